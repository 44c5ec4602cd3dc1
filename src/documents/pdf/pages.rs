//! Pieces laid on pages: what must stay together does, the header of a table opens each page where the
//! table goes on, and a last page with little on it is spared or filled. Knows lengths only.
use super::prelude::*;
use crate::documents::measures::LEAST;

/// How much of the air between pieces is kept, to spare a page.
const TIGHTER: [f32; 3] = [0.75, 0.55, 0.4];
/// Parts of the page before the last one left empty, to fill the last one.
const SHORTER: [f32; 7] = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];

/// A page, with everything at its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page {
    /// Its paper.
    pub paper: Paper,
    /// What is drawn, `y` from the top of the sheet.
    pub marks: Vec<Mark>,
    /// Headings on it: depth, words, height from the top of the sheet.
    pub headings: Vec<(usize, String, f32)>,
    /// Where the last thing on it ends, from the top of the sheet.
    pub ends: f32,
}

/// The pages of all parts; at least one.
pub(super) fn pages(parts: &[(Paper, Stock)]) -> Vec<Page> {
    let mut pages = Vec::new();
    for (paper, stock) in parts {
        pages.append(&mut balanced(*paper, stock));
    }
    pages
}

/// The pages of a part. When the last one would have less than a fifth on it, the air is made tighter to
/// spare it; when that is not enough, the page before gives it some of what it holds.
fn balanced(paper: Paper, stock: &Stock) -> Vec<Page> {
    let plain = laid(paper, stock, 1.0, None);
    let count = plain.len();
    if is_filled(&plain) {
        return plain;
    }
    let tighter = TIGHTER.into_iter().map(|air| laid(paper, stock, air, None));
    let spared = tighter.filter(|pages| pages.len() < count && is_filled(pages));
    let before = count.saturating_sub(2);
    let shorter = SHORTER.into_iter();
    let shorter = shorter.map(|part| laid(paper, stock, 1.0, Some((before, part * paper.down()))));
    let filled = shorter.filter(|pages| pages.len() == count && is_filled(pages));
    spared.chain(filled).next().unwrap_or(plain)
}

/// Whether the last page is alone, or has enough on it.
fn is_filled(pages: &[Page]) -> bool {
    match pages {
        [.., _, last] => last.ends - last.paper.top >= LEAST * last.paper.down(),
        _ => true,
    }
}

/// The pages with so much of the air between the pieces, one of them shorter by so much.
fn laid(paper: Paper, stock: &Stock, air: f32, short: Option<(usize, f32)>) -> Vec<Page> {
    let mut laying = Laying {
        headers: &stock.headers,
        pages: Vec::new(),
        page: Page::blank(paper),
        y: paper.top,
        air,
        short,
    };
    let mut rest = stock.pieces.as_slice();
    while !rest.is_empty() {
        let (chain, after) = rest.split_at_checked(chain(rest)).unwrap_or((rest, &[]));
        laying.chain(chain);
        rest = after;
    }
    let mut pages = laying.pages;
    pages.push(laying.page);
    pages
}

/// How many of the next pieces stay together: at least one.
fn chain(pieces: &[Piece]) -> usize {
    let held = pieces
        .iter()
        .take_while(|piece| piece.keep == Keep::WithNext)
        .count();
    (held + 1).min(pieces.len())
}

struct Laying<'a> {
    headers: &'a [Header],
    pages: Vec<Page>,
    page: Page,
    y: f32,
    /// How much of the air between pieces is kept.
    air: f32,
    /// The page that is shorter, and by how much.
    short: Option<(usize, f32)>,
}

impl Page {
    const fn blank(paper: Paper) -> Self {
        Self {
            paper,
            marks: Vec::new(),
            headings: Vec::new(),
            ends: 0.0,
        }
    }
}

impl Laying<'_> {
    /// Whether nothing is on the page yet.
    fn untouched(&self) -> bool {
        self.page.marks.is_empty()
    }

    fn room(&self) -> f32 {
        let short = self.short.filter(|(at, _)| *at == self.pages.len());
        let short = short.map_or(0.0, |(_, by)| by);
        self.page.paper.height - self.page.paper.bottom - self.y - short
    }

    /// Room above a piece.
    fn before(&self, piece: &Piece) -> f32 {
        piece.before * self.air
    }

    /// Pieces that stay together, on one page if any page can hold them.
    fn chain(&mut self, chain: &[Piece]) {
        let whole: f32 = chain
            .iter()
            .map(|piece| self.before(piece) + piece.height)
            .sum();
        let again = chain.first().map_or(0.0, |piece| self.again(piece));
        let lead = chain.first().map_or(0.0, |piece| self.before(piece));
        let fits_alone = whole - lead + again <= self.page.paper.down();
        if fits_alone && whole > self.room() && !self.untouched() {
            self.turn(chain.first());
        }
        for piece in chain {
            self.lay(piece);
        }
    }

    fn lay(&mut self, piece: &Piece) {
        if self.before(piece) + piece.height > self.room() + 0.01 && !self.untouched() {
            // Air needs no page of its own.
            if piece.marks.is_empty() {
                return;
            }
            self.turn(Some(piece));
        }
        if !self.untouched() {
            self.y += self.before(piece);
        }
        if let Some((depth, words)) = &piece.heading {
            self.page.headings.push((*depth, words.clone(), self.y));
        }
        let marks = piece.marks.iter().map(|mark| mark.lower(self.y, None));
        self.page.marks.extend(marks);
        self.y += piece.height;
        if !piece.marks.is_empty() {
            self.page.ends = self.y;
        }
    }

    /// Height of the header repeated above a piece that opens a page.
    fn again(&self, piece: &Piece) -> f32 {
        self.header(piece).map_or(0.0, |header| header.height)
    }

    fn header(&self, piece: &Piece) -> Option<&Header> {
        piece.header.and_then(|at| self.headers.get(at))
    }

    /// A new page, opened by the header of the table that goes on, if one does.
    fn turn(&mut self, next: Option<&Piece>) {
        let paper = self.page.paper;
        let seam = next.and_then(|piece| piece.seam.clone());
        let close = seam.as_ref().map(|it| it.lower(self.y, None));
        self.page.marks.extend(close);
        let full = std::mem::replace(&mut self.page, Page::blank(paper));
        self.pages.push(full);
        self.y = paper.top;
        let Some(header) = next.and_then(|piece| self.header(piece)) else {
            self.page
                .marks
                .extend(seam.map(|it| it.lower(paper.top, None)));
            return;
        };
        let (again, height) = (Some(Owner::Repeated), header.height);
        let marks: Vec<Mark> = header
            .marks
            .iter()
            .map(|it| it.lower(paper.top, again))
            .collect();
        self.page.marks = marks;
        self.y += height;
    }
}
