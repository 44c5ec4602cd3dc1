//! The situation then and now: two columns on a wide screen, one under the other on a narrow one.
use crate::app::geometry::WIDE;
use crate::ui::prelude::*;
use crate::words::comparison::{Change, Comparison, Entry, Line};

/// Columns of what happened: its sign and its word.
const WORD: usize = 16;
/// Cells between two columns.
const GAP: usize = 2;
/// Columns of « maintenant », where one side stands under the other.
const SIDE: usize = 12;

/// Draws the comparison.
pub(super) fn draw(
    shown: &Comparison,
    (cursor, can_stand): (usize, impl Fn(usize) -> bool),
    inside: Rect,
    canvas: &mut Canvas<'_>,
) {
    let width = usize::from(inside.width);
    // The frame and the margins take four columns of the screen.
    let is_wide = width + 4 >= usize::from(WIDE);
    let head = if is_wide { wide_head } else { narrow_head }(shown, width);
    let entry = if is_wide { wide } else { narrow };
    let block = |line: &Line| match line {
        Line::Title(title) => Block::wrapped(0, width, title, Role::Title),
        Line::Entry(it) => entry(it, width),
    };
    let blocks: Vec<Block> = shown.lines.iter().map(block).collect();
    let rows = cells(head.height());
    let top = Rect {
        height: rows.min(inside.height),
        ..inside
    };
    stack::draw(&[head], 0, None, top, canvas);
    let rest = under(inside, rows.saturating_add(1));
    if shown.lines.is_empty() && rest.height > 0 {
        let words = "Ces deux évaluations ne disent encore rien.";
        canvas.say(rest, words, Role::Muted);
        return;
    }
    // The title above the row chosen stays in sight with it.
    let chosen = Some((cursor, Role::Selected));
    stack::hits(&blocks, (cursor, Way::Rows(None)), can_stand, rest, canvas);
    stack::draw(&blocks, cursor, chosen, rest, canvas);
}

/// First cell and width of the two sides.
const fn columns(width: usize) -> [(usize, usize); 2] {
    let left = WORD + GAP;
    let each = width.saturating_sub(left + GAP) / 2;
    [(left, each), (left + each + GAP, each)]
}

fn wide_head(shown: &Comparison, width: usize) -> Block {
    let [then, now] = columns(width);
    let mut block = Block::default();
    block.put(then.0, then.1, &then_title(shown), Role::Title);
    block.put(now.0, now.1, &now_title(shown), Role::Title);
    block
}

fn narrow_head(shown: &Comparison, width: usize) -> Block {
    let mut block = Block::wrapped(0, width, &then_title(shown), Role::Title);
    let now = Block::wrapped(0, width, &now_title(shown), Role::Title);
    block.0.extend(now.0);
    block
}

fn then_title(shown: &Comparison) -> String {
    format!("Alors, le {}", shown.then.1)
}

fn now_title(shown: &Comparison) -> String {
    format!("Maintenant, le {}", shown.now.1)
}

/// What did not change weighs less.
const fn look(change: Change) -> Role {
    match change {
        Change::Same => Role::Muted,
        Change::Otherwise | Change::New | Change::Gone => Role::Base,
    }
}

const fn word_look(change: Change) -> Role {
    match change {
        Change::Same => Role::Muted,
        Change::Otherwise => Role::Soon,
        Change::New => Role::Info,
        Change::Gone => Role::Base,
    }
}

fn wide(entry: &Entry, width: usize) -> Block {
    let [then, now] = columns(width);
    let mut block = word(entry);
    block.put(then.0, then.1, &entry.then, look(entry.change));
    block.put(now.0, now.1, &entry.now, look(entry.change));
    block
}

fn word(entry: &Entry) -> Block {
    let mut block = Block::default();
    block.put(1, WORD, entry.change.words(), word_look(entry.change));
    block
}

fn narrow(entry: &Entry, width: usize) -> Block {
    let left = WORD + GAP;
    let room = width.saturating_sub(left);
    let mut block = word(entry);
    match entry.change {
        Change::Same | Change::New => block.put(left, room, &entry.now, look(entry.change)),
        Change::Gone => block.put(left, room, &entry.then, look(entry.change)),
        Change::Otherwise => {
            let room = room.saturating_sub(SIDE);
            block.put(left, SIDE, "alors", Role::Muted);
            block.put(left + SIDE, room, &entry.then, Role::Base);
            let mut now = Block::default();
            now.put(left, SIDE, "maintenant", Role::Muted);
            now.put(left + SIDE, room, &entry.now, Role::Base);
            block.0.extend(now.0);
        }
    }
    block
}
