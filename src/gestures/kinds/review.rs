//! A review: what the plan says is already written in its form, and the next one is agreed on.
use super::model;
use crate::domain::agenda::Closed;
use crate::domain::calendar::Unit;
use crate::domain::facts::ReviewTrigger;
use crate::domain::follow_up::Task;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::review::{EVERY, REVIEW, ReviewRecord};
use crate::domain::vocabulary::AppointmentStatus;
use crate::gestures::prelude::*;
use crate::words::review::{self, Span};

pub(super) const HOOKS: Hooks = Hooks {
    first: |at, _| {
        let leader = model::leader(at, Task::EvaluateParcours).or(at.agent);
        vec![REVIEW.made_on.set(at.today), REVIEW.led_by.set(leader)]
    },
    new_form: Some(|at, action, first| form(at, None, action, first)),
    complete: keep_what_stood,
    explain: |at, file, remarks| {
        let led_by = at.read::<ReviewRecord<'_>>().led_by();
        let field = (Task::EvaluateParcours, REVIEW.led_by.name, led_by);
        model::check_agent(at, file, field, remarks);
    },
    next: next_appointment,
    ..NONE
};

/// What stood on its day is kept with it, once: the paper of the bilan is the same later.
fn keep_what_stood(at: &Filled<'_>, values: &mut Values) {
    let day = at.read::<ReviewRecord<'_>>().made_on();
    let day = day.filter(|_| at.is_new() || at.changes(REVIEW.made_on));
    if let (Some(file), Some(day)) = (at.file, day) {
        values.push(REVIEW.content.set(review::stood(file, day)));
    }
}

/// The form of a review: its trigger, or the one that the file calls for; `action` is the one that
/// ended, 0 when none.
pub fn form(
    at: Opening<'_>,
    trigger: Option<ReviewTrigger>,
    action: Id,
    mut first: Values,
) -> Form {
    let action = (action != 0).then_some(action);
    let trigger = trigger.unwrap_or_else(|| match action {
        Some(_) => ReviewTrigger::ActionEnd,
        None => at.file.map_or(ReviewTrigger::SixMonths, review::trigger),
    });
    first.push(REVIEW.trigger.set(trigger));
    first.push(REVIEW.action.set(action));
    if let Some(file) = at.file {
        let results = review::results(file, Span::of(file, action));
        first.push(REVIEW.results.set(results));
    }
    // The end of a parcours has no next review; that of one action does not move the others.
    if matches!(
        trigger,
        ReviewTrigger::SixMonths | ReviewTrigger::Reorientation | ReviewTrigger::Other
    ) {
        // At the latest worked day that keeps the delay.
        let calendar = at.rules.calendar();
        let next = calendar.add(at.today, EVERY, Unit::Months);
        first.push(REVIEW.next_on.set(calendar.last_working_day_up_to(next)));
    }
    let fields = FormSpec::whole(Entity::Review).fields.into_iter();
    let names: Vec<&str> = fields
        .map(|field| field.name)
        .filter(|name| *name != REVIEW.action.name || trigger == ReviewTrigger::ActionEnd)
        .collect();
    let spec = at.fields(Entity::Review, None, &names);
    at.form(spec.titled(review::name(trigger)), None, &first)
}

/// After a review, the next appointment when there is none; else the next review itself, at the
/// latest worked day that keeps what was agreed, unless it is fixed already.
fn next_appointment<'a>(at: &'a Filled<'_>, _made: Option<Id>) -> Option<Next<'a>> {
    let today = at.writer.today;
    let agreed = at.read::<ReviewRecord<'_>>().next_on()?;
    let file = at.file.filter(|_| at.is_new() && agreed > today)?;
    let mut to_come = planned_from(file, today).peekable();
    if to_come.peek().is_none() {
        return Some(Next::Appointment(Closed::Kept {
            kind: "revue",
            under_contract: file.is_under_contract(today),
        }));
    }
    if to_come.any(|it| it.kind() == Some("revue")) {
        return None;
    }
    let day = at.rules.calendar().last_working_day_up_to(agreed);
    let days = (day - today).num_days();
    let days = u64::try_from(days).unwrap_or_default();
    Some(Next::Appointment(Closed::Reviewed(days)))
}

/// Appointments still planned from a day on.
pub fn planned_from(file: &CaseFile, day: Date) -> impl Iterator<Item = AppointmentRecord<'_>> {
    let planned =
        |it: &AppointmentRecord<'_>| matches!(it.status(), None | Some(AppointmentStatus::Planned));
    let rows = file.all::<AppointmentRecord<'_>>().filter(planned);
    rows.filter(move |it| it.planned_on().is_some_and(|on| on >= day))
}
