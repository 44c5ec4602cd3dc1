//! The derived rows of many people who have none, added table by table.
use std::sync::LazyLock;

use super::{Derived, INDEX_COLUMNS, cases, line};
use crate::domain::record::{Id, Value};
use crate::store::Result;
use crate::store::sql::{self, Conn, Target};

static INDEX: LazyLock<Target> =
    LazyLock::new(|| of_person(sql::Rows::Together, "echeance", INDEX_COLUMNS, &[]));
static LINE: LazyLock<Target> = LazyLock::new(|| {
    of_person(
        sql::Rows::Scattered,
        "ligne",
        line::COLUMNS,
        &["cle", "nom", "mots", "contact_le"],
    )
});

/// A table whose first column is the person.
pub(super) fn of_person(rows: sql::Rows, table: &str, columns: &str, empty: &[&str]) -> Target {
    let columns: Vec<&str> = std::iter::once("allocataire_id")
        .chain(columns.split(',').map(str::trim))
        .collect();
    Target::new(rows, table, &columns, empty)
}

/// A row with the person it is about first.
pub(super) fn row_of(person: Id, values: impl IntoIterator<Item = Value>) -> Vec<Value> {
    std::iter::once(Value::Int(person)).chain(values).collect()
}

/// Rows to add.
#[derive(Debug, Default)]
pub(in crate::store) struct Rows {
    index: Vec<Vec<Value>>,
    lines: Vec<Vec<Value>>,
    cohort: cases::ManyRows,
}

impl Rows {
    /// Takes in what is derived for a person.
    pub(in crate::store) fn take(&mut self, person: Id, derived: Derived) {
        let index = derived.deadlines.into_iter();
        self.index.extend(index.map(|row| row_of(person, row)));
        let line = derived.line.map(|line| row_of(person, line));
        self.lines.extend(line);
        self.cohort.take(person, derived.cohort);
    }

    /// Puts the rows in the order of their indexes.
    pub(in crate::store) fn sort(&mut self) {
        self.cohort.sort();
    }

    /// Adds them.
    pub(in crate::store) fn write(&self, conn: &Conn) -> Result<()> {
        INDEX.add(conn, &self.index)?;
        self.cohort.write(conn)?;
        LINE.add(conn, &self.lines)
    }
}
