//! A document as a Word file that stays easy to edit: real headings, real lists, tables whose header
//! is repeated. Knows no record: only the [model](super::model).
mod body;
mod order;
mod package;
mod patch;
mod styles;
mod table;
mod words;

use docx_rs::{
    AlignmentType, Docx, Footer, FooterReference, NumPages, PageMargin, PageNum,
    PageOrientationType, PageSize, Paragraph, Run, SectionProperty, Table, TableCell, TableRow,
    WidthType, XMLDocx,
};

use super::error::PaperError;
use super::measures::{self, Paper};
use super::model::{Document, Sheet};
use super::shape;
use body::{Body, Child};
use patch::{escaped, once};
use words::{clean, twips};

/// The document as the bytes of a Word file; the same document gives the same bytes.
///
/// # Errors
/// [`PaperError::Logo`] when the picture is no PNG, [`PaperError::Word`] when the file can't be put
/// together.
pub fn docx(document: &Document) -> Result<Vec<u8>, PaperError> {
    let scale = measures::scale(document.type_size);
    let mut body = Body::new(scale);
    let parts = shape::parts(document);
    for (at, part) in parts.iter().enumerate() {
        body.paper = Paper::of(part.sheet);
        let blocks = match at {
            0 => body.opening(document, &part.blocks)?,
            _ => &part.blocks,
        };
        blocks.iter().for_each(|block| body.block(block));
        if at + 1 < parts.len() {
            body.push(closing(part.sheet));
        }
    }
    let last = parts.last().map_or(Sheet::Portrait, |part| part.sheet);
    let captions = std::mem::take(&mut body.captions);
    let word = styles::styled(Docx::new(), scale)
        .footer(footer(document))
        .page_size(page(last).0, page(last).1)
        .page_orient(orientation(last))
        .page_margin(margins(last));
    let word = body
        .children
        .into_iter()
        .fold(word, |word, child| match child {
            Child::Paragraph(paragraph) => word.add_paragraph(*paragraph),
            Child::Table(table) => word.add_table(*table),
        });
    let mut file = word.build();
    complete(&mut file, document, &captions)?;
    package::packed(file)
}

/// Width and height of a sheet, in twentieths of a point: A4 exactly.
const fn page(sheet: Sheet) -> (u32, u32) {
    match sheet {
        Sheet::Portrait => (11_906, 16_838),
        Sheet::Landscape => (16_838, 11_906),
    }
}

const fn orientation(sheet: Sheet) -> PageOrientationType {
    match sheet {
        Sheet::Portrait => PageOrientationType::Portrait,
        Sheet::Landscape => PageOrientationType::Landscape,
    }
}

fn margins(sheet: Sheet) -> PageMargin {
    let paper = Paper::of(sheet);
    PageMargin {
        top: twips(paper.top),
        bottom: twips(paper.bottom),
        left: twips(paper.side),
        right: twips(paper.side),
        header: twips(24.0),
        footer: twips(24.0),
        gutter: 0,
    }
}

/// The paragraph that ends the pages of one shape: so small that it never makes a page.
fn closing(sheet: Sheet) -> Child {
    let (width, height) = page(sheet);
    let size = PageSize::new()
        .size(width, height)
        .orient(orientation(sheet));
    let mut section = SectionProperty::new()
        .page_size(size)
        .page_margin(margins(sheet));
    // All shapes share the one footer of the file.
    section.footer_reference = Some(FooterReference::new("default", "rIdFooter1"));
    Child::Paragraph(Box::new(
        words::bare(Paragraph::new()).section_property(section),
    ))
}

/// Foot of each page. A table across the page, since tabs would differ with the shape of the page.
fn footer(document: &Document) -> Footer {
    let run = |text: &str| Run::new().add_text(clean(text).replace('\n', " "));
    let left = Paragraph::new().add_run(run(&shape::foot(document)));
    let right = Paragraph::new()
        .align(AlignmentType::Right)
        .add_run(run("page "))
        .add_page_num(PageNum::new())
        .add_run(run("/"))
        .add_num_pages(NumPages::new());
    let cell = |width, paragraph: Paragraph| {
        TableCell::new()
            .width(width, WidthType::Pct)
            .add_paragraph(paragraph.style(styles::FOOT))
    };
    let row = TableRow::new(vec![cell(3900, left), cell(1100, right)]).cant_split();
    let table = Table::without_borders(vec![row])
        .width(5000, WidthType::Pct)
        .set_grid(vec![7400, 2400])
        .set_borders(styles::line_above());
    Footer::new()
        .add_table(table)
        .add_paragraph(words::bare(Paragraph::new()))
}

/// What the library does not write: language, default style, repeated headers, captions, properties, fonts.
fn complete(
    file: &mut XMLDocx,
    document: &Document,
    captions: &[Option<String>],
) -> Result<(), PaperError> {
    once(
        &mut file.styles,
        "<w:rPrDefault><w:rPr>",
        r#"<w:rPrDefault><w:rPr><w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>"#,
    )?;
    once(
        &mut file.styles,
        r#"w:type="paragraph" w:styleId="Normal""#,
        r#"w:type="paragraph" w:default="1" w:styleId="Normal""#,
    )?;
    patch::tables(&mut file.document, captions)?;
    if let Some(logo) = &document.letterhead.logo {
        let says = escaped(&clean(&logo.says));
        let described = format!(r#"name="Logo" descr="{says}""#);
        once(&mut file.document, r#"name="Figure""#, &described)?;
    }
    once(
        &mut file.font_table,
        "</w:fonts>",
        r#"<w:font w:name="Liberation Sans"><w:altName w:val="Arial"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>"#,
    )?;
    properties(&mut file.doc_props.core, document)
}

fn properties(core: &mut Vec<u8>, document: &Document) -> Result<(), PaperError> {
    let made = document.made_at;
    let date = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        made.year, made.month, made.day, made.hour, made.minute, made.second
    );
    let sender = document.letterhead.lines.first().map(|line| clean(line));
    let author = sender.filter(|line| !line.trim().is_empty());
    let author = escaped(author.as_deref().unwrap_or("carnet"));
    let title = escaped(&clean(shape::title(document)));
    let about = escaped(&clean(&shape::foot(document)));
    let ends = format!(
        "<dc:language>fr-FR</dc:language><dc:subject>{about}</dc:subject><dc:title>{title}</dc:title></cp:coreProperties>"
    );
    once(
        core,
        "<dc:creator>unknown<",
        &format!("<dc:creator>{author}<"),
    )?;
    once(
        core,
        "<cp:lastModifiedBy>unknown<",
        "<cp:lastModifiedBy>carnet<",
    )?;
    // Twice: made, and last changed.
    once(core, "1970-01-01T00:00:00Z", &date)?;
    once(core, "1970-01-01T00:00:00Z", &date)?;
    once(core, "</cp:coreProperties>", &ends)
}
