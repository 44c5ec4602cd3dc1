//! From the blocks of a document to pieces that stay whole, and to the tree that tells what each
//! one is. Knows the widths of the letters, and not yet on which page a piece falls.
mod bars;
mod signatures;
mod table;
mod text;

use super::letters::{label, printable};
use super::lines::lines;
use super::prelude::*;
use crate::documents::measures::{LINE, Scale, WINDOW};
use crate::documents::model::{Block, Document, Letterhead, Sheet};
use crate::documents::shape::Depths;
use crate::domain::attachment::FileKind;

/// The pieces of each part, on which paper, and the reading tree.
pub(super) fn flow(document: &Document, fonts: &Fonts) -> (Vec<(Paper, Stock)>, Tags) {
    let mut flow = Flow {
        fonts,
        scale: measures::scale(document.type_size),
        paper: Paper::of(Sheet::Portrait),
        tags: Tags::default(),
        stock: Stock::default(),
        depths: Depths::default(),
        pictures: 0,
    };
    let mut parts = Vec::new();
    for (at, part) in shape::parts(document).iter().enumerate() {
        flow.paper = Paper::of(part.sheet);
        let blocks = match at {
            0 => flow.opening(document, &part.blocks),
            _ => &part.blocks,
        };
        blocks.iter().for_each(|block| flow.block(block));
        parts.push((flow.paper, std::mem::take(&mut flow.stock)));
    }
    (parts, flow.tags)
}

/// The work in hand.
struct Flow<'a> {
    fonts: &'a Fonts,
    scale: Scale,
    paper: Paper,
    tags: Tags,
    stock: Stock,
    depths: Depths,
    /// How many pictures are laid.
    pictures: usize,
}

impl Flow<'_> {
    /// Letterhead, postal address, title; answers with the blocks that are left.
    fn opening<'b>(&mut self, document: &Document, blocks: &'b [Block]) -> &'b [Block] {
        let (before, after) = shape::around_title(blocks);
        let (window, before) = shape::window(before);
        self.letterhead(&document.letterhead, window.is_some());
        if let Some(lines) = window {
            self.window(lines);
        }
        before.iter().for_each(|block| self.block(block));
        self.title(shape::title(document));
        after
    }

    /// The lines of the letterhead, at the left of the window when the paper is a letter.
    fn letterhead(&mut self, head: &Letterhead, beside: bool) {
        if let Some(logo) = &head.logo {
            let size = measures::logo_box((logo.width, logo.height));
            self.picture(&logo.says, size, Keep::Free);
        }
        for (at, line) in head.lines.iter().enumerate() {
            let (face, before) = match at {
                0 => (Face::Bold, 5.0),
                _ => (Face::Regular, 0.0),
            };
            let branch = self.tags.root(Role::Paragraph);
            let style = Style::of(branch, self.scale.cell, Ink::Black);
            let across = self.paper.across();
            let width = if beside {
                WINDOW.0 - self.paper.side - 12.0
            } else {
                across
            };
            self.lay(face, line, (0.0, width), style, before);
        }
    }

    /// The next picture of the paper.
    fn picture(&mut self, says: &str, (width, height): (f32, f32), keep: Keep) {
        let says = self.label(says);
        let branch = self.tags.root(Role::Figure(says));
        let mut piece = Piece::new(0.0, height);
        piece.keep = keep;
        piece.marks.push(Mark::Picture {
            which: self.pictures,
            x: self.paper.side,
            y: 0.0,
            width,
            height,
            owner: Owner::Branch(branch),
        });
        self.pictures += 1;
        self.stock.pieces.push(piece);
    }

    /// The address in the window of the envelope, whatever the letterhead beside it: both are one piece,
    /// at the top of the first page.
    fn window(&mut self, lines: &[String]) {
        let mut whole = Piece::new(0.0, 0.0);
        for piece in std::mem::take(&mut self.stock.pieces) {
            if !whole.marks.is_empty() {
                whole.height += piece.before;
            }
            let marks = piece.marks.iter().map(|it| it.lower(whole.height, None));
            whole.marks.extend(marks);
            whole.height += piece.height;
        }
        let (left, top, bottom) = WINDOW;
        let from = left - self.paper.side;
        for line in lines {
            let branch = self.tags.root(Role::Paragraph);
            let style = Style::of(branch, self.scale.text, Ink::Black);
            self.lay(
                Face::Regular,
                line,
                (from, self.paper.across() - from),
                style,
                0.0,
            );
        }
        let mut y = top - self.paper.top;
        for piece in std::mem::take(&mut self.stock.pieces) {
            whole
                .marks
                .extend(piece.marks.iter().map(|it| it.lower(y, None)));
            y += piece.height;
        }
        whole.height = whole.height.max(y).max(bottom - self.paper.top);
        self.stock.pieces.push(whole);
    }

    fn block(&mut self, block: &Block) {
        let text = self.scale.text;
        match block {
            Block::Heading(level, words) => self.heading(*level, words),
            Block::Paragraph(words) | Block::Quote(words) => {
                self.paragraph(Face::Regular, words, text, Ink::Black, text * 0.6);
            }
            Block::Note(words) => {
                self.hold_above();
                self.paragraph(Face::Regular, words, self.scale.note, Ink::Grey, text * 0.5);
            }
            Block::Bullets(bullets) => self.bullets(bullets),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Bars(bars) => self.bars(bars),
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::Address(lines) => self.address(lines),
            Block::Blank(count) => self.blank(*count),
            Block::Attached(it) => {
                if it.content.kind != FileKind::Pdf {
                    let size = measures::image_box(it.content.pixels, self.paper);
                    self.stock.pieces.push(Piece::new(0.0, text * 0.5));
                    self.picture(&it.caption, size, Keep::WithNext);
                }
                self.paragraph(Face::Regular, &it.caption, text, Ink::Black, text * 0.6);
            }
        }
    }

    /// Words as the fonts can print them.
    fn printable(&self, words: &str) -> String {
        printable(words, self.fonts)
    }

    /// Words for the tree: on one line, not endless.
    fn label(&self, words: &str) -> String {
        label(words, self.fonts)
    }

    /// Lines of words already printable.
    fn cut(&self, words: &[(Face, &str)], size: f32, width: f32) -> Vec<Line> {
        lines(words, self.fonts, size, width)
    }
}

/// Height of a line of a type.
const fn line_height(size: f32) -> f32 {
    size * LINE
}
