//! The connection that writes beside another one: opened on the same file the first time; what it knows of what
//! others write. Knows no table.
use super::beside::Beside;
use super::conn::Conn;
use super::place::Place;
use super::pragma;
use crate::store::{Result, StoreError};

impl Conn {
    /// From now on, who writes waits for the disk no longer than who types can.
    pub(in crate::store) fn write_beside(&self) {
        self.4.get_or_init(Beside::default);
    }

    /// What writes for it, when it may not wait for the disk.
    pub(in crate::store) fn beside(&self) -> Option<&Beside<Self>> {
        self.4.get()
    }

    /// The connection that writes, to be given back: opened the first time.
    ///
    /// # Errors
    /// `Slow` while it waits for the disk; when it can't be opened.
    pub(super) fn writer(&self, beside: &Beside<Self>) -> Result<Box<Self>> {
        if let Some(writer) = beside.take(self.3.get())? {
            return Ok(writer);
        }
        self.is_in_place()?;
        let path = self.1.as_ref().map(Place::path);
        let writer = Self::open(path.ok_or(StoreError::NotFound)?, true)?;
        pragma::prepare(&writer)?;
        // What took the place of the file meanwhile is not that file.
        self.is_in_place()?;
        let theirs: i64 = pragma::get(&writer, "data_version")?;
        let ours: i64 = pragma::get(self, "data_version")?;
        beside.gap.set(ours - theirs);
        Ok(Box::new(writer))
    }

    /// Number that changes when someone else has written.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(in crate::store) fn data_version(&self) -> Result<i64> {
        let Some(beside) = self.beside() else {
            return pragma::get(self, "data_version");
        };
        if beside.is_away() {
            return Ok(beside.version.get());
        }
        let theirs = beside.ask(|writer| pragma::get::<i64>(writer, "data_version"));
        let version = match theirs {
            Some(version) => version? + beside.gap.get(),
            None => pragma::get(self, "data_version")?,
        };
        beside.version.set(version);
        Ok(version)
    }
}
