//! What is left of an erased person in the file: in the unused part of pages, and in the log beside it. Only
//! once both are clean is it true that the person is erased.
use super::PENDING;
use crate::store::sql::{pragma, scrub};
use crate::store::{Result, Store, search, settings};

/// Whether nothing is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleared {
    /// Nothing is left.
    Whole,
    /// Someone reads the store: the log beside it could not be emptied.
    HeldBack,
}

impl Store {
    /// Wipes what is left in the file of those that were erased, if that is not done yet.
    ///
    /// # Errors
    /// `Locked`, `Disk`: it is to be done again, at the next opening at the latest.
    pub fn clear_traces(&mut self) -> Result<Cleared> {
        if settings::get(&self.conn, PENDING)?.is_none() || self.writable().is_err() {
            return Ok(Cleared::Whole);
        }
        search::write_again(&self.conn)?;
        scrub(&self.conn)?;
        // The first number of the answer is 1 when someone who reads held it back.
        if pragma::get::<i64>(&self.conn, "wal_checkpoint(TRUNCATE)")? != 0 {
            return Ok(Cleared::HeldBack);
        }
        let tx = self.conn.write()?;
        settings::set(&tx, PENDING, None)?;
        tx.commit()?;
        Ok(Cleared::Whole)
    }
}
