//! Workbooks of LibreOffice (`.ods`), read element by element: what is repeated a million times takes no memory.
//! Knows no title and no person.
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::aside::Aside;
use super::book::{Book, Tab};
use super::fault::Fault;
use super::package::{self, Part, attribute};
use super::value::{boolean, iso_date, iso_time, number};
use crate::exchange::import::grid::{Block, COLUMNS, Grid};
use crate::exchange::import::lines::Remark;

/// Lines of a sheet, at most.
const LINES: u32 = 1 << 20;
/// Blanks in a row inside a text, at most.
const BLANKS: usize = 1_000;

/// A workbook of LibreOffice.
pub(super) struct OpenDocument {
    bytes: Vec<u8>,
    tabs: Vec<Tab>,
}

/// The place reached in a sheet.
#[derive(Default)]
struct Sheet {
    grid: Grid,
    aside: Aside,
    line: u32,
    /// How many times the row stands, and what it holds.
    repeated: u32,
    row: Vec<(usize, Result<String, Remark>)>,
    column: usize,
    /// The column reached among those that are declared.
    declared: usize,
}

/// A cell being read.
struct Cell {
    /// How many times it stands.
    repeated: usize,
    /// The value that its attributes give.
    value: Option<String>,
    error: bool,
    /// Its text, paragraph by paragraph.
    text: String,
    paragraphs: usize,
}

impl OpenDocument {
    /// Opens a workbook without a passphrase.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Fault> {
        let mut package = package::open(&bytes)?;
        package::measure(&mut package)?;
        let mut locked = false;
        if package.index_for_name("META-INF/manifest.xml").is_some() {
            let manifest = package::part(&mut package, "META-INF/manifest.xml")?;
            package::elements(manifest, |element, _| {
                locked |= element == "encryption-data";
                !locked
            })?;
        }
        if locked {
            return Err(Fault::Locked);
        }
        let (mut tabs, mut hidden) = (Vec::new(), Vec::new());
        let mut style = None;
        package::elements(
            package::part(&mut package, "content.xml")?,
            |element, it| {
                match element {
                    "style" => style = attribute(it, "style:name"),
                    "table-properties"
                        if attribute(it, "table:display").is_some_and(|it| it == "false") =>
                    {
                        hidden.extend(style.clone());
                    }
                    "table" => tabs.push(Tab {
                        name: attribute(it, "table:name").unwrap_or_default(),
                        hidden: attribute(it, "table:style-name")
                            .is_some_and(|it| hidden.contains(&it)),
                    }),
                    _ => {}
                }
                true
            },
        )?;
        drop(package);
        Ok(Self { bytes, tabs })
    }

    fn sheet(&self, tab: &str, most: usize) -> Result<Sheet, Fault> {
        let mut package = package::open(&self.bytes)?;
        let mut part = package::part(&mut package, "content.xml")?;
        let mut buffer = Vec::new();
        let mut sheet = Sheet::default();
        let mut inside = false;
        loop {
            buffer.clear();
            match part.read_event_into(&mut buffer).map_err(Fault::of_xml)? {
                Event::Start(it) if it.local_name().as_ref() == "table" => {
                    inside = attribute(&it, "table:name").is_some_and(|it| it == tab);
                }
                Event::Start(it) if inside => {
                    let owned = it.into_owned();
                    sheet.element(&mut part, &owned)?;
                }
                Event::End(it) if inside => match it.local_name().as_ref() {
                    "table-row" => sheet.end_row(most)?,
                    "table" => break,
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
            if sheet.grid.height() > most {
                break;
            }
        }
        Ok(sheet)
    }
}

impl Book for OpenDocument {
    fn tabs(&self) -> Vec<Tab> {
        self.tabs.clone()
    }

    fn read(&mut self, tab: &str, most: usize) -> Result<Grid, Fault> {
        Ok(self.sheet(tab, most)?.grid)
    }

    fn aside(&mut self, tab: &str) -> Result<Aside, Fault> {
        Ok(self.sheet(tab, usize::MAX)?.aside)
    }
}

/// A count that an attribute gives; one when it is not there.
fn count<N: std::str::FromStr + From<u8>>(element: &BytesStart<'_>, name: &str) -> N {
    let given = attribute(element, name).and_then(|it| it.parse().ok());
    given.unwrap_or_else(|| N::from(1))
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "table:visibility").is_some_and(|it| it != "visible")
}

