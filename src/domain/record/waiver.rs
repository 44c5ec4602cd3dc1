//! Documented reason why a rule does not apply (sans objet).
use super::field::{line, owner, past, required};
use super::issue::nothing;
use super::section::Section;
use super::table::record;

record! {
    /// Documented reason why a rule does not apply (sans objet).
    pub struct WaiverRecord;
    pub const WAIVER: WaiverFields;
    kind Waiver {
        table: "sans_objet", the: "le « sans objet »", title: "Sans objet",
        section: Section::Reasons, check: nothing,
    }
    person: id = owner();
    rule: text = required(line("regle", "Règle")).for_rules();
    reason: text = required(line("motif", "Pourquoi elle ne s’applique pas")).for_rules();
    decided_on: date = past("decide_le", "Décidé le");
}
