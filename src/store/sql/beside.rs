//! What writes for a connection behind which someone types: a second one on the same file, which waits for the disk
//! on a thread of its own. A disk that does not answer then holds up what is to be written, not who types. Knows no
//! table.
use std::cell::{Cell, RefCell};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::store::{Result, StoreError};

/// How long the disk is waited for, from when it was asked to write.
const PATIENCE: Duration = Duration::from_millis(100);
/// How long after that one still waits a little for it before something else is written: a disk that is merely
/// slow is then soon done.
const SOON: Duration = Duration::from_millis(300);
/// How long at least, where another program was waited for first.
const LEAST: Duration = Duration::from_millis(20);

/// The connection that writes, and what the disk answered.
#[derive(Debug)]
pub(in crate::store) struct Beside<C> {
    writer: RefCell<Writer<C>>,
    /// What the disk answered after it was no longer waited for.
    late: RefCell<Option<Result<()>>>,
    /// What was last said of what others write.
    pub(super) version: Cell<i64>,
    /// From what the writer says of that to what is said of it.
    pub(super) gap: Cell<i64>,
}

/// Where the connection that writes is.
#[derive(Debug, Default)]
enum Writer<C> {
    /// Not open, or in a transaction.
    #[default]
    Out,
    /// Here.
    Here(Box<C>),
    /// On its thread, until the disk answers; since when.
    Away(Receiver<(Box<C>, Result<()>)>, Instant),
}

impl<C> Default for Beside<C> {
    fn default() -> Self {
        Self {
            writer: RefCell::default(),
            late: RefCell::default(),
            version: Cell::default(),
            gap: Cell::default(),
        }
    }
}

impl<C> Beside<C> {
    /// The writer, to be given back; nothing when it is not open.
    ///
    /// # Errors
    /// `Slow` while it waits for the disk, after a wait.
    pub(super) fn take(&self, patience: Duration) -> Result<Option<Box<C>>> {
        if self.is_still_away(patience) {
            return Err(StoreError::Slow);
        }
        Ok(match self.writer.take() {
            Writer::Here(writer) => Some(writer),
            Writer::Out | Writer::Away(..) => None,
        })
    }

    /// Asks the writer something, while it is here.
    pub(super) fn ask<T>(&self, ask: impl FnOnce(&C) -> T) -> Option<T> {
        match &*self.writer.borrow() {
            Writer::Here(writer) => Some(ask(writer)),
            Writer::Out | Writer::Away(..) => None,
        }
    }

    pub(super) fn give_back(&self, writer: Box<C>) {
        self.writer.replace(Writer::Here(writer));
    }

    /// Has `keep` end what was written on a thread of its own, and waits for the disk as long as who types can.
    ///
    /// # Errors
    /// `Slow` when that was not long enough: [`Beside::answer`] says later what came of it.
    pub(super) fn keep(
        &self,
        writer: Box<C>,
        asked: Instant,
        keep: fn(&C) -> Result<()>,
    ) -> Result<()>
    where
        C: Send + 'static,
    {
        self.late.take();
        let (send, receive) = channel();
        let work = move || {
            let kept = keep(&writer);
            // Nobody listens any more once the program has ended.
            let _ = send.send((writer, kept));
        };
        thread::Builder::new().spawn(work)?;
        let left = PATIENCE.saturating_sub(asked.elapsed()).max(LEAST);
        match receive.recv_timeout(left) {
            Ok((writer, kept)) => {
                self.give_back(writer);
                kept
            }
            Err(RecvTimeoutError::Timeout) => {
                self.writer.replace(Writer::Away(receive, asked));
                Err(StoreError::Slow)
            }
            Err(RecvTimeoutError::Disconnected) => Err(cut()),
        }
    }

    /// Whether the disk has not answered yet.
    pub(in crate::store) fn is_away(&self) -> bool {
        self.is_still_away(Duration::ZERO)
    }

    /// The same, after a wait; of no use where the disk has not answered for long.
    fn is_still_away(&self, patience: Duration) -> bool {
        let come = match &*self.writer.borrow() {
            Writer::Away(receive, since) => {
                receive.recv_timeout(patience.min(SOON.saturating_sub(since.elapsed())))
            }
            Writer::Out | Writer::Here(_) => return false,
        };
        match come {
            Err(RecvTimeoutError::Timeout) => return true,
            Ok((writer, kept)) => {
                self.give_back(writer);
                self.late.replace(Some(kept));
            }
            Err(RecvTimeoutError::Disconnected) => {
                self.writer.take();
                self.late.replace(Some(Err(cut())));
            }
        }
        false
    }

    /// What the disk answered after it was no longer waited for; once.
    pub(in crate::store) fn answer(&self) -> Option<Result<()>> {
        self.late.take()
    }
}

/// What is said where the thread that waits for the disk is gone without an answer.
fn cut() -> StoreError {
    StoreError::Engine("l’écriture s’est arrêtée en route".to_owned())
}