impl Sheet {
    /// Takes in an element that begins.
    fn element(&mut self, part: &mut Part<'_, '_>, element: &BytesStart<'_>) -> Result<(), Fault> {
        match element.local_name().as_ref() {
            "table-column" => {
                let repeated: usize = count(element, "table:number-columns-repeated");
                let first = self.declared;
                self.declared = first.saturating_add(repeated);
                if is_hidden(element) && first < COLUMNS {
                    self.aside.hide(first..=self.declared.saturating_sub(1));
                }
            }
            "table-row" => {
                self.repeated = count(element, "table:number-rows-repeated");
                self.column = 0;
                self.row.clear();
                self.aside.hidden_lines += usize::from(is_hidden(element));
            }
            name @ ("table-cell" | "covered-table-cell") => {
                let spanned: u32 = count(element, "table:number-rows-spanned");
                if spanned > 1 {
                    let first = self.line.saturating_add(1);
                    let last = self.line.saturating_add(spanned.min(LINES));
                    let at = self.column;
                    self.aside.keep(Block { first, last, at });
                }
                let mut cell = Cell::begin(element);
                cell.read(part, name)?;
                self.take(cell);
            }
            _ => {}
        }
        Ok(())
    }

    fn take(&mut self, cell: Cell) {
        let repeated = cell.repeated;
        if let Some(value) = cell.end() {
            let end = self.column.saturating_add(repeated).min(COLUMNS + 1);
            self.row
                .extend((self.column..end).map(|at| (at, value.clone())));
        }
        self.column = self.column.saturating_add(repeated);
    }

    fn end_row(&mut self, most: usize) -> Result<(), Fault> {
        let left = LINES.saturating_sub(self.line);
        let repeated = self.repeated.min(left);
        let lines = if self.row.is_empty() { 0 } else { repeated };
        for line in (self.line..).take(lines as usize) {
            if self.grid.height() > most {
                break;
            }
            for (at, value) in &self.row {
                match value {
                    Ok(text) => self
                        .grid
                        .push(line + 1, *at, text)
                        .map_err(|_| Fault::TooBig)?,
                    Err(remark) => self.grid.remark(line + 1, *at, *remark),
                }
            }
        }
        self.line = self.line.saturating_add(repeated);
        Ok(())
    }
}

impl Cell {
    fn begin(element: &BytesStart<'_>) -> Self {
        let own = |name: &str| attribute(element, name);
        let kind = own("office:value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "float" | "percentage" | "currency" => own("office:value")
                .and_then(|it| it.parse().ok())
                .map(|it: f64| number(it, None)),
            "date" => own("office:date-value").map(|it| iso_date(&it)),
            "time" => own("office:time-value").map(|it| iso_time(&it)),
            "boolean" => own("office:boolean-value").map(|it| boolean(it == "true").to_owned()),
            _ => own("office:string-value").filter(|it| !it.is_empty()),
        };
        Self {
            repeated: count(element, "table:number-columns-repeated"),
            value,
            error: own("calcext:value-type").is_some_and(|it| it == "error"),
            text: String::new(),
            paragraphs: 0,
        }
    }

    /// Reads the text up to the end of the cell; comments are no text.
    fn read(&mut self, part: &mut Part<'_, '_>, name: &str) -> Result<(), Fault> {
        let mut buffer = Vec::new();
        let mut comment = false;
        loop {
            buffer.clear();
            match part.read_event_into(&mut buffer).map_err(Fault::of_xml)? {
                Event::Start(it) if it.local_name().as_ref() == "annotation" => comment = true,
                Event::End(it) if it.local_name().as_ref() == "annotation" => comment = false,
                Event::End(it) if it.local_name().as_ref() == name => return Ok(()),
                Event::Eof => return Err(Fault::Damaged),
                _ if comment => {}
                Event::Text(it) => self.text.push_str(&it.xml10_content()),
                Event::CData(it) => self.text.push_str(&it.xml10_content()),
                Event::GeneralRef(it) => match it.resolve_char_ref() {
                    Ok(Some(letter)) => self.text.push(letter),
                    Ok(None) | Err(_) => {
                        self.text.push_str(
                            resolve_predefined_entity(&it.xml10_content()).unwrap_or_default(),
                        );
                    }
                },
                Event::Start(it) => match it.local_name().as_ref() {
                    "p" => {
                        self.paragraphs += 1;
                        if self.paragraphs > 1 {
                            self.text.push('\n');
                        }
                    }
                    "s" => {
                        let blanks: usize = count(&it, "text:c");
                        self.text
                            .extend(std::iter::repeat_n(' ', blanks.min(BLANKS)));
                    }
                    "tab" => self.text.push('\t'),
                    "line-break" => self.text.push('\n'),
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn end(self) -> Option<Result<String, Remark>> {
        if self.error {
            let bare = self.text.trim();
            return Some(if bare == "#N/A" {
                Err(Remark::NoValue)
            } else {
                Ok(bare.to_owned())
            });
        }
        let words = self.value.unwrap_or(self.text);
        (!words.is_empty()).then_some(Ok(words))
    }
}
