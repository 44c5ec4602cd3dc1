//! What the structure writes in one part of the yearly summary of an agreement, once or again.
use crate::domain::record::summary_text::SUMMARY_TEXT;
use crate::domain::vocabulary::SummaryPart;
use crate::gestures::prelude::*;

/// The agreement, and the part.
pub(super) struct WriteSummary(pub Id, pub SummaryPart);

impl Steps for WriteSummary {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let first = vec![
            SUMMARY_TEXT.agreement.set(self.0),
            SUMMARY_TEXT.part.set(self.1.code()),
        ];
        let mut names = vec![SUMMARY_TEXT.words.name];
        if self.1.tells_a_need() {
            names.insert(0, SUMMARY_TEXT.needed.name);
        }
        let spec = at.fields(Entity::SummaryText, at.shared, &names);
        let mut form = at.form(spec.titled(self.1.label()), at.shared, &first);
        let asked = self.1.asks().map(|it| format!("Le modèle demande : {it}"));
        form.tell_above(asked);
        Some(form)
    }

    fn label(&self, _at: &Filled<'_>) -> String {
        format!("Bilan de convention, « {} »", self.1.label())
    }
}
