//! Summaries made by hand, for the tests of what reads them.
use super::model::{ActivitySummary, Figure, Line, LineRole, Scope, Table, Unit};
use crate::domain::date::from_iso;

/// A summary of 2026.
pub fn summary<const N: usize>(tables: [Table; N]) -> ActivitySummary {
    let day = |text| from_iso(text).unwrap();
    ActivitySummary {
        scope: Scope {
            from: day("2026-01-01"),
            to: day("2026-12-31"),
            as_of: day("2026-12-31"),
            structure: None,
            label: None,
            agreement: None,
        },
        tables: tables.to_vec(),
    }
}

/// A table of persons; its lines are numbered.
pub fn table(
    id: &'static str,
    section: &'static str,
    columns: &[&'static str],
    lines: Vec<Line>,
) -> Table {
    let numbered = lines.into_iter().zip(1..).map(|(line, at)| Line {
        id: format!("{id}.{at}"),
        ..line
    });
    Table {
        id,
        section,
        title: "Titre du tableau",
        unit: Unit::Persons,
        lines_are: "Lignes",
        columns: columns.to_vec(),
        lines: numbered.collect(),
        notes: Vec::new(),
    }
}

/// A line.
pub fn line<const N: usize>(label: &str, role: LineRole, figures: [Figure; N]) -> Line {
    Line {
        id: String::new(),
        label: label.to_owned(),
        group: "",
        figures: figures.to_vec(),
        role,
        measured: None,
    }
}
