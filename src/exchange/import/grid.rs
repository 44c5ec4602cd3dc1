//! A sheet of a workbook as rows of cells in words, kept close together. Knows no workbook and no person.
use std::borrow::Cow;

use super::lines::{RawRow, Remark};

/// Most cells of a sheet, blanks between two of them included.
pub const MOST_CELLS: usize = 4_000_000;
/// Most bytes of all its texts.
const MOST_TEXT: usize = 256 << 20;
/// Columns that are read: no list of people has as many, and a stray cell may be far away.
pub const COLUMNS: usize = 1_000;

/// A sheet holds more than is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooBig;

/// A piece of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Span {
    start: u32,
    length: u32,
}

/// A row that has cells.
#[derive(Clone, Copy, Debug)]
struct Row {
    line: u32,
    /// Its first cell and its first remark.
    cells: usize,
    remarks: usize,
}

/// Cells merged from one line to another: the first holds the value of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// First line.
    pub first: u32,
    /// Last line.
    pub last: u32,
    /// Column.
    pub at: usize,
}

/// The rows that have something, in the order of the sheet.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    text: String,
    cells: Vec<Span>,
    rows: Vec<Row>,
    remarks: Vec<(usize, Remark)>,
    blocks: Vec<(Block, Span)>,
    /// Whether cells beyond the last column are left out.
    pub cut: bool,
}

impl Grid {
    /// Adds a cell, line after line and from left to right; lines and columns count from 1 and from 0.
    ///
    /// # Errors
    /// When the sheet is too big.
    pub fn push(&mut self, line: u32, at: usize, text: &str) -> Result<(), TooBig> {
        if text.is_empty() {
            return Ok(());
        }
        if at >= COLUMNS {
            self.cut = true;
            return Ok(());
        }
        let begun = self.begin(line);
        // A cell written again or out of its place is none that a spreadsheet writes.
        if begun.line != line || self.cells.len() - begun.cells > at {
            return Ok(());
        }
        let end = begun.cells + at;
        if end >= MOST_CELLS || self.text.len() + text.len() > MOST_TEXT {
            return Err(TooBig);
        }
        self.cells.resize(end, Span::default());
        self.cells.push(Span {
            start: u32::try_from(self.text.len()).map_err(|_| TooBig)?,
            length: u32::try_from(text.len()).map_err(|_| TooBig)?,
        });
        self.text.push_str(text);
        Ok(())
    }

    /// Says something of a cell that has no text.
    pub fn remark(&mut self, line: u32, at: usize, remark: Remark) {
        if at < COLUMNS && self.remarks.len() < MOST_CELLS && self.begin(line).line == line {
            self.remarks.push((at, remark));
        }
    }

    /// The row of that line, made when it comes after all others.
    fn begin(&mut self, line: u32) -> Row {
        let last = self.rows.last().copied();
        if let Some(last) = last.filter(|last| last.line >= line) {
            return last;
        }
        let row = Row {
            line,
            cells: self.cells.len(),
            remarks: self.remarks.len(),
        };
        self.rows.push(row);
        row
    }

    /// How many rows have something.
    pub const fn height(&self) -> usize {
        self.rows.len()
    }

    /// Fills blocks of merged cells below that line; returns how many lines are filled, for each column
    /// where some are.
    pub fn fill(&mut self, blocks: &[Block], below: u32) -> Vec<(usize, usize)> {
        let mut kept: Vec<(Block, Span)> = Vec::new();
        for block in blocks.iter().filter(|it| it.first > below) {
            let row = self.rows.binary_search_by_key(&block.first, |row| row.line);
            let span = row
                .ok()
                .and_then(|at| self.spans(at).get(block.at).copied());
            kept.extend(span.filter(|it| it.length > 0).map(|span| (*block, span)));
        }
        kept.sort_by_key(|(block, _)| (block.first, block.at));
        self.blocks = kept;
        let mut filled = Vec::new();
        let mut rows = self.rows();
        while let Some((row, plain)) = rows.both() {
            for (at, cell) in row.cells.iter().enumerate() {
                let before = plain.get(at).map_or("", |cell| cell);
                if before.is_empty() && !cell.is_empty() {
                    match filled.iter_mut().find(|(known, _)| *known == at) {
                        Some((_, count)) => *count += 1,
                        None => filled.push((at, 1)),
                    }
                }
            }
        }
        filled.sort_unstable();
        filled
    }

    fn spans(&self, at: usize) -> &[Span] {
        let start = self.rows.get(at).map_or(0, |row| row.cells);
        let end = self
            .rows
            .get(at + 1)
            .map_or(self.cells.len(), |row| row.cells);
        self.cells.get(start..end).unwrap_or_default()
    }

