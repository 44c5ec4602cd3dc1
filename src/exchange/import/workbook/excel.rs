//! Workbooks of Excel: `.xlsx` read cell by cell, `.xls` read whole. Knows no title and no person.
use calamine::{
    Cell, CellType, Data, DataType, Reader, Sheet as Entry, SheetType, SheetVisible, Style, Xls,
    XlsError, Xlsx, XlsxError,
};
use std::io::Cursor;
use std::thread;

use super::aside::{self, Aside};
use super::book::{Book, Tab};
use super::fault::Fault;
use super::{compound, package, records, value};
use crate::exchange::import::grid::Grid;

type Bytes = Cursor<Vec<u8>>;

/// Name of the thread that reads the workbooks of old. When it panics the file is refused with a
/// sentence: nothing else is to be said of it.
pub const READER: &str = "classeur";

/// A workbook of Excel, zipped.
pub(super) struct Zipped {
    book: Xlsx<Bytes>,
    bytes: Vec<u8>,
}

/// A workbook of Excel before 2007.
pub(super) struct Old {
    book: Xls<Bytes>,
}

impl Zipped {
    /// Opens a workbook of which no part is too big.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Fault> {
        package::measure(&mut package::open(&bytes)?)?;
        let book = Xlsx::new(Cursor::new(bytes.clone())).map_err(fault)?;
        Ok(Self { book, bytes })
    }
}

impl Book for Zipped {
    fn tabs(&self) -> Vec<Tab> {
        tabs(self.book.sheets_metadata())
    }

    fn read(&mut self, tab: &str, most: usize) -> Result<Grid, Fault> {
        let mut grid = Grid::default();
        let mut cells = self.book.worksheet_cells_reader(tab).map_err(fault)?;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(fault)? {
            let format = cells.styles().get(style).and_then(format);
            push(&mut grid, &cell, format)?;
            if grid.height() > most {
                break;
            }
        }
        Ok(grid)
    }

    fn aside(&mut self, tab: &str) -> Result<Aside, Fault> {
        aside::of(&mut package::open(&self.bytes)?, tab)
    }
}

impl Old {
    /// Opens a workbook, in a thread of its own: on some that are broken the library panics instead of
    /// giving an error, and that thread alone ends.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Fault> {
        let read = || {
            let stream = compound::stream(bytes)?;
            records::measure(&stream)?;
            let alone = compound::alone(&stream)?;
            drop(stream);
            Xls::new(Cursor::new(alone)).map_err(|error| match error {
                XlsError::Password => Fault::Locked,
                _ => Fault::Damaged,
            })
        };
        let reader = thread::Builder::new().name(READER.to_owned());
        let reader = reader.spawn(read).map_err(Fault::of)?;
        let book = reader.join().unwrap_or(Err(Fault::Damaged))?;
        Ok(Self { book })
    }
}

impl Book for Old {
    fn tabs(&self) -> Vec<Tab> {
        tabs(self.book.sheets_metadata())
    }

    fn read(&mut self, tab: &str, most: usize) -> Result<Grid, Fault> {
        let mut grid = Grid::default();
        let range = self.book.worksheet_range(tab).map_err(|_| Fault::Damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let place =
                |at: usize, from: u32| u32::try_from(at).unwrap_or(u32::MAX).saturating_add(from);
            let cell = Cell::new((place(row, top), place(column, left)), value.clone());
            push::<Data>(&mut grid, &cell, None)?;
            if grid.height() > most {
                break;
            }
        }
        Ok(grid)
    }

    fn aside(&mut self, tab: &str) -> Result<Aside, Fault> {
        let mut aside = Aside::default();
        let regions = self.book.merge_cells_by_sheet_name(tab).unwrap_or_default();
        for region in regions {
            aside.keep(aside::region(region.start, region.end));
        }
        Ok(aside)
    }
}

/// Takes a cell in.
fn push<T: DataType + CellType>(
    grid: &mut Grid,
    cell: &Cell<T>,
    format: Option<&str>,
) -> Result<(), Fault> {
    let (line, column) = cell.get_position();
    let line = line.saturating_add(1);
    let at = usize::try_from(column).unwrap_or(usize::MAX);
    match value::shown(cell.get_value(), format) {
        Ok(text) => grid.push(line, at, &text).map_err(|_| Fault::TooBig),
        Err(remark) => {
            grid.remark(line, at, remark);
            Ok(())
        }
    }
}

fn format(style: &Style) -> Option<&str> {
    style
        .number_format
        .as_ref()
        .map(|it| it.format_code.as_str())
}

fn tabs(sheets: &[Entry]) -> Vec<Tab> {
    let of_cells = sheets.iter().filter(|it| it.typ == SheetType::WorkSheet);
    let tab = |it: &Entry| Tab {
        name: it.name.clone(),
        hidden: it.visible != SheetVisible::Visible,
    };
    of_cells.map(tab).collect()
}

fn fault(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Locked,
        XlsxError::Io(error) => Fault::of(error),
        _ => Fault::Damaged,
    }
}
