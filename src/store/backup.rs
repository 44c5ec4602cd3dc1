//! Copies of the store: made by SQLite, opened again and checked, never a copy of files.
use std::ops::ControlFlow;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::sql::{pragma, query};
use super::{Result, Store, StoreError, open, stray_log, upgrade};
use crate::domain::rights::Act;
use crate::files::NewFile;

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
    /// `NotAllowed`, `Target`, `StrayLog`, `Io`, `Disk`; no partial file is left under that name.
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
        self.allow(Act::BackUp)?;
        self.copy_while(to, go_on)
    }

    /// The same, whoever asks: the copy stays the program's own.
    pub(super) fn copy_while(
        &self,
        to: &Path,
        go_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<()> {
        let target = |error| StoreError::target(to, error);
        let new = NewFile::begin(to).map_err(target)?;
        stray_log::refuse(to)?;
        let (file, written) = (new.create().map_err(target)?, new.path());
        self.in_one_state(|store| {
            let bytes = pragma::size(&store.conn)?;
            store.conn.copy_to(written, go_on)?;
            let plain = store.conn.key().is_none();
            if plain {
                file.write_all_at(&WITHOUT_LOG, FORMATS)?;
            }
            file.sync_all()?;
            let wrong = plain && !open::looks_like_sqlite(written);
            if wrong || file.metadata()?.len() != bytes {
                return Err(StoreError::Corrupt("la copie n’est pas lisible".to_owned()));
            }
            store.check_copy(written, go_on)
        })?;
        new.place().map_err(target)
    }

    /// Checks that a copy is whole, table by table, and says what the store says last.
    fn check_copy(&self, copy: &Path, go_on: &mut dyn FnMut() -> ControlFlow<()>) -> Result<()> {
        // Whatever its format; on a network drive it is a good copy too: nobody works in it.
        let open = || Self::as_it_is(copy);
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
        if self.is_encrypted() {
            self.check_every_page()?;
        }
        check(self, "integrity_check(1)")?;
        upgrade::check_references(&self.conn)
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
