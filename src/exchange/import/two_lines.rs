//! Titles over two lines, as merged cells leave them: « Contrat » above « Début » and « Fin ». Knows no row of
//! people.
use super::header::{self, Header};
use super::mapping::Mapping;
use super::names::without_parentheses;
use super::prelude::*;

/// The lines of titles that two rows make together, when more of them is understood so than by the one or
/// by the other.
pub fn join<S: AsRef<str>>(
    upper: &[S],
    lower: &[S],
    line: u32,
    mapping: &Mapping,
    known: usize,
) -> Option<Header> {
    let width = upper.len().max(lower.len());
    let cell = |row: &[S], at: usize| {
        row.get(at)
            .map(|cell| clean_line(cell.as_ref()))
            .unwrap_or_default()
    };
    let mut group = String::new();
    let mut titles = Vec::with_capacity(width);
    for at in 0..width {
        let (above, below) = (cell(upper, at), cell(lower, at));
        if !above.is_empty() {
            group.clone_from(&above);
        }
        let title = if below.is_empty() {
            above
        } else {
            title(&group, below, mapping)
        };
        titles.push(title);
    }
    let filled = titles.iter().rposition(|title| !title.is_empty())? + 1;
    let header = Header::read(line, titles.get(..filled)?, mapping);
    (header.known() > known).then_some(header)
}

/// The title of a column under that group.
fn title(group: &str, below: String, mapping: &Mapping) -> String {
    let known = |title: &str| header::heading(title, mapping).is_some();
    if known(&below) {
        return below;
    }
    let (group, _) = without_parentheses(group);
    let joined = [
        format!("{below} {group}"),
        format!("{group} {below}"),
        format!("{below} de {group}"),
        format!("{below} du {group}"),
        format!("date {below} {group}"),
    ];
    let found = joined.into_iter().find(|title| known(title));
    found.unwrap_or(below)
}
