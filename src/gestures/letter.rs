//! The form that notes a letter just written after a missed appointment. It is that of what was
//! done about the absence, already answered.
use super::gesture::Gesture;
use super::opening::Opening;
use crate::domain::record::absence_action::ABSENCE_ACTION;
use crate::domain::record::appointment::APPOINTMENT;
use crate::domain::record::{Entity, Id};
use crate::form::Form;
use crate::store::{Result, Store};

/// The gesture that notes it.
pub const fn gesture(missed: Id) -> Gesture {
    Gesture::New(Entity::AbsenceAction, missed)
}

/// Its form.
///
/// # Errors
/// When the appointment is no longer there.
pub fn open(store: &Store, (person, missed): (Id, Id), at: Opening<'_>) -> Result<Form> {
    let given = [ABSENCE_ACTION.kind.set("relance_courrier")];
    let at = Opening {
        given: &given,
        ..at
    };
    let mut form = gesture(missed).open(store, Some(person), at)?;
    let day = store
        .row(Entity::Appointment, missed)?
        .day(APPOINTMENT.planned_on.name);
    form.spec.title = format!("Lettre après le rendez-vous manqué du {day}");
    Ok(form)
}
