//! A folder of copies: a new one under the name of its moment, the old ones that make room, the last one
//! there. Only copies with their manifest are ever removed. Knows no screen.
use std::fs;
use std::ops::ControlFlow;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::keep::to_remove;
use super::manifest::Manifest;
use crate::domain::change::Moment;
use crate::store::{Result, Store, StoreError};

/// Begins the name of a copy in a folder.
const PREFIX: &str = "carnet-";

/// What was done in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderCopy {
    /// The new copy.
    pub path: PathBuf,
    /// How many old ones made room.
    pub removed: usize,
}

/// Writes a copy in a folder, made if need be, and removes the old ones that make room.
///
/// # Errors
/// As for [`super::copy`]. No old one is removed then.
pub fn copy_into(
    store: &Store,
    folder: &Path,
    moment: &Moment,
    go_on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<FolderCopy> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| StoreError::target(folder, error))?;
    let name = moment.instant.format("carnet-%Y-%m-%d-%H%M%S.db");
    let path = folder.join(name.to_string());
    super::copy(store, &path, moment, go_on)?;
    let copies = copies(folder);
    let made: Vec<DateTime<Utc>> = copies.iter().map(|(made, _)| *made).collect();
    let mut removed = 0;
    for at in to_remove(&made, moment.instant) {
        let Some((_, old)) = copies.get(at) else {
            continue;
        };
        // The manifest goes last: what is left half removed is removed the next time.
        if fs::remove_file(old).is_ok() && fs::remove_file(Manifest::path(old)).is_ok() {
            removed += 1;
        }
    }
    Ok(FolderCopy { path, removed })
}

/// The last copy of a folder, and when it was made.
pub fn last_copy(folder: &Path) -> Option<(DateTime<Utc>, PathBuf)> {
    copies(folder).into_iter().max()
}

/// The copies of a folder that have their manifest.
fn copies(folder: &Path) -> Vec<(DateTime<Utc>, PathBuf)> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let copies = files.map(|file| file.path()).filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(".db"))
    });
    copies
        .filter_map(|path| {
            let manifest = Manifest::beside(&path)?;
            let made = DateTime::parse_from_rfc3339(&manifest.fait_a).ok()?;
            Some((made.with_timezone(&Utc), path))
        })
        .collect()
}
