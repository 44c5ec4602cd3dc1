//! A document as a Word file that stays easy to edit: real headings, real lists, named styles,
//! tables whose header is repeated. Knows no record: only the [model](super::model).
//!
//! Source: ECMA-376, part 1 (WordprocessingML) and part 2 (how the parts of a file are packed).
mod body;
mod chart;
mod table;
mod words;
mod xml;

use std::io::{Cursor, Error, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::braces::{Values, fill};
use super::error::PaperError;
use super::measures::{self, BULLET};
use super::model::Document;
use super::shape::{self, Picture};
use crate::domain::attachment::FileKind;
use words::twips;
use xml::line;

/// The parts that hold none of the words of the body, the types of all parts first.
const PARTS: [(&str, &str); 9] = [
    (
        "[Content_Types].xml",
        include_str!("docx/parts/content_types.xml"),
    ),
    ("_rels/.rels", include_str!("docx/parts/package_rels.xml")),
    ("docProps/core.xml", include_str!("docx/parts/core.xml")),
    (
        "word/_rels/document.xml.rels",
        include_str!("docx/parts/document_rels.xml"),
    ),
    ("word/styles.xml", include_str!("docx/parts/styles.xml")),
    (
        "word/numbering.xml",
        include_str!("docx/parts/numbering.xml"),
    ),
    ("word/settings.xml", include_str!("docx/parts/settings.xml")),
    ("word/fontTable.xml", include_str!("docx/parts/fonts.xml")),
    ("word/footer1.xml", include_str!("docx/parts/footer.xml")),
];
/// A picture, inside the body.
const PICTURE: &str = include_str!("docx/parts/picture.xml");
/// A chart, a part of its own.
const CHART: &str = include_str!("docx/parts/chart.xml");
/// What leads from the body to a picture.
const LINK: &str = r#"<Relationship Id="rIdImage{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="{file}"/>"#;

/// The document as the bytes of a Word file; the same document gives the same bytes.
///
/// # Errors
/// [`PaperError::Logo`] when the picture is no PNG, [`PaperError::Word`] when the file can't be put
/// together.
pub fn docx(document: &Document) -> Result<Vec<u8>, PaperError> {
    if let Some(logo) = &document.letterhead.logo {
        shape::check_logo(logo)?;
    }
    packed(document).map_err(|error| PaperError::Word(error.to_string()))
}

/// The parts in one compressed archive.
fn packed(document: &Document) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut add = |name: &str, bytes: &[u8]| -> ZipResult<()> {
        archive.start_file(name, options)?;
        Ok(archive.write_all(bytes)?)
    };
    let pictures = shape::pictures(document);
    let mut values = values(document);
    let mut drawings = Vec::new();
    let mut links = String::new();
    for (id, picture) in (1..).zip(&pictures) {
        drawings.push(drawing(id, picture)?);
        let link = vec![("id", id.to_string()), ("file", media(id, picture))];
        links.push_str(&filled("document_rels.xml", LINK, &link)?);
    }
    values.push(("pictures", links));
    let (body, charts) = body::body(document, drawings);
    let known = |say: fn(usize) -> String| (1..=charts.len()).map(say).collect();
    values.push(("chart_types", known(chart::part_type)));
    values.push(("chart_links", known(chart::link)));
    for (name, part) in PARTS {
        add(name, filled(name, part, &values)?.as_bytes())?;
    }
    add("word/document.xml", &body.file()?)?;
    for (chart, at) in charts.iter().zip(1..) {
        let name = format!("word/{}", chart::name(at));
        add(&name, filled(&name, CHART, &chart.values())?.as_bytes())?;
    }
    for (id, picture) in (1..).zip(&pictures) {
        add(&format!("word/{}", media(id, picture)), picture.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn filled(name: &str, part: &str, values: &Values) -> Result<String, Error> {
    fill(part, values).ok_or_else(|| Error::other(format!("« {name} » est incomplet")))
}

/// The file of a picture, seen from the body.
fn media(id: usize, picture: &Picture<'_>) -> String {
    let extension = match picture.kind {
        FileKind::Jpeg => "jpeg",
        FileKind::Png | FileKind::Pdf => "png",
    };
    format!("media/rIdImage{id}.{extension}")
}

fn drawing(id: usize, picture: &Picture<'_>) -> Result<String, Error> {
    const EMU: f32 = 12_700.0;
    let (width, height) = picture.size;
    let values = vec![
        ("id", id.to_string()),
        ("width", ((width * EMU) as u32).to_string()),
        ("height", ((height * EMU) as u32).to_string()),
        ("says", line(picture.says)),
    ];
    filled("picture.xml", PICTURE, &values)
}

/// What the parts leave open: words, sizes of type in half points, lengths in twentieths of a point.
fn values(document: &Document) -> Values {
    let date = document.made_at.format("%Y-%m-%dT%H:%M:%SZ");
    let letterhead = &document.letterhead;
    let sender = letterhead.lines.first().map(String::as_str);
    let author = sender.filter(|words| !words.trim().is_empty());
    let scale = measures::scale(document.type_size);
    let [one, two, three] = scale.headings;
    let [above_title, above_one, above_two, above_three] = scale.above();
    let size = |points: f32| (points * 2.0).round().to_string();
    let room = |points: f32| twips(points).to_string();
    vec![
        ("title", line(shape::title(document))),
        ("foot", line(&shape::foot(document))),
        ("author", line(author.unwrap_or("carnet"))),
        ("date", date.to_string()),
        ("size_text", size(scale.text)),
        ("size_cell", size(scale.cell)),
        ("size_note", size(scale.note)),
        ("size_foot", size(scale.foot)),
        ("size_title", size(scale.title)),
        ("size_one", size(one)),
        ("size_two", size(two)),
        ("size_three", size(three)),
        ("above_title", room(above_title)),
        ("above_one", room(above_one)),
        ("above_two", room(above_two)),
        ("above_three", room(above_three)),
        ("above", room(scale.text * 0.35)),
        ("below", room(scale.text * 0.3)),
        ("bullet", room(BULLET)),
    ]
}
