//! A folder of copies: a new one under the name of its moment, the old ones that make room, the last one
//! there. Only copies with their manifest are ever removed. Knows no screen.
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::keep::{longest, to_remove};
use super::manifest::Manifest;
use crate::domain::change::Moment;
use crate::files::private_folder;
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
    private_folder(folder).map_err(|error| StoreError::target(folder, error))?;
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

/// A copy that holds what was there before an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldCopy {
    /// Where it is.
    pub path: PathBuf,
    /// The day by which it makes room, once a later copy is made; `None` when nothing removes it by itself.
    pub until: Option<DateTime<Utc>>,
}

/// The copies made before an instant: those of a folder, then those kept beside a store when its format
/// changed or when it was taken back.
pub fn copies_before(folder: Option<&Path>, store: &Path, instant: DateTime<Utc>) -> Vec<OldCopy> {
    let mut found: Vec<OldCopy> = folder
        .map(copies)
        .unwrap_or_default()
        .into_iter()
        .filter(|(made, _)| *made <= instant)
        .map(|(made, path)| OldCopy {
            path,
            until: Some(longest(made)),
        })
        .collect();
    let stem = store
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let files = store.parent().and_then(|folder| fs::read_dir(folder).ok());
    let beside = files
        .into_iter()
        .flatten()
        .flatten()
        .map(|file| file.path());
    found.extend(
        beside
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with(&format!("{stem}.avant-")) && name.ends_with(".db")
            })
            .map(|path| OldCopy { path, until: None }),
    );
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
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
