//! A table as text: columns folded side by side, bars of plain characters.
use textwrap::core::display_width;

use super::fold::{WIDTH, folded};
use crate::documents::model::{Side, Table, TableRow};

/// Columns of a table from which every column counts.
const WIDE: usize = 5;
/// Narrowest column, and widest room that one word may ask for.
const ROOM: std::ops::RangeInclusive<usize> = 6..=14;

/// The lines of a table.
pub(super) fn lines(table: &Table) -> Vec<String> {
    let widths = widths(table);
    let titles: Vec<String> = table.columns.iter().map(|it| it.title.clone()).collect();
    let sides: Vec<Side> = table.columns.iter().map(|it| it.side).collect();
    let places: Vec<_> = widths.iter().copied().zip(sides).collect();
    let mut lines = vec![bar('-', &widths)];
    lines.extend(cells(&titles, &places));
    lines.push(bar('=', &widths));
    for row in &table.rows {
        match row {
            TableRow::Cells(texts) => lines.extend(cells(texts, &places)),
            TableRow::Group(title) => {
                lines.extend(title.lines().flat_map(|it| folded(it, WIDTH, "", "  ")));
            }
        }
        lines.push(bar('-', &widths));
    }
    lines
}

/// What separates two columns.
const fn between(count: usize) -> &'static str {
    if count < WIDE { " | " } else { "|" }
}

/// The longest word of a column: no more is asked for it.
fn longest_word(table: &Table, at: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| match row {
        TableRow::Cells(texts) => texts.get(at).map(String::as_str),
        TableRow::Group(_) => None,
    });
    let title = table.columns.get(at).map(|it| it.title.as_str());
    let words = cells.chain(title).flat_map(|text| text.split([' ', '\n']));
    let longest = words.map(display_width).max().unwrap_or_default();
    longest.clamp(*ROOM.start(), *ROOM.end())
}

/// Width of each column: room for its words, then its share of what is left; what remains goes
/// to the last.
fn widths(table: &Table) -> Vec<usize> {
    let count = table.columns.len().max(1);
    let room = WIDTH.saturating_sub(between(count).len() * (count - 1));
    let mut widths: Vec<usize> = (0..table.columns.len())
        .map(|at| longest_word(table, at))
        .collect();
    while room < widths.iter().sum() {
        let Some(widest) = widths.iter_mut().max() else {
            break;
        };
        *widest = widest.saturating_sub(1);
    }
    let spare = room.saturating_sub(widths.iter().sum());
    let shares: usize = table.columns.iter().map(|it| usize::from(it.share)).sum();
    for (width, column) in widths.iter_mut().zip(&table.columns) {
        *width += spare * usize::from(column.share) / shares.max(1);
    }
    let used: usize = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += room.saturating_sub(used);
    }
    widths
}

fn bar(sign: char, widths: &[usize]) -> String {
    let parts = widths.iter().map(|width| String::from(sign).repeat(*width));
    let crossing = between(widths.len())
        .replace('|', "+")
        .replace(' ', &sign.to_string());
    parts.collect::<Vec<_>>().join(&crossing)
}

/// One row, on as many lines as its longest cell.
fn cells(texts: &[String], places: &[(usize, Side)]) -> Vec<String> {
    let columns: Vec<Vec<String>> = places
        .iter()
        .enumerate()
        .map(|(at, (width, _))| {
            let text = texts.get(at).map_or("", String::as_str);
            let lines = text.lines().flat_map(|line| folded(line, *width, "", ""));
            lines.collect()
        })
        .collect();
    let heights = columns.iter().map(Vec::len);
    let height = heights.max().unwrap_or_default().max(1);
    (0..height)
        .map(|line| {
            let parts: Vec<String> = columns
                .iter()
                .zip(places)
                .map(|(column, place)| padded(column.get(line).map_or("", String::as_str), *place))
                .collect();
            parts.join(between(places.len())).trim_end().to_owned()
        })
        .collect()
}

fn padded(text: &str, (width, side): (usize, Side)) -> String {
    let missing = " ".repeat(width.saturating_sub(display_width(text)));
    match side {
        Side::Left => format!("{text}{missing}"),
        Side::Right => format!("{missing}{text}"),
    }
}
