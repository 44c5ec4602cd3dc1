//! Copies of the store: made by SQLite, opened again and checked, never a copy of files.
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::sql::{execute, pragma};
use super::{Result, Store, StoreError, open};

impl Store {
    /// Writes a checked copy of the store, 0600, at a path where nothing is.
    ///
    /// # Errors
    /// `Target`, `Io`, `Disk`; no partial file is left under that name.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(StoreError::taken(to));
        }
        let target = |error| StoreError::target(to, error);
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        let place = tempfile::Builder::new()
            .prefix(".carnet-copie-")
            .tempdir_in(folder.unwrap_or_else(|| Path::new(".")))
            .map_err(target)?;
        let copy = place.path().join("copie.db");
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&copy)?;
        let written = copy.to_str().ok_or_else(|| {
            StoreError::Refused("Le nom du fichier de sauvegarde n’est pas lisible.".to_owned())
        })?;
        execute(&self.conn, "VACUUM INTO $1", &[&written])?;
        if !open::looks_like_sqlite(&copy) {
            return Err(StoreError::Corrupt("la copie n’est pas lisible".to_owned()));
        }
        // A copy on a network drive is a good copy: nobody works in it.
        Self::open_as(&copy, Some("copie en cours de vérification."))?.check_pages()?;
        // Where something is, this fails: a file that appeared meanwhile is never replaced. A disk
        // without links (FAT, exFAT) does it too.
        let whole = tempfile::TempPath::try_from_path(&copy)?;
        let placed = whole.persist_noclobber(to);
        placed.map_err(|error| target(error.error))
    }

    /// Checks that every page of the file is whole.
    ///
    /// # Errors
    /// `Corrupt`, with what SQLite found.
    pub fn check_pages(&self) -> Result<()> {
        let answer: String = pragma::get(&self.conn, "integrity_check(1)")?;
        if answer != "ok" {
            return Err(StoreError::Corrupt(answer));
        }
        open::check_references(&self.conn)
    }
}
