//! A connection to the engine.
use std::cell::{Cell, OnceCell};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
#[cfg(debug_assertions)]
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, OpenFlags};

use super::beside::Beside;
use super::key::{self, Key, OpenFile};
use super::place::{Head, Place};
use super::trip::at_once;
use crate::domain::phrase::Phrase;
use crate::store::{Result, StoreError};

/// First SQLite version without the WAL-reset fault, and whose index lets every word of a row go that leaves in
/// the transaction that changes one before it.
const SQLITE_MINIMUM: i32 = 3_054_000;
/// Texts kept prepared.
const PREPARED: usize = 128;
/// Pages copied between two questions whether to go on.
const PAGES: i32 = 4_096;

/// How long who else writes is waited for, until something else is wanted.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection, the file that it was opened on, its key when it is encrypted, how long it waits for who else
/// writes, what writes for it when it may not wait for the disk.
#[derive(Debug)]
pub(in crate::store) struct Conn(
    pub(super) Connection,
    pub(super) Option<Place>,
    Option<Arc<OpenFile>>,
    pub(super) Cell<Duration>,
    pub(super) OnceCell<Beside<Self>>,
);

/// Version of the engine that is built in.
pub(in crate::store) fn version() -> &'static str {
    rusqlite::version()
}

impl Conn {
    /// Opens a file that is there, with the key that this process has when it is encrypted.
    ///
    /// # Errors
    /// `Encrypted` when the key is not known; `NoEncryption` when this program has none.
    pub(in crate::store) fn open(path: &Path, writable: bool) -> Result<Self> {
        if let Some(key) = key::of_open_file(path) {
            return Self::open_with(path, writable, Some(&key));
        }
        match Self::open_with(path, writable, None) {
            // Closed again, and open nowhere here: it can be looked into.
            Err(StoreError::Corrupt(_)) => {
                Self::open_with(path, writable, Some(&key::of_file(path)?))
            }
            done => done,
        }
    }

    /// Opens a file that is there with a key, or with none.
    ///
    /// # Errors
    /// `Corrupt` when it is not the key.
    pub(in crate::store) fn open_with(
        path: &Path,
        writable: bool,
        key: Option<&Key>,
    ) -> Result<Self> {
        if rusqlite::version_number() < SQLITE_MINIMUM {
            return Err(StoreError::Refused(format!(
                "SQLite {} est trop ancien : il faut au moins 3.54.0.",
                version()
            )));
        }
        let access = if writable {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        } else {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        };
        let conn = connection(path, access, key)?;
        if let Err(error @ StoreError::Corrupt(_)) = look(&conn) {
            return Err(error);
        }
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        #[cfg(debug_assertions)]
        let conn = told(conn)?;
        conn.set_prepared_statement_cache_capacity(PREPARED);
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
        // Without it a statement on a table with a partial index is prepared again at each use, in
        // case the new values let it take another way.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        let open = key.and_then(|key| key::opened(path, key));
        Ok(Self::over(conn, Place::of(path), open))
    }

    /// Takes the phrase of an encrypted file: its key opens it, and its copies, from now on.
    ///
    /// # Errors
    /// `WrongPhrase`; `Corrupt` when the file is nothing encrypted; `NoEncryption`.
    pub(in crate::store) fn take_phrase(path: &Path, phrase: &Phrase) -> Result<()> {
        for key in key::candidates(path, phrase)? {
            let key = key?;
            if Self::is_opened_by(path, &key)? {
                key::keep(&key);
                return Ok(());
            }
        }
        Err(StoreError::WrongPhrase)
    }

