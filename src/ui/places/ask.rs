//! A line or two to type before something is written: labels, what is typed, what can be.
use crate::app::places::ask::Ask;
use crate::ui::parts::window::window;
use crate::ui::prelude::*;

const WIDTH: u16 = 66;

/// Draws the lines in their window, the cursor where one types.
pub(super) fn draw(ask: &Ask, body: Rect, canvas: &mut Canvas<'_>) {
    let columns = WIDTH.min(body.width.saturating_sub(4));
    let hint = text::wrap(&typography(ask.hint), usize::from(columns));
    let cells = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let height = cells(hint.len() + ask.lines.len() + 1);
    let inside = window(ask.title, (columns, height), body, canvas);
    let labels = ask.lines.iter().map(|(label, _)| text::width(label));
    let label = cells(labels.max().unwrap_or_default() + 3);
    for (at, (name, line)) in ask.lines.iter().enumerate() {
        let y = inside.y.saturating_add(cells(at));
        if y >= inside.bottom() {
            return;
        }
        let here = at == ask.cursor.at;
        let role = if here { Role::FieldFocused } else { Role::Base };
        canvas.text(
            (inside.x, y),
            label,
            &format!("{name}\u{a0}:"),
            Role::FieldLabel,
        );
        let x = inside.x.saturating_add(label);
        let room = inside.right().saturating_sub(x);
        let before = text::take_end(line.before(), usize::from(room.saturating_sub(1)));
        let cursor = canvas.text((x, y), room, before, role);
        let after = line.text().get(line.before().len()..).unwrap_or_default();
        canvas.text(
            (cursor, y),
            inside.right().saturating_sub(cursor),
            after,
            role,
        );
        if here {
            canvas.set_cursor(Some(Position::new(cursor, y)));
        }
    }
    let below = inside.y.saturating_add(cells(ask.lines.len() + 1));
    for (y, words) in (below..inside.bottom()).zip(&hint) {
        canvas.text((inside.x, y), inside.width, words, Role::Muted);
    }
}
