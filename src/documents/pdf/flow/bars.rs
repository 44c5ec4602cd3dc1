//! Numbers drawn as bars, a piece a bar: what it counts at the left, its number at its end.
use super::{Flow, line_height};
use crate::documents::measures::{BAR_END, LABEL};
use crate::documents::model::{Bar, Bars};
use crate::documents::pdf::prelude::*;

/// Between a label, its bar and its number.
const GAP: f32 = 5.0;
/// Room left above and below a bar in its line.
const AROUND: f32 = 2.5;

impl Flow<'_> {
    pub(super) fn bars(&mut self, bars: &Bars) {
        self.hold_above();
        let says = self.label(&bars.in_words());
        let branch = self.tags.root(Role::Figure(says));
        let last = bars.bars.len().saturating_sub(1);
        for (at, bar) in bars.bars.iter().enumerate() {
            let mut piece = self.bar(bar, bars.most(), branch);
            piece.before = if at == 0 { self.scale.text * 0.7 } else { 0.0 };
            if at < last {
                piece.keep = Keep::WithNext;
            }
            self.stock.pieces.push(piece);
        }
        self.stock.pieces.push(Piece::new(0.0, 2.0));
    }

    fn bar(&self, bar: &Bar, most: u32, branch: Branch) -> Piece {
        let (x, across, size) = (self.paper.side, self.paper.across(), self.scale.note);
        let style = Style::of(branch, size, Ink::Black);
        let line = line_height(size);
        let cut = |words: &str, width| {
            let words = format!("{} ", self.printable(words));
            self.cut(&[(Face::Regular, &words)], size, width)
        };
        let labels = cut(&bar.label, across * LABEL - GAP);
        let mut piece = Piece::new(0.0, line * labels.len().max(1) as f32);
        for (at, words) in labels.iter().enumerate() {
            piece
                .marks
                .extend(line_marks(words, x, at as f32 * line, line, style));
        }
        let from = x + across * LABEL;
        let length = bar.number.unwrap_or_default() as f32 / most.max(1) as f32;
        let width = across * (1.0 - LABEL - BAR_END) * length;
        if width > 0.0 {
            let height = line - 2.0 * AROUND;
            piece
                .marks
                .push(Mark::fill(from, AROUND, width, height, Ink::Blue));
        }
        let value = cut(&bar.value, across * BAR_END - GAP);
        let value = value.iter().take(1);
        piece
            .marks
            .extend(value.flat_map(|it| line_marks(it, from + width + GAP, 0.0, line, style)));
        piece
    }
}
