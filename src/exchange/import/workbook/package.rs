//! The parts of a zipped workbook: how big each is once unpacked, before anybody keeps it in memory. Knows no cell.
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::fault::{Fault, damaged};

/// A zip file in memory.
pub(super) type Package<'b> = ZipArchive<Cursor<&'b [u8]>>;
/// A part being read.
pub(super) type Part<'p, 'b> = Reader<BufReader<Limited<ZipFile<'p, Cursor<&'b [u8]>>>>>;

/// Most bytes of a part that holds a sheet, of the texts that the sheets share, and of any other part.
const SHEET: u64 = 256 << 20;
const TEXTS: u64 = 64 << 20;
const OTHER: u64 = 8 << 20;
/// Bytes of the part that says what the file is, at most.
const KIND: u64 = 200;
/// Most parts.
const PARTS: usize = 10_000;
/// Bytes that a shared text takes at least.
const TEXT: u64 = 4;

/// Reads no more than that, and fails beyond.
pub(super) struct Limited<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(out)?;
        let size = u64::try_from(read).unwrap_or(u64::MAX);
        self.left = self
            .left
            .checked_sub(size)
            .ok_or_else(|| std::io::Error::from(std::io::ErrorKind::FileTooLarge))?;
        Ok(read)
    }
}

/// Opens a zip file.
pub(super) fn open(bytes: &[u8]) -> Result<Package<'_>, Fault> {
    let package = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if package.len() > PARTS {
        return Err(Fault::TooBig);
    }
    Ok(package)
}

/// What the file says that it is, in a part of its own.
pub(super) fn kind(package: &mut Package<'_>) -> String {
    let mut kind = String::new();
    if let Ok(part) = package.by_name("mimetype") {
        // What is no text is no kind.
        let _ = part.take(KIND).read_to_string(&mut kind);
    }
    kind
}

/// The most bytes of a part of that name.
fn limit(name: &str) -> u64 {
    let name = name.to_lowercase();
    if name.ends_with("sharedstrings.xml") {
        TEXTS
    } else if name.contains("worksheets/") || name == "content.xml" {
        SHEET
    } else {
        OTHER
    }
}

/// Starts reading a part of XML.
pub(super) fn part<'p, 'b>(
    package: &'p mut Package<'b>,
    name: &str,
) -> Result<Part<'p, 'b>, Fault> {
    let file = package.by_name(name).map_err(damaged)?;
    let inner = Limited {
        inner: file,
        left: limit(name),
    };
    let mut reader = Reader::from_reader(BufReader::new(inner));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    Ok(reader)
}

/// Refuses a workbook of which a part of XML unpacks to more than is read.
pub(super) fn measure(package: &mut Package<'_>) -> Result<(), Fault> {
    let mut buffer = vec![0; 1 << 16];
    for at in 0..package.len() {
        let file = package.by_index(at).map_err(damaged)?;
        let name = file.name().map_err(damaged)?.to_lowercase();
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let mut part = Limited {
            inner: file,
            left: limit(&name),
        };
        let (mut size, mut head) = (0_u64, Vec::new());
        loop {
            let read = part.read(&mut buffer).map_err(Fault::of)?;
            if read == 0 {
                break;
            }
            if head.is_empty() {
                head.extend_from_slice(buffer.get(..read).unwrap_or_default());
            }
            size += u64::try_from(read).unwrap_or_default();
        }
        // Room is made for as many texts as are announced.
        if name.ends_with("sharedstrings.xml")
            && announced(&head).is_some_and(|count| count > size / TEXT)
        {
            return Err(Fault::Damaged);
        }
    }
    Ok(())
}

/// How many texts the part of shared texts announces.
fn announced(head: &[u8]) -> Option<u64> {
    let head = String::from_utf8_lossy(head);
    let (_, after) = head.split_once("uniqueCount")?;
    let digits = after.trim_start_matches([' ', '=', '"', '\'']);
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    let digits = digits.get(..end)?;
    Some(digits.parse().unwrap_or(u64::MAX)).filter(|_| !digits.is_empty())
}

/// Calls `each` with every element that begins, by its name without prefix; stops when it says so.
pub(super) fn elements(
    mut part: Part<'_, '_>,
    mut each: impl FnMut(&str, &BytesStart<'_>) -> bool,
) -> Result<(), Fault> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(Fault::of_xml)? {
            Event::Start(element) if !each(element.local_name().as_ref(), &element) => {
                return Ok(());
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute by its name, prefix included.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok()??;
    found
        .normalized_value(XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}
