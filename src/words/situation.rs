//! An evaluation of the situation in words (« DITP 2019, contrat vivant », volet II A). Knows no
//! panel.
use crate::domain::file::CaseFile;
use crate::domain::record::finding::FindingRecord;
use crate::domain::record::labels;
use crate::domain::record::situation::SituationRecord;
use crate::domain::text::joined;
use crate::domain::vocabulary::{Theme, Vocabulary};

/// Titles of the texts of an evaluation, where there is room and at the left of a line.
pub const PARTS: [(&str, &str); 7] = [
    ("Son regard sur sa situation", "Son regard"),
    ("Objectifs de l’accompagnement", "Objectifs"),
    ("Ressources : motivations", "Motivations"),
    ("Ressources : atouts", "Atouts"),
    ("Ressources : potentiel", "Potentiel"),
    ("Ressources : réseau", "Réseau"),
    ("Ressources : appuis extérieurs", "Appuis"),
];

/// The texts of an evaluation, in the order of [`PARTS`].
pub fn texts(it: SituationRecord<'_>) -> [Option<&str>; 7] {
    [
        it.comment(),
        it.aims(),
        it.motivations(),
        it.assets(),
        it.potential(),
        it.network(),
        it.support(),
    ]
}

/// The theme of a finding.
pub fn theme(it: FindingRecord<'_>) -> &str {
    Vocabulary::Theme.label(it.theme().unwrap_or_default())
}

/// Whether it says a brake that no open action answers.
pub fn is_unanswered(file: &CaseFile, it: FindingRecord<'_>) -> bool {
    let theme = it.theme().and_then(Theme::from_code);
    it.is_brake() && theme.is_some_and(|theme| !file.is_answered(theme))
}

/// What is found on a theme: labels of the list, then the comment.
pub fn finding(it: FindingRecord<'_>) -> String {
    let labels = labels(Vocabulary::Finding, it.findings().unwrap_or_default());
    joined([&*labels, it.comment().unwrap_or_default()], " : ")
}
