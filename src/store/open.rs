//! Creating and opening a store: permissions, pragmas, migrations, wrong files.
use std::fs::OpenOptions;
use std::io::Read;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

use super::handle::{Access, Store};
use super::network;
use super::sql::{Conn, pragma};
use super::{Result, StoreError};

/// "CRNT": tells our files from other programs'.
pub(super) const APPLICATION_ID: i64 = 0x4352_4E54;
/// Steps of the schema, in order; `user_version` says how many are applied.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_init.sql"),
    include_str!("migrations/0002_lighter.sql"),
    include_str!("migrations/0003_agenda.sql"),
    include_str!("migrations/0004_rules.sql"),
    include_str!("migrations/0005_queue.sql"),
    include_str!("migrations/0006_cases.sql"),
    include_str!("migrations/0007_rights.sql"),
    include_str!("migrations/0008_contract.sql"),
    include_str!("migrations/0009_line.sql"),
    include_str!("migrations/0010_aid.sql"),
    include_str!("migrations/0011_decisions.sql"),
    include_str!("migrations/0012_entered.sql"),
    include_str!("migrations/0013_counters.sql"),
    include_str!("migrations/0014_shared.sql"),
    include_str!("migrations/0015_identity.sql"),
    include_str!("migrations/0016_duplicates.sql"),
];
/// What a new store starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// Rule set of the département.
    pub rule_set: String,
    /// Territory of the public holidays.
    pub territory: String,
}

impl Store {
    /// Makes a new store, 0600, in a folder 0700 made if need be.
    ///
    /// # Errors
    /// `AlreadyThere` when a file is there; `Network` on another computer; `Io` or `Disk` when it can't be written.
    pub fn create(path: &Path, setup: &Setup) -> Result<Self> {
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
        // Created by us first: SQLite gives its side files the mode of the main one.
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(|error| {
                if error.kind() == std::io::ErrorKind::AlreadyExists {
                    StoreError::AlreadyThere(path.to_owned())
                } else {
                    StoreError::Io(error)
                }
            })?;
        let conn = connect(path, true)?;
        pragma::set(&conn, "application_id", &APPLICATION_ID.to_string())?;
        pragma::set(&conn, "journal_mode", "WAL")?;
        migrate(&conn)?;
        let mut store = Self::new(conn, path, Access::ReadWrite);
        store.set_setting("jeu_de_regles", &setup.rule_set)?;
        store.set_setting("territoire", &setup.territory)?;
        Ok(store)
    }

    /// Opens a store that exists.
    ///
    /// A store of a later version, or that can't be written, opens read only, and says so.
    ///
    /// # Errors
    /// `Missing`, `NotOurs`, `Network`, `Corrupt`, or what SQLite says.
    pub fn open(path: &Path) -> Result<Self> {
        network::refuse(path)?;
        Self::open_as(path, None)
    }

    /// Opens a store read only, for the given reason.
    ///
    /// # Errors
    /// As for `open`.
    pub fn open_read_only(path: &Path, reason: &str) -> Result<Self> {
        network::refuse(path)?;
        Self::open_as(path, Some(reason))
    }

    /// Opens a store wherever it is: a copy to be checked may be on a network drive.
    pub(super) fn open_as(path: &Path, read_only: Option<&str>) -> Result<Self> {
        check_file(path)?;
        let writable = rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
            && path.parent().is_none_or(|folder| {
                folder.as_os_str().is_empty()
                    || rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok()
            });
        let conn = connect(path, writable)?;
        if pragma::get::<i64>(&conn, "application_id")? != APPLICATION_ID {
            return Err(StoreError::NotOurs(path.to_owned()));
        }
        let mut access = match (read_only, writable) {
            (Some(reason), _) => Access::ReadOnly(reason.to_owned()),
            (None, false) => {
                Access::ReadOnly("le fichier ou son dossier est protégé en écriture.".to_owned())
            }
            (None, true) => Access::ReadWrite,
        };
        match version(&conn)?.cmp(&MIGRATIONS.len()) {
            std::cmp::Ordering::Greater => {
                access =
                    Access::ReadOnly("elle vient d’une version plus récente de carnet.".to_owned());
            }
            std::cmp::Ordering::Less if access == Access::ReadWrite => migrate(&conn)?,
            std::cmp::Ordering::Less => {
                return Err(StoreError::ReadOnly(
                    "son format doit d’abord être mis à jour.".to_owned(),
                ));
            }
            std::cmp::Ordering::Equal => {}
        }
        if matches!(access, Access::ReadOnly(_)) {
            pragma::set(&conn, "query_only", "ON")?;
        }
        Ok(Self::new(conn, path, access))
    }

    /// Whether the file was written by a later version of the program.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn is_newer(&self) -> Result<bool> {
        Ok(version(&self.conn)? > MIGRATIONS.len())
    }

    /// A second connection to the same store, for another thread.
    ///
    /// # Errors
    /// As for `open`.
    pub fn again(&self) -> Result<Self> {
        let mut again = match &self.access {
            Access::ReadWrite => Self::open(&self.path),
            Access::ReadOnly(reason) => Self::open_read_only(&self.path, reason),
        }?;
        again.rights = self.rights;
        Ok(again)
    }

    /// How long an operation waits for another process that writes.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn set_patience(&self, patience: Duration) -> Result<()> {
        self.conn.set_patience(patience)
    }
}

/// A missing, empty or foreign file is never opened by SQLite, which would write into it.
fn check_file(path: &Path) -> Result<()> {
    let about = std::fs::metadata(path).map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            StoreError::Missing(path.to_owned())
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

fn connect(path: &Path, writable: bool) -> Result<Conn> {
    let conn = Conn::open(path, writable)?;
    pragma::prepare(&conn)?;
    Ok(conn)
}

fn version(conn: &Conn) -> Result<usize> {
    let number: i64 = pragma::get(conn, "user_version")?;
    Ok(usize::try_from(number).unwrap_or(usize::MAX))
}

/// Version of the format that this program writes.
pub(super) const fn format_version() -> usize {
    MIGRATIONS.len()
}

/// Applies the pending steps, each in its transaction; another process may do it at the same time.
fn migrate(conn: &Conn) -> Result<()> {
    for (step, text) in MIGRATIONS.iter().enumerate() {
        let tx = conn.write()?;
        // Read again inside the transaction: another process may have done this step.
        if version(&tx)? > step {
            continue;
        }
        tx.run(text)?;
        check_references(&tx)?;
        pragma::set(&tx, "user_version", &(step + 1).to_string())?;
        tx.commit()?;
    }
    Ok(())
}

/// Refuses a file where a record refers to one that is not there.
pub(super) fn check_references(conn: &Conn) -> Result<()> {
    if pragma::has_broken_references(conn)? {
        return Err(StoreError::Corrupt(
            "des références ne mènent nulle part".to_owned(),
        ));
    }
    Ok(())
}