    /// Whether a key opens a file.
    fn is_opened_by(path: &Path, key: &Key) -> Result<bool> {
        let access = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let looked = connection(path, access, Some(key)).and_then(|conn| look(&conn));
        let looked = match looked {
            Ok(()) | Err(StoreError::Corrupt(_)) => looked,
            // Nothing can be written beside it, or someone is at it: the file alone answers.
            Err(_) => {
                let alone = PathBuf::from(key::alone(path));
                let access = access | OpenFlags::SQLITE_OPEN_URI;
                connection(&alone, access, Some(key)).and_then(|conn| look(&conn))
            }
        };
        match looked {
            Ok(()) => Ok(true),
            Err(StoreError::Corrupt(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether the file alone says that it has no log: it was copied there. One that is encrypted does not say it.
    pub(in crate::store) fn has_no_log(path: &Path) -> bool {
        let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let text = "SELECT substr(data, 19, 2) = x'0101' FROM sqlite_dbpage WHERE pgno = 1";
        let alone = connection(Path::new(&key::alone(path)), access, None);
        alone.is_ok_and(|conn| conn.query_row(text, [], |row| row.get(0)) == Ok(true))
    }

    /// Its key, when it is encrypted.
    pub(in crate::store) fn key(&self) -> Option<&Key> {
        Some(&self.2.as_ref()?.key)
    }

    /// A connection to nothing kept.
    pub(in crate::store) fn nowhere() -> Result<Self> {
        let conn = Connection::open_in_memory()?;
        Ok(Self::over(conn, None, None))
    }

    const fn over(conn: Connection, place: Option<Place>, open: Option<Arc<OpenFile>>) -> Self {
        Self(conn, place, open, Cell::new(PATIENCE), OnceCell::new())
    }

    /// Whether the file is still where it was: what is written in one that was replaced or removed is
    /// lost with it.
    ///
    /// # Errors
    /// `Displaced` when it is not.
    pub(in crate::store) fn is_in_place(&self) -> Result<()> {
        self.1.as_ref().map_or(Ok(()), Place::is_kept)
    }

    /// What the audit chain has come to, in the transaction under way.
    pub(in crate::store) fn reached(&self, head: Head) {
        if let Some(place) = &self.1 {
            place.reached(head);
        }
    }

    /// Notes beside the file how far the chain has come.
    pub(in crate::store) fn note_head(&self) {
        if let Some(place) = &self.1 {
            place.note_head();
        }
    }

    /// What is committed from now on may be lost in a power cut, or no longer.
    pub(in crate::store) fn defers(&self, defers: bool) {
        if let Some(place) = &self.1 {
            place.wait(defers);
        }
    }

    /// How long an operation waits for another process that writes.
    pub(in crate::store) fn set_patience(&self, patience: Duration) -> Result<()> {
        self.3.set(patience);
        Ok(self.0.busy_timeout(patience)?)
    }

    /// Runs a text of several statements that gives nothing.
    pub(in crate::store) fn run(&self, text: &str) -> Result<()> {
        Ok(at_once(|| self.0.execute_batch(text))?)
    }

    /// Copies the whole database, page by page, as it is at one instant, into a file that is there and
    /// empty. The disk is not waited for.
    pub(in crate::store) fn copy_to(
        &self,
        path: &Path,
        go_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<()> {
        let mut target = connection(path, OpenFlags::SQLITE_OPEN_READ_WRITE, self.key())?;
        // A copy that is cut is thrown away: nothing is to be put back in it.
        target.execute_batch("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")?;
        let backup = Backup::new(&self.0, &mut target)?;
        loop {
            let step = backup.step(PAGES)?;
            if go_on().is_break() {
                return Err(StoreError::GivenUp);
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => return Err(StoreError::Locked),
            }
        }
        drop(backup);
        drop(target);
        match self.key() {
            None => Ok(()),
            Some(key) => without_log(path, key),
        }
    }
}

/// Opens a file, and gives its key before anything is read. What waits in its log stays there, should it
/// prove not to be a file of ours.
fn connection(path: &Path, access: OpenFlags, key: Option<&Key>) -> Result<Connection> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one opening of a store, or of the file of a copy, once its file is made"
    )]
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if let Some(key) = key {
        key::able()?;
        // Otherwise it is said on stderr, over the screen, that a phrase is wrong.
        conn.execute_batch("PRAGMA cipher_log_level=NONE")?;
        let text = key.words();
        let mut pragma = zeroize::Zeroizing::new(String::with_capacity(128));
        for part in ["PRAGMA key=\"", text.as_str(), "\""] {
            pragma.push_str(part);
        }
        conn.execute_batch(&pragma)?;
    }
    Ok(conn)
}

/// Reads the first page.
fn look(conn: &Connection) -> Result<()> {
    Ok(conn.pragma_query_value(None, "schema_version", |_| Ok(()))?)
}

/// Has the header of an encrypted copy say that it needs no log beside it. (That of a plain one is
/// written by [`Store::back_up`](crate::store::Store::back_up): here each page has its seal.)
fn without_log(path: &Path, key: &Key) -> Result<()> {
    let conn = connection(path, OpenFlags::SQLITE_OPEN_READ_WRITE, Some(key))?;
    Ok(conn.execute_batch("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE;")?)
}

/// A connection that tells the tests what it is asked.
#[cfg(debug_assertions)]
fn told(mut conn: Connection) -> Result<Connection> {
    let mask = TraceEventCodes::SQLITE_TRACE_STMT | TraceEventCodes::SQLITE_TRACE_PROFILE;
    let tell = |event: TraceEvent<'_>| match event {
        TraceEvent::Stmt(statement, said) => super::trace::hear(said, &statement.sql()),
        TraceEvent::Profile(statement, _) => super::trace::done(&statement.sql()),
        _ => {}
    };
    conn.trace_v2(mask, Some(tell))?;
    Ok(conn)
}

#[cfg(test)]
impl Conn {
    /// A connection to nothing kept.
    pub(in crate::store) fn in_memory() -> Self {
        Self::nowhere().unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_is_recent_enough() {
        assert!(rusqlite::version_number() >= SQLITE_MINIMUM);
    }
}
