//! When the person read a page, what they said of it, and the words they added.
use crate::documents::prelude::*;
use crate::domain::record::Row;
use crate::domain::record::validation::ValidationRecord;
use crate::domain::validation::{answer, means};

/// « Vous avez relu cette page le 21/11/2026, à l’écran : d’accord. »
pub fn read_again(row: &Row) -> String {
    let (day, how) = (day(row), enclosed(", ", &means(row), ""));
    format!("Vous avez relu cette page le {day}{how} : {}.", answer(row))
}

/// « Cette page a changé depuis que vous l’avez relue le 21/11/2026. »
pub fn changed_since(row: &Row) -> String {
    let day = day(row);
    format!("Cette page a changé depuis que vous l’avez relue le {day}.")
}

/// The words that the person added then, in quotation marks.
pub fn added(row: &Row) -> Option<Block> {
    quoted(row, "Vous avez ajouté ce jour-là")
}

/// Words added at those earlier readings, the latest first.
pub fn before(rows: &[&Row]) -> Vec<Block> {
    let quotes = rows
        .iter()
        .filter_map(|row| quoted(row, &format!("Le {}", day(row))));
    let quotes: Vec<Block> = quotes.collect();
    let title = (!quotes.is_empty()).then(|| heading(Level::Two, "Ce que vous avez ajouté avant"));
    title.into_iter().chain(quotes).collect()
}

fn day(row: &Row) -> String {
    let day = ValidationRecord::of(row).made_on();
    day.map(full).unwrap_or_default()
}

fn quoted(row: &Row, when: &str) -> Option<Block> {
    let note = ValidationRecord::of(row).note()?;
    Some(Block::Quote(format!("{when} : « {} »", note.trim())))
}
