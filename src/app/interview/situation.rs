//! « Votre situation »: the last evaluation, theme by theme, and the resources (volet II A).
use super::layout::Piece;
use super::words::{day, finding, theme};
use super::{Source, read};
use crate::domain::date::long;
use crate::domain::record::{Entity, Row};
use crate::domain::validation::ValidatedPart;

/// Texts of an evaluation before its themes, with their titles.
const BEFORE: [(&str, &str); 1] = [("commentaire", "Ce qui vous amène, et votre regard")];
/// Those after them.
const AFTER: [(&str, &str); 5] = [
    ("objectifs", "Les objectifs de votre accompagnement"),
    ("motivations", "Ce qui vous motive"),
    ("atouts", "Vos atouts"),
    ("potentiel", "Ce que vous pouvez développer"),
    ("reseau", "Les personnes qui peuvent vous aider"),
];

/// The page.
pub(super) fn pieces(source: &Source<'_>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Title("Votre situation".to_owned())];
    let Some(row) = source.file.last_situation() else {
        pieces.push(Piece::Text(
            "Nous n’avons pas encore écrit votre situation. Nous allons le faire ensemble."
                .to_owned(),
        ));
        return pieces;
    };
    pieces.extend(read::above(source, ValidatedPart::Situation));
    if let Some(on) = row.date("faite_le") {
        let said = format!("Nous avons fait le point ensemble le {}.", long(on));
        pieces.push(Piece::Text(said));
    }
    pieces.extend(prose(row, &BEFORE));
    for found in source.file.findings(row.id) {
        pieces.extend(topic(&found));
    }
    pieces.extend(prose(row, &AFTER));
    pieces.extend(read::words_before(source, ValidatedPart::Situation));
    pieces.extend(before(source, row));
    pieces
}

fn prose(row: &Row, parts: &[(&str, &str)]) -> Vec<Piece> {
    parts
        .iter()
        .filter_map(|(field, title)| Some((row.text(field)?, *title)))
        .flat_map(|(text, title)| {
            [
                Piece::Heading(title.to_owned()),
                Piece::Text(text.to_owned()),
            ]
        })
        .collect()
}

/// One theme: what is so, then what was said of it.
fn topic(row: &Row) -> Vec<Piece> {
    let codes = row.text("constats").unwrap_or_default();
    let comment = row.text("commentaire");
    if codes.is_empty() && comment.is_none() {
        return Vec::new();
    }
    let title = theme(row.text("theme").unwrap_or("autre"));
    let findings = codes
        .split_whitespace()
        .map(|code| Piece::Text(finding(code).to_owned()));
    std::iter::once(Piece::Heading(title.to_owned()))
        .chain(findings)
        .chain(comment.map(|text| Piece::Text(text.to_owned())))
        .collect()
}

/// When the situation was looked at before.
fn before(source: &Source<'_>, row: &Row) -> Option<Piece> {
    let mut days: Vec<_> = source
        .file
        .rows(Entity::Situation)
        .iter()
        .filter(|older| older.id != row.id)
        .filter_map(|older| older.date("faite_le"))
        .collect();
    days.sort_unstable();
    days.reverse();
    if days.is_empty() {
        return None;
    }
    let days: Vec<String> = days.into_iter().map(day).collect();
    Some(Piece::Text(format!(
        "Nous avions aussi fait le point le {}. Vous pouvez demander à le relire.",
        days.join(", le ")
    )))
}
