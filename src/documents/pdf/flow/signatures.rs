//! Where each side signs: two by two, or all three, side by side, never cut.
use super::{Flow, line_height};
use crate::documents::measures::TO_SIGN;
use crate::documents::model::Signature;
use crate::documents::pdf::prelude::*;

/// Between the two places.
const GAP: f32 = 16.0;
/// Room on each side of the words.
const SIDE: f32 = 8.0;
/// Thickness of a border.
const BORDER: f32 = 0.5;

impl Flow<'_> {
    pub(super) fn signatures(&mut self, signatures: &[Signature]) {
        if signatures.is_empty() {
            return;
        }
        let first = self.stock.pieces.len();
        let abreast = shape::abreast(signatures.len());
        for (at, pair) in signatures.chunks(abreast).enumerate() {
            if at > 0 {
                self.hold_last();
            }
            self.row_of(pair, abreast, if at == 0 { 16.0 } else { 10.0 });
        }
        // A little air before what follows.
        self.stock.pieces.push(Piece::new(0.0, 4.0));
        // The words that are signed stay with the place to sign.
        if let Some(before) = first.checked_sub(1)
            && let Some(piece) = self.stock.pieces.get_mut(before)
        {
            piece.keep = Keep::WithNext;
        }
    }

    fn row_of(&mut self, pair: &[Signature], abreast: usize, before: f32) {
        let places = abreast as f32;
        let width = (self.paper.across() - GAP * (places - 1.0)) / places;
        let lines: Vec<Vec<Line>> = pair
            .iter()
            .map(|it| self.signature_lines(it, width - 2.0 * SIDE))
            .collect();
        let line = line_height(self.scale.text);
        let tallest = lines.iter().map(Vec::len).max().unwrap_or(0) as f32 * line;
        let height = tallest + TO_SIGN + 2.0 * SIDE;
        if height > self.paper.down() {
            return self.at_length(pair);
        }
        let mut piece = Piece::new(before, height);
        for (at, lines) in lines.iter().enumerate() {
            let x = self.paper.side + at as f32 * (width + GAP);
            piece.marks.extend(border(x, width, height));
            let branch = self.tags.root(Role::Paragraph);
            let style = Style::of(branch, self.scale.text, Ink::Black);
            for (at, words) in lines.iter().enumerate() {
                let top = SIDE + at as f32 * line;
                piece
                    .marks
                    .extend(line_marks(words, x + SIDE, top, line, style));
            }
        }
        self.stock.pieces.push(piece);
    }

    fn signature_lines(&self, it: &Signature, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        let done = it.done.as_deref().unwrap_or("Date et signature\u{a0}:");
        let parts = [
            (Face::Bold, it.who.as_str()),
            (Face::Regular, &it.name),
            (Face::Regular, done),
        ];
        for (face, words) in parts {
            if !words.trim().is_empty() {
                // The space keeps the words of two lines apart for those who listen.
                let words = format!("{} ", self.printable(words));
                lines.extend(self.cut(&[(face, &words)], self.scale.text, width));
            }
        }
        lines
    }

    /// Signatures too long for a page: as running text.
    fn at_length(&mut self, pair: &[Signature]) {
        let size = self.scale.text;
        for it in pair {
            self.paragraph(Face::Bold, &it.who, size, Ink::Black, size);
            self.paragraph(Face::Regular, &it.name, size, Ink::Black, 0.0);
            if let Some(done) = &it.done {
                self.paragraph(Face::Regular, done, size, Ink::Black, 0.0);
            }
        }
    }
}

fn border(x: f32, width: f32, height: f32) -> [Mark; 4] {
    [
        (x, 0.0, width, BORDER),
        (x, height - BORDER, width, BORDER),
        (x, 0.0, BORDER, height),
        (x + width - BORDER, 0.0, BORDER, height),
    ]
    .map(|(x, y, width, height)| Mark::fill(x, y, width, height, Ink::Line))
}
