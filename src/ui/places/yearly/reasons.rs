//! The persons behind a line: name, day, why.
use crate::app::places::yearly::{Opened, Reasons};
use crate::ui::prelude::*;

pub(super) fn draw(opened: &Opened, shown: &Reasons, body: Rect, canvas: &mut Canvas<'_>) {
    let count = shown.entries.as_ref().map_or(0, Vec::len);
    let title = format!(
        "{} ─ du {} au {} ─ {}",
        shown.line,
        full(opened.scope.from),
        full(opened.scope.to),
        plural(count, "ligne", "lignes"),
    );
    let title = vec![(typography(&title), Role::Title)];
    let inside = inset(canvas.frame(body, &title, Role::BorderFocused));
    canvas.text(
        (inside.x, inside.y),
        inside.width,
        &shown.title,
        Role::Muted,
    );
    let words = match &shown.entries {
        None => Some("Recherche des personnes…"),
        Some(entries) if entries.is_empty() => Some("Plus personne n’est compté ici."),
        Some(_) => None,
    };
    if let Some(words) = words {
        canvas.text((inside.x, inside.y + 1), inside.width, words, Role::Muted);
    }
    let (mut x, wide) = (0, inside.width.saturating_sub(12));
    let name = Column::put(&mut x, wide * 2 / 5, 1);
    let day = Column::put(&mut x, 10, 1);
    let why = Column::put(&mut x, wide - wide * 2 / 5, 0);
    let entries = shown.entries.iter().flatten().skip(shown.cursor.top);
    let rows = entries.zip(&shown.shown).enumerate();
    for (row, (at, (entry, of))) in under(inside, 1).rows().zip(rows) {
        canvas.row(row, (shown.cursor.top + at, shown.cursor.at), |canvas| {
            name.text(row, of, Role::Base, canvas);
            let on = entry.on.map(full).unwrap_or_default();
            day.text(row, &on, Role::Muted, canvas);
            why.text(row, &entry.reason, Role::Base, canvas);
        });
    }
}
