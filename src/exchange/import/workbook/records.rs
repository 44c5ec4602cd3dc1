//! How much an old workbook would take once read, told by its records (Microsoft, [MS-XLS], 2.4) before anything is
//! kept: the library makes room for every cell from the first to the last of a sheet, however far, as it does for
//! what a sheet says of its size, and copies a shared text as often as a cell names it. Knows no value of a cell.
#[cfg(test)]
mod tests;

use super::fault::Fault;

/// Most cells between the first and the last, all sheets together: one sheet filled as far as Excel of old goes.
const MOST_CELLS: u64 = 65_536 * 256;
/// Columns of a sheet, in Excel of old.
const COLUMNS: u64 = 256;
/// Most bytes of the texts of all cells.
const MOST_TEXT: u64 = 256 << 20;
/// Bytes that a letter takes at most.
const LETTER: u64 = 3;

/// What records are, of those that matter here.
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const FORMULA: u16 = 0x0006;
const CONTINUES: u16 = 0x003C;
const SHEET: u16 = 0x0085;
const SHARED_TEXTS: u16 = 0x00FC;
const SHARED_TEXT: u16 = 0x00FD;
const SIZE: u16 = 0x0200;
/// Several numbers of a row.
const NUMBERS: u16 = 0x00BD;
/// A number, a text, a text with styles, a yes or no, a short number, a text that is shared.
const CELLS: [u16; 6] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, SHARED_TEXT];

/// Whether what the stream of an old workbook holds can be read in a room that is bounded.
///
/// # Errors
/// When a sheet is wider than sheets were, when all take too much, when the same part is read again and again.
pub(super) fn measure(stream: &[u8]) -> Result<(), Fault> {
    let mut sheets = Vec::new();
    let mut texts = Vec::new();
    for record in Records(stream).take_while(|it| it.kind != END) {
        match record.kind {
            SHEET => sheets.push(number(record.data, 0, 4)),
            SHARED_TEXTS => texts = lengths(&record),
            _ => {}
        }
    }
    let mut total = Total::default();
    for at in sheets {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        let sheet = stream.get(at..).unwrap_or_default();
        total.add(sheet, &texts)?;
        // Sheets that share their records are none that a spreadsheet writes.
        if total.read > stream.len().saturating_mul(2) {
            return Err(Fault::Damaged);
        }
    }
    Ok(())
}

/// What all sheets seen so far take.
#[derive(Default)]
struct Total {
    cells: u64,
    text: u64,
    /// Bytes of records gone through.
    read: usize,
}

impl Total {
    /// Adds what one sheet takes.
    fn add(&mut self, sheet: &[u8], texts: &[u64]) -> Result<(), Fault> {
        let (mut values, mut formulas) = (Room::default(), Room::default());
        // A chart drawn in the sheet brings records of its own, from its beginning to its end.
        let mut open = 0_usize;
        for record in Records(sheet) {
            let data = record.data;
            self.read += data.len() + 4;
            match record.kind {
                BEGIN => open += 1,
                END if open <= 1 => break,
                END => open -= 1,
                _ if open > 1 => {}
                SIZE => says_its_size(data)?,
                FORMULA => {
                    values.take(data, None)?;
                    formulas.take(data, None)?;
                }
                NUMBERS => values.take(data, data.len().checked_sub(2))?,
                kind if CELLS.contains(&kind) => {
                    if kind == SHARED_TEXT {
                        let index = usize::try_from(number(data, 6, 4)).unwrap_or(usize::MAX);
                        self.text += texts.get(index).unwrap_or(&0);
                    }
                    values.take(data, None)?;
                }
                _ => {}
            }
        }
        self.cells += values.cells() + formulas.cells();
        match self.cells > MOST_CELLS || self.text > MOST_TEXT {
            true => Err(Fault::TooBig),
            false => Ok(()),
        }
    }
}

/// From the first cell to the last, of those seen so far: first and last row, first and last column.
#[derive(Default)]
struct Room(Option<[u64; 4]>);

impl Room {
    /// Takes in a cell, or those of a row up to the column that stands at that place of the record.
    fn take(&mut self, data: &[u8], last: Option<usize>) -> Result<(), Fault> {
        let (row, left) = (number(data, 0, 2), number(data, 2, 2));
        let right = last.map_or(left, |at| number(data, at, 2)).max(left);
        if right >= COLUMNS {
            return Err(Fault::Damaged);
        }
        let [top, bottom, first, last] = self.0.unwrap_or([row, row, left, right]);
        self.0 = Some([
            top.min(row),
            bottom.max(row),
            first.min(left),
            last.max(right),
        ]);
        Ok(())
    }

