//! A person as a row of the file describes them: every sure fact, every doubt.
use super::prelude::*;
use crate::domain::text::display_name;

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
    pub fn get(&self, field: F) -> Option<&str> {
        self.find(field).map(|found| found.value.as_str())
    }

    /// « ROUX Anne », as the file names them.
    pub fn who(&self) -> String {
        let text = |field: F| self.get(field).unwrap_or_default();
        display_name(text(F::LastName), text(F::FirstName))
    }

    /// Fact of a field with its column, if the row gives it.
    pub fn find(&self, field: F) -> Option<&ImportedValue> {
        self.values.iter().find(|found| found.field == field)
    }

    /// The same row without that fact.
    pub fn without(&self, field: F) -> Self {
        let kept = self.values.iter().filter(|found| found.field != field);
        Self {
            line: self.line,
            values: kept.cloned().collect(),
        }
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
