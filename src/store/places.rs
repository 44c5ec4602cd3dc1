//! Codes chosen among few, as derived rows keep them: a code is its place in the list of its kind,
//! where a new one comes after the others.
use super::Result;
use super::sql::Row;
use crate::domain::codes::Coded;
use crate::domain::record::Value;

/// The place of a value in its list.
pub(super) fn place<T: PartialEq>(all: &[T], value: &T) -> usize {
    // Each is in the list of its kind; past its end, nothing is.
    all.iter().position(|it| it == value).unwrap_or(all.len())
}

/// The same, as a row keeps it.
pub(super) fn kept<T: PartialEq>(all: &[T], value: &T) -> Value {
    super::walk::number(place(all, value))
}

/// The code that a row keeps by its place.
pub(super) fn read<T: Coded>(row: &Row<'_>, at: usize, all: &[T]) -> Result<Option<String>> {
    let place: Option<i64> = row.get(at)?;
    let value = place.and_then(|place| all.get(usize::try_from(place).ok()?));
    Ok(value.map(|value| value.code().to_owned()))
}

/// The code that a column keeps by its place, in a text.
pub(super) fn code<T: Coded>(column: &str, all: &[T]) -> String {
    let whens = all.iter().enumerate();
    let whens = whens.map(|(place, it)| format!(" WHEN {place} THEN '{}'", it.code()));
    format!("CASE {column}{} END", whens.collect::<String>())
}
