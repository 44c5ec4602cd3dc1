//! Paragraphs, runs and pages as Word wants them. Knows no block.
use super::xml::{Element, clean, el};
use crate::documents::measures::Paper;
use crate::documents::model::Sheet;

/// A length in twentieths of a point.
pub(super) fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

/// An element that only holds a value.
pub(super) fn val(name: &'static str, value: impl ToString) -> Element {
    el(name).with("w:val", value)
}

/// Room above and below a paragraph, in points.
pub(super) fn spacing(before: f32, after: f32) -> Element {
    let (before, after) = (twips(before), twips(after));
    el("w:spacing")
        .with("w:before", before)
        .with("w:after", after)
}

/// Where the lines of a paragraph begin, in points from the margin.
pub(super) fn indent(left: f32) -> Element {
    el("w:ind").with("w:left", twips(left))
}

/// What keeps a paragraph on the page of the next one.
pub(super) const fn keep_next() -> Element {
    el("w:keepNext")
}

/// A paragraph of a style, with its own properties in the order of the standard, and its runs.
pub(super) fn paragraph(
    style: &str,
    own: impl IntoIterator<Item = Element>,
    runs: impl IntoIterator<Item = Element>,
) -> Element {
    let style = val("w:pStyle", style);
    let properties = el("w:pPr").child(style).children(own);
    el("w:p").child(properties).children(runs)
}

/// Keeps a paragraph on the page of what follows; a table stays as it is.
pub(super) fn hold(paragraph: &mut Element) {
    if let Some(properties) = paragraph.get_mut("w:pPr") {
        properties.insert(1, keep_next());
    }
}

/// Words; a line break in them starts a new line.
pub(super) fn run(words: &str) -> Element {
    lines(el("w:r"), words)
}

/// Words in bold.
pub(super) fn bold(words: &str) -> Element {
    let look = el("w:rPr").child(el("w:b")).child(el("w:bCs"));
    lines(el("w:r").child(look), words)
}

/// A step to the next stop.
pub(super) fn tab() -> Element {
    el("w:r").child(el("w:tab"))
}

fn lines(mut run: Element, words: &str) -> Element {
    for (at, line) in clean(words).split('\n').enumerate() {
        if at > 0 {
            run = run.child(el("w:br"));
        }
        run = run.child(el("w:t").with("xml:space", "preserve").text(line));
    }
    run
}

/// The pages of one shape, all with the one foot of the file.
pub(super) fn section(sheet: Sheet) -> Element {
    let foot = el("w:footerReference").with("w:type", "default");
    // A4 exactly, in twentieths of a point.
    let (width, height, held) = match sheet {
        Sheet::Portrait => (11_906, 16_838, "portrait"),
        Sheet::Landscape => (16_838, 11_906, "landscape"),
    };
    let size = el("w:pgSz").with("w:w", width).with("w:h", height);
    let paper = Paper::of(sheet);
    let margins = [
        ("w:top", paper.top),
        ("w:right", paper.side),
        ("w:bottom", paper.bottom),
        ("w:left", paper.side),
        ("w:header", 24.0),
        ("w:footer", 24.0),
        ("w:gutter", 0.0),
    ];
    let margins = margins.into_iter();
    let margins = margins.fold(el("w:pgMar"), |it, (side, room)| it.with(side, twips(room)));
    el("w:sectPr")
        .child(foot.with("r:id", "rIdFooter1"))
        .child(size.with("w:orient", held))
        .child(margins)
}
