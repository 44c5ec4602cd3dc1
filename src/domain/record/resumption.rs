//! Work or training taken up.
use super::prelude::*;

record! {
    /// Work or training taken up.
    pub struct ResumptionRecord;
    pub const RESUMPTION: ResumptionFields;
    kind Resumption {
        table: "reprise", the: "la reprise d’activité", title: "Reprise d’activité",
        section: Section::Following, panel: Panel::Identity, check: nothing,
        listed: Some((90, "Reprises d’activité")),
        added: Some((90, "Une reprise d’activité")),
        first: |today, _| vec![
            RESUMPTION.kind.set("emploi"),
            RESUMPTION.start.set(today),
            RESUMPTION.short.set(true),
        ],
        life: &[
            Step::new(RESUMPTION.start, Sign::Begins, "Reprise", &["nature", "courte"]),
            Step::new(RESUMPTION.end, Sign::Ends, "Fin de la reprise", &["nature"]),
        ],
    }
    person: id = owner();
    kind: code = required(choice("nature", "Reprise", V::Resumption));
    start: date = required(near("debut", "Début"));
    planned_end: date = near("fin_prevue", "Fin prévue").after(&["debut"]);
    end: date = near("fin", "Fin").after(&["debut"]).happens();
    short: yes = required(yes_no("courte", "De courte durée"));
}
