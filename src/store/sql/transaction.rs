//! What is written, or read, as one whole: from its begin to its end, or to nothing. Knows no table.
#[cfg(debug_assertions)]
use std::cell::OnceCell;
use std::ops::Deref;
#[cfg(debug_assertions)]
use std::panic::Location;
use std::time::{Duration, Instant};

use super::beside::Beside;
use super::conn::Conn;
use crate::store::{Result, StoreError};

/// How often it is tried to begin to write while another one does: left to itself, the engine waits longer and
/// longer between two tries.
const AGAIN: Duration = Duration::from_millis(2);

/// The connection that a transaction is in.
#[derive(Debug)]
enum Held<'c> {
    /// The one that it was asked of.
    Own(&'c Conn),
    /// The one that writes beside that one; none once the disk is waited for.
    Beside(&'c Beside<Conn>, Option<Box<Conn>>),
}

/// What is written, or read, as one whole. Dropped, it leaves nothing.
#[derive(Debug)]
pub(in crate::store) struct Transaction<'c> {
    held: Held<'c>,
    home: &'c Conn,
    asked: Instant,
    /// For the measures of how long it holds the store.
    #[cfg(debug_assertions)]
    since: OnceCell<super::trace::Since>,
}

impl Conn {
    /// Begins to write: nobody else writes until the end. Dropped, it leaves nothing.
    ///
    /// # Errors
    /// `Locked`; `Displaced`; `Slow` while the disk has not answered for what was written before.
    #[track_caller]
    pub(in crate::store) fn write(&self) -> Result<Transaction<'_>> {
        let asked = Instant::now();
        let held = match self.4.get() {
            Some(beside) => Held::Beside(beside, Some(self.writer(beside)?)),
            None => Held::Own(self),
        };
        let open = self.transaction(held, asked);
        let begin = || open.begin_soon(self.3.get());
        match &open.1 {
            Some(place) => place.begin(begin)?,
            None => begin()?,
        }
        #[cfg(debug_assertions)]
        let _ = open.since.set(super::trace::Since::now(Location::caller()));
        Ok(open)
    }

    const fn transaction<'c>(&'c self, held: Held<'c>, asked: Instant) -> Transaction<'c> {
        Transaction {
            held,
            home: self,
            asked,
            #[cfg(debug_assertions)]
            since: OnceCell::new(),
        }
    }

    /// Begins to write one part of something long, after those who wait for their turn.
    #[track_caller]
    pub(in crate::store) fn write_part(&self) -> Result<Transaction<'_>> {
        if let Some(place) = &self.1 {
            place.let_go();
        }
        self.write()
    }

    /// Begins to read one state, whatever others write; `None` inside a transaction, which sees
    /// one state already.
    pub(in crate::store) fn one_state(&self) -> Result<Option<Transaction<'_>>> {
        if !self.0.is_autocommit() {
            return Ok(None);
        }
        self.keep_one_state()?;
        Ok(Some(self.transaction(Held::Own(self), Instant::now())))
    }

    /// Reads one state from now on, until the connection is closed.
    pub(in crate::store) fn keep_one_state(&self) -> Result<()> {
        Ok(self.0.execute_batch("BEGIN")?)
    }

    /// Begins to write as soon as nobody else does.
    fn begin_soon(&self, patience: Duration) -> Result<()> {
        self.0.busy_timeout(Duration::ZERO)?;
        let since = Instant::now();
        let begun = loop {
            match self
                .0
                .execute_batch("BEGIN IMMEDIATE")
                .map_err(StoreError::from)
            {
                Err(StoreError::Locked) if since.elapsed() < patience => std::thread::sleep(AGAIN),
                done => break done,
            }
        };
        self.0.busy_timeout(patience)?;
        begun
    }

    /// Keeps what was written, on the disk; an error when it went into a file that is no longer there.
    pub(super) fn keep(&self) -> Result<()> {
        #[cfg(debug_assertions)]
        super::slow::wait(self.1.as_ref());
        self.0.execute_batch("COMMIT")?;
        self.is_in_place()?;
        self.note_head();
        Ok(())
    }

    fn keep_or_leave(&self) -> Result<()> {
        let kept = self.keep();
        self.leave();
        kept
    }

    /// Leaves nothing of what was not kept.
    pub(super) fn leave(&self) {
        if !self.0.is_autocommit() {
            // One that can't be taken back now is, with its connection.
            let _ = self.0.execute_batch("ROLLBACK");
        }
    }
}

impl Transaction<'_> {
    /// Keeps what was written; an error when it went into a file that is no longer there.
    ///
    /// # Errors
    /// `Slow` when the disk does not answer in time: it may still be kept, which is known later.
    pub(in crate::store) fn commit(mut self) -> Result<()> {
        match &mut self.held {
            Held::Own(conn) => conn.keep(),
            Held::Beside(beside, writer) => match writer.take() {
                Some(writer) => beside.keep(writer, self.asked, Conn::keep_or_leave),
                None => Ok(()),
            },
        }
    }
}

impl Transaction<'_> {
    /// Keeps what nobody is told of: a disk that does not answer in time is not waited for.
    ///
    /// # Errors
    /// As for [`Transaction::commit`], but `Slow`.
    pub(in crate::store) fn commit_soon(self) -> Result<()> {
        match self.commit() {
            Err(StoreError::Slow) => Ok(()),
            done => done,
        }
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        match &mut self.held {
            Held::Own(conn) => conn.leave(),
            Held::Beside(beside, writer) => {
                if let Some(writer) = writer.take() {
                    writer.leave();
                    beside.give_back(writer);
                }
            }
        }
    }
}

impl Deref for Transaction<'_> {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        match &self.held {
            Held::Own(conn) => conn,
            Held::Beside(_, writer) => writer.as_deref().unwrap_or(self.home),
        }
    }
}
