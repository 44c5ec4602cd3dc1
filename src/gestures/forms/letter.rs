//! The form that notes a letter just written after a missed appointment.
use super::{Desk, fields_of_new, first, options, seen};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Value};
use crate::form::Form;

/// What was done after an absence, already answered: a letter, today.
pub(crate) fn sent(appointment: Id, file: &CaseFile, desk: Desk<'_>) -> Form {
    let entity = Entity::AbsenceAction;
    let mut initial = first::answers(entity, appointment, Some(file), desk);
    initial.push(("type", Value::from("relance_courrier")));
    let day = file
        .row(Entity::Appointment, appointment)
        .map_or_else(String::new, |row| format!(" du {}", row.day("prevu_le")));
    Form::only(
        entity,
        None,
        &seen(entity, &fields_of_new(entity), None, desk),
        &initial,
        desk.today,
        &options(Some(file), desk.names),
    )
    .named(
        entity.table(),
        &format!("Lettre après le rendez-vous manqué{day}"),
    )
}
