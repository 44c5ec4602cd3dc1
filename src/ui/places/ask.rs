//! A line or two to type before something is written: labels, what is typed, what can be.
use crate::app::places::ask::Ask;
use crate::ui::prelude::*;

const WIDTH: u16 = 66;

/// Draws the lines in their window, the cursor where one types.
pub(super) fn draw(ask: &Ask, body: Rect, canvas: &mut Canvas<'_>) {
    let columns = WIDTH.min(body.width.saturating_sub(4));
    let hint = text::wrap(&typography(ask.hint), usize::from(columns));
    let height = cells(hint.len() + ask.lines.len() + 1);
    let inside = window(&ask.title, (columns, height), body, canvas);
    let labels = ask.lines.iter().map(|(label, _)| text::width(label));
    let label = cells(labels.max().unwrap_or_default() + 3);
    for (at, (name, line)) in ask.lines.iter().enumerate() {
        let y = inside.y.saturating_add(cells(at));
        if y >= inside.bottom() {
            return;
        }
        let here = at == ask.cursor.at;
        let name = format!("{name}\u{a0}:");
        canvas.text((inside.x, y), label, &name, Role::FieldLabel);
        if !here {
            let by = steps(ask.cursor.at, at);
            canvas.hit(row_at(inside, y), Hit::Step(Way::Rows(None), by));
        }
        let x = inside.x.saturating_add(label);
        let cursor = canvas.cursor();
        let role = if here { Role::FieldFocused } else { Role::Base };
        canvas.typed(x, row_at(inside, y), line, role);
        if !here {
            canvas.set_cursor(cursor);
        }
    }
    let below = inside.y.saturating_add(cells(ask.lines.len() + 1));
    canvas.lines(under(inside, below - inside.y), hint, Role::Muted);
}
