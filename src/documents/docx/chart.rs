//! Numbers drawn as bars: a chart of Word, drawn in lines at any size and open to change. Its numbers are in the
//! chart itself: no workbook is kept beside it. Knows no table.
//!
//! Source: ECMA-376, part 1 (DrawingML, charts).
use super::xml::{Element, el, line};
use crate::documents::braces::Values;
use crate::documents::measures::{BAR_END, LABEL, LINE, Paper, scale};
use crate::documents::model::{Bar, Bars, TypeSize};

/// What a chart is called in DrawingML.
const KIND: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
/// English metric units in a point.
const EMU: f32 = 12_700.0;
/// Width of a usual letter, in heights of its type.
const LETTER: f32 = 0.55;
/// The first number of a chart among what is drawn: pictures have those before.
const FIRST_ID: usize = 1000;

/// Bars that stand on one page.
#[derive(Clone, Debug)]
pub(super) struct Chart {
    bars: Bars,
    /// The number of the longest bar, of this page or another.
    most: u32,
    /// Width and height, in points.
    size: (f32, f32),
}

/// The charts of these bars, as many as they take pages.
pub(super) fn charts(bars: &Bars, paper: Paper) -> Vec<Chart> {
    let line = scale(TypeSize::Normal).note * LINE;
    let letters = paper.across() * LABEL / (scale(TypeSize::Normal).note * LETTER);
    let lines = |bar: &Bar| (label(bar).chars().count() as f32 / letters).ceil();
    let lines = bars.bars.iter().map(lines).fold(1.0, f32::max);
    let bar = (lines * line + 4.0).min(paper.down() / 2.0);
    let pages = bars.bars.chunks((paper.down() * 0.9 / bar) as usize);
    pages
        .map(|page| Chart {
            bars: Bars {
                says: bars.says.clone(),
                bars: page.to_vec(),
            },
            most: bars.most(),
            size: (paper.across(), bar * page.len() as f32 + 6.0),
        })
        .collect()
}

/// What a bar counts; where nothing is drawn, what stands for its number too.
fn label(bar: &Bar) -> String {
    match bar.number {
        Some(_) => bar.label.clone(),
        None => format!("{}\u{a0}: {}", bar.label, bar.value),
    }
}

/// The name of a part, from the folder of the body.
pub(super) fn name(at: usize) -> String {
    format!("charts/chart{at}.xml")
}

/// What its part is.
pub(super) fn part_type(at: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    let name = name(at);
    format!(r#"<Override PartName="/word/{name}" ContentType="{kind}"/>"#)
}

/// What leads to it from the body.
pub(super) fn link(at: usize) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
    let name = name(at);
    format!(r#"<Relationship Id="rIdChart{at}" Type="{kind}" Target="{name}"/>"#)
}

impl Chart {
    /// Its place in the words, with its numbers for those who can't see it.
    pub(super) fn drawing(&self, at: usize) -> Element {
        let size = el("wp:extent")
            .with("cx", (self.size.0 * EMU) as u32)
            .with("cy", (self.size.1 * EMU) as u32);
        // The picture of the letterhead has the first number.
        let says = el("wp:docPr")
            .with("id", at + FIRST_ID)
            .with("name", format!("Graphique {at}"))
            .with("descr", self.bars.in_words());
        let chart = el("c:chart")
            .with("xmlns:c", KIND)
            .with("r:id", format!("rIdChart{at}"));
        let graphic = el("a:graphic")
            .with(
                "xmlns:a",
                "http://schemas.openxmlformats.org/drawingml/2006/main",
            )
            .child(el("a:graphicData").with("uri", KIND).child(chart));
        let word = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
        let sides = ["distT", "distB", "distL", "distR"];
        let inline = el("wp:inline").with("xmlns:wp", word);
        let inline = sides.into_iter().fold(inline, |it, side| it.with(side, 0));
        el("w:drawing").child(inline.children([size, says, graphic]))
    }

    /// What its part leaves open.
    pub(super) fn values(&self) -> Values {
        let note = scale(TypeSize::Normal).note;
        let point = |(at, words): (usize, String)| {
            format!(r#"<c:pt idx="{at}"><c:v>{}</c:v></c:pt>"#, line(&words))
        };
        let bars = &self.bars.bars;
        let labels = bars.iter().map(label).enumerate().map(point);
        let numbers = bars.iter().enumerate();
        let numbers = numbers.filter_map(|(at, it)| Some((at, it.number?.to_string())));
        vec![
            ("says", line(&self.bars.says)),
            ("count", bars.len().to_string()),
            ("labels", labels.collect()),
            ("numbers", numbers.map(point).collect()),
            ("most", self.most.max(1).to_string()),
            ("from", LABEL.to_string()),
            ("across", format!("{:.2}", 1.0 - LABEL - BAR_END)),
            ("size", ((note * 100.0) as u32).to_string()),
        ]
    }
}
