//! From text to rows of cells, each with its line in the file.
//!
//! Quotes protect separators, line breaks and doubled quotes; CRLF, LF and CR all end a line.
//! A quote that never closes properly is read as an ordinary character, with a remark. Knows nothing
//! of headers or people.
use std::borrow::Cow;

/// One row of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawRow<'t> {
    /// Line of the file where the row starts, from 1: every line break counts, quoted or not.
    pub line: u32,
    /// Cells as written, quotes undone.
    pub cells: Vec<Cow<'t, str>>,
    /// What to say of some cells, by their position.
    pub remarks: Vec<(usize, Remark)>,
}

/// What to say of a cell, whatever it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Its quotes do not close properly: it was read as it is. Only the first of a row is told.
    Quotes,
    /// A formula found no value.
    NoValue,
}

impl RawRow<'_> {
    /// Whether every cell is empty.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A place in the text, at the start of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Offset in bytes.
    pub offset: usize,
    /// Line of the file, from 1.
    pub line: u32,
}

impl Place {
    /// The beginning of the file.
    pub const START: Self = Self { offset: 0, line: 1 };
}

/// Reader of rows, one at a time.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    place: Place,
    separator: u8,
    width: usize,
}

/// What follows a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Cell,
    Row,
}

impl<'t> Lines<'t> {
    /// Rows from that place on, cells parted by an ASCII character.
    pub const fn new(text: &'t str, place: Place, separator: u8) -> Self {
        Self {
            text,
            place,
            separator,
            width: 0,
        }
    }

    /// Start of the next row.
    pub const fn place(&self) -> Place {
        self.place
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.place.offset..).unwrap_or_default()
    }

    /// Next cell and whether its quotes were odd.
    fn cell(&mut self) -> (Cow<'t, str>, bool) {
        let rest = self.rest();
        let inner = rest.trim_start_matches(' ');
        if let Some(body) = inner.strip_prefix('"')
            && let Some((value, used)) = self.quoted(body)
        {
            let length = rest.len() - body.len() + used;
            self.skip(rest.get(..length).unwrap_or(rest));
            return (value, false);
        }
        let end = rest
            .bytes()
            .position(|byte| byte == self.separator || matches!(byte, b'\n' | b'\r'))
            .unwrap_or(rest.len());
        let value = rest.get(..end).unwrap_or(rest);
        self.place.offset += end;
        (Cow::Borrowed(value), inner.starts_with('"'))
    }

    /// Content of a quoted cell and the bytes it takes, closing quote and spaces included;
    /// nothing when the closing quote is missing or followed by something else.
    fn quoted(&self, body: &'t str) -> Option<(Cow<'t, str>, usize)> {
        let mut from = 0;
        let mut doubled = false;
        loop {
            let quote = from + body.get(from..)?.find('"')?;
            let next = body.get(quote + 1..)?;
            if next.starts_with('"') {
                doubled = true;
                from = quote + 2;
                continue;
            }
            let tail = next.trim_start_matches(' ');
            let first = tail.bytes().next();
            if first.is_some_and(|b| b != self.separator && !matches!(b, b'\n' | b'\r')) {
                return None;
            }
            let content = body.get(..quote)?;
            let value = if doubled {
                Cow::Owned(content.replace("\"\"", "\""))
            } else {
                Cow::Borrowed(content)
            };
            return Some((value, body.len() - tail.len()));
        }
    }

    fn skip(&mut self, read: &str) {
        self.place.offset += read.len();
        self.place.line += breaks(read.as_bytes());
    }

    /// Steps over the separator or the end of the line.
    fn step(&mut self) -> After {
        let mut bytes = self.rest().bytes();
        let length = match (bytes.next(), bytes.next()) {
            (None, _) => 0,
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\r' | b'\n'), _) => 1,
            (Some(_), _) => {
                self.place.offset += 1;
                return After::Cell;
            }
        };
        self.place.offset += length;
        self.place.line += u32::from(length > 0);
        After::Row
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = RawRow<'t>;

    fn next(&mut self) -> Option<RawRow<'t>> {
        if self.rest().is_empty() {
            return None;
        }
        let mut row = RawRow {
            line: self.place.line,
            cells: Vec::with_capacity(self.width),
            remarks: Vec::new(),
        };
        loop {
            let (value, odd) = self.cell();
            if odd && row.remarks.is_empty() {
                row.remarks.push((row.cells.len(), Remark::Quotes));
            }
            row.cells.push(value);
            if self.step() == After::Row {
                break;
            }
        }
        self.width = row.cells.len();
        Some(row)
    }
}

/// Number of line breaks; CRLF counts once.
pub fn breaks(bytes: &[u8]) -> u32 {
    let mut count = 0;
    let mut previous = 0;
    for byte in bytes {
        if *byte == b'\r' || (*byte == b'\n' && previous != b'\r') {
            count += 1;
        }
        previous = *byte;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        Lines::new(text, Place::START, b';')
            .map(|row| {
                (
                    row.line,
                    row.cells.into_iter().map(Cow::into_owned).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn counts_the_lines_of_the_file_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a;b", "", "\"un", "deux \"\"x\"\";\";c", "d;\"\"", "e"].join(end);
            let quoted = format!("un{end}deux \"x\";");
            let found = rows(&text);
            assert_eq!(
                found,
                [
                    (1, vec!["a".to_owned(), "b".to_owned()]),
                    (2, vec![String::new()]),
                    (3, vec![quoted, "c".to_owned()]),
                    (5, vec!["d".to_owned(), String::new()]),
                    (6, vec!["e".to_owned()]),
                ]
            );
        }
    }

    #[test]
    fn keeps_an_odd_quote_as_it_stands_and_says_it() {
        let text = "\"Le Relais\" 12 rue;b\n\"jamais;fermé\n\"bon\";d\n";
        let found: Vec<_> = Lines::new(text, Place::START, b';').collect();
        assert_eq!(found[0].cells[0], "\"Le Relais\" 12 rue");
        assert_eq!(found[0].remarks, [(0, Remark::Quotes)]);
        assert_eq!(found[1].cells, ["\"jamais", "fermé"]);
        assert_eq!(found[2].cells, ["bon", "d"]);
        assert_eq!((found[2].line, found[2].remarks.len()), (3, 0));
    }

    proptest::proptest! {
        #[test]
        fn gives_back_what_was_quoted(cells in proptest::collection::vec("[a-zé;,\" \r\n]{0,8}", 1..5)) {
            let text = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                .collect::<Vec<_>>().join(";");
            let found = rows(&text);
            proptest::prop_assert_eq!(&found, &vec![(1, cells)]);
        }

        #[test]
        fn reads_anything_without_end_or_panic(text in "\\PC{0,80}|[;\"\r\n a]{0,60}") {
            let size: usize = Lines::new(&text, Place::START, b';').map(|row| row.cells.len()).sum();
            proptest::prop_assert!(size <= text.len() + 1);
        }
    }
}
