//! What a small number is, and how one that is masked is printed. Knows no table.
use crate::statistics::summary::model::{Figure, Line};

/// A number that would give another one back.
pub(super) const BESIDE: &str = "masqué";

/// The columns of a rate: what reached it, in how many; what it should be, which says nothing of anyone.
pub(super) const PART: &str = "Nombre";
pub(super) const WHOLE: &str = "Sur";
pub(super) const TARGET: &str = "Cible";

/// « < 5 ».
pub(super) fn few(limit: i64) -> String {
    format!("< {limit}")
}

/// Whether a number may not be printed.
pub(super) const fn is_small(n: i64, limit: i64) -> bool {
    n > 0 && n < limit
}

/// Whether a figure is a number that is masked.
pub(super) fn is_masked(figure: &Figure) -> bool {
    matches!(figure, Figure::Words(words) if words == BESIDE || words.starts_with("< "))
}

/// Whether the first number of a line is masked.
pub(super) fn is_hidden(line: &Line) -> bool {
    line.figures.first().is_some_and(is_masked)
}

/// Hides a share or a mean.
pub(super) fn hide(figure: &mut Figure) {
    if matches!(figure, Figure::Share(_) | Figure::Decimal(_)) {
        *figure = Figure::Words(BESIDE.to_owned());
    }
}
