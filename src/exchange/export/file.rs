//! Writing a file whole or not at all, for its owner only.
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::files::NewFile;
use crate::store::{Result, StoreError};

/// Writes a new file, 0600: under a temporary name first, then under its own. Nothing is left behind when
/// something fails.
///
/// # Errors
/// `Target` when a file has that name or it can't be made; `Io` when it can't be written; what `fill` says.
pub fn write_new(path: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let target = |error| StoreError::target(path, error);
    let new = NewFile::begin(path).map_err(target)?;
    let mut out = BufWriter::new(new.create().map_err(target)?);
    fill(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    new.place().map_err(target)
}
