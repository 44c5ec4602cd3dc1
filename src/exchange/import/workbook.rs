//! Workbooks (`.xlsx`, `.ods`, `.xls`): which sheet holds the people, and its cells as rows of words. What follows is
//! the same as for a text. Knows no person and no store.
mod aside;
mod book;
mod choice;
mod compound;
mod excel;
mod fault;
mod open_document;
mod package;
mod records;
mod value;

pub use choice::choose;
pub use excel::READER;

use super::notice::ImportError;
use book::Book;
use fault::Fault;

/// What some bytes are.
pub enum Opened {
    /// A workbook.
    Book(Box<dyn Book>),
    /// Something else, as it is.
    Other(Vec<u8>),
}

const ZIP: &[u8] = b"PK\x03\x04";
const OPEN_DOCUMENT: &str = "opendocument.spreadsheet";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The workbook that those bytes are, by what they hold.
///
/// # Errors
/// When they are one that can't be read.
pub fn open(bytes: Vec<u8>) -> Result<Opened, ImportError> {
    if bytes.starts_with(ZIP) {
        return zipped(bytes);
    }
    if bytes.starts_with(OLE) {
        let holds = |name: &str| {
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(wide.len()).any(|it| it == wide)
        };
        if holds("EncryptedPackage") {
            return Err(Fault::Locked.into());
        }
        if holds("Workbook") || holds("Book") {
            return Ok(Opened::Book(Box::new(excel::Old::open(bytes)?)));
        }
    }
    Ok(Opened::Other(bytes))
}

fn zipped(bytes: Vec<u8>) -> Result<Opened, ImportError> {
    let holds = |part: &str| bytes.windows(part.len()).any(|it| it == part.as_bytes());
    let Ok(mut package) = package::open(&bytes) else {
        // Half a file has lost the list of its parts.
        let other = holds("word/") || holds("ppt/");
        let office = holds("[Content_Types].xml") && !other;
        return match office || holds(OPEN_DOCUMENT) {
            true => Err(Fault::Damaged.into()),
            false => Ok(Opened::Other(bytes)),
        };
    };
    let excel = package.index_for_name("xl/workbook.xml").is_some();
    let open_document = package::kind(&mut package).contains(OPEN_DOCUMENT);
    drop(package);
    Ok(if excel {
        Opened::Book(Box::new(excel::Zipped::open(bytes)?))
    } else if open_document {
        Opened::Book(Box::new(open_document::OpenDocument::open(bytes)?))
    } else {
        Opened::Other(bytes)
    })
}
