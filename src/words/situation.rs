//! An evaluation of the situation in words (« DITP 2019, contrat vivant », volet II A). Knows no
//! panel.
use crate::domain::record::{Row, labels};
use crate::domain::text::joined;
use crate::domain::vocabulary::Vocabulary;

/// A text of an evaluation.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Its field.
    pub field: &'static str,
    /// Its title where there is room.
    pub title: &'static str,
    /// Its title at the left of a line.
    pub short: &'static str,
}

const fn part(field: &'static str, title: &'static str, short: &'static str) -> Part {
    Part {
        field,
        title,
        short,
    }
}

/// The texts of an evaluation.
pub const PARTS: [Part; 6] = [
    part("commentaire", "Son regard sur sa situation", "Son regard"),
    part("objectifs", "Objectifs de l’accompagnement", "Objectifs"),
    part("motivations", "Ressources : motivations", "Motivations"),
    part("atouts", "Ressources : atouts", "Atouts"),
    part("potentiel", "Ressources : potentiel", "Potentiel"),
    part("reseau", "Ressources : réseau", "Réseau"),
];

/// The theme of a finding.
#[must_use]
pub fn theme(finding: &Row) -> &str {
    Vocabulary::Theme.label(finding.text("theme").unwrap_or_default())
}

/// What is found on a theme: labels of the list, then the comment.
#[must_use]
pub fn finding(row: &Row) -> String {
    let codes = row.text("constats").unwrap_or_default();
    let comment = row.text("commentaire").unwrap_or_default();
    joined(&[&labels(Vocabulary::Finding, codes), comment], " : ")
}
