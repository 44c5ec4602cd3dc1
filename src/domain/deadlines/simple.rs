//! Start plus delay, ended by the first end event: the commonest rule.
use std::sync::Arc;

use crate::domain::deadlines::case::{Case, Due, blank};
use crate::domain::deadlines::context::Context;
use crate::domain::deadlines::events::{Happened, contract_date, first_known};
use crate::domain::deadlines::span::Span;
use crate::domain::deadlines::{Deadline, Outcome, Start};
use crate::domain::facts::{Object, ObjectKind, Reorientation};
use crate::domain::rules::{EventKey, Rule};

pub(super) fn evaluate(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    match rule.object {
        ObjectKind::Person => {
            let span = context.follow_ups.last();
            out.extend(span.and_then(|span| one(context, rule, span, context.person())));
        }
        ObjectKind::Parcours => {
            for span in &context.episodes {
                out.extend(
                    parcours_of(rule, span).and_then(|object| one(context, rule, span, object)),
                );
            }
        }
        ObjectKind::Reorientation => {
            let asked = context.facts.reorientations.iter();
            out.extend(asked.filter_map(|it| reorientation(context, rule, it)));
        }
        ObjectKind::Contract => contracts(context, rule, out),
        ObjectKind::Appointment
        | ObjectKind::Diagnostic
        | ObjectKind::Objective
        | ObjectKind::Action
        | ObjectKind::Offer => {}
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
    let happened = |key| context.happened(span, key);
    let start =
        first_known(&rule.start, happened).or_else(|| first_known(&rule.fallback, happened))?;
    if let Some(reason) = context.outside(rule, span) {
        let mut deadline = blank(rule, object, start, None);
        deadline.outcome = Outcome::NotApplicable {
            reason: reason.to_owned(),
        };
        return Some(deadline);
    }
    let before = rule.before.and_then(|key| match happened(key) {
        Happened::On(date) => Some(date),
        Happened::Undated | Happened::NotYet => None,
    });
    context.settle(Case {
        rule,
        object,
        start,
        due: Due::Delay { before },
        end: context.ended(span, &rule.end, start),
        left: span.left.filter(|_| start.event != EventKey::Exited),
        detail: None,
    })
}

fn reorientation(
    context: &Context<'_>,
    rule: &Arc<Rule>,
    asked: &Reorientation,
) -> Option<Deadline> {
    let dates = [
        (EventKey::ReorientationRequested, asked.requested_on),
        (EventKey::ReorientationDecided, asked.decided_on),
    ];
    let date = |key| {
        dates
            .into_iter()
            .find(|(event, _)| *event == key)
            .and_then(|(_, date)| date)
    };
    let start = first_known(&rule.start, |key| {
        date(key).map_or(Happened::Undated, Happened::On)
    })?;
    let span = context.episode(asked.parcours, asked.requested_on.or(asked.decided_on))?;
    context.settle(Case {
        rule,
        object: Object::new(ObjectKind::Reorientation, asked.id),
        start,
        due: Due::Delay {
            before: rule.before.and_then(date),
        },
        end: context.ended(span, &rule.end, start),
        left: span.left,
        detail: None,
    })
}

fn contracts(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    for contract in context
        .facts
        .contracts
        .iter()
        .filter(|it| it.cancelled_on.is_none())
    {
        let date = |key: &EventKey| contract_date(contract, *key);
        let dated = |event: &EventKey| {
            date(event).map(|on| Start {
                event: *event,
                date: Some(on),
            })
        };
        let Some(start) = rule.start.iter().find_map(dated) else {
            continue;
        };
        let span = context.follow_up(contract.parcours, start.date);
        let left = span.and_then(|span| span.left);
        let end = rule.end.iter().filter_map(date).min();
        out.extend(context.settle(Case {
            rule,
            object: Object::new(ObjectKind::Contract, contract.id),
            start,
            due: Due::Delay {
                before: rule.before.as_ref().and_then(date),
            },
            end: end.filter(|on| left.is_none_or(|left| *on <= left.on)),
            left,
            detail: None,
        }));
    }
}
