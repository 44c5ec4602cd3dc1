//! One row of an answer, read where it lies: a text is copied by who keeps it.
use super::cell::{self, Cell, Read};
use crate::domain::date::{Date, from_day_number, from_iso};
use crate::domain::record::Value;
use crate::store::Result;

/// A row of an answer.
pub(in crate::store) struct Row<'r>(pub(super) &'r rusqlite::Row<'r>);

impl<'r> Row<'r> {
    /// What column `at` holds.
    pub(in crate::store) fn cell(&self, at: usize) -> Result<Cell<'r>> {
        Ok(Cell::of(self.0.get_ref(at)?))
    }

    /// What column `at` holds, as the type that is asked.
    pub(in crate::store) fn get<T: Read>(&self, at: usize) -> Result<T> {
        T::read(self.cell(at)?).ok_or_else(|| cell::misread(at))
    }

    /// The text of column `at`, if there is one.
    pub(in crate::store) fn text(&self, at: usize) -> Result<Option<&'r str>> {
        cell::text(self.cell(at)?, at)
    }

    /// The day of column `at`, if there is one.
    pub(in crate::store) fn date(&self, at: usize) -> Result<Option<Date>> {
        Ok(self.text(at)?.and_then(from_iso))
    }

    /// The day whose number column `at` holds, if there is one.
    pub(in crate::store) fn day(&self, at: usize) -> Result<Option<Date>> {
        Ok(self.get::<Option<i64>>(at)?.and_then(from_day_number))
    }

    /// Whether column `at` says yes.
    pub(in crate::store) fn yes(&self, at: usize) -> Result<bool> {
        Ok(self.get::<i64>(at)? == 1)
    }

    /// Column `at` as a value of a record.
    pub(in crate::store) fn value(&self, at: usize) -> Result<Value> {
        Ok(self.cell(at)?.value())
    }

    /// The values of `count` columns, from column `at` on.
    pub(in crate::store) fn values(&self, at: usize, count: usize) -> Result<Vec<Value>> {
        (at..at + count).map(|at| self.value(at)).collect()
    }
}
