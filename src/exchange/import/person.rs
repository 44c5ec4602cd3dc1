//! One row of the file to one person: every fact that is sure, every doubt said.
use super::Notice;
use super::draft::Draft;
use super::field::{Heading, ImportField as F};
use super::header::Header;
use super::lines::RawRow;
use crate::domain::date::Date;

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedValue {
    /// What it says.
    pub field: F,
    /// Canonical value. Empty only for a complement of address to clear.
    pub value: String,
    /// Position of its column, for messages.
    pub column: usize,
}

/// What a row says of a person: a nom, a prénom, at least one way to recognise the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedPerson {
    /// Line of the file, from 1.
    pub line: u32,
    /// The facts, each field at most once.
    pub values: Vec<ImportedValue>,
}

impl ImportedPerson {
    /// Value of a field, if the row gives it.
    #[must_use]
    pub fn get(&self, field: F) -> Option<&str> {
        self.find(field).map(|found| found.value.as_str())
    }

    /// Fact of a field with its column, if the row gives it.
    #[must_use]
    pub fn find(&self, field: F) -> Option<&ImportedValue> {
        self.values.iter().find(|found| found.field == field)
    }
}

/// A row as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowReading {
    /// The person, or why the row is rejected.
    pub person: Result<ImportedPerson, Notice>,
    /// Cells left empty or taken with a remark.
    pub notices: Vec<Notice>,
}

/// Columns in the order they are read: a nom d’usage before the other names, so that it wins.
#[must_use]
pub fn reading_order(header: &Header) -> Vec<usize> {
    let mut order: Vec<usize> = (0..header.columns.len()).collect();
    order.sort_by_key(|at| {
        let heading = header.columns.get(*at).and_then(|column| column.heading);
        heading != Some(Heading::UsageName)
    });
    order
}

/// Reads a row; `order` comes from [`reading_order`].
#[must_use]
pub fn read(row: &RawRow<'_>, header: &Header, order: &[usize], today: Date) -> RowReading {
    let mut draft = Draft {
        line: row.line,
        header,
        today,
        values: Vec::with_capacity(order.len()),
        phones: Vec::new(),
        notices: Vec::new(),
    };
    for at in order {
        if let Some(raw) = row.cells.get(*at) {
            draft.take(*at, raw);
        }
    }
    draft.beyond(row);
    draft.settle_phones();
    draft.settle_names();
    draft.settle_address();
    draft.finish()
}
