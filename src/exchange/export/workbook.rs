//! The caseload as a workbook of Excel: days are days, numbers that begin with a zero keep it, the titles stay
//! in sight, each column has its filter. No cell is a formula.
pub(super) mod summary;

use chrono::Datelike as _;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, IgnoreError, Workbook, Worksheet, XlsxError,
};
use std::io::Write;

use super::caseload::{self, COLUMNS, Cell, Holds, Table};
use crate::domain::date::{Date, Time};
use crate::domain::record::Id;
use crate::domain::rights::Act;
use crate::domain::text::sheet_cell;
use crate::store::{Query, Result, Store, StoreError};

/// Writes the people of a list, or only some of them when `people` names any, in the order of the list.
///
/// # Errors
/// When the store can't be read, the list has more people than a sheet has lines, or the file can't be written.
pub fn workbook(store: &Store, query: &Query, people: &[Id], out: &mut dyn Write) -> Result<()> {
    store.allow(Act::Export)?;
    let mut book = Book::begin(query.today).map_err(refused)?;
    caseload::rows(store, query, people, &mut book)?;
    let bytes = book.end().map_err(refused)?;
    Ok(out.write_all(&bytes)?)
}

/// The workbook being written.
struct Book {
    book: Workbook,
    formats: Formats,
    line: u32,
}

struct Formats {
    text: Format,
    day: Format,
    moment: Format,
}

impl Book {
    fn begin(today: Date) -> std::result::Result<Self, XlsxError> {
        let mut book = Workbook::new();
        // The file tells of the day that it is about, not of the clock.
        let day = excel_day(today, None)?;
        book.set_properties(
            &DocProperties::new()
                .set_title("Portefeuille")
                .set_creation_datetime(&day),
        );
        let formats = Formats {
            text: Format::new().set_num_format("@"),
            day: Format::new().set_num_format("dd/mm/yyyy"),
            moment: Format::new().set_num_format("dd/mm/yyyy hh:mm"),
        };
        let sheet = book.add_worksheet();
        sheet.set_name("Portefeuille")?;
        sheet.set_freeze_panes(1, 1)?;
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        let bold = Format::new().set_bold();
        for (column, at) in COLUMNS.iter().zip(0_u16..) {
            sheet.set_column_width(at, column.width)?;
            if column.holds == Holds::Number {
                sheet.set_column_format(at, &formats.text)?;
            }
            sheet.write_string_with_format(0, at, column.heading, &bold)?;
        }
        Ok(Self {
            book,
            formats,
            line: 0,
        })
    }

    fn write(&mut self, cells: Vec<Cell>) -> std::result::Result<(), XlsxError> {
        self.line += 1;
        let line = self.line;
        let formats = &self.formats;
        let sheet = self.book.worksheet_from_index(0)?;
        for ((cell, column), at) in cells.into_iter().zip(&COLUMNS).zip(0_u16..) {
            match cell {
                Cell::Words(words) if words.is_empty() => {}
                Cell::Words(words) if column.holds == Holds::Number => {
                    sheet.write_string_with_format(line, at, sheet_cell(&words), &formats.text)?;
                }
                Cell::Words(words) => {
                    sheet.write_string(line, at, sheet_cell(&words))?;
                }
                Cell::Day(day, time) => day_cell(sheet, (line, at), day, time, formats)?,
            }
        }
        Ok(())
    }

    fn end(mut self) -> std::result::Result<Vec<u8>, XlsxError> {
        let (line, last) = (
            self.line,
            u16::try_from(COLUMNS.len() - 1).unwrap_or_default(),
        );
        let sheet = self.book.worksheet_from_index(0)?;
        sheet.autofilter(0, 0, line, last)?;
        sheet.set_repeat_rows(0, 0)?;
        if line > 0 {
            // A number kept as text is no mistake.
            sheet.ignore_error_range(1, 0, line, last, IgnoreError::NumberStoredAsText)?;
        }
        self.book.save_to_buffer()
    }
}

impl Table for Book {
    fn begin(&mut self) -> Result<()> {
        Ok(())
    }

    fn row(&mut self, cells: Vec<Cell>) -> Result<()> {
        self.write(cells).map_err(refused)
    }
}

/// A day as a day; one that a spreadsheet can't count, as text.
fn day_cell(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    day: Option<Date>,
    time: Option<Time>,
    formats: &Formats,
) -> std::result::Result<(), XlsxError> {
    let Some(day) = day else { return Ok(()) };
    let format = if time.is_some() {
        &formats.moment
    } else {
        &formats.day
    };
    match excel_day(day, time) {
        Ok(moment) => sheet.write_datetime_with_format(line, at, &moment, format)?,
        Err(_) => sheet.write_string(line, at, crate::domain::date::full(day))?,
    };
    Ok(())
}

fn excel_day(day: Date, time: Option<Time>) -> std::result::Result<ExcelDateTime, XlsxError> {
    let number = |it: u32| u8::try_from(it).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    let moment = ExcelDateTime::from_ymd(year, number(day.month()), number(day.day()))?;
    match time {
        Some(time) => moment.and_hms(u16::from(time.hour()), time.minute(), 0),
        None => Ok(moment),
    }
}

/// What the library of workbooks refuses.
fn refused(error: XlsxError) -> StoreError {
    match error {
        XlsxError::IoError(error) => StoreError::Io(error),
        XlsxError::RowColumnLimitError => StoreError::Refused(
            "Une feuille de classeur a au plus 1 048 576 lignes : exportez ce portefeuille en .csv.".to_owned(),
        ),
        error => StoreError::Refused(format!("Le classeur n’a pas pu être écrit : {error}.")),
    }
}
