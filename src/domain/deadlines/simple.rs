//! The most common rule: a start event, a delay, and the first end event.
use super::prelude::*;

use crate::domain::deadlines::events::{Happened, contract_date, date_of, first_known};
use crate::domain::deadlines::span::{Leaving, Left};
use crate::domain::facts::Reorientation;

pub(super) fn evaluate(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    match rule.object {
        ObjectKind::Person => {
            let span = context.follow_ups.last();
            out.extend(span.and_then(|span| one(context, rule, span, context.person())));
        }
        ObjectKind::Parcours => {
            let spans = context.episodes.iter();
            out.extend(spans.filter_map(|span| one(context, rule, span, parcours_of(rule, span)?)));
        }
        ObjectKind::Reorientation => {
            let asked = context.facts.reorientations.iter();
            out.extend(asked.filter_map(|it| reorientation(context, rule, it)));
        }
        ObjectKind::Contract => contracts(context, rule, out),
        ObjectKind::Suspension => suspensions(context, rule, out),
        ObjectKind::PersonRequest => person_requests(context, rule, out),
        _other => {}
    }
}

/// The parcours that bears the rule: the last one for an exit, else the first.
fn parcours_of(rule: &Rule, span: &Span<'_>) -> Option<Object> {
    let exits = rule.start.contains(&EventKey::Exited);
    let parcours = if exits { span.last() } else { span.first() };
    parcours.map(|it| Object::new(ObjectKind::Parcours, it.id))
}

fn one<'a>(
    context: &Context<'a>,
    rule: &Arc<Rule>,
    span: &Span<'a>,
    object: Object,
) -> Option<Deadline> {
    let start = match context.opened(rule, span, object)? {
        Ok(start) => start,
        Err(outside) => return Some(outside),
    };
    let before = rule
        .before
        .and_then(|key| context.happened(span, key).known());
    context.settle(Case {
        due: Due::Delay { before },
        end: context.ended(span, &rule.end, start),
        left: span.left.filter(|_| start.event != EventKey::Exited),
        ..Case::of(rule, object, start)
    })
}

fn reorientation(
    context: &Context<'_>,
    rule: &Arc<Rule>,
    asked: &Reorientation,
) -> Option<Deadline> {
    let announced = rule.start.contains(&EventKey::ReorientationRequested);
    // A new decision starts its own delay, unless it opened a parcours, which has one.
    if !announced && (!asked.accepted || opens_parcours(context, asked)) {
        return None;
    }
    // A decision that nobody asked for has no request to start from.
    if announced && asked.requested_on.is_none() && asked.accepted {
        return None;
    }
    let dates = [
        (EventKey::ReorientationRequested, asked.requested_on),
        (EventKey::ReorientationDecided, asked.decided_on),
        (EventKey::ReorientationNotified, asked.notified_on),
    ];
    let date = |key| date_of(&dates, key);
    let start = first_known(&rule.start, |key| {
        date(key).map_or(Happened::Undated, Happened::On)
    })?;
    let span = context.episode(asked.parcours, asked.requested_on.or(asked.decided_on))?;
    context.settle(Case {
        due: Due::Delay {
            before: rule.before.and_then(date),
        },
        end: context.ended(span, &rule.end, start),
        left: span.left,
        ..Case::of(
            rule,
            Object::new(ObjectKind::Reorientation, asked.id),
            start,
        )
    })
}

/// Whether a decision opened a parcours: the delays of that parcours then start from it.
fn opens_parcours(context: &Context<'_>, asked: &Reorientation) -> bool {
    let same = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.is_some() && a == b;
    context
        .episodes
        .iter()
        .filter_map(Span::first)
        .any(|it| same(it.decided_on, asked.decided_on) || same(it.notified_on, asked.notified_on))
}

