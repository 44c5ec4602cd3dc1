//! The open store itself: its connection, where it is, whether it may be written, who looks. What
//! it can do is added by the files of each job.
use std::path::{Path, PathBuf};

use super::error::{Result, StoreError};
use super::sql::{Conn, pragma};
use crate::domain::rights::Rights;

/// Whether the store may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Yes.
    ReadWrite,
    /// No, with the reason in words.
    ReadOnly(String),
}

/// An open store.
#[derive(Debug)]
pub struct Store {
    pub(super) conn: Conn,
    pub(super) path: PathBuf,
    pub(super) access: Access,
    /// What whoever looks may see.
    pub(super) rights: Rights,
    /// Folder of a private copy, removed with it.
    pub(super) place: Option<tempfile::TempDir>,
}

impl Store {
    /// Where the store is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it may be written, and if not, why.
    pub const fn access(&self) -> &Access {
        &self.access
    }

    /// What whoever looks may see.
    pub const fn rights(&self) -> Rights {
        self.rights
    }

    /// From now on, shows what these rights allow.
    pub const fn look_as(&mut self, rights: Rights) {
        self.rights = rights;
    }

    /// Number that changes when another process has committed.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn data_version(&self) -> Result<i64> {
        pragma::get(&self.conn, "data_version")
    }

    /// Reads in one state of the store, whatever others write meanwhile.
    ///
    /// # Errors
    /// Those of `read`, or when the store can't be read.
    pub fn in_one_state<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let _state = self.conn.one_state()?;
        read(self)
    }

    pub(super) fn writable(&self) -> Result<()> {
        match &self.access {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly(reason) => Err(StoreError::ReadOnly(reason.clone())),
        }
    }
}
