//! The caseload as French spreadsheets take it: `;`, UTF-8 with its mark, CRLF, dates as
//! JJ/MM/AAAA.
use std::io::Write;

use super::caseload::{self, COLUMNS, Cell, Table};
use super::lost_letters::LostLetters;
use crate::domain::date::full;
use crate::domain::record::Id;
use crate::domain::rights::Act;
use crate::domain::text::{CSV_MARK, csv_row};
use crate::store::{Query, Result, Store};

/// Writes the people of a list, or only some of them when `people` names any, in the order of
/// the list; returns what a spreadsheet may lose of them.
///
/// # Errors
/// When the store can't be read or the text can't be written.
pub fn csv(
    store: &Store,
    query: &Query,
    people: &[Id],
    out: &mut dyn Write,
) -> Result<LostLetters> {
    store.allow(Act::Export)?;
    let mut text = Text {
        out,
        lost: LostLetters::default(),
    };
    caseload::rows(store, query, people, &mut text)?;
    text.out.flush()?;
    Ok(text.lost)
}

/// The file being written.
struct Text<'o> {
    out: &'o mut dyn Write,
    lost: LostLetters,
}

impl Table for Text<'_> {
    fn begin(&mut self) -> Result<()> {
        self.out.write_all(CSV_MARK.as_bytes())?;
        let headings = COLUMNS.map(|it| it.heading);
        Ok(self.out.write_all(csv_row(headings).as_bytes())?)
    }

    fn row(&mut self, cells: Vec<Cell>) -> Result<()> {
        let cells: Vec<String> = cells.into_iter().map(written).collect();
        self.lost.see(&cells);
        Ok(self.out.write_all(csv_row(cells).as_bytes())?)
    }
}

fn written(cell: Cell) -> String {
    match cell {
        Cell::Words(words) => words,
        Cell::Day(None, _) => String::new(),
        Cell::Day(Some(day), None) => full(day),
        Cell::Day(Some(day), Some(time)) => format!("{} {}", full(day), time.code()),
    }
}
