//! Where a database is on the disk: whether its file is still the one that was opened, and the file
//! beside it that notes how far the audit chain had come. Knows no statement.
use std::cell::{Cell, OnceCell, RefCell};
use std::fs::{File, OpenOptions};
use std::os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::turn::{self, Courtesy};
use crate::files::beside;
use crate::store::{Result, StoreError};

/// Added to the name of the store.
const NOTE: &str = "-tete";
/// Bytes of the note: the number of a line, a space, its link, the end of the line.
const LENGTH: usize = 96;

/// A line of the audit chain: its number, its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Head {
    pub(in crate::store) line: i64,
    pub(in crate::store) link: String,
}

impl Head {
    /// « 1234:9f2c… », to be kept elsewhere.
    pub(in crate::store) fn text(&self) -> String {
        format!("{}:{}", self.line, self.link)
    }

    /// The same, read again.
    pub(in crate::store) fn parse(text: &str) -> Option<Self> {
        let (line, link) = text.trim().split_once(':')?;
        let hexadecimal = link.len() == 64 && link.chars().all(|c| c.is_ascii_hexdigit());
        Some(Self {
            line: line.parse().ok().filter(|_| hexadecimal)?,
            link: link.to_owned(),
        })
    }

    /// The one noted beside a store, when there is one that can be read.
    pub(in crate::store) fn beside(store: &Path) -> Option<Self> {
        let bytes = std::fs::read(beside(store, NOTE)).ok()?;
        Self::parse(std::str::from_utf8(&bytes).ok()?)
    }
}

/// Forgets what was noted beside a store: another one takes its place.
pub(in crate::store) fn forget_head(store: &Path) {
    // What can't be removed is said at the next opening.
    let _ = std::fs::remove_file(beside(store, NOTE));
}

/// Where a file was when it was opened.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    device: u64,
    inode: u64,
    /// How far the chain has come in the transaction under way.
    reached: RefCell<Option<Head>>,
    /// How far it has come in those that were kept, not noted yet.
    kept: RefCell<Option<Head>>,
    /// What is committed may still be lost in a power cut: nothing is noted.
    waits: Cell<bool>,
    note: OnceCell<Option<File>>,
    courtesy: Courtesy,
}

impl Place {
    pub(super) fn of(path: &Path) -> Option<Self> {
        let about = std::fs::metadata(path).ok()?;
        Some(Self {
            path: path.to_owned(),
            device: about.dev(),
            inode: about.ino(),
            reached: RefCell::default(),
            kept: RefCell::default(),
            waits: Cell::new(false),
            note: OnceCell::new(),
            courtesy: Courtesy::default(),
        })
    }

    /// Where the file was.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file is still where it was.
    pub(super) fn is_kept(&self) -> Result<()> {
        let now = std::fs::metadata(&self.path).ok();
        match now.is_some_and(|now| (now.dev(), now.ino()) == (self.device, self.inode)) {
            true => Ok(()),
            false => Err(StoreError::Displaced(self.path.clone())),
        }
    }

    pub(super) fn reached(&self, head: Head) {
        *self.reached.borrow_mut() = Some(head);
    }

    /// A transaction begins in its turn: what one that was not kept had reached is forgotten. One that has to
    /// wait says so, until it gets its turn or fails for another reason.
    pub(super) fn begin<T>(&self, begin: impl FnOnce() -> Result<T>) -> Result<T> {
        self.is_kept()?;
        self.reached.take();
        self.note().map(turn::announce);
        let begun = begin();
        if !matches!(begun, Err(StoreError::Locked)) {
            self.note().map(turn::withdraw);
        }
        begun
    }

    /// Lets those who wait write first.
    pub(super) fn let_go(&self) {
        if let Some(note) = self.note() {
            self.courtesy.let_go(note);
        }
    }

    pub(super) fn wait(&self, waits: bool) {
        self.waits.set(waits);
    }

    /// Notes how far the chain has come, now that this is on the disk. The note itself is not waited
    /// for: one that is behind only sees less.
    pub(super) fn note_head(&self) {
        if let Some(head) = self.reached.take() {
            *self.kept.borrow_mut() = Some(head);
        }
        if self.waits.get() {
            return;
        }
        let Some(head) = self.kept.take() else { return };
        if let Some(file) = self.note() {
            let line = format!("{:<width$}\n", head.text(), width = LENGTH - 1);
            let _ = file.write_all_at(line.as_bytes(), 0);
        }
    }

    fn note(&self) -> Option<&File> {
        let note = self.note.get_or_init(|| self.open_note().ok());
        note.as_ref()
    }

    /// Opens the note, for those who may open the store.
    fn open_note(&self) -> std::io::Result<File> {
        let mode = std::fs::metadata(&self.path)?.permissions().mode() & 0o666;
        let path = beside(&self.path, NOTE);
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(mode)
            .open(&path)?;
        // The usual mask takes away what a team needs.
        if file.metadata()?.permissions().mode() & 0o666 != mode {
            file.set_permissions(std::fs::Permissions::from_mode(mode))?;
        }
        Ok(file)
    }
}
