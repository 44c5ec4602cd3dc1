//! Measure on the allowance, recorded and never computed.
use super::field::{choice, line, near, owner, past, required};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// Measure on the allowance, recorded and never computed.
    pub struct SuspensionRecord;
    pub const SUSPENSION: SuspensionFields;
    kind Suspension {
        table: "suspension", the: "la mesure sur l’allocation", title: "Mesure sur l’allocation",
        section: Section::Reasons, check: nothing,
    }
    person: id = owner();
    phase: code = required(choice("phase", "Mesure", V::SuspensionPhase));
    measure_notified_on: date = past("mesure_notifiee_le", "Mesure envisagée notifiée le");
    observations_on: date = past("observations_recues_le", "Observations reçues le");
    decision_notified_on: date = past("decision_notifiee_le", "Décision notifiée le");
    appealed_on: date = past("recours_le", "Recours déposé le");
    start: date = near("debut", "Début");
    end: date = near("fin", "Fin").after(&["debut"]);
    note: text = line("note", "Remarque");
}
