//! What was done after an absence.
use super::prelude::*;

record! {
    /// What was done after an absence.
    pub struct AbsenceActionRecord;
    pub const ABSENCE_ACTION: AbsenceActionFields;
    kind AbsenceAction {
        table: "action_specifique", the: "la suite de l’absence", title: "Suite d’une absence",
        section: Section::Appointments, panel: Panel::Appointments, check: nothing,
        changed_by: writers::OFFICE,
    }
    person: id = owner();
    appointment: id = internal(reference("rdv_id", "Rendez-vous manqué", Entity::Appointment)).parent();
    kind: code = required(choice("type", "Suite donnée", V::AbsenceAction));
    made_on: date = required(past("faite_le", "Faite le"));
    note: text = line("note", "Remarque").seen_as(Section::Notes);
}
