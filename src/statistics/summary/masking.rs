//! What a yearly summary may show outside the service: numbers under the threshold are masked, and others
//! where a sum or a difference would give them back. Knows no layout.
//!
//! Source: RULES, « bilan », cells 1 to 4. Chosen here: acts are masked as persons are, since few acts are of
//! few persons; the team (part II) is not, since it is named in the same report; a share or a mean goes with
//! the numbers of its line, or with those it is made from.
mod details;
mod linked;
mod small;

use details::{details, is_detailed};
use linked::{few_measured, of_hidden, same};
use small::{BESIDE, PART, TARGET, WHOLE, few, hide, is_hidden, is_masked, is_small};

use super::model::{ActivitySummary, Figure, LineRole, Table, Unit};

/// The part of the model that counts the team.
const TEAM: &str = "ii";

/// Whether a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Shown,
    /// Printed « < 5 »: too small, or a zero that protects another number.
    Small,
    /// Not printed: it would give another number back.
    Beside,
}

/// One number of a table.
#[derive(Clone, Copy, Debug)]
struct Cell {
    value: i64,
    state: State,
    role: LineRole,
    /// The number of the other column in the same line: this one is part of it in the second column, it is part of
    /// this one in the first.
    other: Option<i64>,
}

/// The summary with its small numbers masked, in words of the export.
pub fn masked(summary: &ActivitySummary, threshold: u32) -> ActivitySummary {
    let limit = i64::from(threshold);
    let mut summary = summary.clone();
    for table in &mut summary.tables {
        if table.section != TEAM && !is_detailed(table) {
            mask(table, limit);
        }
    }
    same(&mut summary);
    for table in &mut summary.tables {
        if table.section != TEAM {
            measures(table, limit);
            few_measured(table, limit);
        }
    }
    details(&mut summary, limit);
    of_hidden(&mut summary);
    for table in &mut summary.tables {
        let masked = table.lines.iter().flat_map(|it| &it.figures).any(is_masked);
        let said = table.notes.iter().any(|it| it.contains(BESIDE));
        if masked && !said {
            table.notes.push(explanation(limit));
        }
    }
    summary
}

/// What the words of a masked number mean.
fn explanation(limit: i64) -> String {
    format!(
        "« {} » : un petit nombre n’est pas imprimé. « {BESIDE} » : ce nombre ferait retrouver un petit nombre.",
        few(limit)
    )
}

/// In a table of measures, a share or a mean goes with the numbers just above it, and where it says a small number
/// of the first of them, or a small rest.
fn measures(table: &mut Table, limit: i64) {
    if table.unit != Unit::Measures || table.columns.len() != 1 {
        return;
    }
    let (mut hidden, mut whole, mut measured) = (false, None, false);
    for line in &mut table.lines {
        let masked = is_hidden(line);
        match line.figures.first_mut() {
            Some(figure @ (Figure::Share(_) | Figure::Decimal(_))) => {
                let part = match (&*figure, whole) {
                    (Figure::Share(share), Some(whole)) => {
                        Some(((share * whole as f64).round() as i64, whole))
                    }
                    _ => None,
                };
                let tells =
                    part.is_some_and(|(n, whole)| is_small(n, limit) || is_small(whole - n, limit));
                if hidden || tells {
                    hide(figure);
                }
                measured = true;
            }
            Some(figure) => {
                if measured {
                    (hidden, whole, measured) = (false, None, false);
                }
                hidden |= masked;
                if let (Figure::Count(n), None) = (&*figure, whole) {
                    whole = Some(*n);
                }
            }
            None => {}
        }
    }
}

