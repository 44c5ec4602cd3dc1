//! Absences nothing was done about: one row of the index each, the first one and the others.
//! The rule of the first absence has its own deadline; the queue wants them all.
use super::cohort::day;
use super::index::Said;
use crate::domain::date::Date;
use crate::domain::deadlines::Window;
use crate::domain::facts::{Exemption, Facts, Object, ObjectKind};
use crate::domain::queue::ABSENCE;
use crate::domain::record::Value;
use crate::domain::rules::{EventKey, Level};

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
        .filter_map(|missed| Some(row(missed.id, missed.planned_on?, held)))
        .collect()
}

fn row(id: i64, on: Date, held: Option<&Exemption>) -> Vec<Value> {
    let said = Said {
        rule: ABSENCE,
        level: Level::Information,
        object: Object::new(ObjectKind::Appointment, id),
        start: Some(EventKey::AppointmentPlanned),
        since: day(Some(on)),
        window: Window {
            due: Some(on),
            soon_from: Some(on),
            visible_from: Some(on),
            visible_until: None,
            neutralised_from: held.map(|it| it.from),
            neutralised_to: held.and_then(|it| it.to),
        },
        detail: None,
        wording: None,
    };
    said.row()
}
