//! A copy put in the place of a store: whole before it has its name; the former one keeps its content, its
//! log with it, under another name.
use std::path::Path;

use super::open::connect;
use super::sql::forget_head;
use super::{Result, Store, StoreError, audit, stray_log, upgrade};
use crate::files::NewFile;

impl Store {
    /// Opens a copy to read it, whatever its format, wherever it is.
    ///
    /// # Errors
    /// `Missing`, `NotOurs`, `Corrupt`.
    pub fn open_copy(path: &Path) -> Result<Self> {
        super::open::check_file(path)?;
        Self::as_it_is(path)
    }

    /// Checks that every page is whole, and that the audit chain follows.
    ///
    /// # Errors
    /// `Corrupt`, with what was found.
    pub fn check_whole(&self) -> Result<()> {
        self.check_pages()?;
        match audit::first_broken_link(&self.conn)? {
            None => Ok(()),
            Some(line) => Err(StoreError::Corrupt(format!(
                "son journal ne se suit plus à partir de sa ligne {line}"
            ))),
        }
    }

    /// Puts a copy of this store at a place; what is there goes to `former` first.
    ///
    /// # Errors
    /// `Locked` while another program writes there; `StrayLog`; `Target`. What is there is as it was.
    pub fn put_in_place(&self, to: &Path, former: Option<&Path>) -> Result<()> {
        let target = |error| StoreError::target(to, error);
        if former.is_none() {
            stray_log::refuse(to)?;
        }
        let new = match former {
            Some(_) => NewFile::instead_of(to),
            None => NewFile::begin(to).map_err(target)?,
        };
        self.back_up(new.path())?;
        let held = former.map(|_| hold(to)).transpose()?;
        if let Some(former) = former {
            stray_log::move_away(to, former)?;
        }
        forget_head(to);
        // Before the new one has its name: what is let go of is the log of that name.
        drop(held);
        new.place().map_err(target)?;
        Self::accept(to)
    }
}

/// Keeps others from writing in a store while it is put away. One that is too damaged to be held is held by
/// nobody.
fn hold(store: &Path) -> Result<Option<Held>> {
    let conn = match connect(store, true) {
        Ok(conn) => conn,
        Err(StoreError::Locked) => return Err(StoreError::Locked),
        Err(_) => return Ok(None),
    };
    conn.set_patience(upgrade::PATIENCE / 6)?;
    match conn.run("BEGIN IMMEDIATE") {
        Ok(()) => Ok(Some(Held(conn))),
        Err(StoreError::Locked) => Err(StoreError::Locked),
        Err(_) => Ok(None),
    }
}

/// A store in which nobody else writes, until this is dropped.
struct Held(#[expect(dead_code, reason = "held for what it holds")] super::sql::Conn);
