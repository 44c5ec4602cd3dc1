//! What was done after an absence.
use super::entity::Entity;
use super::field::{choice, internal, line, owner, past, reference, required};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// What was done after an absence.
    pub struct AbsenceActionRecord;
    pub const ABSENCE_ACTION: AbsenceActionFields;
    kind AbsenceAction {
        table: "action_specifique", the: "la suite de l’absence", title: "Suite d’une absence",
        section: Section::Appointments, check: nothing,
    }
    person: id = owner();
    appointment: id = internal(reference("rdv_id", "Rendez-vous manqué", Entity::Appointment));
    kind: code = required(choice("type", "Suite donnée", V::AbsenceAction));
    made_on: date = required(past("faite_le", "Faite le"));
    note: text = line("note", "Remarque").seen_as(Section::Notes);
}
