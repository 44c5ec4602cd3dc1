//! The rows of one question in the order of people, taken person by person: many tables are read
//! side by side, each in one pass. A query a person and a table would cost ten times as much.

use super::super::Result;
use super::super::sql::{self, Rows, Statement};
use crate::domain::record::Id;

/// The rows left: the next one is the first that was not taken. The first column is the person.
pub(super) struct ByPerson<'s> {
    rows: Rows<'s>,
    next: Option<Id>,
}

impl<'s> ByPerson<'s> {
    /// Asks about the people between two numbers, both included.
    pub(super) fn ask(statement: &'s mut Statement<'_>, (from, to): (Id, Id)) -> Result<Self> {
        let rows = statement.rows(&[&from, &to])?;
        let mut asked = Self { rows, next: None };
        asked.step()?;
        Ok(asked)
    }

    /// The next person.
    pub(super) const fn next(&self) -> Option<Id> {
        self.next
    }

    fn step(&mut self) -> Result<()> {
        self.rows.advance()?;
        self.next = self.rows.row().map(|row| row.get(0)).transpose()?;
        Ok(())
    }

    /// Gives each row of people up to that one.
    pub(super) fn up_to(
        &mut self,
        person: Id,
        mut take: impl FnMut(Id, &sql::Row<'_>) -> Result<()>,
    ) -> Result<()> {
        while let Some(owner) = self.next.filter(|owner| *owner <= person) {
            if let Some(row) = self.rows.row() {
                take(owner, &row)?;
            }
            self.step()?;
        }
        Ok(())
    }
}
