//! A file as one looks at it before it is imported: how many lines, what a column holds, its lines that
//! were refused. Knows no store.
use super::LARGEST_SHEET;
use super::Sheet;
use super::apply::Summary;
use super::cell::shortened;
use super::field::Dropped;
use super::mapping::Mapping;
use super::notice::ImportError;
use super::prelude::*;
use super::synonyms;
use crate::domain::date::{DateHint, parse_date};
use crate::domain::text::{CSV_MARK, content, csv_row};
use crate::store::in_french;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

/// Values shown of a column.
const EXAMPLES: usize = 3;
/// Title of the column that says why a line was refused; read again, it is left aside.
pub const REASON: &str = "Raison du refus";

/// A column, as one looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedColumn {
    /// Its title.
    pub title: String,
    /// What it is read as, in words; nothing when it is not read.
    pub read_as: Option<&'static str>,
    /// Its first values, all different.
    pub examples: Vec<String>,
}

impl Sheet {
    /// Understands the sheet of a file, under its name; its titles may lack what an import needs.
    ///
    /// # Errors
    /// When the file can't be read, or not as a sheet of people; `Tabs` when it has several.
    pub fn of_file(
        path: &Path,
        tab: Option<&str>,
        mapping: &Mapping,
        today: Date,
    ) -> Result<Self, ImportError> {
        let bytes = crate::files::read(path, LARGEST_SHEET).map_err(|error| {
            ImportError::File(format!(
                "Impossible de lire {} : {}.",
                path.display(),
                in_french(&error)
            ))
        })?;
        let name = path.file_name().unwrap_or_default();
        let sheet = Self::read(bytes, tab, mapping, today)?;
        Ok(sheet.named(&name.to_string_lossy()))
    }

    /// How many lines of people there are.
    pub fn count(&self) -> usize {
        self.raw_rows().count()
    }

    /// The columns, with their first values.
    pub fn columns(&self) -> Vec<LookedColumn> {
        let columns = self.header().columns.iter();
        let mut looked: Vec<LookedColumn> = columns
            .map(|column| LookedColumn {
                title: column.title.clone(),
                read_as: column
                    .heading
                    .and_then(synonyms::name_of)
                    .and_then(synonyms::label),
                examples: Vec::new(),
            })
            .collect();
        for row in self.raw_rows() {
            for (column, cell) in looked.iter_mut().zip(&row.cells) {
                let value = shortened(cell.trim());
                let wanted = column.examples.len() < EXAMPLES;
                if wanted && !value.is_empty() && !column.examples.contains(&value) {
                    column.examples.push(value);
                }
            }
            if looked.iter().all(|it| it.examples.len() == EXAMPLES) {
                break;
            }
        }
        looked
    }

    /// The day the file was made, by its column that says so: the oldest, when its lines differ.
    pub fn extracted(&self) -> Option<Date> {
        let dated = Some(Heading::Dropped(Dropped::FileDay));
        let at = self
            .header()
            .columns
            .iter()
            .position(|it| it.heading == dated)?;
        let days = self.raw_rows().filter_map(|row| {
            let text = content(row.cells.get(at)?).ok().flatten()?;
            parse_date(text, self.today, DateHint::Past).ok()
        });
        days.min()
    }

    /// Writes the lines that were refused, under the titles of the file, with the reason: to be corrected
    /// and imported again.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn refused(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let reasons: HashMap<u32, &str> = summary
            .rejetes
            .iter()
            .map(|notice| (notice.line, notice.reason.as_str()))
            .collect();
        let titles = self.header().columns.iter().map(|it| it.title.as_str());
        write!(out, "{CSV_MARK}{}", csv_row(titles.chain([REASON])))?;
        let width = self.header().columns.len();
        for row in self.raw_rows() {
            let Some(reason) = reasons.get(&row.line) else {
                continue;
            };
            // What guards a cell is not part of it: it is put back as it goes out.
            let cell = |at: usize| {
                let raw = row.cells.get(at).map_or("", AsRef::as_ref);
                content(raw).ok().flatten().unwrap_or(raw)
            };
            write!(out, "{}", csv_row((0..width).map(cell).chain([*reason])))?;
        }
        Ok(())
    }
}
