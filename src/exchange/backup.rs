//! Copies of the store for later: each with a manifest that says what it is, in a folder where the old
//! ones make room for the new ones; and the store taken back from one of them. Knows no screen.
mod folder;
mod keep;
mod manifest;
mod restore;

pub use folder::{FolderCopy, OldCopy, copies_before, copy_into, last_copy};
pub use manifest::Manifest;
pub use restore::{Restored, checked, restore};

use std::ops::ControlFlow;
use std::path::Path;

use crate::domain::change::Moment;
use crate::files::NewFile;
use crate::store::{Result, Store, StoreError};

/// Writes a checked copy of the store and its manifest, « copie.db » and « copie.db.json ».
///
/// # Errors
/// `Target` when one of the names is taken; `GivenUp`; those of [`Store::back_up_while`].
pub fn copy(
    store: &Store,
    to: &Path,
    moment: &Moment,
    go_on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<Manifest> {
    let beside = Manifest::path(to);
    let target = |error| StoreError::target(&beside, error);
    // Taken first: a copy without its manifest is still a copy, a manifest alone says nothing.
    let note = NewFile::begin(&beside).map_err(target)?;
    store.back_up_while(to, go_on)?;
    let manifest = Manifest::of(to, moment)?;
    let mut file = note.create().map_err(target)?;
    std::io::Write::write_all(&mut file, manifest.text().as_bytes()).map_err(target)?;
    file.sync_all().map_err(target)?;
    note.place().map_err(target)?;
    Ok(manifest)
}
