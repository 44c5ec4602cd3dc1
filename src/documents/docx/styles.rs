//! Styles of the Word file: language, font, headings, list. Knows no block.
use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelText, LineSpacing, LineSpacingType,
    NumberFormat, Numbering, NumberingId, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, RunFonts, SpecialIndentType, Start, Style, StyleType, TableBorder,
    TableBorderPosition, TableBorders,
};

use super::words::{half_points, twips};
use crate::documents::measures::{BULLET, Scale};

/// Title of the document.
pub(super) const TITLE: &str = "Title";
/// Running text.
pub(super) const TEXT: &str = "BodyText";
/// Words of less weight.
pub(super) const NOTE: &str = "Note";
/// Lines that follow each other closely: letterhead, address, facts, signatures.
pub(super) const CLOSE: &str = "Close";
/// Cells of a table.
pub(super) const CELL: &str = "Cell";
/// Foot of the page.
pub(super) const FOOT: &str = "Foot";

const FONT: &str = "Liberation Sans";
const BLUE: &str = "18345E";
const GREY: &str = "464646";
/// Colour of the borders.
pub(super) const LINE: &str = "8C96A3";
/// Numbering of the lists.
const LIST: usize = 2;

/// Style of a heading, by depth from 1.
pub(super) fn heading(depth: usize) -> String {
    format!("Heading{depth}")
}

/// A paragraph of a list.
pub(super) fn bullet(paragraph: Paragraph) -> Paragraph {
    paragraph.numbering(NumberingId::new(LIST), IndentLevel::new(0))
}

/// Borders of a table of data.
pub(super) fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Bottom, Left, Right, InsideH, InsideV]
        .into_iter()
        .map(TableBorder::new)
        .fold(TableBorders::with_empty(), |all, border| {
            all.set(border.color(LINE).size(4))
        })
}

/// One line, above.
pub(super) fn line_above() -> TableBorders {
    let top = TableBorder::new(TableBorderPosition::Top);
    TableBorders::with_empty().set(top.color(LINE).size(4))
}

/// The styles, the font and the list.
pub(super) fn styled(docx: Docx, scale: Scale) -> Docx {
    let fonts = RunFonts::new()
        .ascii(FONT)
        .hi_ansi(FONT)
        .cs(FONT)
        .east_asia(FONT);
    let dot = Level::new(
        0,
        Start::new(1),
        NumberFormat::new("bullet"),
        LevelText::new("•"),
        LevelJc::new("left"),
    )
    .indent(
        Some(twips(BULLET)),
        Some(SpecialIndentType::Hanging(twips(BULLET))),
        None,
        None,
    );
    let text = scale.text;
    let plain = [
        (TEXT, "Body Text", text, text * 0.35, text * 0.3),
        (NOTE, "Note", scale.note, text * 0.35, text * 0.3),
        (CLOSE, "Lignes serrées", text, 1.0, 1.0),
        (CELL, "Cellule", scale.cell, 2.0, 2.0),
        (FOOT, "Pied", scale.foot, 3.0, 0.0),
    ];
    let docx = docx
        .default_fonts(fonts)
        .default_size(half_points(text))
        .default_line_spacing(
            LineSpacing::new()
                .line_rule(LineSpacingType::Auto)
                .line(268),
        )
        .add_abstract_numbering(AbstractNumbering::new(LIST).add_level(dot))
        .add_numbering(Numbering::new(LIST, LIST));
    let docx = plain
        .into_iter()
        .fold(docx, |docx, (id, name, size, before, after)| {
            docx.add_style(style(id, name, size, before, after))
        });
    headings(scale)
        .into_iter()
        .fold(docx, |docx, style| docx.add_style(style))
}

fn style(id: &str, name: &str, size: f32, before: f32, after: f32) -> Style {
    let style = Style::new(id, StyleType::Paragraph)
        .name(name)
        .based_on("Normal")
        .size(half_points(size))
        .line_spacing(spacing(before, after));
    match id {
        NOTE | FOOT => style.color(GREY),
        _ => style,
    }
}

/// Room above and below a paragraph, in points.
pub(super) fn spacing(before: f32, after: f32) -> LineSpacing {
    let unsigned = |points| u32::try_from(twips(points)).unwrap_or(0);
    LineSpacing::new()
        .line_rule(LineSpacingType::Auto)
        .line(268)
        .before(unsigned(before))
        .after(unsigned(after))
}

fn headings(scale: Scale) -> [Style; 4] {
    let [one, two, three] = scale.headings;
    let head = |id: &str, name: &str, size: f32, before: f32| {
        let mut style = style(id, name, size, before, 4.0)
            .bold()
            .color(BLUE)
            .next(TEXT);
        style.paragraph_property = style.paragraph_property.keep_next(true);
        style
    };
    let lined = |mut style: Style, size| {
        let line = ParagraphBorder::new(ParagraphBorderPosition::Bottom);
        let under = ParagraphBorders::with_empty().set(line.size(size).space(1).color(LINE));
        style.paragraph_property = style.paragraph_property.set_borders(under);
        style
    };
    [
        // Not the same line: Word would join the two when they follow each other.
        lined(head(TITLE, "Title", scale.title, scale.title * 0.9), 8),
        lined(head("Heading1", "heading 1", one, one * 1.3), 6).outline_lvl(0),
        head("Heading2", "heading 2", two, two * 1.1).outline_lvl(1),
        head("Heading3", "heading 3", three, three).outline_lvl(2),
    ]
}
