//! What the structure writes in one part of its yearly summary (« Hérault, bilan de convention »).
use super::prelude::*;

record! {
    /// Words of one part of a yearly summary.
    pub struct SummaryTextRecord;
    pub const SUMMARY_TEXT: SummaryTextFields;
    kind SummaryText {
        table: "texte_bilan", the: "le texte du bilan", title: "Texte du bilan",
        section: Section::Team, panel: Panel::Identity, check: nothing,
        changed_by: writers::SERVICE,
        counted: false,
    }
    agreement: id = internal(reference("convention_id", "Convention", Entity::FundingAgreement)).parent();
    part: code = internal(choice("rubrique", "Rubrique", V::SummaryPart));
    needed: yes = yes_no("besoin", "Besoin identifié et non couvert");
    words: text = prose("texte", "Texte");
}

impl SummaryTextRecord<'_> {
    /// Whether a need is not covered, when the structure said it: it may also have said nothing.
    pub fn tells_need(self) -> Option<bool> {
        self.row().int(SUMMARY_TEXT.needed.name).map(|it| it == 1)
    }
}
