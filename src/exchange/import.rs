//! Reading the spreadsheets of French offices: from the bytes of a CSV file or of a workbook to people,
//! each fact in canonical form, each doubt with its line, its column and its reason.
//!
//! Formats: « Carnet de bord, fichier des bénéficiaires » and any spreadsheet with usual titles.
//! The reading knows no store: what
//! a person becomes is decided in `apply`.
pub mod alike;
pub mod apply;
pub mod cell;
mod colleagues;
mod dates;
mod deciders;
pub mod decode;
mod draft;
pub mod field;
pub mod files;
mod grid;
pub mod header;
mod held;
mod json;
pub mod layout;
mod legacy;
pub mod lines;
pub mod looking;
pub mod mapping;
mod marks;
pub mod names;
mod notice;
mod parts;
pub mod person;
mod prelude;
mod repair;
mod signature;
mod source;
pub mod synonyms;
mod two_lines;
pub mod words;
mod workbook;

use crate::domain::text::content;
pub use apply::{Mode, Summary, run};
use decode::Encoding;
use field::ImportField;
pub use json::json;
use mapping::Mapping;
pub use notice::{Difference, ImportError, Likely, Matter, Notice};
use person::RowReading;
use prelude::*;
use source::Source;
use workbook::Opened;
pub use workbook::READER;

/// A file understood, ready to give its people one by one.
#[derive(Clone, Debug)]
pub struct Sheet {
    source: Source,
    header: Header,
    today: Date,
    /// Name of the file, for the words of the act.
    pub name: String,
    /// How the file was written.
    pub encoding: Encoding,
    /// What to say of the file and of its columns.
    pub notices: Vec<Notice>,
}

/// Most bytes of a sheet: several times a caseload of 100,000 people.
pub const LARGEST_SHEET: u64 = 256 * 1024 * 1024;
/// Fewest rows of which that is said.
const FEW: usize = 6;
/// Rows for one filled cell, from which a column looks like merged cells.
const BLOCK: usize = 3;
/// Part of the values of « Orientation » that must be dates for the column to be one, in percent.
const MOSTLY: usize = 80;

impl Sheet {
    /// Understands a file. Dates with two-digit years are read as of `today`.
    ///
    /// # Errors
    /// When the file is not text, is damaged, or lacks the titles that are needed.
    pub fn open(bytes: Vec<u8>, mapping: &Mapping, today: Date) -> Result<Self, ImportError> {
        Self::open_tab(bytes, None, mapping, today)
    }

    /// Understands a file, or the sheet of that name in a workbook.
    ///
    /// # Errors
    /// When the file can't be read, or lacks the titles that are needed; `Tab` when the workbook has several
    /// sheets of people, or none of that name.
    pub fn open_tab(
        bytes: Vec<u8>,
        tab: Option<&str>,
        mapping: &Mapping,
        today: Date,
    ) -> Result<Self, ImportError> {
        let sheet = Self::read(bytes, tab, mapping, today)?;
        sheet.header.check().map(|()| sheet)
    }

    /// The same, whose titles may lack what an import needs: they can still be said to be something else.
    fn read(
        bytes: Vec<u8>,
        tab: Option<&str>,
        mapping: &Mapping,
        today: Date,
    ) -> Result<Self, ImportError> {
        match workbook::open(bytes)? {
            Opened::Book(mut book) => {
                let found = workbook::choose(&mut *book, tab, mapping)?;
                let source = Source::Grid {
                    grid: found.grid,
                    body: found.body,
                };
                let read = (source, found.header, Encoding::Workbook);
                Ok(Self::understood(read, found.notices, mapping, today))
            }
            Opened::Other(_) if tab.is_some() => Err(ImportError::Tab(
                "« --feuille » choisit une feuille d’un classeur, et ce fichier n’en est pas un."
                    .to_owned(),
            )),
            Opened::Other(bytes) => {
                let decoded = decode::decode(bytes)?;
                let found = layout::find(&decoded.text, mapping)?;
                let encoding = decoded.warning.iter();
                let notices = encoding
                    .map(|warning| Notice::new(1, None, warning))
                    .collect();
                let source = Source::Text {
                    text: decoded.text,
                    separator: found.separator,
                    body: found.body,
                };
                let read = (source, found.header, decoded.encoding);
                Ok(Self::understood(read, notices, mapping, today))
            }
        }
    }

