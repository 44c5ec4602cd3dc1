//! A store whose file is no longer where it was opened: gone on with in the file that is there now, when
//! that one has all of it, or written anew. Knows no screen.
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use super::handle::Access;
use super::{Result, Store, StoreError, stray_log, upgrade};
use crate::files::NewFile;

impl Store {
    /// Whether its file is no longer where it was opened.
    pub fn is_displaced(&self) -> bool {
        self.conn.is_in_place().is_err()
    }

    /// Goes on in the file that is now at its place, when all that was saved in this one is in that one too;
    /// says whether it does.
    ///
    /// # Errors
    /// When the former file can't be read any more.
    pub fn rejoin(&mut self) -> Result<bool> {
        if self.is_slow() || !self.is_displaced() {
            return Ok(false);
        }
        let Some(head) = self.chain_head()? else {
            return Ok(false);
        };
        match Self::open(&self.path) {
            Ok(there) if there.access == Access::ReadWrite && there.lacks(&head)?.is_none() => {
                self.go_on_in(there)?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Writes all of a displaced store anew, checked, and goes on there: at its place when nothing is there,
    /// under another name beside otherwise; gives that name. What is there is not touched.
    ///
    /// # Errors
    /// `Target`, `Disk`, `Corrupt`: nothing has changed then.
    pub fn write_anew(&mut self) -> Result<PathBuf> {
        let to = match fs::symlink_metadata(&self.path) {
            Err(_) => self.path.clone(),
            Ok(_) => upgrade::free_name(&self.path, "reprise"),
        };
        let target = |error| StoreError::target(&to, error);
        let whole = NewFile::begin(&to).map_err(target)?;
        self.copy_while(whole.path(), &mut || ControlFlow::Continue(()))?;
        if to == self.path {
            // Those of this store: all that they say is in what was just written.
            stray_log::remove(&to);
        }
        stray_log::refuse(&to)?;
        whole.place().map_err(target)?;
        Self::accept(&to)?;
        self.go_on_in(Self::open(&to)?)?;
        Ok(to)
    }

    fn go_on_in(&mut self, mut there: Self) -> Result<()> {
        there.look_like(self);
        there.set_patience(self.patience)?;
        if self.conn.beside().is_some() {
            there.write_beside();
        }
        *self = there;
        Ok(())
    }
}
