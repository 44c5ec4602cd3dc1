//! The stream that holds the sheets of an old workbook, taken out of its file and put alone into a new one: what is
//! read then is what was measured, and no table of sectors leads back to itself. Knows no cell.
use std::io::{Cursor, Read, Write};

use cfb::{CompoundFile, Version};

use super::fault::Fault;

/// What the stream is called since 1997, and was before.
const NAMES: [&str; 2] = ["/Workbook", "/Book"];
/// Most bytes of it.
const MOST: u64 = 256 << 20;

/// The stream of the sheets.
///
/// # Errors
/// When the file is broken, or holds more than is read.
pub(super) fn stream(file: Vec<u8>) -> Result<Vec<u8>, Fault> {
    let mut file = CompoundFile::open(Cursor::new(file)).map_err(Fault::of)?;
    let name = NAMES.into_iter().find(|it| file.is_stream(it));
    let stream = file.open_stream(name.ok_or(Fault::Damaged)?);
    let mut bytes = Vec::new();
    stream
        .and_then(|it| it.take(MOST + 1).read_to_end(&mut bytes))
        .map_err(Fault::of)?;
    match u64::try_from(bytes.len()) {
        Ok(size) if size <= MOST => Ok(bytes),
        _ => Err(Fault::TooBig),
    }
}

/// A file that holds this stream alone.
///
/// # Errors
/// When it can't be made.
pub(super) fn alone(stream: &[u8]) -> Result<Vec<u8>, Fault> {
    let room = Cursor::new(Vec::with_capacity(stream.len()));
    let mut file = CompoundFile::create_with_version(Version::V3, room).map_err(Fault::of)?;
    let mut into = file.create_stream(NAMES[0]).map_err(Fault::of)?;
    into.write_all(stream).map_err(Fault::of)?;
    into.flush().map_err(Fault::of)?;
    drop(into);
    Ok(file.into_inner().into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &[u8] = include_bytes!("../../../../fixtures/import/16-excel-ancien.xls");

    #[test]
    fn a_stream_taken_out_and_put_alone_is_the_same() {
        let stream = stream(OLD.to_vec()).unwrap();
        assert_eq!(super::stream(alone(&stream).unwrap()), Ok(stream));
    }

    /// Each sector of the workbook in turn is said to be followed by itself, or by the first.
    #[test]
    fn a_table_that_leads_back_is_refused_or_not_followed() {
        let first = u32::from_le_bytes(OLD[76..80].try_into().unwrap());
        let table = (usize::try_from(first).unwrap() + 1) * 512;
        for sector in 0..40_u32 {
            for next in [sector, 0] {
                let mut broken = OLD.to_vec();
                let at = table + 4 * usize::try_from(sector).unwrap();
                broken[at..at + 4].copy_from_slice(&next.to_le_bytes());
                let read = stream(broken).map(|it| it.len() <= OLD.len());
                assert_ne!(read, Ok(false), "{sector} {next}");
            }
        }
    }
}
