//! The yearly summary as a person reads it in a terminal: its tables in the order of the model.
use unicode_width::UnicodeWidthStr;

use super::people::Person;
use crate::cli::prelude::*;
use crate::cli::words::padded;
use crate::domain::vocabulary::Vocabulary as V;
use crate::statistics::summary::shown::words;
use crate::statistics::summary::{ActivitySummary, Table};

/// Columns of the label, then of each figure.
const WIDTHS: [usize; 2] = [72, 12];

/// The whole summary.
pub(super) fn summary(summary: &ActivitySummary) -> String {
    let scope = &summary.scope;
    let mut text = format!(
        "Bilan de convention, du {} au {}\n",
        full(scope.from),
        full(scope.to)
    );
    let mut section = "";
    for it in &summary.tables {
        if it.section != section {
            section = it.section;
            text.push_str(&format!("\n{}\n", V::SummarySection.label(section)));
        }
        table(&mut text, it);
    }
    typography(&text)
}

fn table(text: &mut String, table: &Table) {
    text.push_str(&format!("\n  {}  {}\n", table.id, table.title));
    if table.columns.len() > 1 {
        text.push_str(&format!("  {}\n", table.columns.join(" · ")));
    }
    for line in &table.lines {
        let figures: Vec<String> = line.figures.iter().map(words).collect();
        let figures: Vec<String> = figures
            .iter()
            .map(|it| format!("{}{it}", " ".repeat(WIDTHS[1].saturating_sub(it.width()))))
            .collect();
        let label = format!("  {:<7}{}", line.id, visible(&line.name()));
        text.push_str(&format!(
            "{}{}\n",
            padded(&label, WIDTHS[0]),
            figures.concat()
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