    fn cells(&self) -> u64 {
        let count = |[top, bottom, first, last]: [u64; 4]| (bottom - top + 1) * (last - first + 1);
        self.0.map_or(0, count)
    }
}

/// What a sheet says of its own size, as in 1995 or as since 1997; the first column is taken for what it may be.
fn says_its_size(data: &[u8]) -> Result<(), Fault> {
    let wide = if data.len() == 10 { 2 } else { 4 };
    let [top, bottom] = [number(data, 0, wide), number(data, wide, wide)];
    let right = number(data, 2 * wide + 2, 2);
    match top <= bottom && bottom <= MOST_CELLS / COLUMNS && right <= COLUMNS {
        true => Ok(()),
        false => Err(Fault::Damaged),
    }
}

/// The most bytes that each shared text takes, in their order.
fn lengths(record: &Record<'_>) -> Vec<u64> {
    let mut lengths = Vec::new();
    let mut left = Texts {
        data: record.data.get(8..).unwrap_or_default(),
        rest: &record.rest,
    };
    while !left.data.is_empty() || left.turn() {
        let [letters, signs] = [number(left.data, 0, 2), number(left.data, 2, 1)];
        left.jump(3);
        let mut after = 0;
        // Letters with styles, then signs of Asia: how many, after the text.
        if signs & 8 != 0 {
            after += 4 * number(left.data, 0, 2);
            left.jump(2);
        }
        if signs & 4 != 0 {
            after += number(left.data, 0, 4);
            left.jump(4);
        }
        left.letters(letters, signs & 1);
        left.skip(after);
        lengths.push(letters * LETTER);
    }
    lengths
}

/// What is left of the record of shared texts and of those that continue it.
struct Texts<'r> {
    data: &'r [u8],
    rest: &'r [&'r [u8]],
}

impl Texts<'_> {
    /// Goes on with the next record.
    fn turn(&mut self) -> bool {
        let Some((next, rest)) = self.rest.split_first() else {
            return false;
        };
        (self.data, self.rest) = (next, rest);
        true
    }

    /// Leaves bytes of this record; answers how many there were.
    fn jump(&mut self, bytes: u64) -> u64 {
        let there = usize::try_from(bytes)
            .unwrap_or(usize::MAX)
            .min(self.data.len());
        self.data = self.data.get(there..).unwrap_or_default();
        u64::try_from(there).unwrap_or(bytes)
    }

    /// Leaves bytes, of this record and of those that continue it.
    fn skip(&mut self, mut bytes: u64) {
        while bytes > 0 && (!self.data.is_empty() || self.turn()) {
            bytes -= self.jump(bytes);
        }
    }

    /// Leaves letters of one byte, or of two; a record that continues them says again of how many.
    fn letters(&mut self, mut count: u64, mut wide: u64) {
        while count > 0 {
            count -= self.jump(count << wide) >> wide;
            if count > 0 {
                if !self.turn() {
                    return;
                }
                wide = number(self.data, 0, 1) & 1;
                self.jump(1);
            }
        }
    }
}

/// A record, with those that continue it.
struct Record<'s> {
    kind: u16,
    data: &'s [u8],
    rest: Vec<&'s [u8]>,
}

/// The records of a stream, up to one that is cut.
struct Records<'s>(&'s [u8]);

impl<'s> Records<'s> {
    fn one(&mut self) -> Option<(u16, &'s [u8])> {
        let (head, rest) = self.0.split_at_checked(4)?;
        let length = usize::try_from(number(head, 2, 2)).ok()?;
        let (data, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((u16::try_from(number(head, 0, 2)).ok()?, data))
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, data) = self.one()?;
        let mut rest = Vec::new();
        while number(self.0, 0, 2) == u64::from(CONTINUES) && self.0.len() > 4 {
            rest.push(self.one()?.1);
        }
        Some(Record { kind, data, rest })
    }
}

/// The number that so many bytes are, the last one first; what is not there is nought.
fn number(bytes: &[u8], at: usize, size: usize) -> u64 {
    let bytes = bytes.get(at..at + size).unwrap_or_default();
    let add = |sum: u64, byte: &u8| (sum << 8) | u64::from(*byte);
    bytes.iter().rev().fold(0, add)
}
