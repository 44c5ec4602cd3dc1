//! Writing a new store in bulk, for the demonstration data: no journal, one transaction a part.
use super::sql::{Conn, pragma};
use std::cell::RefCell;

use super::bulk_writer::BulkWriter;
use super::shared_text::SharedText;
use super::{Result, Store, rule_book};
use crate::domain::record::{Id, NewRecord};
use crate::domain::rights::Act;

/// A writer of many records in a store that nobody uses yet.
#[derive(Debug)]
pub struct Bulk<'a> {
    conn: &'a Conn,
    intake: RefCell<BulkWriter>,
}

impl Store {
    /// Writes many records in one transaction, given person by person.
    ///
    /// The connection keeps a large page cache and a long log from then on: once all is written,
    /// open the store again to work in it.
    ///
    /// # Errors
    /// When the store can't be written; nothing is kept then.
    pub fn bulk<T>(&mut self, write: impl FnOnce(&Bulk<'_>) -> Result<T>) -> Result<T> {
        self.writable()?;
        self.allow(Act::Import)?;
        pragma::tune(&self.conn, pragma::BULK)?;
        let tx = self.conn.write()?;
        let bulk = Bulk {
            conn: &tx,
            intake: RefCell::new(BulkWriter::new(
                rule_book::rule_book(&tx)?,
                SharedText::of(&tx)?,
            )),
        };
        let done = write(&bulk)?;
        bulk.intake.borrow_mut().settle(bulk.conn, None)?;
        tx.commit()?;
        Ok(done)
    }

    /// Leaves no room between the rows of a store that nobody uses yet. What it needs meanwhile is on the
    /// disk, in clear: for invented people only.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn pack(&mut self) -> Result<()> {
        self.writable()?;
        let former = pragma::tune(&self.conn, pragma::PACKING)?;
        self.conn.run("VACUUM")?;
        former.restore(&self.conn)
    }
}

impl Bulk<'_> {
    /// Adds records that refer to each other by position; gives their numbers.
    ///
    /// # Errors
    /// When a value is refused.
    pub fn add(&self, records: &[NewRecord]) -> Result<Vec<Id>> {
        let mut intake = self.intake.borrow_mut();
        intake.add(self.conn, records.to_vec(), None)
    }
}
