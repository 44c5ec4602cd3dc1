//! Writing a file whole or not at all, for its owner only.
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::store::{Result, StoreError};

/// Writes a new file, 0600: under a temporary name first, then under its own. Nothing is left behind when
/// something fails.
///
/// # Errors
/// `Target` when a file has that name or it can't be made; `Io` when it can't be written; what `fill` says.
pub fn write_new(path: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let target = |error| StoreError::target(path, error);
    if path.exists() {
        return Err(StoreError::taken(path));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let temporary = tempfile::Builder::new()
        .prefix(".carnet-export-")
        .tempfile_in(folder.unwrap_or_else(|| Path::new(".")))
        .map_err(target)?;
    let mut out = BufWriter::new(temporary);
    fill(&mut out)?;
    let temporary = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    temporary.as_file().sync_all()?;
    let placed = temporary.persist_noclobber(path);
    placed.map(drop).map_err(|error| target(error.error))
}
