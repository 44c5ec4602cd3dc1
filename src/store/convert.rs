//! A store written anew under another key, under a first one, or under none: beside its place, compared
//! table by table, then put there in one step. What it was stays whole until then, and is kept after it
//! under another name when that is wanted.
use std::fs::File;
use std::path::{Path, PathBuf};

use super::act_lock::ActLock;
use super::handle::{Access, Store};
use super::sql::{Conn, Key, key, pragma};
use super::{Result, StoreError, upgrade};
use crate::files::{self, NewFile};

/// Who writes anew what a large act writes waits that long for it.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

impl Store {
    /// Writes a store anew under a key, or in clear without one; what it was is kept under that name,
    /// when there is one, and removed otherwise. Nobody may have the store open.
    ///
    /// # Errors
    /// `NoEncryption`; `Locked` when the store is open elsewhere; `Target` when the name is taken; those of
    /// the disk. The store is as it was.
    pub fn convert(path: &Path, to: Option<&Key>, former: Option<&Path>) -> Result<()> {
        key::able()?;
        let kept = former.map_or_else(|| path.with_extension("ancienne"), Path::to_owned);
        let target = |error| StoreError::target(&kept, error);
        let new = NewFile::begin(&kept).map_err(target)?;
        let store = Self::open(path)?;
        if let Access::ReadOnly(reason) = store.access() {
            return Err(StoreError::ReadOnly(reason.clone()));
        }
        let _turn = ActLock::in_turn(path, PATIENCE)?;
        let alone = Alone::hold(&store)?;
        drop(new.create().map_err(target)?);
        store.conn.write_anew(new.path(), to)?;
        to.into_iter().for_each(key::keep);
        whole(&store, new.path(), to)?;
        File::open(new.path())?.sync_all()?;
        // From here on the hidden name is that of what the store was.
        files::exchange(new.path(), path).map_err(target)?;
        drop(alone);
        drop(store);
        match former {
            Some(_) => new.place().map_err(target),
            None => Ok(()),
        }
    }
}

/// Checks what was written anew: its pages, its references, what was written last.
fn whole(store: &Store, new: &Path, to: Option<&Key>) -> Result<()> {
    let written = Store::as_it_is(new)?;
    let (mine, version) = (store.last_written()?, upgrade::version(&store.conn)?);
    let same = written.is_encrypted() == to.is_some()
        && written.last_written()? == mine
        && upgrade::version(&written.conn)? == version;
    match same {
        true => written.check_pages(),
        false => Err(StoreError::Corrupt("la copie n’est pas entière".to_owned())),
    }
}

/// A store that nobody else has open: all of it is in its file.
struct Alone<'s>(&'s Conn);

impl<'s> Alone<'s> {
    fn hold(store: &'s Store) -> Result<Self> {
        let conn = &store.conn;
        conn.set_patience(PATIENCE)?;
        // Refused while anybody else has it open.
        pragma::set(conn, "journal_mode", "DELETE")?;
        let alone = Self(conn);
        if pragma::get::<String>(conn, "journal_mode")? != "delete" {
            return Err(StoreError::Locked);
        }
        pragma::set(conn, "locking_mode", "EXCLUSIVE")?;
        conn.run("BEGIN EXCLUSIVE; COMMIT")?;
        Ok(alone)
    }
}

impl Drop for Alone<'_> {
    fn drop(&mut self) {
        // The lock itself goes with the connection.
        let _ = pragma::set(self.0, "locking_mode", "NORMAL");
    }
}

/// Where what a store was before is kept: « carnet.avant-chiffrement.db », then « …-2.db ».
pub fn former_name(store: &Path, what: &str) -> PathBuf {
    upgrade::free_name(store, what)
}
