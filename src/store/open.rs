//! Creating and opening a store: permissions, pragmas, migrations, wrong files.
use std::io::{ErrorKind, Read};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use super::handle::{Access, Store};
use super::network;
use super::sql::{Conn, Key, key, pragma};
use super::upgrade::{self, format_version};
use super::{Result, StoreError, stray_log, unwritable};
use crate::files::NewFile;

/// "CRNT": tells our files from other programs'.
pub(super) const APPLICATION_ID: i64 = 0x4352_4E54;
/// What a new store starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// Rule set of the département.
    pub rule_set: String,
    /// Territory of the public holidays.
    pub territory: String,
}

impl Store {
    /// Makes a new store, empty, 0600, in a folder 0700 made if need be.
    ///
    /// # Errors
    /// As for [`Store::create_with`].
    pub fn create(path: &Path, setup: &Setup) -> Result<Self> {
        let made = Self::create_with(path, setup, |_| Ok::<_, StoreError>(()))?;
        Ok(made.0)
    }

    /// Makes a new store with what is first written in it. Until it is whole it is hidden beside its
    /// place: whoever looks finds none, or one that can be worked in.
    ///
    /// # Errors
    /// `AlreadyThere` when a file is there; `StrayLog`; `Network` on another computer; `Io` or `Disk` when
    /// it can't be written; those of `first`. Nothing is left.
    pub fn create_with<T, E: From<StoreError>>(
        path: &Path,
        setup: &Setup,
        first: impl FnOnce(&mut Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<(Self, T), E> {
        Self::create_under(path, key::of_tests().as_ref(), setup, first)
    }

    /// Makes a new store as [`Store::create_with`] does, encrypted when there is a key.
    ///
    /// # Errors
    /// As for `create_with`.
    pub fn create_under<T, E: From<StoreError>>(
        path: &Path,
        key: Option<&Key>,
        setup: &Setup,
        first: impl FnOnce(&mut Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<(Self, T), E> {
        let new = place_for(path)?;
        key.into_iter().for_each(key::keep);
        let mut store = Self::empty(&new, key, setup)?;
        let written = first(&mut store)?;
        // The last connection copies the log into the file, and removes it.
        drop(store);
        let placed = new.place();
        placed.map_err(|error| already_there(path, error))?;
        Self::accept(path)?;
        Ok((Self::open(path)?, written))
    }

    /// An empty store, being made.
    fn empty(new: &NewFile, key: Option<&Key>, setup: &Setup) -> Result<Self> {
        // Created by us first: SQLite gives its side files the mode of the main one.
        drop(new.create()?);
        let conn = Conn::open_with(new.path(), true, key)?;
        pragma::prepare(&conn)?;
        pragma::set(&conn, "application_id", &APPLICATION_ID.to_string())?;
        pragma::set(&conn, "journal_mode", "WAL")?;
        upgrade::migrate(&conn)?;
        let mut store = Self::new(conn, new.path(), Access::ReadWrite);
        store.set_setting("jeu_de_regles", &setup.rule_set)?;
        store.set_setting("territoire", &setup.territory)?;
        Ok(store)
    }

    /// Opens a store that exists.
    ///
    /// A store of a later version, or that can't be written, opens read only, and says so.
    ///
    /// # Errors
    /// `Missing`, `StrayLog`, `NotOurs`, `Network`, `Corrupt`, or what SQLite says.
    pub fn open(path: &Path) -> Result<Self> {
        network::refuse(path)?;
        let mut store = Self::open_as(path, None)?;
        store.check_head()?;
        Ok(store)
    }

    /// Opens a store read only, for the given reason.
    ///
    /// # Errors
    /// As for `open`.
    pub fn open_read_only(path: &Path, reason: &str) -> Result<Self> {
        network::refuse(path)?;
        Self::open_as(path, Some(reason))
    }

    /// Opens a store to read it, wherever it is and whatever its format.
    pub(super) fn as_it_is(path: &Path) -> Result<Self> {
        let conn = connect(path, false)?;
        if pragma::header(&conn)?.application != APPLICATION_ID {
            return Err(StoreError::NotOurs(path.to_owned()));
        }
        let access = Access::ReadOnly("elle est lue telle quelle.".to_owned());
        Ok(Self::new(conn, path, access))
    }

    fn open_as(path: &Path, read_only: Option<&str>) -> Result<Self> {
        check_file(path)?;
        let writable = can_be_written(path);
        let reason = match (read_only, writable) {
            (Some(reason), _) => Some(reason.to_owned()),
            (None, false) => Some("le fichier ou son dossier est protégé en écriture.".to_owned()),
            (None, true) => None,
        };
        match Self::in_place(path, writable, reason.clone()) {
            Err(error) if unwritable::is_about_writing(&error) => {
                let reason = reason.unwrap_or_else(|| unwritable::reason(&error));
                unwritable::open(path, reason).map_err(|_| error)
            }
            done => done,
        }
    }

    /// Opens a store where it is, with what SQLite keeps beside it.
    pub(super) fn in_place(path: &Path, writable: bool, reason: Option<String>) -> Result<Self> {
        let conn = connect(path, writable)?;
        // Several programs may open it at once, and one of them bring it up to date first.
        conn.set_patience(upgrade::PATIENCE)?;
        let header = pragma::header(&conn)?;
        if header.application != APPLICATION_ID {
            return Err(StoreError::NotOurs(path.to_owned()));
        }
        let mut store = Self::new(
            conn,
            path,
            reason.map_or(Access::ReadWrite, Access::ReadOnly),
        );
        match header.version.cmp(&format_version()) {
            std::cmp::Ordering::Greater => {
                let reason = "elle vient d’une version plus récente de carnet.";
                store.access = Access::ReadOnly(reason.to_owned());
            }
            std::cmp::Ordering::Less => store.upgrade()?,
            std::cmp::Ordering::Equal => {}
        }
        if matches!(store.access, Access::ReadOnly(_)) {
            pragma::set(&store.conn, "query_only", "ON")?;
        }
        store.has_log.set(header.has_log);
        store.conn.set_patience(store.patience)?;
        Ok(store)
    }

    /// Whether the file was written by a later version of the program.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn is_newer(&self) -> Result<bool> {
        Ok(upgrade::version(&self.conn)? > format_version())
    }

    /// A second connection to the same store, for another thread.
    ///
    /// # Errors
    /// As for `open`.
    pub fn again(&self) -> Result<Self> {
        let mut again = match &self.access {
            Access::ReadWrite => Self::open_as(&self.path, None),
            Access::ReadOnly(reason) => Self::open_read_only(&self.path, reason),
        }?;
        again.look_like(self);
        Ok(again)
    }
}

/// The place of a store that is to be made, in a folder made if need be.
fn place_for(path: &Path) -> Result<NewFile> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    network::refuse(path)?;
    let new = NewFile::begin(path).map_err(|error| already_there(path, error))?;
    stray_log::refuse(path)?;
    Ok(new)
}

/// What is said when a store is there already: where one is to be made, that is no mere file.
fn already_there(path: &Path, error: std::io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::AlreadyExists => StoreError::AlreadyThere(path.to_owned()),
        _ => StoreError::Io(error),
    }
}

/// A missing, empty or foreign file is never opened by SQLite, which would write into it.
pub(super) fn check_file(path: &Path) -> Result<()> {
    let about = std::fs::metadata(path).map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            let missing = || StoreError::Missing(path.to_owned());
            stray_log::refuse(path).err().unwrap_or_else(missing)
        } else {
            StoreError::Io(error)
        }
    })?;
    if !about.is_file() {
        return Err(StoreError::NotOurs(path.to_owned()));
    }
    Ok(())
}

/// Whether a file starts like a SQLite database. Never call it on a store in use: closing the
/// file would drop the locks of this process.
pub(super) fn looks_like_sqlite(path: &Path) -> bool {
    let mut head = [0_u8; 16];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head == *b"SQLite format 3\0"
}

/// Whether the file and its folder, where the log goes, can be written.
fn can_be_written(path: &Path) -> bool {
    let writable = |path: &Path| rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok();
    let folder = path.parent();
    writable(path) && folder.is_none_or(|folder| folder.as_os_str().is_empty() || writable(folder))
}

pub(super) fn connect(path: &Path, writable: bool) -> Result<Conn> {
    stray_log::refuse_anothers(path)?;
    let conn = Conn::open(path, writable)?;
    pragma::prepare(&conn)?;
    Ok(conn)
}
