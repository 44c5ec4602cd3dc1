//! What a small number is, and how one that is masked is printed. Knows no table.
use crate::statistics::summary::model::{Figure, Line};

/// A number that would give another one back.
pub(super) const BESIDE: &str = "masqué";

/// « < 5 ».
pub(super) fn few(limit: i64) -> String {
    format!("< {limit}")
}

/// Whether a number may not be printed.
pub(super) const fn is_small(n: i64, limit: i64) -> bool {
    n > 0 && n < limit
}

/// Whether a number of a line is masked.
pub(super) fn is_hidden(line: &Line) -> bool {
    let first = line.figures.first();
    matches!(first, Some(Figure::Words(words)) if words == BESIDE || words.starts_with("< "))
}
