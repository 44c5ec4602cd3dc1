//! Measure on the allowance, recorded and never computed.
use super::prelude::*;

record! {
    /// Measure on the allowance, recorded and never computed.
    pub struct SuspensionRecord;
    pub const SUSPENSION: SuspensionFields;
    kind Suspension {
        table: "suspension", the: "la mesure sur l’allocation", title: "Mesure sur l’allocation",
        section: Section::Measures, panel: Panel::Identity, check: nothing,
        listed: Some((80, "Mesures sur l’allocation")),
        added: Some((80, "Une mesure sur l’allocation")),
        first: |today, _| vec![SUSPENSION.measure_notified_on.set(today)],
        life: &[
            Step::new(SUSPENSION.measure_notified_on, Sign::Noted, "Mesure envisagée, notifiée", &["phase"]),
            Step::new(SUSPENSION.observations_on, Sign::Noted, "Observations de la personne reçues", &["phase"]),
            Step::new(SUSPENSION.decision_notified_on, Sign::Noted, "Décision notifiée", &["phase"]),
            Step::new(SUSPENSION.appealed_on, Sign::Noted, "Recours déposé", &["phase"]),
            Step::new(SUSPENSION.start, Sign::Begins, "Début de la mesure", &["phase"]),
            Step::new(SUSPENSION.end, Sign::Ends, "Fin de la mesure", &["phase"]),
        ],
    }
    person: id = owner();
    phase: code = required(choice("phase", "Mesure", V::SuspensionPhase));
    measure_notified_on: date = past("mesure_notifiee_le", "Mesure envisagée notifiée le");
    observations_on: date = past("observations_recues_le", "Observations reçues le").rare();
    decision_notified_on: date = past("decision_notifiee_le", "Décision notifiée le");
    appealed_on: date = past("recours_le", "Recours déposé le").rare();
    start: date = near("debut", "Début");
    end: date = near("fin", "Fin").after(&["debut"]);
    note: text = line("note", "Remarque").rare();
}