/// Masks one table.
fn mask(table: &mut Table, limit: i64) {
    let mut columns: Vec<Vec<Option<Cell>>> = (0..table.columns.len())
        .map(|at| column(table, at, limit))
        .collect();
    let notes: Vec<i64> = table.notes.iter().flat_map(|it| counted(it)).collect();
    let small: Vec<i64> = notes.into_iter().filter(|n| is_small(*n, limit)).collect();
    if let (Unit::Persons, [whole, part]) = (table.unit, columns.as_mut_slice()) {
        differences(whole, part, limit);
        protect(whole, &small, true, limit);
        if whole
            .iter()
            .flatten()
            .any(|it| it.role == LineRole::Total && it.value < limit)
        {
            // Nothing of the whole is shown.
            part.iter_mut().flatten().for_each(|it| it.other = None);
        }
        protect(part, &[], false, limit);
    } else {
        if let ([PART, WHOLE, ..], [part, whole, ..]) =
            (table.columns.as_slice(), columns.as_mut_slice())
        {
            differences(whole, part, limit);
        }
        for (at, cells) in columns.iter_mut().enumerate() {
            protect(cells, if at == 0 { &small } else { &[] }, true, limit);
        }
    }
    let hidden = |cell: &Option<Cell>| cell.is_some_and(|it| it.state != State::Shown);
    let any = !small.is_empty() || columns.iter().flatten().any(hidden);
    for (at, line) in table.lines.iter_mut().enumerate() {
        let cells: Vec<Option<Cell>> = columns
            .iter()
            .map(|column| column.get(at).copied().flatten())
            .collect();
        let touched = cells.iter().any(hidden);
        let cells = cells.into_iter().zip(&table.columns);
        for (figure, (cell, column)) in line.figures.iter_mut().zip(cells) {
            *figure = match (cell.map(|it| it.state), &figure) {
                (Some(State::Small), _) => Figure::Words(few(limit)),
                (Some(State::Beside), _) => Figure::Words(BESIDE.to_owned()),
                (_, Figure::Share(_) | Figure::Decimal(_)) if touched && *column != TARGET => {
                    Figure::Words(BESIDE.to_owned())
                }
                (_, figure) => (*figure).clone(),
            };
        }
    }
    if any {
        for note in &mut table.notes {
            *note = without_numbers(note, limit);
        }
        table.notes.push(explanation(limit));
    }
}

/// The numbers of a column, the small ones masked.
fn column(table: &Table, at: usize, limit: i64) -> Vec<Option<Cell>> {
    let lines = table.lines.iter();
    lines
        .map(|line| match line.figures.get(at) {
            Some(Figure::Count(value)) => Some(Cell {
                value: *value,
                state: if is_small(*value, limit) {
                    State::Small
                } else {
                    State::Shown
                },
                role: line.role,
                other: None,
            }),
            _ => None,
        })
        .collect()
}

/// In a table of a whole and of a part of it, what is left may be as small as what is shown: the part goes.
fn differences(whole: &mut [Option<Cell>], part: &mut [Option<Cell>], limit: i64) {
    for (whole, part) in whole.iter_mut().flatten().zip(part.iter_mut().flatten()) {
        let both = whole.state == State::Shown && part.state == State::Shown;
        if both && is_small(whole.value - part.value, limit) {
            part.state = State::Beside;
        }
    }
    pair(whole, part);
}

/// Tells each number the one beside it.
fn pair(whole: &mut [Option<Cell>], part: &mut [Option<Cell>]) {
    for (whole, part) in whole.iter_mut().zip(part.iter_mut()) {
        let (Some(whole), Some(part)) = (whole, part) else {
            continue;
        };
        whole.other = Some(part.value);
        part.other = Some(whole.value);
    }
}

/// Masks numbers of a column until the sum of its parts gives none of the masked ones back. The sum is held to
/// be known even where the table does not print it: a table beside it may.
fn protect(column: &mut [Option<Cell>], elsewhere: &[i64], first: bool, limit: i64) {
    loop {
        let total = column
            .iter()
            .flatten()
            .find(|it| it.role == LineRole::Total);
        match total.map(|it| it.state) {
            Some(State::Small) => return under_small_total(column, first, limit),
            Some(State::Beside) => return,
            Some(State::Shown) | None => {}
        }
        let most = total.map(|it| it.value);
        if !is_given_back(column, elsewhere, first, most, limit) {
            return;
        }
        let candidates = column.iter_mut().flatten().filter(|it| {
            let (least, most) = range(&covered(**it, limit), first, most, limit);
            it.role == LineRole::Part && it.state == State::Shown && least < most
        });
        // The smallest that is a number, else a zero.
        let next = candidates.min_by_key(|it| (it.value == 0, it.value));
        let Some(cell) = next else {
            let total = column.iter_mut().flatten();
            for cell in total.filter(|it| it.role == LineRole::Total) {
                cell.state = State::Beside;
            }
            return;
        };
        *cell = covered(*cell, limit);
    }
}

