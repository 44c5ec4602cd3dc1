//! Copies of the store: made by SQLite, opened again and checked, never a copy of files.
use std::fs::{File, OpenOptions};
use std::ops::ControlFlow;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::sql::{pragma, query};
use super::{Result, Store, StoreError, open};

/// What the header of a file says of one that needs no log beside it: a copy may be on a disk that can
/// only be read.
const WITHOUT_LOG: [u8; 2] = [1, 1];
/// Where the header says so.
const FORMATS: u64 = 18;
/// Those who check a copy: the time wanted was set for two cores.
const CHECKERS: usize = 2;

impl Store {
    /// Writes a checked copy of the store, 0600, at a path where nothing is.
    ///
    /// # Errors
    /// `Target`, `Io`, `Disk`; no partial file is left under that name.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        self.back_up_while(to, &mut || ControlFlow::Continue(()))
    }

    /// Writes a checked copy as [`Store::back_up`] does, and asks now and then whether to go on.
    ///
    /// # Errors
    /// `GivenUp`, or as for `back_up`. Nothing is left.
    pub fn back_up_while(
        &self,
        to: &Path,
        go_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<()> {
        if to.exists() {
            return Err(StoreError::taken(to));
        }
        let target = |error| StoreError::target(to, error);
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or_else(|| Path::new("."));
        let place = tempfile::Builder::new()
            .prefix(".carnet-copie-")
            .tempdir_in(folder)
            .map_err(target)?;
        let written = place.path().join("copie.db");
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&written)?;
        self.in_one_state(|store| {
            let bytes = pragma::size(&store.conn)?;
            store.conn.copy_to(&written, go_on)?;
            file.write_all_at(&WITHOUT_LOG, FORMATS)?;
            file.sync_all()?;
            if file.metadata()?.len() != bytes || !open::looks_like_sqlite(&written) {
                return Err(StoreError::Corrupt("la copie n’est pas lisible".to_owned()));
            }
            store.check_copy(&written, go_on)
        })?;
        // Where something is, this fails: a file that appeared meanwhile is never replaced. A disk
        // without links (FAT, exFAT) does it too.
        let whole = tempfile::TempPath::try_from_path(&written)?;
        let placed = whole.persist_noclobber(to);
        placed.map_err(|error| target(error.error))?;
        // So that the name is still there after a power cut, where the system can see to it.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }

    /// Checks that a copy is whole, table by table, and says what the store says last.
    fn check_copy(&self, copy: &Path, go_on: &mut dyn FnMut() -> ControlFlow<()>) -> Result<()> {
        // A copy on a network drive is a good copy: nobody works in it.
        let open = || Self::open_as(copy, Some("copie en cours de vérification."));
        let copy = open()?;
        if copy.last_written()? != self.last_written()? {
            return Err(StoreError::Corrupt("la copie n’est pas entière".to_owned()));
        }
        let text = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0";
        let tables: Vec<String> = query(&copy.conn, text, &[], |row| row.get(0))?;
        let next = AtomicUsize::new(0);
        let check = |copy: Self, go_on: &mut dyn FnMut() -> ControlFlow<()>| {
            while let Some(table) = tables.get(next.fetch_add(1, Ordering::Relaxed)) {
                check(&copy, &format!("quick_check('{table}')"))?;
                if go_on().is_break() {
                    next.store(tables.len(), Ordering::Relaxed);
                    return Err(StoreError::GivenUp);
                }
            }
            Ok(())
        };
        std::thread::scope(|scope| {
            let mut others = Vec::new();
            for _ in 1..CHECKERS {
                let other = open()?;
                others.push(scope.spawn(|| check(other, &mut || ControlFlow::Continue(()))));
            }
            check(copy, go_on)?;
            let failed = || StoreError::Corrupt("la copie n’a pas pu être vérifiée".to_owned());
            let mut done = others.into_iter().map(|it| it.join());
            done.try_for_each(|it| it.map_err(|_| failed())?)
        })
    }

    /// Checks that every page of the file is whole.
    ///
    /// # Errors
    /// `Corrupt`, with what SQLite found.
    pub fn check_pages(&self) -> Result<()> {
        check(self, "integrity_check(1)")?;
        open::check_references(&self.conn)
    }
}

fn check(store: &Store, how: &str) -> Result<()> {
    let answer: String = pragma::get(&store.conn, how)?;
    if answer == "ok" {
        Ok(())
    } else {
        Err(StoreError::Corrupt(answer))
    }
}
