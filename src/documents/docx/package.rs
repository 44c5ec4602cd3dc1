//! The parts of a Word file in one compressed archive. The same parts give the same bytes.
use std::io::{Cursor, Read as _, Write as _};

use docx_rs::XMLDocx;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::order::ordered;
use crate::documents::error::PaperError;

/// The bytes of the file: each part of Word in the order of its schema, compressed.
///
/// # Errors
/// [`PaperError::Word`] when the parts can't be put together.
pub(super) fn packed(file: XMLDocx) -> Result<Vec<u8>, PaperError> {
    zipped(file).map_err(|error| PaperError::Word(error.to_string()))
}

fn zipped(file: XMLDocx) -> ZipResult<Vec<u8>> {
    let mut stored = Cursor::new(Vec::new());
    file.pack(&mut stored)?;
    let mut parts = ZipArchive::new(stored)?;
    let mut whole = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for at in 0..parts.len() {
        let mut part = parts.by_index(at)?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().to_owned();
        whole.start_file(name.as_str(), options)?;
        if name.starts_with("word/") && name.ends_with(".xml") {
            let mut words = String::new();
            part.read_to_string(&mut words)?;
            whole.write_all(ordered(&words).as_bytes())?;
        } else {
            std::io::copy(&mut part, &mut whole)?;
        }
    }
    Ok(whole.finish()?.into_inner())
}
