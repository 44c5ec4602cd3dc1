//! Words that follow each other down the page: headings, paragraphs, lists, facts, addresses.
use super::{Flow, line_height};
use crate::documents::measures::{ADDRESS, BULLET, LABEL, MOST_BLANK};
use crate::documents::model::{Bullet, Fact, Level};
use crate::documents::pdf::prelude::*;

/// Lines set one under the other.
struct Column<'a> {
    lines: &'a [Line],
    x: f32,
    style: Style,
}

/// Between a label and its value.
const LABEL_GAP: f32 = 8.0;

/// A label as it is printed.
fn label_of(fact: &Fact) -> String {
    format!("{}\u{a0}: ", fact.label)
}

impl<'a> Column<'a> {
    /// Lines of a branch that begin at `x`.
    const fn of(lines: &'a [Line], x: f32, branch: Branch, size: f32) -> Self {
        let style = Style::of(branch, size, Ink::Black);
        Self { lines, x, style }
    }
}

impl Flow<'_> {
    pub(super) fn title(&mut self, words: &str) {
        let [before, ..] = self.scale.above();
        self.headline(0, words, self.scale.title, before);
    }

    pub(super) fn heading(&mut self, level: Level, words: &str) {
        // Signs that nobody sees are no words.
        if self.label(words).trim().is_empty() {
            return;
        }
        let depth = self.depths.next(level);
        let [one, two, three] = self.scale.headings;
        let [_, above_one, above_two, above_three] = self.scale.above();
        let (size, before) = match level {
            Level::One => (one, above_one),
            Level::Two => (two, above_two),
            Level::Three => (three, above_three),
        };
        self.headline(depth, words, size, before);
    }

    /// A heading: it stays with what follows. The highest ones are underlined.
    fn headline(&mut self, depth: usize, words: &str, size: f32, before: f32) {
        let mut label = self.label(words);
        if label.trim().is_empty() {
            "Sans titre".clone_into(&mut label);
        }
        let branch = self.tags.root(Role::Heading(depth + 1, label.clone()));
        let first = self.stock.pieces.len();
        let style = Style::of(branch, size, Ink::Blue);
        self.lay(Face::Bold, words, (0.0, self.paper.across()), style, before);
        for piece in self.stock.pieces.iter_mut().skip(first) {
            piece.keep = Keep::WithNext;
        }
        if let Some(piece) = self.stock.pieces.get_mut(first) {
            piece.heading = Some((depth, label));
        }
        if let (0 | 1, Some(last)) = (depth, self.stock.pieces.last_mut()) {
            let (x, across) = (self.paper.side, self.paper.across());
            let rule = Mark::fill(x, last.height + 1.0, across, 0.7, Ink::Line);
            last.marks.push(rule);
            last.height += 4.0;
        }
    }

    pub(super) fn paragraph(&mut self, face: Face, words: &str, size: f32, ink: Ink, before: f32) {
        let branch = self.tags.root(Role::Paragraph);
        let place = (0.0, self.paper.across());
        self.lay(face, words, place, Style::of(branch, size, ink), before);
    }

    /// Words that begin so far from the margin, on that width.
    pub(super) fn lay(
        &mut self,
        face: Face,
        words: &str,
        (from, width): (f32, f32),
        style: Style,
        before: f32,
    ) {
        let words = self.printable(words);
        let lines = self.cut(&[(face, &words)], style.size, width);
        let x = self.paper.side + from;
        let lines = &lines;
        self.stack(&[Column { lines, x, style }], before);
    }

    /// Columns of lines side by side, a piece a line: neither the first line nor the last stays
    /// alone on a page.
    fn stack(&mut self, columns: &[Column<'_>], before: f32) {
        let count = columns.iter().map(|it| it.lines.len()).max().unwrap_or(0);
        for at in 0..count {
            let height = columns
                .iter()
                .map(|column| line_height(column.style.size))
                .fold(0.0, f32::max);
            let mut piece = Piece::new(if at == 0 { before } else { 0.0 }, height);
            for column in columns {
                if let Some(line) = column.lines.get(at) {
                    let marks = line_marks(line, column.x, 0.0, height, column.style);
                    piece.marks.extend(marks);
                }
            }
            if count > 1 && (at == 0 || at + 2 == count) {
                piece.keep = Keep::WithNext;
            }
            self.stock.pieces.push(piece);
        }
    }

    pub(super) fn bullets(&mut self, bullets: &[Bullet]) {
        if bullets.is_empty() {
            return;
        }
        let list = self.tags.root(Role::List);
        for (at, bullet) in bullets.iter().enumerate() {
            let item = self.tags.under(list, Role::Item);
            let before = self.scale.text * if at == 0 { 0.6 } else { 0.25 };
            self.bullet(bullet, item, before);
        }
    }

    fn bullet(&mut self, bullet: &Bullet, item: Branch, before: f32) {
        let (x, size) = (self.paper.side, self.scale.text);
        let width = self.paper.across() - BULLET;
        let dot = self.tags.under(item, Role::Dot);
        let body = self.tags.under(item, Role::Body);
        let words = self.tags.under(body, Role::Paragraph);
        let dots = self.cut(&[(Face::Regular, "•")], size, width);
        let text = self.printable(&bullet.text);
        let lines = self.cut(&[(Face::Regular, &text)], size, width);
        let columns = [
            Column::of(&dots, x + 3.0, dot, size),
            Column::of(&lines, x + BULLET, words, size),
        ];
        self.stack(&columns, before);
        for under in &bullet.under {
            self.hold_last();
            let words = self.tags.under(body, Role::Paragraph);
            let style = Style::of(words, self.scale.cell, Ink::Black);
            let place = (BULLET, self.paper.across() - BULLET);
            self.lay(Face::Regular, under, place, style, 1.0);
        }
    }

    /// Keeps the last piece on the page of the next one.
    pub(super) fn hold_last(&mut self) {
        if let Some(last) = self.stock.pieces.last_mut() {
            last.keep = Keep::WithNext;
        }
    }

    /// Keeps the end of what stands above, a table or its bars, on the page of what is said of it.
    pub(super) fn hold_above(&mut self) {
        let mut above = self.stock.pieces.iter_mut().rev();
        let air = above.next().filter(|it| it.marks.is_empty());
        if let Some((air, end)) = air.zip(above.next()) {
            air.keep = Keep::WithNext;
            end.keep = Keep::WithNext;
        }
    }

    pub(super) fn facts(&mut self, facts: &[Fact]) {
        let of_labels = self.label_width(facts);
        for (at, fact) in facts.iter().enumerate() {
            let before = self.scale.text * if at == 0 { 0.6 } else { 0.2 };
            let first = self.stock.pieces.len();
            self.fact(fact, of_labels, before);
            // Neither the first nor the last stays alone on a page.
            if at + 1 < facts.len() && (at == 0 || at + 2 == facts.len()) {
                let own = self.stock.pieces.iter_mut().skip(first);
                own.for_each(|it| it.keep = Keep::WithNext);
            }
        }
    }

    /// Width given to the labels: the usual one, or more when one of them needs it, up to a half.
    fn label_width(&self, facts: &[Fact]) -> f32 {
        let (across, size) = (self.paper.across(), self.scale.text);
        let widest = facts
            .iter()
            .map(|fact| {
                let label = self.printable(&label_of(fact));
                self.fonts.across(Face::Bold, &label, size)
            })
            .fold(0.0, f32::max);
        (widest + LABEL_GAP).clamp(across * LABEL, across / 2.0)
    }

    fn fact(&mut self, fact: &Fact, of_labels: f32, before: f32) {
        let (x, across, size) = (self.paper.side, self.paper.across(), self.scale.text);
        let paragraph = self.tags.root(Role::Paragraph);
        let spans = [(); 2].map(|()| self.tags.under(paragraph, Role::Span));
        let [of_label, of_value] = spans;
        let label = self.printable(&label_of(fact));
        let value = self.printable(&fact.value);
        let label = self.cut(&[(Face::Bold, &label)], size, of_labels - LABEL_GAP);
        let value = self.cut(&[(Face::Regular, &value)], size, across - of_labels);
        let columns = [
            Column::of(&label, x, of_label, size),
            Column::of(&value, x + of_labels, of_value, size),
        ];
        self.stack(&columns, before);
    }

    pub(super) fn address(&mut self, lines: &[String]) {
        let from = self.paper.across() * ADDRESS;
        let place = (from, self.paper.across() - from);
        for (at, line) in lines.iter().enumerate() {
            let branch = self.tags.root(Role::Paragraph);
            let style = Style::of(branch, self.scale.text, Ink::Black);
            let before = if at == 0 { 18.0 } else { 0.0 };
            self.lay(Face::Regular, line, place, style, before);
        }
    }

    /// Rules to write on by hand.
    pub(super) fn blank(&mut self, count: usize) {
        for _ in 0..count.min(MOST_BLANK) {
            let mut piece = Piece::new(0.0, self.scale.text * 2.0);
            let (x, across) = (self.paper.side, self.paper.across());
            let rule = Mark::fill(x, piece.height - 1.0, across, 0.5, Ink::Line);
            piece.marks.push(rule);
            self.stock.pieces.push(piece);
        }
    }
}
