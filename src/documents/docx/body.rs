//! Blocks of a document as paragraphs and tables of Word, in order. Their styles are those of
//! `parts/styles.xml`.
use super::chart::{self, Chart};
use super::table;
use super::words::{
    bold, hold, indent, keep_next, paragraph, run, section, spacing, tab, twips, val,
};
use super::xml::{Element, el};
use crate::documents::measures::{ADDRESS, LABEL, MOST_BLANK, Paper, WINDOW};
use crate::documents::model::{Block, Bullet, Document, Fact, Sheet};
use crate::documents::shape::{self, Depths};
use crate::domain::attachment::FileKind;

/// The body as it grows.
struct Body {
    children: Vec<Element>,
    /// What is drawn, in order.
    charts: Vec<Chart>,
    /// The paper of this part.
    paper: Paper,
    depths: Depths,
    /// The pictures that are not placed yet, each in its own XML.
    pictures: std::vec::IntoIter<String>,
}

/// The part that holds the words, its pictures in their order, and what is drawn in it.
pub(super) fn body(document: &Document, pictures: Vec<String>) -> (Element, Vec<Chart>) {
    let mut body = Body {
        children: Vec::new(),
        charts: Vec::new(),
        paper: Paper::of(Sheet::Portrait),
        depths: Depths::default(),
        pictures: pictures.into_iter(),
    };
    if document.letterhead.logo.is_some() {
        body.picture(None);
    }
    let mut last = None;
    for part in shape::parts(document) {
        body.paper = Paper::of(part.sheet);
        let blocks = match last.replace(part.sheet) {
            None => body.opening(document, &part.blocks),
            Some(sheet) => {
                // The pages of one shape end with a paragraph.
                body.paragraph("Bare", [section(sheet)], []);
                &part.blocks
            }
        };
        blocks.iter().for_each(|block| body.block(block));
    }
    let end = section(last.unwrap_or(Sheet::Portrait));
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let whole = el("w:document")
        .with("xmlns:w", word)
        .with("xmlns:r", links)
        .child(el("w:body").children(body.children).child(end));
    (whole, body.charts)
}

impl Body {
    fn paragraph(
        &mut self,
        style: &str,
        own: impl IntoIterator<Item = Element>,
        runs: impl IntoIterator<Item = Element>,
    ) {
        self.children.push(paragraph(style, own, runs));
    }

    fn words(&mut self, style: &str, words: &str) {
        self.paragraph(style, [], [run(words)]);
    }

    /// The next picture.
    fn picture(&mut self, own: Option<Element>) {
        if let Some(picture) = self.pictures.next() {
            let drawing = el("w:drawing").xml(picture);
            self.paragraph("Close", own, [el("w:r").child(drawing)]);
        }
    }

    /// Letterhead, postal address, title; answers with the blocks that are left.
    fn opening<'b>(&mut self, document: &Document, blocks: &'b [Block]) -> &'b [Block] {
        for (at, line) in document.letterhead.lines.iter().enumerate() {
            let words = if at == 0 { bold(line) } else { run(line) };
            self.paragraph("Letterhead", [], [words]);
        }
        let (before, after) = shape::around_title(blocks);
        let (window, before) = shape::window(before);
        window.into_iter().for_each(|lines| self.window(lines));
        before.iter().for_each(|block| self.block(block));
        self.words("Title", shape::title(document));
        after
    }

    /// Adds a block.
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, words) if !words.trim().is_empty() => {
                let depth = self.depths.next(*level);
                self.words(&format!("Heading{depth}"), words);
            }
            Block::Heading(..) => {}
            Block::Paragraph(words) | Block::Quote(words) => self.words("BodyText", words),
            Block::Note(words) => self.words("Note", words),
            Block::Bullets(bullets) => bullets.iter().for_each(|bullet| self.bullet(bullet)),
            Block::Facts(facts) => facts.iter().for_each(|fact| self.fact(fact)),
            Block::Table(data) => {
                self.children.push(table::data(data, self.paper));
                self.paragraph("Bare", [spacing(0.0, 5.0)], []);
            }
            Block::Bars(bars) => {
                for chart in chart::charts(bars, self.paper) {
                    let drawing = chart.drawing(self.charts.len() + 1);
                    self.paragraph("Close", [], [el("w:r").child(drawing)]);
                    self.charts.push(chart);
                }
            }
            Block::Signatures(signatures) if signatures.is_empty() => {}
            Block::Signatures(signatures) => {
                if let Some(last) = self.children.last_mut() {
                    hold(last);
                }
                self.paragraph("Close", [keep_next()], []);
                self.children
                    .push(table::signatures(signatures, self.paper));
                self.paragraph("Close", [], []);
            }
            Block::Address(lines) => self.address(lines),
            Block::Blank(count) => self.blank(*count),
            Block::Attached(it) if it.content.kind == FileKind::Pdf => {
                self.words("BodyText", &it.apart);
            }
            Block::Attached(it) => {
                self.picture(Some(keep_next()));
                self.words("BodyText", &it.caption);
            }
        }
    }

    fn bullet(&mut self, bullet: &Bullet) {
        let held = (!bullet.under.is_empty()).then(keep_next);
        let list = el("w:numPr")
            .child(val("w:ilvl", 0))
            .child(val("w:numId", 1));
        let own = held.into_iter().chain([list]);
        self.paragraph("ListBullet", own, [run(&bullet.text)]);
        for under in &bullet.under {
            self.words("ListContinue", under);
        }
    }

    fn fact(&mut self, fact: &Fact) {
        let label = bold(&format!("{}\u{a0}:", fact.label));
        let at = self.paper.across() * LABEL;
        let own = indent(at).with("w:hanging", twips(at));
        self.paragraph("Close", [own], [label, tab(), run(&fact.value)]);
    }

    /// The address in the window of the envelope: a frame at its place on the sheet, nothing beside it.
    fn window(&mut self, lines: &[String]) {
        let (left, top, bottom) = WINDOW;
        let width = self.paper.width - self.paper.side - left;
        let frame = el("w:framePr")
            .with("w:w", twips(width))
            .with("w:h", twips(bottom - top))
            .with("w:hRule", "exact")
            .with("w:wrap", "notBeside")
            .with("w:vAnchor", "page")
            .with("w:hAnchor", "page")
            .with("w:x", twips(left))
            .with("w:y", twips(top));
        for line in lines {
            self.paragraph("Close", [frame.clone()], [run(line)]);
        }
    }

    fn address(&mut self, lines: &[String]) {
        let at = self.paper.across() * ADDRESS;
        for (first, line) in lines.iter().enumerate() {
            let before = if first == 0 { 18.0 } else { 1.0 };
            let own = [spacing(before, 1.0), indent(at)];
            self.paragraph("Close", own, [run(line)]);
        }
    }

    /// Rules to write on by hand: a tab led by a line across the page.
    fn blank(&mut self, count: usize) {
        let rule = val("w:tab", "right")
            .with("w:leader", "underscore")
            .with("w:pos", twips(self.paper.across()));
        for _ in 0..count.min(MOST_BLANK) {
            let own = el("w:tabs").child(rule.clone());
            self.paragraph("Rule", [own], [tab()]);
        }
    }
}
