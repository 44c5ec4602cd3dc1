//! The log of another store, where one is about to get its name: the engine takes whatever log it finds
//! beside a file for the log of that file. Knows no table.
use std::fs;
use std::path::Path;

use super::sql::Conn;
use super::{Result, StoreError};
use crate::files::{beside, rename_only};

/// What the engine reads into the file that it finds it beside.
const LOG: &str = "-wal";
/// The same, of a file that has no log before what is written.
const JOURNAL: &str = "-journal";
/// What belongs to a store and bears its name: its logs, what those who have it open share, itself, the
/// note of how far it came.
const PARTS: [&str; 5] = [LOG, JOURNAL, "-shm", "", "-tete"];

/// Refuses to give a store its name beside the log of another.
///
/// # Errors
/// `StrayLog`.
pub(super) fn refuse(store: &Path) -> Result<()> {
    let stray = [LOG, JOURNAL].map(|side| beside(store, side));
    match stray.into_iter().find(|it| it.exists()) {
        Some(log) => Err(StoreError::StrayLog(log)),
        None => Ok(()),
    }
}

/// Refuses to open a file beside the log of another: a copy that was put where a store had been, by hand.
///
/// # Errors
/// `StrayLog`.
pub(super) fn refuse_anothers(store: &Path) -> Result<()> {
    let log = beside(store, LOG);
    let written = fs::metadata(&log).is_ok_and(|about| about.len() > 0);
    match written && Conn::has_no_log(store) {
        true => Err(StoreError::StrayLog(log)),
        false => Ok(()),
    }
}

/// Removes what is left of a store that was removed, once all of it is elsewhere.
pub(super) fn remove(store: &Path) {
    for side in [LOG, JOURNAL, "-shm"] {
        // What can't be removed is refused next.
        let _ = fs::remove_file(beside(store, side));
    }
}

/// Gives a store another name, with all that is beside it: those who have it open keep what is theirs.
///
/// # Errors
/// `Target` when a name is taken, or can't be given.
pub(super) fn move_away(store: &Path, to: &Path) -> Result<()> {
    for side in PARTS {
        let (from, to) = (beside(store, side), beside(to, side));
        if fs::symlink_metadata(&from).is_ok() {
            rename_only(&from, &to).map_err(|error| StoreError::target(&to, error))?;
        }
    }
    Ok(())
}
