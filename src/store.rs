//! The SQLite store: the only place that knows SQL.
//!
//! What is known of people is changed by [`Store::apply`] alone (and its inverse, undo and redo):
//! one transaction that checks the revision, writes the row, the journal, the audit line and the
//! derived deadlines of the person. Drafts and settings are service rows with functions of their
//! own. The demonstration data is written in bulk. Knows nothing of screens.
mod agenda;
mod alerts;
mod apply;
mod as_of;
mod audit;
mod backup;
mod beside;
mod bulk;
mod chunks;
mod counters;
mod derive;
mod drafts;
mod error;
mod figures;
mod file;
mod following;
mod indicators;
mod intake;
mod journal;
mod lease;
mod matching;
mod names;
mod network;
mod open;
mod portfolio;
mod queue;
mod rebuild;
mod rehearsal;
mod rights;
mod rows;
mod rule_book;
mod search;
mod settings;
mod sql;
mod undo;
mod verify;

pub use agenda::{AgendaDay, AgendaQuery, Meeting, Slot, Whose, days as agenda_days};
pub use alerts::{Alert, AlertPerson, AlertQuery};

pub use bulk::Bulk;

pub use chunks::{Ground, LongAct, Part};

pub use counters::Counters;
pub use drafts::Draft;
pub use error::StoreError;
pub use figures::{Figures, format_version, sqlite_version};

pub use indicators::{
    Awaited, By, Class, CountUnit, Measure, Reading, RightsReading, Selection, Tally,
};

pub use matching::PersonKeys;
pub use open::{Access, Setup};
pub use portfolio::{Anchor, Filter, Line, Page, Query, Scope, Sort, SortKey, Towards};
pub use queue::{ItemKey, QueueItem, QueuePerson, QueueQuery, QueueScope, lease_instant};
pub use rebuild::{Progress, Rebuilt, RuleChange};
pub use rehearsal::Rehearsal;
pub use rule_book::AcceptedFile;
pub use undo::{Undoable, Undone};
pub use verify::Report;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::domain::rights::Rights;

/// Result of a store operation.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An open store.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
    access: Access,
    /// What whoever looks may see.
    rights: Rights,
    /// Folder of a private copy, removed with it.
    place: Option<tempfile::TempDir>,
}

impl Store {
    /// Where the store is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it may be written, and if not, why.
    #[must_use]
    pub const fn access(&self) -> &Access {
        &self.access
    }

    /// Number that changes when another process has committed.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self
            .conn
            .query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    fn writable(&self) -> Result<()> {
        match &self.access {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly(reason) => Err(StoreError::ReadOnly(reason.clone())),
        }
    }
}

#[cfg(test)]
mod tests;
