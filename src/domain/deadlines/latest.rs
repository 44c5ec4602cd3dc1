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
                    out.extend(undated(
                        context,
                        rule,
                        object,
                        EventKey::OfferVerified,
                        None,
                    ));
                }
                cases(context, rule, object, &events, None, out);
            }
        }
        ObjectKind::Parcours
        | ObjectKind::Reorientation
        | ObjectKind::Contract
        | ObjectKind::Appointment
        | ObjectKind::Diagnostic
        | ObjectKind::Suspension
        | ObjectKind::Objective
        | ObjectKind::Action => {}
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
    for &key in &opening {
        let role = if rule.end.contains(&key) {
            Role::EndsAndOpens
        } else {
            Role::Opens
        };
        events.extend(days(context, key).into_iter().filter(here).map(|on| Event {
            on,
            role,
            key,
        }));
    }
    for &key in rule.end.iter().filter(|key| !opening.contains(key)) {
        let role = Role::Ends;
        events.extend(days(context, key).into_iter().filter(here).map(|on| Event {
            on,
            role,
            key,
        }));
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
    let standing = facts
        .contracts
        .iter()
        .filter(|it| it.cancelled_on.is_none());
    if key == EventKey::ContractSigned {
        standing.filter_map(|it| it.signed_on()).collect()
    } else if key == EventKey::Reviewed {
        facts.reviews.iter().filter_map(|it| it.on).collect()
    } else if key == EventKey::Evaluated {
        evaluated().collect()
    } else if key == EventKey::FirstEvaluation {
        evaluated().min().into_iter().collect()
    } else if key == EventKey::Contact {
        facts.any_contact_days().collect()
    } else if key == EventKey::CarnetUpdated {
        facts.carnet_days().collect()
    } else if key == EventKey::FirstAppointmentKept {
        kept().min().into_iter().collect()
    } else {
        Vec::new()
    }
}

/// Whether a recurring event is known to have happened, on an unknown day.
fn is_undated(context: &Context<'_>, key: EventKey) -> bool {
    let facts = context.facts;
    let signed = || {
        let decided = facts
            .contracts
            .iter()
            .filter(|it| it.cancelled_on.is_none() && it.signed_on().is_none());
        decided
            .map(|it| it.transmitted_on.or(it.decided_on))
            .any(|on| on.is_some())
    };
    let kept = || {
        let kept = facts
            .appointments
            .iter()
            .filter(|it| it.status == AppointmentStatus::Kept);
        kept.filter(|it| it.is_accompaniment())
            .any(|it| it.planned_on.is_none())
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
        rule,
        object,
        start: Start { event, date: None },
        due: Due::Delay { before: None },
        end: None,
        left: span.and_then(|span| span.left),
        detail: None,
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
                        case.outcome = outcome(object.kind, due, Some(event.on), None);
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
            case.outcome = outcome(object.kind, due, None, left);
        }
        out.push(case);
    }
}

fn open(context: &Context<'_>, rule: &Arc<Rule>, object: Object, event: Event) -> Option<Deadline> {
    context.settle(Case {
        rule,
        object,
        start: Start {
            event: event.key,
            date: Some(event.on),
        },
        due: Due::Delay { before: None },
        end: None,
        left: None,
        detail: None,
    })
}
