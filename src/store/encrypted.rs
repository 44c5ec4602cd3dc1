//! What is particular to an encrypted store: its phrase, the key that is forgotten and found again, its
//! state. Everything else works as in a plain one. Knows no terminal.
use std::path::Path;

use super::sql::{Conn, Key, first, key};
use super::{Result, Store, StoreError, open};
use crate::domain::phrase::Phrase;

/// Whether this program can encrypt a store, and open an encrypted one.
pub const CAN_ENCRYPT: bool = key::BUILT_IN;

/// How often a page that seems wrong is read.
const READINGS: usize = 3;

impl Store {
    /// Takes the phrase of an encrypted store: from now on this program opens it, and its copies.
    ///
    /// # Errors
    /// `WrongPhrase`; `NoEncryption`; `Missing`; `Corrupt` when the file is nothing encrypted.
    pub fn take_phrase(path: &Path, phrase: &Phrase) -> Result<()> {
        open::check_file(path)?;
        Conn::take_phrase(path, phrase)
    }

    /// Whether the store is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.conn.key().is_some()
    }

    /// Checks the seal of each page of the file, those that hold nothing too. A page that another program is
    /// writing may be read half written: what is wrong is wrong each time.
    pub(super) fn check_every_page(&self) -> Result<()> {
        let broken = || {
            first(&self.conn, "PRAGMA cipher_integrity_check", &[], |row| {
                row.get(0)
            })
        };
        let mut found: Option<String> = broken()?;
        for _ in 1..READINGS {
            if found.is_none() {
                break;
            }
            found = broken()?;
        }
        match found {
            None => Ok(()),
            Some(_) => Err(StoreError::Corrupt(
                "une page du fichier n’est plus celle qui y avait été écrite".to_owned(),
            )),
        }
    }

    /// Closes an encrypted store, and forgets its key: nothing can be read before its phrase is given to
    /// [`Store::unlock`]. What other threads are doing ends with the key that they have. A plain store
    /// stays open; says whether it was closed.
    ///
    /// # Errors
    /// When the engine has no more memory: then the store is still open.
    pub fn lock(&mut self) -> Result<bool> {
        // The one of the tests is that of all their stores.
        let own = |key: &&Key| key::of_tests().as_ref() != Some(*key);
        let Some(key) = self.conn.key().filter(own).cloned() else {
            return Ok(false);
        };
        // What is being written would go on with the key.
        if self.is_slow() {
            return Ok(false);
        }
        self.rules.take();
        self.small.take();
        self.conn = Conn::nowhere()?;
        key::forget(&key);
        Ok(true)
    }

    /// Opens again a store that was locked, as it was.
    ///
    /// # Errors
    /// `WrongPhrase`: it stays closed. When it can't be opened any more.
    pub fn unlock(&mut self, phrase: &Phrase) -> Result<()> {
        Self::take_phrase(&self.path, phrase)?;
        let patience = self.patience;
        let mut open = self.again()?;
        open.place = self.place.take();
        open.former = self.former.take();
        open.write_beside();
        *self = open;
        self.set_patience(patience).map(drop)
    }

    /// Whether a text of this store may be given to a program that reads it from a file, in clear: only
    /// where the system keeps such files in memory, when the store is encrypted.
    pub fn may_hand_out_notes(&self) -> bool {
        !self.is_encrypted() || super::aside::is_in_memory()
    }
}
