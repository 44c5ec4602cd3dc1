//! Deadlines about missing data: a past appointment without an outcome, a parcours without a
//! référent. Their state is « inconnu », never late.
use super::prelude::*;

use crate::domain::deadlines::case::blank;
use crate::domain::deadlines::events::first_known;

/// Every appointment that is still « prévu ». It is shown from the day after its date.
pub(super) fn without_outcome(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    for appointment in context.facts.planned() {
        let Some(on) = appointment.planned_on else {
            continue;
        };
        let object = Object::new(ObjectKind::Appointment, appointment.id);
        let start = Start::new(EventKey::AppointmentPlanned, on);
        let mut deadline = blank(rule, object, start, Some("statut à préciser".to_owned()));
        deadline.visible_from = Some(context.set.calendar.add(on, 1, Unit::Days));
        let left = context
            .episode(appointment.parcours, Some(on))
            .and_then(|span| span.exit_on());
        deadline.outcome = match (
            context.waived(rule, object),
            left.filter(|left| *left <= on),
        ) {
            (Some(reason), _) => Outcome::NotApplicable { reason },
            (None, Some(on)) => Outcome::Cancelled { on },
            (None, None) => Outcome::UnknownStart,
        };
        out.push(deadline);
    }
}

/// The current parcours, when it has no référent.
pub(super) fn without_referent(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    let Some(span) = context.episodes.last().filter(|span| span.left.is_none()) else {
        return;
    };
    let Some(parcours) = span.last().filter(|it| it.referent.is_none()) else {
        return;
    };
    let object = Object::new(ObjectKind::Parcours, parcours.id);
    let Some(start) = first_known(&rule.start, |key| context.happened(span, key)) else {
        return;
    };
    let mut deadline = blank(rule, object, start, Some("aucun référent".to_owned()));
    deadline.outcome = match context.waived(rule, object) {
        Some(reason) => Outcome::NotApplicable { reason },
        None => Outcome::UnknownStart,
    };
    out.push(deadline);
}
