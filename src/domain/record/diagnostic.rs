//! Initial assessment, to be shared.
use super::prelude::*;

record! {
    /// Initial assessment, to be shared.
    pub struct DiagnosticRecord;
    pub const DIAGNOSTIC: DiagnosticFields;
    kind Diagnostic {
        table: "diagnostic", the: "le diagnostic", title: "Diagnostic",
        section: Section::Sharing, panel: Panel::Identity, check: nothing,
        listed: Some((40, "Diagnostics")),
        added: Some((40, "Un diagnostic")),
        first: |today, _| vec![DIAGNOSTIC.made_on.set(today)],
    }
    person: id = owner();
    made_on: date = required(past("etabli_le", "Établi le"));
    kind: code = choice("type", "Type", V::DiagnosticKind);
    author: text = line("auteur", "Établi par");
    note: text = prose("note", "Conclusions");
}
