//! Work or training taken up.
use super::field::{choice, near, owner, required, yes_no};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// Work or training taken up.
    pub struct ResumptionRecord;
    pub const RESUMPTION: ResumptionFields;
    kind Resumption {
        table: "reprise", the: "la reprise d’activité", title: "Reprise d’activité",
        section: Section::Following, check: nothing,
    }
    person: id = owner();
    kind: code = required(choice("nature", "Reprise", V::Resumption));
    start: date = required(near("debut", "Début"));
    planned_end: date = near("fin_prevue", "Fin prévue").after(&["debut"]);
    end: date = near("fin", "Fin").after(&["debut"]);
    short: yes = required(yes_no("courte", "De courte durée"));
}
