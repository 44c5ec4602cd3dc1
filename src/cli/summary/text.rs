//! The yearly summary as a person reads it in a terminal: its tables in the order of the model.
use unicode_width::UnicodeWidthStr;

use super::people::Person;
use crate::cli::prelude::*;
use crate::cli::words::padded;
use crate::statistics::summary::report::Piece;
use crate::statistics::summary::shown::words;
use crate::statistics::summary::{Figure, Report, Table};

/// Columns of the label, then of each figure.
const WIDTHS: [usize; 2] = [72, 12];

/// The whole summary: its heading, then its sections, each with its tables and its words.
pub(super) fn summary(report: &Report) -> String {
    let scope = &report.summary.scope;
    let mut text = format!(
        "{}, du {} au {}\n",
        report.title(),
        full(scope.from),
        full(scope.to)
    );
    for (label, value) in &report.heading {
        text.push_str(&format!("  {label} : {}\n", visible(value)));
    }
    for section in report.sections().filter(|it| !it.pieces.is_empty()) {
        text.push_str(&format!("\n{}\n", section.title));
        for piece in &section.pieces {
            match piece {
                Piece::Table(it) => table(&mut text, it),
                Piece::Text(it) => {
                    let words = it
                        .words
                        .lines()
                        .map(|line| format!("  {}\n", visible(line)));
                    text.push_str(&format!("\n  {}\n{}", it.title, words.collect::<String>()));
                }
            }
        }
    }
    typography(&text)
}

fn table(text: &mut String, table: &Table) {
    text.push_str(&format!("\n  {}  {}\n", table.id, table.title));
    if table.columns.len() > 1 {
        text.push_str(&format!("  {}\n", table.columns.join(" · ")));
    }
    let mut group = "";
    for line in &table.lines {
        if line.group != group {
            group = line.group;
            text.push_str(&format!("         {group}\n"));
        }
        let label = format!("  {:<6} {}", line.id, visible(&line.label));
        let worded =
            |it: &&Figure| matches!(it, Figure::Words(words) if words.width() >= WIDTHS[1]);
        if line.figures.iter().any(|it| worded(&it)) {
            let said = |it: &Figure| match words(it) {
                words if words.is_empty() => "—".to_owned(),
                words => visible(&words).into_owned(),
            };
            let figures: Vec<String> = line.figures.iter().map(said).collect();
            text.push_str(&format!("{label} : {}\n", figures.join(" · ")));
            continue;
        }
        let figures = line.figures.iter().map(words);
        let figures =
            figures.map(|it| format!("{}{it}", " ".repeat(WIDTHS[1].saturating_sub(it.width()))));
        text.push_str(&format!(
            "{}{}\n",
            padded(&label, WIDTHS[0]),
            figures.collect::<String>()
        ));
    }
    for note in &table.notes {
        text.push_str(&format!("  Note : {note}\n"));
    }
}

/// The persons behind a line.
pub(super) fn people(people: &[Person]) -> String {
    let lines = people.iter().map(|it| {
        let on = it.entry.on.map(full).unwrap_or_default();
        format!(
            "{}  {}  {}  {}\n",
            it.entry.person,
            visible(&it.name),
            on,
            it.entry.reason
        )
    });
    typography(&lines.collect::<String>())
}
