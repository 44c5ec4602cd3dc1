//! Period during which deadlines cannot run (neutralisation).
use super::field::{choice, line, near, owner, required};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// Period during which deadlines cannot run (neutralisation).
    pub struct ExemptionRecord;
    pub const EXEMPTION: ExemptionFields;
    kind Exemption {
        table: "neutralisation", the: "la neutralisation", title: "Neutralisation",
        section: Section::Reasons, check: nothing,
    }
    person: id = owner();
    reason: code = required(choice("motif", "Motif", V::ExemptionReason));
    start: date = required(near("debut", "Du"));
    end: date = near("fin", "Au").after(&["debut"]);
    rules: text = line("regles", "Règles concernées (toutes si vide)").for_rules();
    note: text = line("note", "Remarque");
}
