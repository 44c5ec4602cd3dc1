//! A list that narrows as one types: help, palette, menus.
use crate::app::chooser::{Chooser, Item};
use crate::ui::parts::found::Sought;
use crate::ui::prelude::*;

const TYPED: &str = "Chercher : ";
/// Widest list.
const WIDEST: usize = 84;
/// Rows of the box of acts and people.
const BOX: usize = 14;

/// Draws the list in its window.
pub(super) fn draw<T>(chooser: &Chooser<T>, body: Rect, canvas: &mut Canvas<'_>) {
    // What changes at each letter keeps its size.
    let (wide, high) = match chooser.numbered {
        true => (WIDEST, BOX),
        false => (columns(chooser), chooser.items.len().max(1)),
    };
    let size = (cells(wide), cells(high + 3));
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
    let numbered = chooser.numbered && chooser.typed.text().is_empty();
    let sought = Sought::of(chooser.typed.text());
    let heights = vec![1; chooser.shown.len()];
    let start = stack::first(&heights, chooser.cursor.at, usize::from(rows.height));
    let items = chooser.shown.iter().enumerate().skip(start);
    for (row, (at, item)) in rows.rows().zip(items) {
        if let Some(item) = chooser.items.get(*item) {
            let mut row = row;
            let chosen = at == chooser.cursor.at;
            if numbered {
                if chosen {
                    canvas.fill(row, Role::Selected);
                }
                let digit = if at < 9 {
                    format!("{} ", at + 1)
                } else {
                    "  ".to_owned()
                };
                let role = if chosen {
                    Role::Selected
                } else {
                    Role::FooterKey
                };
                row.x = canvas.text((row.x, row.y), row.width, &digit, role);
                row.width = row.width.saturating_sub(2);
            }
            draw_item(item, &sought, chosen, row, canvas);
        }
    }
}

fn draw_item<T>(item: &Item<T>, sought: &Sought, chosen: bool, row: Rect, canvas: &mut Canvas<'_>) {
    let (label, note) = match (chosen, &item.disabled) {
        (true, _) => (Role::Selected, Role::Selected),
        (false, Some(_)) => (Role::Disabled, Role::Disabled),
        (false, None) => (Role::Base, Role::FooterKey),
    };
    if chosen {
        canvas.fill(row, Role::Selected);
    }
    // What can't be done says why in its line, as far as there is room.
    let said = item.disabled.as_deref().unwrap_or(&item.note);
    let wanted = cells(text::width(&item.label) + 2);
    let noted = cells(text::width(said)).min(row.width.saturating_sub(wanted).max(row.width / 3));
    let room = row.width.saturating_sub(noted + 1);
    if chosen || item.disabled.is_some() {
        canvas.text((row.x, row.y), room, &item.label, label);
    } else {
        canvas.words((row.x, row.y), room, &sought.pieces(&item.label, label));
    }
    let right = row.x.saturating_add(row.width - noted);
    canvas.text((right, row.y), noted, said, note);
}
