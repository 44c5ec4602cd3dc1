//! Initial assessment, to be shared.
use super::field::{choice, line, owner, past, prose, required};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// Initial assessment, to be shared.
    pub struct DiagnosticRecord;
    pub const DIAGNOSTIC: DiagnosticFields;
    kind Diagnostic {
        table: "diagnostic", the: "le diagnostic", title: "Diagnostic",
        section: Section::Sharing, check: nothing,
    }
    person: id = owner();
    made_on: date = required(past("etabli_le", "Établi le"));
    kind: code = choice("type", "Type", V::DiagnosticKind);
    author: text = line("auteur", "Établi par");
    note: text = prose("note", "Conclusions");
}
