//! A list that narrows as one types: help, palette, menus.
use crate::app::chooser::{Chooser, Item};
use crate::ui::prelude::*;

const TYPED: &str = "Chercher : ";
/// Widest list.
const WIDEST: usize = 84;

/// Draws the list in its window.
pub(super) fn draw<T>(chooser: &Chooser<T>, body: Rect, canvas: &mut Canvas<'_>) {
    let size = (cells(columns(chooser)), cells(chooser.items.len() + 3));
    let inside = window(&chooser.title, size, body, canvas);
    draw_typed(chooser, inside, canvas);
    let reason = chooser.selected().and_then(|item| item.disabled.as_deref());
    let lines = reason.map_or_else(Vec::new, |reason| {
        text::wrap(&typography(reason), usize::from(inside.width))
    });
    let below = cells(lines.len())
        .max(1)
        .min(inside.height.saturating_sub(2));
    let rows = Rect {
        y: inside.y.saturating_add(2),
        height: inside.height.saturating_sub(2 + below),
        ..inside
    };
    draw_items(chooser, rows, canvas);
    let below = under(inside, rows.bottom() - inside.y);
    canvas.lines(below, lines, Role::Warning);
}

fn columns<T>(chooser: &Chooser<T>) -> usize {
    let of = |item: &Item<T>| text::width(&item.label) + text::width(&item.note) + 3;
    let reason = |item: &Item<T>| item.disabled.as_deref().map_or(0, text::width);
    let widest = chooser.items.iter().map(|item| of(item).max(reason(item)));
    let title = text::width(&chooser.title) + 4;
    widest.max().unwrap_or(0).max(title).clamp(44, WIDEST)
}

fn draw_typed<T>(chooser: &Chooser<T>, inside: Rect, canvas: &mut Canvas<'_>) {
    if inside.height == 0 {
        return;
    }
    let x = canvas.text((inside.x, inside.y), inside.width, TYPED, Role::FieldLabel);
    canvas.typed(x, inside, &chooser.typed, Role::FieldFocused);
}

fn draw_items<T>(chooser: &Chooser<T>, rows: Rect, canvas: &mut Canvas<'_>) {
    if chooser.shown.is_empty() && rows.height > 0 {
        let words = format!("Rien ne correspond à « {} ».", chooser.typed.text());
        canvas.say(rows, &words, Role::Muted);
        return;
    }
    let heights = vec![1; chooser.shown.len()];
    let start = stack::first(&heights, chooser.cursor.at, usize::from(rows.height));
    let items = chooser.shown.iter().enumerate().skip(start);
    for (row, (at, item)) in rows.rows().zip(items) {
        if let Some(item) = chooser.items.get(*item) {
            draw_item(item, at == chooser.cursor.at, row, canvas);
        }
    }
}

fn draw_item<T>(item: &Item<T>, chosen: bool, row: Rect, canvas: &mut Canvas<'_>) {
    let (label, note) = match (chosen, &item.disabled) {
        (true, _) => (Role::Selected, Role::Selected),
        (false, Some(_)) => (Role::Disabled, Role::Disabled),
        (false, None) => (Role::Base, Role::FooterKey),
    };
    if chosen {
        canvas.fill(row, Role::Selected);
    }
    let noted = cells(text::width(&item.note)).min(row.width / 2);
    let room = row.width.saturating_sub(noted + 1);
    canvas.text((row.x, row.y), room, &item.label, label);
    canvas.text_right((row.x, row.y), row.width, &item.note, note);
}
