//! Documented reason why a rule does not apply (sans objet).
use super::prelude::*;

record! {
    /// Documented reason why a rule does not apply (sans objet).
    pub struct WaiverRecord;
    pub const WAIVER: WaiverFields;
    kind Waiver {
        table: "sans_objet", the: "le « sans objet »", title: "Sans objet",
        section: Section::Reasons, panel: Panel::Identity, check: nothing,
        plural: Some("Sans objet"),
        listed: Some((130, "Règles sans objet")),
        added: Some((130, "Une règle sans objet")),
        first: |today, _| vec![WAIVER.decided_on.set(today)],
    }
    person: id = owner();
    rule: text = required(line("regle", "Règle")).for_rules();
    reason: text = required(line("motif", "Pourquoi elle ne s’applique pas")).for_rules();
    decided_on: date = past("decide_le", "Décidé le");
}
