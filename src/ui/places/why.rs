//! « Pourquoi ? »: the deadlines of a person, the chosen one unfolded.
use crate::app::places::why::Why;
use crate::ui::parts::stack::INDENT;
use crate::ui::prelude::*;
use crate::words::state::sign;
use crate::words::why::Reason;

const WIDTH: u16 = 84;

/// Draws the reasons.
pub(super) fn draw(why: &Why, body: Rect, canvas: &mut Canvas<'_>) {
    let columns = WIDTH.min(body.width.saturating_sub(4));
    let width = usize::from(columns);
    let reasons = why.reasons.iter().enumerate();
    let blocks = reasons.map(|(at, reason)| block(reason, at == why.cursor.at, width));
    let blocks: Vec<Block> = blocks.collect();
    // As high as the longest one unfolded, so that it keeps its size.
    let unfolded = why
        .reasons
        .iter()
        .map(|it| block(it, true, width).height() - 1);
    let height = why.reasons.len().max(1) + unfolded.max().unwrap_or(0);
    let title = format!("Pourquoi ? ─ {}", why.name);
    let inside = window(&title, (columns, cells(height)), body, canvas);
    if blocks.is_empty() && inside.height > 0 {
        let words = "Aucune échéance pour cette personne.";
        canvas.say(inside, words, Role::Muted);
        return;
    }
    let way = (why.cursor.at, Way::Rows(None));
    stack::hits(&blocks, way, |_| true, inside, canvas);
    stack::draw(&blocks, why.cursor.at, None, inside, canvas);
    mark(&blocks, why.cursor.at, inside, canvas);
}

/// Shows which deadline is chosen: its first line only, the sentences stay plain.
fn mark(blocks: &[Block], cursor: usize, inside: Rect, canvas: &mut Canvas<'_>) {
    let heights: Vec<usize> = blocks.iter().map(Block::height).collect();
    let start = stack::first(&heights, cursor, usize::from(inside.height));
    let above: usize = heights.iter().take(cursor).skip(start).sum();
    let y = inside.y.saturating_add(cells(above));
    if y >= inside.bottom() {
        return;
    }
    let row = row_at(inside, y);
    canvas.clear(row, Role::Popup);
    let title = blocks.get(cursor).and_then(|it| it.0.first().cloned());
    let title = Block(title.into_iter().collect());
    stack::draw(&[title], 0, Some((0, Role::Selected)), row, canvas);
}

fn block(reason: &Reason, unfolded: bool, width: usize) -> Block {
    let role = look::of_state(reason.state);
    let sign = sign(reason.state);
    let mut block = Block::dated(width, sign, &reason.label, &reason.when, role);
    for line in reason.lines.iter().filter(|_| unfolded) {
        block.add(INDENT, width, &typography(line), Role::Base);
    }
    block
}
