//! A review: what the plan says is already written in its form, and the next one is agreed on.
use super::hooks::First::Today;
use super::hooks::{Hooks, NONE};
use super::model;
use crate::domain::agenda::Closed;
use crate::domain::calendar::{Calendar, Unit};
use crate::domain::change::Values;
use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::facts::ReviewTrigger;
use crate::domain::file::CaseFile;
use crate::domain::follow_up::Task;
use crate::domain::record::review::EVERY;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::form::{Form, FormSpec};
use crate::gestures::filled::Filled;
use crate::gestures::next::Next;
use crate::gestures::opening::Opening;
use crate::words::review::{self, Span};

pub(super) const HOOKS: Hooks = Hooks {
    first: &[("faite_le", Today)],
    first_of_file: |at, _| {
        let leader = model::leader(at, Task::EvaluateParcours).or(at.agent);
        vec![("menee_par_id", leader.into())]
    },
    new_form: Some(|at, action, first| form(at, None, action, first)),
    explain: |at, file, remarks| {
        model::check_agent(at, file, (Task::EvaluateParcours, "menee_par_id"), remarks);
    },
    next: next_appointment,
    ..NONE
};

/// The form of a review: its trigger, or the one that the file calls for; `action` is the one that
/// ended, 0 when none.
pub(in crate::gestures) fn form(
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
    first.push(("declencheur", trigger.code().into()));
    first.push(("action_id", action.into()));
    if let Some(file) = at.file {
        let results = review::results(file, Span::of(file, action));
        first.push(("resultats", Value::from(results)));
    }
    // The end of a parcours has no next review; that of one action does not move the others.
    if matches!(
        trigger,
        ReviewTrigger::SixMonths | ReviewTrigger::Reorientation | ReviewTrigger::Other
    ) {
        // Months are counted alike in every territory.
        let next = Calendar::default().add(at.today, EVERY, Unit::Months);
        first.push(("prochaine_le", next.into()));
    }
    let fields = FormSpec::whole(Entity::Review).fields.into_iter();
    let names: Vec<&str> = fields
        .map(|field| field.name)
        .filter(|name| *name != "action_id" || trigger == ReviewTrigger::ActionEnd)
        .collect();
    let spec = at.fields(Entity::Review, None, &names);
    at.form(spec.titled(review::name(trigger)), None, &first)
}

/// After a review, the next appointment when there is none; else the next review itself, at the
/// latest worked day that keeps what was agreed, unless it is fixed already.
fn next_appointment<'a>(at: &'a Filled<'_>, _made: Option<Id>) -> Option<Next<'a>> {
    let today = at.writer.today;
    let agreed = at.row.date("prochaine_le").filter(|on| *on > today)?;
    let file = at.file.filter(|_| at.is_new())?;
    let mut to_come = planned_from(file, today).peekable();
    if to_come.peek().is_none() {
        return Some(Next::Appointment(Closed::Kept {
            kind: "revue",
            under_contract: is_under_contract(file, today),
        }));
    }
    if to_come.any(|row| row.text("type") == Some("revue")) {
        return None;
    }
    let day = at.rules.calendar().last_working_day_up_to(agreed);
    let days = (day - today).num_days();
    let days = u64::try_from(days).unwrap_or_default();
    Some(Next::Appointment(Closed::Reviewed(days)))
}

/// Appointments still planned from a day on.
pub(in crate::gestures) fn planned_from(file: &CaseFile, day: Date) -> impl Iterator<Item = &Row> {
    let rows = file.rows(Entity::Appointment).iter();
    rows.filter(|row| row.text("statut").is_none_or(|status| status == "prevu"))
        .filter(move |row| row.date("prevu_le").is_some_and(|on| on >= day))
}

/// Whether a signed contract runs.
pub(in crate::gestures) fn is_under_contract(file: &CaseFile, today: Date) -> bool {
    let contracts = file.contracts();
    let mut signed = contracts
        .iter()
        .filter(|it| Contract::stands(it) && it.signed_on().is_some());
    signed.any(|contract| contract.last_day().is_none_or(|last| last >= today))
}
