//! Deadlines and names in words, for lines of text.
use unicode_width::UnicodeWidthStr;

use crate::domain::date::full;
use crate::domain::deadlines::IndexRow;
use crate::domain::file::CaseFile;
use crate::domain::record::Entity;
use crate::domain::rules::Rule;
use crate::domain::text::{enclosed, joined};
use crate::store::{Result, Store};
use crate::words::names::Names;
use crate::words::state::counted_from;

/// Why a deadline is there: what it bears on, what it is counted from, its delay.
pub fn reason(row: &IndexRow, rule: Option<&Rule>) -> String {
    let detail = enclosed("« ", row.detail.as_deref().unwrap_or_default(), " »");
    joined([&*detail, &counted_from(row, rule, full)], ", ")
}

/// Names of structures, agents and the records of one file.
///
/// # Errors
/// When the store can't be read.
pub fn names(store: &Store, file: &CaseFile) -> Result<Names> {
    let agents = store.all_rows(Entity::Agent)?;
    let organizations = store.all_rows(Entity::Organization)?;
    Ok(Names::of(&agents, &organizations).with_file(file))
}

/// A text in a column of that width.
pub fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
