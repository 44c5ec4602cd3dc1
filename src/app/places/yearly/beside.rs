//! The figures that a text of the summary comments, in a line a table. Knows no form and no layout.
use super::opened::Opened;
use super::rows::YearlyRow;
use crate::domain::text::enclosed;
use crate::statistics::summary::shown::words;
use crate::statistics::summary::{Figure, Line, LineRole, Table};

/// Lines of a table that are told.
const MOST: usize = 12;

/// The figures beside the row chosen: its own line, or the tables that stand before the text, since the words before.
pub(super) fn beside(opened: &Opened) -> Vec<String> {
    if let Some(YearlyRow::Figures(table, at)) = opened.row() {
        let found = opened.line(*table, *at);
        return found
            .map(|(table, it)| said(opened, table, it))
            .into_iter()
            .collect();
    }
    let mut tables = Vec::new();
    for row in opened.rows.iter().take(opened.cursor.at).rev() {
        match row {
            YearlyRow::Table(at) => tables.push(*at),
            YearlyRow::Section(_) => break,
            YearlyRow::Text(_) if !tables.is_empty() => break,
            _ => {}
        }
    }
    let all = opened.summary.as_ref().map_or(&[][..], |it| &it.tables);
    let tables = tables.into_iter().rev().filter_map(|at| all.get(at));
    tables.filter_map(|it| told(opened, it)).collect()
}

/// « Sexe ─ Femmes : 35 ; Hommes : 34. »: what is known and is not none.
fn told(opened: &Opened, table: &Table) -> Option<String> {
    let something = |it: &&Line| {
        let none = |it: &Figure| matches!(it, Figure::Count(0) | Figure::Unknown);
        it.role != LineRole::Total && !it.figures.iter().all(none)
    };
    let lines: Vec<&Line> = table.lines.iter().filter(something).collect();
    let first = lines.iter().take(MOST);
    let first: Vec<String> = first.map(|it| said(opened, table, it)).collect();
    let more = if lines.len() > MOST { "…" } else { "." };
    (!first.is_empty()).then(|| format!("{} ─ {}{more}", table.title, first.join(" ; ")))
}

/// « Hommes : 34 (avant : 30) ».
fn said(opened: &Opened, table: &Table, line: &Line) -> String {
    let figures = |it: &Line| {
        let all: Vec<String> = it.figures.iter().map(words).collect();
        all.join(" / ")
    };
    let before = opened.former_line(table, line);
    let before = before.map(figures).unwrap_or_default();
    format!(
        "{} : {}{}",
        line.name(),
        figures(line),
        enclosed(" (avant : ", &before, ")")
    )
}
