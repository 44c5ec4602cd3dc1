//! Tables of Word: those that hold data, and the one where each side signs.
use super::words::{bold, keep_next, paragraph, run, twips, val};
use super::xml::{Element, el};
use crate::documents::measures::{LINE, Paper, TO_SIGN, scale};
use crate::documents::model::{self, Side, Signature, TableRow, TypeSize};
use crate::documents::shape;

/// Ground of a title over rows.
const GROUP: &str = "F3F5F8";

/// A table of data; its first row is repeated at the top of each page.
pub(super) fn data(data: &model::Table, paper: Paper) -> Element {
    let columns = shape::columns(data);
    let widths: Vec<i32> = shape::shares(&columns)
        .into_iter()
        .map(|share| twips(paper.across() * share))
        .collect();
    let sides: Vec<Side> = columns.iter().map(|it| it.side).collect();
    let titles = columns.iter().map(|it| {
        let words = [run(&it.title)];
        vec![paragraph("CellTitle", aligned(it.side), words)]
    });
    let header = row(Some(el("w:tblHeader")), cells(&widths, titles));
    let rows = data.rows.iter().map(|it| match it {
        TableRow::Cells(texts) => {
            let cells = cells(&widths, lines(texts, &sides));
            match is_long(texts, &widths, paper) {
                true => el("w:tr").children(cells),
                false => row(None, cells),
            }
        }
        TableRow::Group(words) => row(None, [group(words, &widths)]),
    });
    // The first row alone has a look of its own.
    let look = val("w:tblLook", "0020").with("w:firstRow", 1);
    let caption = Some(&data.summary).filter(|words| !words.trim().is_empty());
    let caption = caption.map(|words| val("w:tblCaption", words));
    table("Data", &widths, std::iter::once(look).chain(caption))
        .child(header)
        .children(rows)
}

/// Whether a row is longer than half a page, as far as letters of a usual width tell: it may break.
fn is_long(texts: &[String], widths: &[i32], paper: Paper) -> bool {
    let size = scale(TypeSize::Normal).cell;
    let most = paper.down() / 2.0 / (size * LINE);
    let lines = |(text, width): (&String, &i32)| {
        let letters = f64::from(*width) / f64::from(twips(size)) * 2.0;
        let lines = text.split('\n');
        lines
            .map(|it| (it.chars().count() as f64 / letters).ceil().max(1.0))
            .sum::<f64>()
    };
    texts.iter().zip(widths).map(lines).fold(0.0, f64::max) > f64::from(most)
}

/// The paragraphs of each cell of a row.
fn lines(texts: &[String], sides: &[Side]) -> impl Iterator<Item = Vec<Element>> {
    let texts = shape::cells(texts, sides.len()).into_iter();
    texts.zip(sides).map(|(text, side)| {
        let lines = text.split('\n');
        lines
            .map(|line| paragraph("Cell", aligned(*side), [run(line)]))
            .collect()
    })
}

/// What puts a paragraph on a side of its cell.
fn aligned(side: Side) -> Option<Element> {
    (side == Side::Right).then(|| val("w:jc", "right"))
}

fn title(words: &str) -> Element {
    paragraph("CellTitle", [], [run(words)])
}

/// A title over rows, across the whole table.
fn group(words: &str, widths: &[i32]) -> Element {
    let ground = val("w:shd", "clear")
        .with("w:color", "auto")
        .with("w:fill", GROUP);
    let own = [val("w:gridSpan", widths.len()), ground];
    cell(widths.iter().sum(), own, [title(words)])
}

/// Where each side signs: two by two, or all three, side by side, all on one page.
pub(super) fn signatures(signatures: &[Signature], paper: Paper) -> Element {
    let abreast = shape::abreast(signatures.len());
    let widths = vec![twips(paper.across() / abreast as f32); abreast];
    let pairs = signatures.chunks(abreast);
    let last = pairs.len().saturating_sub(1);
    let rows = pairs.enumerate().map(|(at, pair)| {
        let places = pair.iter().zip(&widths);
        let places = places.map(|(it, width)| cell(*width, [], place(it, at < last)));
        let empty = widths.iter().copied().skip(pair.len());
        let empty = empty.map(|width| nobody(width, at == 0));
        let height = val("w:trHeight", twips(TO_SIGN + 40.0)).with("w:hRule", "atLeast");
        row(Some(height), places.chain(empty))
    });
    table("Signatures", &widths, []).children(rows)
}

fn place(it: &Signature, held: bool) -> Vec<Element> {
    let done = it.done.as_deref().unwrap_or("Date et signature\u{a0}:");
    let words = [it.name.as_str(), done].into_iter();
    let words = words.filter(|words| !words.trim().is_empty()).map(run);
    std::iter::once(bold(&it.who))
        .chain(words)
        .map(|run| paragraph("Close", held.then(keep_next), [run]))
        .collect()
}

/// The place after the last one, without the lines that it shares with no other.
fn nobody(width: i32, first: bool) -> Element {
    let sides = first.then_some("w:top").into_iter();
    let sides = sides.chain(["w:bottom", "w:right"]);
    let own = el("w:tcBorders").children(sides.map(|side| val(side, "nil")));
    cell(width, [own], [paragraph("Close", [], [])])
}

/// A table of a style, its widths not following the words; rows are to be added.
fn table(style: &str, widths: &[i32], own: impl IntoIterator<Item = Element>) -> Element {
    let properties = el("w:tblPr")
        .child(val("w:tblStyle", style))
        .child(wide("w:tblW", widths.iter().sum()))
        .child(el("w:tblLayout").with("w:type", "fixed"))
        .children(own);
    let columns = widths
        .iter()
        .map(|width| el("w:gridCol").with("w:w", width));
    el("w:tbl")
        .child(properties)
        .child(el("w:tblGrid").children(columns))
}

/// A row that no end of page cuts.
fn row(own: Option<Element>, cells: impl IntoIterator<Item = Element>) -> Element {
    let properties = el("w:trPr").child(el("w:cantSplit")).children(own);
    el("w:tr").child(properties).children(cells)
}

fn cells(
    widths: &[i32],
    paragraphs: impl Iterator<Item = Vec<Element>>,
) -> impl Iterator<Item = Element> {
    let both = widths.iter().zip(paragraphs);
    both.map(|(width, lines)| cell(*width, [], lines))
}

fn cell(
    width: i32,
    own: impl IntoIterator<Item = Element>,
    paragraphs: impl IntoIterator<Item = Element>,
) -> Element {
    let properties = el("w:tcPr").child(wide("w:tcW", width)).children(own);
    el("w:tc").child(properties).children(paragraphs)
}

fn wide(name: &'static str, twips: i32) -> Element {
    el(name).with("w:w", twips).with("w:type", "dxa")
}
