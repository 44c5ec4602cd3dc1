//! Absences nothing was done about: one row of the index each, the first one and the others.
//! The rule of the first absence has its own deadline; the queue wants them all.
use crate::domain::facts::{Exemption, Facts};
use crate::domain::queue::ABSENCE;
use crate::domain::record::Value;
use crate::domain::rules::Level;

/// The rule that a documented reason switches off (« DITP 2019, orientation et suivi »).
const FIRST_ABSENCE: &str = "ABS-15J";

/// The rows, as values in the order of the columns of the index: they call from the day of the
/// absence on, and never count as late.
pub(super) fn rows(facts: &Facts) -> Vec<Vec<Value>> {
    if facts.waivers.iter().any(|it| it.rule == FIRST_ABSENCE) {
        return Vec::new();
    }
    // The periods that hold every rule up; the last one entered is the one kept.
    let held = facts.exemptions.iter().rfind(|it| it.rules.is_empty());
    let mut missed: Vec<_> = facts.absences_without_follow_up().collect();
    missed.sort_by_key(|it| it.id);
    missed
        .into_iter()
        .filter_map(|missed| {
            let on = Value::from(missed.planned_on?);
            Some(row(missed.id, &on, held))
        })
        .collect()
}

fn row(id: i64, on: &Value, held: Option<&Exemption>) -> Vec<Value> {
    vec![
        Value::from(ABSENCE),
        Value::from(Level::Information.code()),
        Value::Int(0),
        Value::from("rdv"),
        Value::Int(id),
        Value::from("rdv.prevu_le"),
        on.clone(),
        on.clone(),
        on.clone(),
        on.clone(),
        Value::Null,
        held.map(|it| it.from).into(),
        held.and_then(|it| it.to).into(),
        Value::Null,
        Value::Null,
    ]
}
