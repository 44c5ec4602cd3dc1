//! Where the rows of a file come from: lines of text, or a sheet of a workbook. Knows no title and no person.
use super::grid::{Grid, GridRows};
use super::lines::{Lines, Place, RawRow};

/// A file, ready to give its rows again and again.
#[derive(Clone, Debug)]
pub enum Source {
    /// Text.
    Text {
        /// All of it.
        text: String,
        /// Character between cells.
        separator: u8,
        /// Where the people begin.
        body: Place,
    },
    /// A sheet of a workbook.
    Grid {
        /// Its cells.
        grid: Grid,
        /// How many rows stand before the people.
        body: usize,
    },
}

impl Source {
    /// The rows below the titles.
    pub fn rows(&self) -> Rows<'_> {
        match self {
            Self::Text {
                text,
                separator,
                body,
            } => Rows::Text(Lines::new(text, *body, *separator)),
            Self::Grid { grid, body } => {
                let mut rows = grid.rows();
                let _ = rows.by_ref().take(*body).last();
                Rows::Grid(rows)
            }
        }
    }
}

/// Reader of rows, one at a time.
#[derive(Clone, Debug)]
pub enum Rows<'s> {
    /// Of a text.
    Text(Lines<'s>),
    /// Of a sheet.
    Grid(GridRows<'s>),
}

impl<'s> Iterator for Rows<'s> {
    type Item = RawRow<'s>;

    fn next(&mut self) -> Option<RawRow<'s>> {
        match self {
            Self::Text(lines) => lines.next(),
            Self::Grid(rows) => rows.next(),
        }
    }
}
