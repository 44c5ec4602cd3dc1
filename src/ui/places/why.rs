//! « Pourquoi ? »: the deadlines of a person, the chosen one unfolded.
use crate::app::places::why::Why;
use crate::ui::parts::stack::Piece;
use crate::ui::parts::window::window;
use crate::ui::prelude::*;
use crate::words::state::sign;
use crate::words::why::Reason;

const WIDTH: u16 = 84;
/// Columns before the sentences.
const INDENT: usize = 3;

/// Draws the reasons.
pub(super) fn draw(why: &Why, body: Rect, canvas: &mut Canvas<'_>) {
    let columns = WIDTH.min(body.width.saturating_sub(4));
    let width = usize::from(columns);
    let blocks: Vec<Block> = why
        .reasons
        .iter()
        .enumerate()
        .map(|(at, reason)| block(reason, at == why.cursor.at, width))
        .collect();
    // As high for every choice: the longest explanation counts.
    let longest = why.reasons.iter().map(|it| explained(it, width).len());
    let height = why.reasons.len().max(1) + longest.max().unwrap_or(0);
    let height = u16::try_from(height).unwrap_or(u16::MAX);
    let title = format!("Pourquoi ? ─ {}", why.name);
    let inside = window(&title, (columns, height), body, canvas);
    if blocks.is_empty() && inside.height > 0 {
        let words = "Aucune échéance pour cette personne.";
        canvas.text((inside.x, inside.y), inside.width, words, Role::Muted);
        return;
    }
    stack::draw(&blocks, why.cursor.at, None, inside, canvas);
    mark(&blocks, why.cursor.at, inside, canvas);
}

/// Shows which deadline is chosen: its first line only, the sentences stay plain.
fn mark(blocks: &[Block], cursor: usize, inside: Rect, canvas: &mut Canvas<'_>) {
    let heights: Vec<usize> = blocks.iter().map(Block::height).collect();
    let start = stack::first(&heights, cursor, usize::from(inside.height));
    let above: usize = heights.iter().take(cursor).skip(start).sum();
    let y = inside
        .y
        .saturating_add(u16::try_from(above).unwrap_or(u16::MAX));
    if y >= inside.bottom() {
        return;
    }
    let row = Rect {
        y,
        height: 1,
        ..inside
    };
    canvas.clear(row, Role::Popup);
    let title = blocks
        .get(cursor)
        .and_then(|block| block.0.first().cloned());
    let title = Block(title.into_iter().collect());
    stack::draw(&[title], 0, Some((0, Role::Selected)), row, canvas);
}

fn block(reason: &Reason, unfolded: bool, width: usize) -> Block {
    let role = look::of_state(reason.state);
    let room = width.saturating_sub(INDENT + text::width(&reason.when) + 1);
    let label = text::truncate(&reason.label, room).into_owned();
    let end = width.saturating_sub(text::width(&reason.when));
    let mut block = Block(vec![vec![
        piece(0, sign(reason.state).to_owned(), role),
        piece(INDENT, label, role),
        piece(end, reason.when.clone(), role),
    ]]);
    if unfolded {
        block.0.extend(explained(reason, width));
    }
    block
}

fn explained(reason: &Reason, width: usize) -> Vec<Vec<Piece>> {
    let room = width.saturating_sub(INDENT);
    reason
        .lines
        .iter()
        .flat_map(|line| text::wrap(&typography(line), room))
        .map(|line| vec![piece(INDENT, line, Role::Base)])
        .collect()
}

fn piece(x: usize, text: String, role: Role) -> Piece {
    Piece { x, text, role }
}
