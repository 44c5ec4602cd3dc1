//! Recurring rules. Each start event opens a case, and the next end event ends it. A new start
//! event that is not an end event replaces the case that is running.
use super::prelude::*;

use crate::domain::deadlines::case::outcome;
use crate::domain::facts::Offer;

pub(super) fn evaluate(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    match rule.object {
        ObjectKind::Person => {
            for (index, span) in context.follow_ups.iter().enumerate() {
                person(context, rule, index, span, out);
            }
        }
        ObjectKind::Offer => {
            for offer in &context.facts.offers {
                let object = Object::new(ObjectKind::Offer, offer.id);
                let events = verifications(offer);
                if events.is_empty() {
                    let key = EventKey::OfferVerified;
                    out.extend(undated(context, rule, object, key, None));
                }
                cases(context, rule, object, &events, None, out);
            }
        }
        _other => {}
    }
}

/// What an event does to the running case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    /// Ends it.
    Ends,
    /// Ends it and opens the next one.
    EndsAndOpens,
    /// Replaces it by a new one.
    Opens,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Event {
    on: NaiveDate,
    role: Role,
    key: EventKey,
}

fn person<'a>(
    context: &Context<'a>,
    rule: &Arc<Rule>,
    index: usize,
    span: &Span<'a>,
    out: &mut Vec<Deadline>,
) {
    if context.outside(rule, span, span.from()).is_some() {
        return;
    }
    let here = |on: &NaiveDate| {
        span::index_of(&context.follow_ups, None, Some(*on)) == index && span.reaches(*on)
    };
    let mut events = Vec::new();
    let mut opening: Vec<EventKey> = rule.start.clone();
    if !opening
        .iter()
        .any(|key| days(context, *key).iter().any(here))
    {
        opening.extend(&rule.fallback);
    }
    let ending = rule.end.iter().filter(|key| !opening.contains(key));
    for &key in opening.iter().chain(ending) {
        let role = match (opening.contains(&key), rule.end.contains(&key)) {
            (true, true) => Role::EndsAndOpens,
            (true, false) => Role::Opens,
            (false, _) => Role::Ends,
        };
        let days = days(context, key).into_iter().filter(here);
        events.extend(days.map(|on| Event { on, role, key }));
    }
    let last = index + 1 == context.follow_ups.len();
    if let Some(key) = opening
        .iter()
        .copied()
        .find(|key| last && events.is_empty() && is_undated(context, *key))
    {
        out.extend(undated(context, rule, context.person(), key, Some(span)));
    }
    cases(context, rule, context.person(), &events, Some(span), out);
}

/// The days on which a recurring event happened.
fn days(context: &Context<'_>, key: EventKey) -> Vec<NaiveDate> {
    let facts = context.facts;
    let evaluated = || facts.evaluations.iter().filter_map(|it| it.on);
    let kept = || {
        let kept = facts.appointments.iter().filter(|it| it.is_accompaniment());
        kept.filter_map(Appointment::kept_on)
    };
    let signed = || facts.standing_contracts().filter_map(Contract::signed_on);
    match key {
        EventKey::ContractSigned => signed().collect(),
        EventKey::Reviewed => facts.reviews.iter().filter_map(|it| it.on).collect(),
        EventKey::Evaluated => evaluated().collect(),
        EventKey::FirstEvaluation => evaluated().min().into_iter().collect(),
        EventKey::Contact => facts.exchange_days().collect(),
        EventKey::CarnetUpdated => facts.carnet_days().collect(),
        EventKey::FirstAppointmentKept => kept().min().into_iter().collect(),
        _other => Vec::new(),
    }
}

/// Whether a recurring event is known to have happened, on an unknown day.
fn is_undated(context: &Context<'_>, key: EventKey) -> bool {
    let facts = context.facts;
    let signed = || {
        let mut unsigned = facts
            .standing_contracts()
            .filter(|it| it.signed_on().is_none());
        unsigned.any(|it| it.transmitted_on.or(it.decided_on).is_some())
    };
    let kept = || {
        let mut own = facts.appointments.iter().filter(|it| it.is_accompaniment());
        own.any(|it| it.status == AppointmentStatus::Kept && it.planned_on.is_none())
    };
    (key == EventKey::ContractSigned && signed())
        || (key == EventKey::Reviewed && facts.reviews.iter().any(|it| it.on.is_none()))
        || (matches!(key, EventKey::Evaluated | EventKey::FirstEvaluation)
            && facts.evaluations.iter().any(|it| it.on.is_none()))
        || (key == EventKey::Contact && facts.contacts.iter().any(|it| it.on.is_none()))
        || (key == EventKey::FirstAppointmentKept && kept())
}

/// The checks of a service of the directory. The last one does not count while its sheet is
/// incomplete.
fn verifications(offer: &Offer) -> Vec<Event> {
    let mut days = offer.verified_on.clone();
    days.sort_unstable();
    if !offer.complete && days.len() > 1 {
        days.pop();
    }
    let event = |on| Event {
        on,
        role: Role::EndsAndOpens,
        key: EventKey::OfferVerified,
    };
    days.into_iter().map(event).collect()
}

fn undated(
    context: &Context<'_>,
    rule: &Arc<Rule>,
    object: Object,
    event: EventKey,
    span: Option<&Span<'_>>,
) -> Option<Deadline> {
    context.settle(Case {
        left: span.and_then(|span| span.left),
        ..Case::of(rule, object, Start::new(event, None))
    })
}

/// Makes the cases that a sequence of events opens and ends.
fn cases(
    context: &Context<'_>,
    rule: &Arc<Rule>,
    object: Object,
    events: &[Event],
    span: Option<&Span<'_>>,
    out: &mut Vec<Deadline>,
) {
    let mut events = events.to_vec();
    events.sort_unstable();
    events.dedup_by_key(|event| (event.on, event.role));
    let mut running: Option<Deadline> = None;
    let mut closed = Vec::new();
    for event in events {
        if let Some(mut case) = running.take() {
            let due = case.due.unwrap_or(event.on);
            match event.role {
                Role::Ends | Role::EndsAndOpens => {
                    if case.outcome == Outcome::Open {
                        case.outcome = outcome(due, Some(event.on), None);
                    }
                    closed.push(case);
                }
                // Replaced before its due date, a case does not count. After it, it was missed.
                Role::Opens if event.on <= due => {}
                Role::Opens => {
                    if case.outcome == Outcome::Open {
                        case.outcome = Outcome::NotDone { on: event.on };
                    }
                    closed.push(case);
                }
            }
        }
        if event.role != Role::Ends {
            running = open(context, rule, object, event);
        }
    }
    out.append(&mut closed);
    if let Some(mut case) = running {
        let left = span.and_then(|span| span.left);
        if let (Outcome::Open, Some(due)) = (&case.outcome, case.due) {
            case.outcome = outcome(due, None, left);
        }
        out.push(case);
    }
}

fn open(context: &Context<'_>, rule: &Arc<Rule>, object: Object, event: Event) -> Option<Deadline> {
    context.settle(Case::of(rule, object, Start::new(event.key, event.on)))
}
