//! One large act at a time: a lock that the system takes back when the process dies, so that
//! an act being written is not taken for an act that was cut.
use std::fs::{File, OpenOptions};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};

use super::{Result, StoreError};
use crate::files::beside;

/// Added to the name of the store.
const SUFFIX: &str = "-grand-acte";

/// The right to write a large act, held until dropped.
#[derive(Debug)]
pub(super) struct ActLock {
    path: PathBuf,
    /// Holds the lock.
    _file: File,
}

impl ActLock {
    /// Takes the right for a store, after whoever has it, if that is not too long.
    ///
    /// # Errors
    /// As for [`ActLock::take`].
    pub(super) fn in_turn(store: &Path, patience: Duration) -> Result<Self> {
        let began = Instant::now();
        loop {
            match Self::take(store) {
                Err(StoreError::Locked) if began.elapsed() < patience => pause(),
                done => return done,
            }
        }
    }

    /// Takes the right for a store.
    ///
    /// # Errors
    /// `Locked` when another process has it; `Io` when the folder can't be written.
    pub(super) fn take(store: &Path) -> Result<Self> {
        let path = beside(store, SUFFIX);
        loop {
            let file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .mode(0o600)
                .open(&path)?;
            if flock(&file, FlockOperation::NonBlockingLockExclusive).is_err() {
                return Err(StoreError::Locked);
            }
            // The one who had it may have removed the file in between: then that lock is void.
            let same = std::fs::metadata(&path).ok().map(|there| there.ino())
                == Some(file.metadata()?.ino());
            if same {
                return Ok(Self { path, _file: file });
            }
        }
    }
}

/// Between two looks, never the same time, so that those who wait do not keep in step.
fn pause() {
    let chance = uuid::Uuid::now_v7().as_bytes()[15];
    std::thread::sleep(Duration::from_millis(10 + u64::from(chance % 40)));
}

impl Drop for ActLock {
    fn drop(&mut self) {
        // A file left behind is empty and locks nobody out.
        let _ = std::fs::remove_file(&self.path);
    }
}