fn suspensions(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    for it in &context.facts.suspensions {
        let dates = [
            (EventKey::MeasureNotified, it.measure_notified_on),
            (EventKey::ObservationsReceived, it.observations_on),
            (EventKey::DecisionNotified, it.decision_notified_on),
            (EventKey::Appealed, it.appealed_on),
        ];
        let date = |key| date_of(&dates, key);
        let happened = |key| date(key).map_or(Happened::NotYet, Happened::On);
        let Some(start) = first_known(&rule.start, happened) else {
            continue;
        };
        let Some(span) = context.follow_up(None, start.date) else {
            continue;
        };
        if context.outside(rule, span, start.date).is_some() {
            continue;
        }
        let own = rule.end.iter().filter_map(|key| date(*key)).min();
        let later = context.ended(span, &rule.end, start);
        out.extend(context.settle(Case {
            due: Due::Delay {
                before: rule.before.and_then(date),
            },
            end: own.into_iter().chain(later).min(),
            left: span.left,
            ..Case::of(rule, Object::new(ObjectKind::Suspension, it.id), start)
        }));
    }
}

/// What the person asks of their data is owed to them whatever becomes of the accompaniment: neither an
/// exit nor a transfer ends it.
fn person_requests(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    for it in &context.facts.person_requests {
        let dates = [
            (EventKey::PersonRequested, it.received_on),
            (
                EventKey::ExtendedRequest,
                it.extended_on.and(it.received_on),
            ),
            (EventKey::PersonRequestExtended, it.extended_on),
            (EventKey::PersonRequestAnswered, it.answered_on),
        ];
        let date = |key| date_of(&dates, key);
        let happened = |key| date(key).map_or(Happened::NotYet, Happened::On);
        let Some(start) = first_known(&rule.start, happened) else {
            continue;
        };
        out.extend(context.settle(Case {
            end: rule.end.iter().filter_map(|key| date(*key)).min(),
            ..Case::of(rule, Object::new(ObjectKind::PersonRequest, it.id), start)
        }));
    }
}

fn contracts(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    for contract in context.facts.standing_contracts() {
        let date = |key: &EventKey| contract_date(contract, *key);
        let dated = |event: &EventKey| date(event).map(|on| Start::new(*event, on));
        let Some(start) = rule.start.iter().find_map(dated) else {
            continue;
        };
        let outside = context
            .episode(contract.parcours, start.date)
            .and_then(|span| context.outside(rule, span, start.date));
        if outside.is_some() {
            continue;
        }
        let span = context.follow_up(contract.parcours, start.date);
        let own = rule.end.iter().filter_map(date).min();
        let apart = rule.end.iter().copied().filter(|key| !key.of_a_contract());
        let apart: Vec<EventKey> = apart.collect();
        let later = span.and_then(|span| context.ended(span, &apart, start));
        let end = own.into_iter().chain(later).min();
        let left = span.and_then(|span| span.left);
        let left = revised(context, rule, contract)
            .filter(|_| own.is_none())
            .filter(|it| left.is_none_or(|left| it.on <= left.on))
            .or(left);
        out.extend(context.settle(Case {
            due: Due::Delay {
                before: rule.before.as_ref().and_then(date),
            },
            end: end.filter(|on| left.is_none_or(|left| *on <= left.on)),
            left,
            ..Case::of(rule, Object::new(ObjectKind::Contract, contract.id), start)
        }));
    }
}

/// The signature of the next contract, which ends a case of a rule that starts again with each new
/// contract: a rule that starts at the signature, and whose end events are not dates of the contract.
fn revised(context: &Context<'_>, rule: &Rule, contract: &Contract) -> Option<Left> {
    let signed = contract.signed_on()?;
    let apart = |key: &EventKey| !EventKey::of_a_contract(*key);
    let counts = rule.start.contains(&EventKey::ContractSigned) && rule.end.iter().all(apart);
    let standing = context.facts.standing_contracts().filter(|_| counts);
    let next = standing
        .filter_map(Contract::signed_on)
        .filter(|on| *on > signed)
        .min();
    next.map(|on| Left {
        on,
        kind: Leaving::Exit,
    })
}