    fn remarks(&self, at: usize) -> &[(usize, Remark)] {
        let start = self.rows.get(at).map_or(0, |row| row.remarks);
        let next = self.rows.get(at + 1);
        let end = next.map_or(self.remarks.len(), |row| row.remarks);
        self.remarks.get(start..end).unwrap_or_default()
    }

    fn words(&self, span: Span) -> &str {
        let (start, length) = (span.start as usize, span.length as usize);
        self.text.get(start..start + length).unwrap_or_default()
    }

    /// The rows from the first.
    pub const fn rows(&self) -> GridRows<'_> {
        GridRows {
            grid: self,
            next: 0,
            block: 0,
            open: Vec::new(),
        }
    }
}

/// Reader of rows, one at a time.
#[derive(Clone, Debug)]
pub struct GridRows<'g> {
    grid: &'g Grid,
    next: usize,
    block: usize,
    /// Blocks that the row may be in.
    open: Vec<(Block, Span)>,
}

impl<'g> GridRows<'g> {
    /// The next row with its merged cells filled, and as it is written.
    fn both(&mut self) -> Option<(RawRow<'g>, Vec<&'g str>)> {
        let grid = self.grid;
        let row = grid.rows.get(self.next)?;
        let spans = grid.spans(self.next);
        let plain: Vec<&str> = spans.iter().map(|span| grid.words(*span)).collect();
        let remarks = grid.remarks(self.next).to_vec();
        self.next += 1;
        while let Some(block) = grid.blocks.get(self.block) {
            if block.0.first > row.line {
                break;
            }
            if self.open.len() < COLUMNS {
                self.open.push(*block);
            }
            self.block += 1;
        }
        self.open.retain(|(block, _)| block.last >= row.line);
        let mut cells: Vec<Cow<'g, str>> = plain.iter().map(|cell| Cow::Borrowed(*cell)).collect();
        // A block says nothing of a line that is empty beside it.
        if plain.iter().any(|cell| !cell.trim().is_empty()) {
            for (block, span) in &self.open {
                if cells.len() <= block.at {
                    cells.resize(block.at + 1, Cow::Borrowed(""));
                }
                if let Some(cell) = cells.get_mut(block.at).filter(|cell| cell.is_empty()) {
                    *cell = Cow::Borrowed(grid.words(*span));
                }
            }
        }
        let line = row.line;
        Some((
            RawRow {
                line,
                cells,
                remarks,
            },
            plain,
        ))
    }
}

impl<'g> Iterator for GridRows<'g> {
    type Item = RawRow<'g>;

    fn next(&mut self) -> Option<RawRow<'g>> {
        self.both().map(|(row, _)| row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(grid: &Grid) -> Vec<(u32, Vec<String>)> {
        let own = |row: RawRow<'_>| {
            (
                row.line,
                row.cells.iter().map(|it| it.to_string()).collect(),
            )
        };
        grid.rows().map(own).collect()
    }

    #[test]
    fn rows_keep_their_line_and_their_holes() {
        let mut grid = Grid::default();
        for (line, at, text) in [
            (2, 1, "b"),
            (2, 3, "d"),
            (7, 0, "a"),
            (7, 0, "twice"),
            (3, 0, "late"),
        ] {
            grid.push(line, at, text).unwrap();
        }
        grid.push(8, COLUMNS, "far").unwrap();
        let cells = |cells: &[&str]| cells.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            rows(&grid),
            [(2, cells(&["", "b", "", "d"])), (7, cells(&["a"]))]
        );
        assert!(grid.cut);
    }

    #[test]
    fn merged_cells_fill_the_lines_that_have_something() {
        let mut grid = Grid::default();
        for (line, at, text) in [
            (1, 0, "Nom"),
            (1, 1, "Réf"),
            (2, 0, "A"),
            (2, 1, "X"),
            (3, 0, "B"),
            (5, 0, "C"),
        ] {
            grid.push(line, at, text).unwrap();
        }
        let block = |first, last| Block { first, last, at: 1 };
        assert_eq!(grid.fill(&[block(2, 4), block(1, 5)], 1), [(1, 1)]);
        let last: Vec<String> = grid.rows().map(|row| row.cells.join("|")).collect();
        assert_eq!(last, ["Nom|Réf", "A|X", "B|X", "C"]);
    }

    #[test]
    fn a_sheet_too_big_is_refused() {
        let mut grid = Grid::default();
        let pushed = (1..).try_for_each(|line| grid.push(line, COLUMNS - 1, "x"));
        assert_eq!(pushed, Err(TooBig));
    }
}
