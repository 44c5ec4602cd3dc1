//! The open store itself: its connection, where it is, whether it may be written, who looks. What
//! it can do is added by the files of each job.
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::consulted::memory::Consulted;
use super::error::{Result, StoreError};
use super::portfolio::Query;
use super::sent::Sent;
use super::sql::{Conn, first, pragma};
use crate::domain::record::Id;
use crate::domain::rights::Rights;
use crate::domain::rules::RuleBook;
use crate::files::PrivateFolder;

/// As long as a person who types can wait.
const PATIENCE: Duration = Duration::from_millis(100);
/// How often two connections try to begin in one state.
const ATTEMPTS: usize = 8;

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
    /// Where what is consulted is noted.
    pub(super) consulted: Consulted,
    /// Folder of a private copy, removed with it.
    pub(super) place: Option<PrivateFolder>,
    /// The copy made before it was brought up to date, when it just was.
    pub(super) former: Option<PathBuf>,
    /// What it lacks of what had been saved in it, in words.
    pub(super) doubt: Option<String>,
    /// How long it waits for who else writes.
    pub(super) patience: Duration,
    /// The rules, once read; forgotten when they may have changed.
    pub(super) rules: RefCell<Option<Arc<RuleBook>>>,
    /// Whether what is written goes into a log first.
    pub(super) has_log: Cell<bool>,
    /// What [`Store::data_version`] said last.
    seen: Cell<i64>,
    /// Whether the people of a query were few, when last asked.
    pub(super) small: RefCell<Option<(Query, bool)>>,
    /// What was written, when the disk has not answered for it.
    pub(super) sent: RefCell<Option<Sent>>,
    /// What the disk has answered for, and nobody has heard yet.
    pub(super) late: RefCell<Vec<(Sent, Result<()>)>>,
}

impl Store {
    /// A store, over its connection.
    pub(super) fn new(conn: Conn, path: &Path, access: Access) -> Self {
        Self {
            conn,
            path: path.to_owned(),
            access,
            rights: Rights::default(),
            consulted: Consulted::default(),
            place: None,
            former: None,
            doubt: None,
            patience: PATIENCE,
            rules: RefCell::new(None),
            has_log: Cell::new(true),
            seen: Cell::new(0),
            small: RefCell::new(None),
            sent: RefCell::new(None),
            late: RefCell::default(),
        }
    }

    /// Where the store is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it lacks of what had been saved in it, in words, when it seems to lack something.
    pub fn doubt(&self) -> Option<&str> {
        self.doubt.as_deref()
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

    /// From now on, shows what another one shows, and notes what is consulted where that one does.
    pub fn look_like(&mut self, other: &Self) {
        self.rights = other.rights;
        self.consulted = other.consulted.clone();
    }

    /// Number that changes when another process has committed.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn data_version(&self) -> Result<i64> {
        let version = self.conn.data_version()?;
        if self.seen.replace(version) != version {
            self.rules.take();
            self.small.take();
        }
        Ok(version)
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

    /// Reads everything in one state of the store.
    ///
    /// # Errors
    /// As for [`Store::in_one_state`].
    pub fn at_length<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let former = pragma::tune(&self.conn, pragma::AT_LENGTH)?;
        let done = self.in_one_state(read);
        former.restore(&self.conn)?;
        done
    }

    /// Reads in one state of the store with two connections, the second one for another thread;
    /// without a second one when others write so often that no state could be shared.
    ///
    /// # Errors
    /// Those of `read`, or when the store can't be read.
    pub fn in_one_state_twice<T, E: From<StoreError>>(
        &self,
        read: impl Fn(&Self, Option<Self>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        for _ in 0..ATTEMPTS {
            let _state = self.conn.one_state()?;
            let mine = self.last_written()?;
            let second = self.again()?;
            second.conn.keep_one_state()?;
            if second.last_written()? == mine {
                return read(self, Some(second));
            }
        }
        self.in_one_state(|store| read(store, None))
    }

    /// What was written last: the act, and the line of the journal, which a long act adds to.
    pub(super) fn last_written(&self) -> Result<(Option<Id>, Option<Id>)> {
        let text = "SELECT (SELECT MAX(id) FROM acte), (SELECT MAX(id) FROM journal)";
        let found = first(&self.conn, text, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.unwrap_or_default())
    }

    /// How long an operation waits for another process that writes, and a large act for another one.
    ///
    /// Gives how long that was before.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn set_patience(&mut self, patience: Duration) -> Result<Duration> {
        self.conn.set_patience(patience)?;
        Ok(std::mem::replace(&mut self.patience, patience))
    }

    /// Reads the rules again when they are next asked for.
    pub fn forget_rules(&self) {
        self.rules.take();
    }

    /// A copy has no log beside it. Once it is worked in, readers must not hold writers up; where someone
    /// reads it now, it is for the next time.
    fn begin_log(&self) {
        if !self.has_log.get() {
            self.has_log
                .set(pragma::set(&self.conn, "journal_mode", "WAL").is_ok());
        }
    }

    pub(super) fn writable(&self) -> Result<()> {
        match &self.access {
            Access::ReadWrite => {
                self.hear();
                self.begin_log();
                self.conn.is_in_place()
            }
            Access::ReadOnly(reason) => Err(StoreError::ReadOnly(reason.clone())),
        }
    }
}
