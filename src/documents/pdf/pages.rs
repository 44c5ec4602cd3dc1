//! Pieces laid on pages: what must stay together does, and the header of a table opens each page
//! where the table goes on. Knows lengths only.
use super::prelude::*;

/// A page, with everything at its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page {
    /// Its paper.
    pub paper: Paper,
    /// What is drawn, `y` from the top of the sheet.
    pub marks: Vec<Mark>,
    /// Headings on it: depth, words, height from the top of the sheet.
    pub headings: Vec<(usize, String, f32)>,
}

/// The pages of all parts; at least one.
pub(super) fn pages(parts: &[(Paper, Stock)]) -> Vec<Page> {
    let mut pages = Vec::new();
    for (paper, stock) in parts {
        let mut laying = Laying {
            headers: &stock.headers,
            pages: Vec::new(),
            page: Page::blank(*paper),
            y: paper.top,
        };
        let mut rest = stock.pieces.as_slice();
        while !rest.is_empty() {
            let (chain, after) = rest.split_at_checked(chain(rest)).unwrap_or((rest, &[]));
            laying.chain(chain);
            rest = after;
        }
        pages.append(&mut laying.pages);
        pages.push(laying.page);
    }
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
}

impl Page {
    const fn blank(paper: Paper) -> Self {
        Self {
            paper,
            marks: Vec::new(),
            headings: Vec::new(),
        }
    }
}

impl Laying<'_> {
    /// Whether nothing is on the page yet.
    fn untouched(&self) -> bool {
        self.page.marks.is_empty()
    }

    fn room(&self) -> f32 {
        self.page.paper.height - self.page.paper.bottom - self.y
    }

    /// Pieces that stay together, on one page if any page can hold them.
    fn chain(&mut self, chain: &[Piece]) {
        let whole: f32 = chain.iter().map(|piece| piece.before + piece.height).sum();
        let again = chain.first().map_or(0.0, |piece| self.again(piece));
        let lead = chain.first().map_or(0.0, |piece| piece.before);
        let fits_alone = whole - lead + again <= self.page.paper.down();
        if fits_alone && whole > self.room() && !self.untouched() {
            self.turn(chain.first());
        }
        for piece in chain {
            self.lay(piece);
        }
    }

    fn lay(&mut self, piece: &Piece) {
        if piece.before + piece.height > self.room() + 0.01 && !self.untouched() {
            // Air needs no page of its own.
            if piece.marks.is_empty() {
                return;
            }
            self.turn(Some(piece));
        }
        if !self.untouched() {
            self.y += piece.before;
        }
        if let Some((depth, words)) = &piece.heading {
            self.page.headings.push((*depth, words.clone(), self.y));
        }
        let marks = piece.marks.iter().map(|mark| mark.lower(self.y, None));
        self.page.marks.extend(marks);
        self.y += piece.height;
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
        let full = std::mem::replace(&mut self.page, Page::blank(paper));
        self.pages.push(full);
        self.y = paper.top;
        let Some(header) = next.and_then(|piece| self.header(piece)) else {
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
