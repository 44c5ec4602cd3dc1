//! Writing a file whole or not at all, for its owner only.
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::store::{Result, StoreError};

/// Writes a new file, 0600: under a temporary name first, then under its own. Nothing is left behind when
/// something fails.
///
/// # Errors
/// `AlreadyThere` when a file has that name; `Io` when it can't be written; what `fill` says.
pub fn write_new(path: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let taken = || StoreError::AlreadyThere(path.to_owned());
    if path.exists() {
        return Err(taken());
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let temporary = tempfile::Builder::new()
        .prefix(".carnet-export-")
        .tempfile_in(folder.unwrap_or_else(|| Path::new(".")))?;
    let mut out = BufWriter::new(temporary);
    fill(&mut out)?;
    let temporary = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    temporary.as_file().sync_all()?;
    temporary
        .persist_noclobber(path)
        .map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => taken(),
            _ => StoreError::Io(error.error),
        })?;
    Ok(())
}
