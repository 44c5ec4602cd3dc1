//! Numbers that two tables print, and measures of persons whom another table counts. Knows no sum.
use super::small::{hide, is_hidden, is_small};
use crate::statistics::summary::model::{ActivitySummary, Line, Table};

/// Measures of persons whom another table counts: each goes with that number.
const OF: [(&str, &str); 5] = [
    ("B2.4", "H2.1"),
    ("B2.5", "H2.2"),
    ("B7.1", "H2.1"),
    ("B7.2", "H2.2"),
    ("B7.3", "H5.1"),
];

/// Numbers that two tables print: what is masked in the second place is in the first.
const SAME: [(&str, &str); 3] = [("B1.1", "H1.2"), ("B1.2", "H2.1"), ("H1.4", "H4.9")];

/// Masks each number that another table prints as it is there.
pub(super) fn same(summary: &mut ActivitySummary) {
    for (line, of) in SAME {
        let found = summary.line(of).filter(|(_, it)| is_hidden(it));
        let Some(masked) = found.map(|(_, it)| it.figures.clone()) else {
            continue;
        };
        let lines = summary.tables.iter_mut().flat_map(|it| &mut it.lines);
        for twin in lines.filter(|it| it.id == line) {
            twin.figures.clone_from(&masked);
        }
    }
}

/// Hides the measures of persons whose number another table masks.
pub(super) fn of_hidden(summary: &mut ActivitySummary) {
    for (line, of) in OF {
        let hidden = summary.line(of).is_some_and(|(_, it)| is_hidden(it));
        let lines = summary.tables.iter_mut().flat_map(|it| &mut it.lines);
        for line in lines.filter(|it| hidden && it.id == line) {
            line.figures.iter_mut().for_each(hide);
        }
    }
}

/// Hides the means of a line that are of few.
pub(super) fn few_measured(table: &mut Table, limit: i64) {
    let small = |it: &&mut Line| it.measured.is_some_and(|n| is_small(n, limit));
    for line in table.lines.iter_mut().filter(small) {
        line.figures.iter_mut().for_each(hide);
    }
}
