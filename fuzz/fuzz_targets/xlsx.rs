//! A workbook: its raw bytes, or, since no chance makes the sums of an archive right, the two parts that hold its
//! cells put into a sound archive.
#![no_main]
use std::io::{Cursor, Write};

use carnet_fuzz::sheet::{check, let_the_reader_panic};
use carnet_fuzz::stores::Stores;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

thread_local!(static STORES: Stores = Stores::new());

/// What begins an input that is the parts of a workbook: the cells, then the texts they share.
const PARTS: &[u8] = b"parts\n";
/// What stands between them.
const BETWEEN: &[u8] = b"\n====\n";

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Suivi" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// An archive with those cells and those texts.
fn workbook(cells: &[u8], texts: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts: [(&str, &[u8]); 6] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/worksheets/sheet1.xml", cells),
        ("xl/sharedStrings.xml", texts),
    ];
    for (name, bytes) in parts {
        archive.start_file(name, stored).expect("a part");
        archive.write_all(bytes).expect("memory can be written");
    }
    archive.finish().expect("an archive").into_inner()
}

fuzz_target!(init: let_the_reader_panic(), |bytes: &[u8]| STORES.with(|stores| {
    let Some(parts) = bytes.strip_prefix(PARTS) else {
        check(bytes, stores);
        return;
    };
    let at = parts.windows(BETWEEN.len()).position(|it| it == BETWEEN);
    let (cells, texts) = parts.split_at(at.unwrap_or(parts.len()));
    check(
        &workbook(cells, texts.strip_prefix(BETWEEN).unwrap_or_default()),
        stores,
    );
}));
