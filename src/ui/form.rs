//! Drawing a form: labels, fields, open list, errors beside the field, buttons. Only reads
//! the form; the field with the focus is always on the screen, whatever its size.
mod above;
mod block;
mod fold;
mod list;
mod shape;
#[cfg(test)]
mod tests;
mod value;

use ratatui::buffer::Buffer;

use super::prelude::{Hit, Position, Rect, Role, plural, row_at, steps, text};
use super::theme::Theme;
use crate::form::{Form, FormField, Widget};
use block::Block;
use shape::Shape;

/// From this height on, one line says how many fields are above and below.
const WITH_COUNT: u16 = 6;

/// Draws the form in an area and gives the place of the cursor, unless there is no room.
///
/// The fields go by pages: the page that holds the focused field is drawn from its start,
/// so that going from a field to the next repaints little.
pub fn draw(form: &Form, area: Rect, buf: &mut Buffer, theme: &Theme) -> Option<Position> {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    above::draw(form, area, buf, theme);
    let area = above::below(form, area);
    let shape = Shape::of(form, area);
    let blocks: Vec<Block<'_>> = Block::all(form, shape);
    let total: u32 = blocks.iter().map(|block| u32::from(block.height())).sum();
    let counted = total > u32::from(area.height) && area.height >= WITH_COUNT;
    let room = area.height - u16::from(counted);
    let focused = Block::focused(form);
    let page = page(&blocks, focused, room);
    let body = Rect {
        height: room,
        ..area
    };
    let (cursor, drawn) = draw_page(&blocks, page, body, focused, buf, theme);
    if counted {
        let row = row_at(area, area.y + room);
        let after = blocks.len().saturating_sub(page + drawn);
        draw_count(row, (page, after), buf, theme);
    }
    cursor
}

/// What the mouse does on what `draw` shows in the same area.
pub fn hits(form: &Form, area: Rect) -> Vec<(Rect, Hit)> {
    let area = above::below(form, area);
    let shape = Shape::of(form, area);
    let blocks: Vec<Block<'_>> = Block::all(form, shape);
    let total: u32 = blocks.iter().map(|block| u32::from(block.height())).sum();
    let counted = total > u32::from(area.height) && area.height >= WITH_COUNT;
    let room = area.height.saturating_sub(u16::from(counted));
    let (focused, stops) = (Block::focused(form), form.stops());
    let here = stops.iter().position(|stop| *stop == form.focus());
    let here = here.unwrap_or_default();
    let mut hits = Vec::new();
    let mut y = 0;
    for (at, block) in blocks.iter().enumerate().skip(page(&blocks, focused, room)) {
        let left = room.saturating_sub(y);
        let skip = if at == focused { block.skip(left) } else { 0 };
        let rows = block.height().saturating_sub(skip).min(left);
        let place = Rect {
            y: area.y + y,
            height: rows,
            ..area
        };
        let inside = block.hits(steps(here, at), place, skip);
        hits.extend(inside);
        y += rows;
    }
    hits
}

/// Rows below the fields for what comes and goes: the list of a choice, or remarks alone.
const ROOM: (u16, u16) = (9, 4);

/// Rows that the form needs at a width, with room for what comes and goes as one types: lists that
/// open, remarks beside the fields. It changes only with the length of the texts.
pub fn height(form: &Form, width: u16) -> u16 {
    let shape = Shape::of(form, Rect::new(0, 0, width, u16::MAX));
    let fields = form.fields();
    let chooses = |field: &FormField| matches!(field.widget(), Widget::Choice(_));
    let room = if fields.iter().any(chooses) {
        ROOM.0
    } else {
        ROOM.1
    };
    Block::all(form, shape)
        .iter()
        .map(Block::closed_height)
        .fold(room, u16::saturating_add)
        .saturating_add(above::height(form, width))
}

/// First block of the page that holds the focused one.
fn page(blocks: &[Block<'_>], focused: usize, room: u16) -> usize {
    let mut start = 0;
    let mut used = 0u16;
    for (at, block) in blocks.iter().enumerate() {
        let height = block.height().min(room);
        if used.saturating_add(height) > room {
            start = at;
            used = 0;
        }
        used = used.saturating_add(height);
        if at == focused {
            break;
        }
    }
    start
}

/// Draws the blocks from `page` on; gives the cursor and how many blocks are shown.
fn draw_page(
    blocks: &[Block<'_>],
    page: usize,
    body: Rect,
    focused: usize,
    buf: &mut Buffer,
    theme: &Theme,
) -> (Option<Position>, usize) {
    let mut y = 0u16;
    let mut cursor = None;
    let mut drawn = 0;
    for (at, block) in blocks.iter().enumerate().skip(page) {
        let left = body.height.saturating_sub(y);
        if left == 0 {
            break;
        }
        let skip = if at == focused { block.skip(left) } else { 0 };
        let rows = block.height().saturating_sub(skip).min(left);
        let place = Rect {
            y: body.y + y,
            height: rows,
            ..body
        };
        let inside = copy(block, skip, place, buf, theme);
        if at == focused {
            cursor = inside
                .and_then(|at| Some((at.x, at.y.checked_sub(skip)?)))
                .filter(|(x, y)| *x < place.width && *y < rows)
                .map(|(x, y)| Position::new(place.x + x, place.y + y));
        }
        y += rows;
        drawn += 1;
    }
    (cursor, drawn)
}

/// Draws a block apart, then shows its rows from `skip` on. Gives the cursor inside the
/// block.
fn copy(
    block: &Block<'_>,
    skip: u16,
    place: Rect,
    buf: &mut Buffer,
    theme: &Theme,
) -> Option<Position> {
    let whole = Rect::new(0, 0, place.width, block.height());
    let mut apart = Buffer::empty(whole);
    if let Some(cell) = buf.cell(place.as_position()) {
        apart.set_style(whole, cell.style());
    }
    let cursor = block.draw(&mut apart, theme);
    for y in 0..place.height {
        for x in 0..place.width {
            let from = apart.cell((x, y + skip));
            let to = buf.cell_mut((place.x + x, place.y + y));
            if let (Some(from), Some(to)) = (from, to) {
                *to = from.clone();
            }
        }
    }
    cursor
}

/// « ↑ 4 champs avant · ↓ 12 après ».
fn draw_count(row: Rect, (before, after): (usize, usize), buf: &mut Buffer, theme: &Theme) {
    let fields = |n: usize| plural(n, "champ", "champs");
    let mut parts = Vec::new();
    if before > 0 {
        parts.push(format!("↑ {} avant", fields(before)));
    }
    // The buttons count as one block, and are no field.
    match after {
        0 => {}
        1 => parts.push("↓ les boutons".to_owned()),
        after => parts.push(format!("↓ {} après", fields(after - 1))),
    }
    let words = text::pad(&parts.join(" · "), usize::from(row.width));
    buf.set_string(row.x, row.y, words, theme.style(Role::Muted));
}