/// Under a small total, a part that is none prints as the others do: as many ones as the total may be would show.
/// Where no part is none, the total goes.
fn under_small_total(column: &mut [Option<Cell>], first: bool, limit: i64) {
    let parts = column.iter_mut().flatten();
    let none = parts.filter(|it| {
        let free = first || it.other.is_none_or(|other| other > 0);
        it.role == LineRole::Part && it.value == 0 && free
    });
    let mut masked = false;
    for cell in none {
        *cell = covered(*cell, limit);
        masked = true;
    }
    let parts = column.iter().flatten();
    let parts = parts.filter(|it| it.role == LineRole::Part).count();
    masked |= parts == 0;
    let totals = column.iter_mut().flatten();
    for total in totals.filter(|it| !masked && it.role == LineRole::Total) {
        total.state = State::Beside;
    }
}

/// The same number, masked.
const fn covered(cell: Cell, limit: i64) -> Cell {
    let state = if cell.value < limit {
        State::Small
    } else {
        State::Beside
    };
    Cell { state, ..cell }
}

/// Least and most that a reader gives to a masked number.
fn range(cell: &Cell, first: bool, whole: Option<i64>, limit: i64) -> (i64, i64) {
    let (mut least, mut most) = match cell.state {
        State::Shown => return (cell.value, cell.value),
        State::Small => (cell.value.min(1), limit - 1),
        State::Beside => (limit, i64::MAX / 64),
    };
    if let Some(whole) = whole.filter(|it| *it >= cell.value) {
        most = most.min(whole);
    }
    match cell.other {
        // Masked or not: what a reader can't tell apart must be so with that number as it is.
        Some(other) if first => least = least.max(other),
        Some(other) => most = most.min(other),
        None => {}
    }
    (least, most)
}

/// Whether the sum of the parts leaves one value only to one of the masked ones.
fn is_given_back(
    column: &[Option<Cell>],
    elsewhere: &[i64],
    first: bool,
    whole: Option<i64>,
    limit: i64,
) -> bool {
    let parts = column.iter().flatten();
    let hidden: Vec<&Cell> = parts
        .filter(|it| it.role == LineRole::Part && it.state != State::Shown)
        .collect();
    let mut ranges: Vec<(i64, i64)> = hidden
        .iter()
        .map(|it| range(it, first, whole, limit))
        .collect();
    ranges.extend(elsewhere.iter().map(|_| (1, limit - 1)));
    let sum = hidden.iter().map(|it| it.value).sum::<i64>() + elsewhere.iter().sum::<i64>();
    let least: i64 = ranges.iter().map(|it| it.0).sum();
    let most: i64 = ranges.iter().map(|it| it.1).sum();
    ranges
        .iter()
        .any(|(from, to)| (sum - (most - to)).max(*from) >= (sum - (least - from)).min(*to))
}

/// The numbers that a note gives, each after a colon: « 0 rendez-vous : 3 ».
fn counted(note: &str) -> Vec<i64> {
    let after = note.split(':').skip(1);
    after
        .filter_map(|words| {
            let words = words.trim_start();
            let end = words.find(|it: char| !it.is_ascii_digit());
            words.get(..end.unwrap_or(words.len()))?.parse().ok()
        })
        .collect()
}

/// The note without the numbers that it gives, dates and ranks apart.
fn without_numbers(note: &str, limit: i64) -> String {
    let word = |word: &str| {
        let end = word.trim_end_matches(['.', ',', ';', ')']);
        let n = end.parse::<i64>().ok().filter(|n| *n > 0)?;
        let shown = if n < limit {
            few(limit)
        } else {
            BESIDE.to_owned()
        };
        Some(word.replacen(end, &shown, 1))
    };
    let words = note.split_inclusive([' ', '\u{a0}']);
    words
        .map(|it| {
            let bare = it.trim_end();
            let after = it.get(bare.len()..).unwrap_or_default();
            word(bare).map_or_else(|| it.to_owned(), |shown| shown + after)
        })
        .collect()
}

#[cfg(test)]
mod tests;
