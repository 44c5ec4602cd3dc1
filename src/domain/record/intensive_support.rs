//! Accompagnement social renforcé: closer individual support, from a day to another (« Hérault, bilan de
//! convention », IV.A).
use super::prelude::*;

record! {
    /// Closer individual support.
    pub struct IntensiveSupportRecord;
    pub const INTENSIVE_SUPPORT: IntensiveSupportFields;
    kind IntensiveSupport {
        table: "asr", the: "l’accompagnement social renforcé", title: "Accompagnement social renforcé",
        section: Section::Following, panel: Panel::Identity, check: nothing,
        listed: Some((95, "Accompagnement social renforcé")),
        added: Some((95, "Un accompagnement social renforcé")),
        first: |today, _| vec![INTENSIVE_SUPPORT.start.set(today)],
        counted: false,
        life: &[
            Step::new(INTENSIVE_SUPPORT.start, Sign::Begins, "Accompagnement social renforcé", &["motif"]),
            Step::new(INTENSIVE_SUPPORT.end, Sign::Ends, "Fin de l’accompagnement social renforcé", &[]),
        ],
    }
    person: id = owner();
    start: date = required(near("debut", "Début").happens());
    end: date = near("fin", "Fin").after(&["debut"]).happens();
    reason: text = line("motif", "Pourquoi");
}
