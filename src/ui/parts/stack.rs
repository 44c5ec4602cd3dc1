//! Blocks of lines one under the other, in a window that always shows the chosen one.
use crate::ui::prelude::*;

/// A text with its place.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Column, from the left of the block.
    pub x: usize,
    /// The text, short enough for its place.
    pub text: String,
    /// Its look.
    pub role: Role,
}

/// A text at a column of its line.
pub fn piece(x: usize, text: impl Into<String>, role: Role) -> Piece {
    Piece {
        x,
        text: text.into(),
        role,
    }
}

/// Where a label starts, after its sign.
pub const INDENT: usize = 3;

/// Lines that go together.
#[derive(Clone, Debug, Default)]
pub struct Block(pub(in crate::ui) Vec<Vec<Piece>>);

impl Block {
    /// A text wrapped from a column on.
    pub fn wrapped(x: usize, width: usize, words: &str, role: Role) -> Self {
        let mut block = Self::default();
        block.put(x, width.saturating_sub(x), words, role);
        block
    }

    /// A sign, a label cut to its place, and something at the right end.
    pub fn dated(width: usize, sign: &str, label: &str, when: &str, role: Role) -> Self {
        let end = width.saturating_sub(text::width(when));
        let label = text::truncate(label, end.saturating_sub(INDENT + 1));
        Self(vec![vec![
            piece(0, sign, role),
            piece(INDENT, label, role),
            piece(end, when, role),
        ]])
    }

    /// A name, and what it is from a column on.
    pub fn named(name: &str, x: usize, width: usize, words: &str) -> Self {
        let mut block = Self(vec![vec![piece(0, name, Role::FieldLabel)]]);
        block.put(x, width.saturating_sub(x), words, Role::Base);
        block
    }

    /// Adds a text wrapped from a column on, under what is there.
    pub fn add(&mut self, x: usize, width: usize, words: &str, role: Role) {
        let lines = text::wrap(words, width.saturating_sub(x)).into_iter();
        self.0.extend(lines.map(|line| vec![piece(x, line, role)]));
    }

    /// Adds a text wrapped in a column of the block, beside what is there.
    pub fn put(&mut self, x: usize, columns: usize, words: &str, role: Role) {
        for (at, text) in lines(words, columns).into_iter().enumerate() {
            if self.0.len() <= at {
                self.0.push(Vec::new());
            }
            if let Some(line) = self.0.get_mut(at) {
                line.push(piece(x, text, role));
            }
        }
    }

    /// Rows it takes: one at least.
    pub fn height(&self) -> usize {
        self.0.len().max(1)
    }
}

/// Wraps a text; one that fits is left as it is.
fn lines(words: &str, columns: usize) -> Vec<String> {
    if words.is_empty() {
        return Vec::new();
    }
    if words.len() <= columns && !words.contains('\n') {
        return vec![words.to_owned()];
    }
    // No line begins with « : » or « ? ».
    text::wrap(&typography(words), columns.max(1))
}

/// First block shown, so that the one at `cursor` is wholly in so many rows if it can. It goes
/// by half windows, to repaint seldom; the end of the last block stays at the bottom.
pub fn first(heights: &[usize], cursor: usize, rows: usize) -> usize {
    let half = (rows / 2).max(1);
    let mut used: usize = heights.iter().take(cursor.saturating_add(1)).sum();
    let mut at = 0;
    while used > rows && at < cursor {
        let mut gone = 0;
        while gone < half && at < cursor {
            gone += heights.get(at).copied().unwrap_or(1);
            at += 1;
        }
        used = used.saturating_sub(gone);
    }
    let mut left = 0;
    let fit = heights.iter().rev().take_while(|height| {
        left += **height;
        left <= rows
    });
    at.min(heights.len().saturating_sub(fit.count()))
}

/// The block chosen and its look, where one is.
pub type Chosen = Option<(usize, Role)>;

/// Draws the blocks that fit, the window placed by `cursor`. When there is more above or
/// below, an arrow says so in the column at the right of the area.
pub fn draw(blocks: &[Block], cursor: usize, chosen: Chosen, area: Rect, canvas: &mut Canvas<'_>) {
    let heights: Vec<usize> = blocks.iter().map(Block::height).collect();
    let start = first(&heights, cursor, usize::from(area.height));
    let lines: usize = heights.iter().skip(start).sum();
    let below = lines > usize::from(area.height);
    let last = last_row(area).y;
    for (more, y, arrow) in [(start > 0, area.y, "↑"), (below, last, "↓")] {
        if more && area.height > 0 {
            canvas.text((area.right(), y), 1, arrow, Role::Muted);
        }
    }
    let mut y = area.y;
    for (at, block) in blocks.iter().enumerate().skip(start) {
        let look = chosen.filter(|(chosen, _)| *chosen == at);
        let role = look.map(|(_, role)| role);
        for line in &block.0 {
            if y >= area.bottom() {
                return;
            }
            draw_line(line, role, row_at(area, y), canvas);
            y += 1;
        }
        if block.0.is_empty() {
            y = y.saturating_add(1);
        }
    }
}

/// Says which rows of the blocks a click chooses, in the window that `draw` shows: those that can be, by the steps
/// that lead there.
pub fn hits(
    blocks: &[Block],
    (cursor, way): (usize, Way),
    can_stand: impl Fn(usize) -> bool,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let rank = |at: usize| (0..at).filter(|at| can_stand(*at)).count();
    let here = rank(cursor);
    for (at, rows) in places(blocks, cursor, area) {
        if can_stand(at) {
            canvas.hit(rows, Hit::Step(way, steps(here, rank(at))));
        }
    }
}

/// Where the blocks are, in the window that `draw` shows.
pub fn places(blocks: &[Block], cursor: usize, area: Rect) -> Vec<(usize, Rect)> {
    let heights: Vec<usize> = blocks.iter().map(Block::height).collect();
    let start = first(&heights, cursor, usize::from(area.height));
    let mut y = area.y;
    let place = |(at, height): (usize, &usize)| {
        let rows = Rect {
            y,
            height: cells(*height).min(area.bottom().saturating_sub(y)),
            ..area
        };
        y = rows.bottom();
        (at, rows)
    };
    heights.iter().enumerate().skip(start).map(place).collect()
}

fn draw_line(line: &[Piece], look: Option<Role>, row: Rect, canvas: &mut Canvas<'_>) {
    let pieces = |canvas: &mut Canvas<'_>| {
        for piece in line {
            let x = row.x.saturating_add(cells(piece.x));
            let columns = row.right().saturating_sub(x);
            canvas.text((x, row.y), columns, &piece.text, piece.role);
        }
    };
    match look {
        Some(ground) => canvas.on(row, ground, pieces),
        None => pieces(canvas),
    }
}