    /// A file whose titles are found: what its columns say together.
    fn understood(
        (source, header, encoding): (Source, Header, Encoding),
        mut notices: Vec<Notice>,
        mapping: &Mapping,
        today: Date,
    ) -> Self {
        let held = deciders::columns(&header);
        let places: Vec<usize> = held.iter().map(|(at, _)| *at).collect();
        notices.extend(header.notices(&places));
        let deciding = held.iter().map(|(at, it)| it.notice(&header, *at));
        notices.extend(deciding);
        let titles = header.columns.iter().map(|column| column.title.as_str());
        notices.extend(mapping.unused(titles).into_iter().map(|title| {
            let reason = format!(
                "La table de correspondance cite « {title} », qui n’est pas dans ce fichier."
            );
            Notice::new(header.line, None, &reason)
        }));
        let mut sheet = Self {
            source,
            header,
            today,
            name: "un fichier".to_owned(),
            encoding,
            notices,
        };
        sheet.settle_orientation();
        sheet.settle_dates();
        sheet.see_blocks();
        sheet
    }

    /// The same sheet under the name of its file, without folder.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.name = clean_line(name);
        self
    }

    /// The titles of the columns.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The people, in the order of the file; empty lines and repeated titles are skipped.
    pub fn rows(&self) -> impl Iterator<Item = RowReading> + '_ {
        let guide = draft::Guide::of(&self.header);
        self.raw_rows()
            .map(move |row| draft::read(&row, &self.header, &guide, self.today))
    }

    fn raw_rows(&self) -> impl Iterator<Item = lines::RawRow<'_>> {
        self.source
            .rows()
            .filter(|row| !row.is_blank() && !self.header.is_repeated(&row.cells))
    }

    /// Decides by its cells in which order the dates of each column are written, and says it where some are odd.
    fn settle_dates(&mut self) {
        let dated = |column: &header::Column| match column.heading {
            Some(Heading::Field(field)) => cell::is_dated(field).then(dates::Evidence::default),
            Some(_) | None => None,
        };
        let mut found: Vec<Option<dates::Evidence>> =
            self.header.columns.iter().map(dated).collect();
        if found.iter().all(Option::is_none) {
            return;
        }
        for row in self.raw_rows() {
            for (evidence, cell) in found.iter_mut().zip(&row.cells) {
                if let Some(evidence) = evidence {
                    evidence.add(cell, row.line);
                }
            }
        }
        for (column, evidence) in self.header.columns.iter_mut().zip(found) {
            let (order, said) = evidence.unwrap_or_default().decide();
            column.order = order;
            let line = self.header.line;
            let notice = said.map(|said| Notice::new(line, Some(&column.title), &said));
            self.notices.extend(notice);
        }
    }

    /// Says of a column of référents or structures that its blanks may come from merged cells: what they
    /// stand for is not guessed.
    fn see_blocks(&mut self) {
        let may_be_merged = |column: &header::Column| {
            matches!(
                column.heading,
                Some(Heading::ReferentOrEmail | Heading::Field(F::Organization))
            )
        };
        for (at, column) in self.header.columns.iter().enumerate() {
            if !may_be_merged(column) {
                continue;
            }
            let filled = |row: lines::RawRow<'_>| {
                row.cells
                    .get(at)
                    .is_some_and(|cell| !cell.trim().is_empty())
            };
            let cells: Vec<bool> = self.raw_rows().map(filled).collect();
            let count = cells.iter().filter(|filled| **filled).count();
            let many = cells.len() >= FEW && count * BLOCK <= cells.len();
            if many && cells.first() == Some(&true) {
                let reason = format!(
                    "Cette colonne n’est remplie que sur {count} des {} lignes. Si ses cellules étaient \
                     fusionnées, recopiez la valeur sur chaque ligne : une cellule vide ne dit rien.",
                    cells.len()
                );
                let notice = Notice::new(self.header.line, Some(&column.title), &reason);
                self.notices.push(notice);
            }
        }
    }

    /// Decides by its values what a column titled « Orientation » holds.
    fn settle_orientation(&mut self) {
        let is_open = |heading: &Option<Heading>| *heading == Some(Heading::Orientation);
        let Some(at) = self
            .header
            .columns
            .iter()
            .position(|column| is_open(&column.heading))
        else {
            return;
        };
        let (mut filled, mut dated) = (0, 0);
        for row in self.raw_rows() {
            let Some(Ok(Some(text))) = row.cells.get(at).map(|cell| content(cell)) else {
                continue;
            };
            filled += 1;
            dated += usize::from(cell::is_date(text, self.today) || dates::is_written(text));
        }
        let field = if filled > 0 && dated * 100 >= filled * MOSTLY {
            ImportField::OrientedOn
        } else {
            ImportField::OrientationType
        };
        for column in &mut self.header.columns {
            if is_open(&column.heading) {
                column.heading = Some(Heading::Field(field));
            }
        }
    }
}

#[cfg(test)]
mod tests;
