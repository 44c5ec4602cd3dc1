//! The persons behind one figure, by number and name.
use crate::app::places::steering::{People, Steering};
use crate::statistics::Indicator;
use crate::ui::prelude::*;

/// Draws the list.
pub(super) fn draw(steering: &Steering, people: &People, body: Rect, canvas: &mut Canvas<'_>) {
    let inside = canvas.frame(body, &title(people), Role::BorderFocused);
    let Some(ids) = &people.ids else {
        let words = "Recherche des personnes…";
        canvas.text((inside.x + 1, inside.y), inside.width, words, Role::Muted);
        return;
    };
    let label = Indicator::find(people.indicator).map_or("", |it| it.label);
    let label = match &steering.filter {
        Some(filter) => format!("{label} · {filter}"),
        None => label.to_owned(),
    };
    let width = inside.width.saturating_sub(2);
    canvas.text((inside.x + 1, inside.y), width, &label, Role::Muted);
    if ids.is_empty() {
        let words = "Plus personne n’est compté ici.";
        canvas.text((inside.x + 1, inside.y + 1), width, words, Role::Muted);
    }
    let first = inside.y + 1;
    for (y, (at, (id, name))) in (first..inside.bottom()).zip(people.shown.iter().enumerate()) {
        let row = Rect {
            y,
            height: 1,
            ..inside
        };
        let role = if people.cursor.top + at == people.cursor.at {
            canvas.fill(row, Role::Selected);
            Role::Selected
        } else {
            Role::Base
        };
        let end = canvas.text((row.x + 1, y), width.min(48), name, role);
        let left = row.right().saturating_sub(end + 2);
        canvas.text((end, y), left, &format!("  n° {id}"), role);
    }
}

fn title(people: &People) -> Words {
    let found = people.ids.as_ref().map(|ids| {
        let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        if people.are_agents() {
            plural(count, "agent", "agents")
        } else {
            plural(count, "personne", "personnes")
        }
    });
    let mut words = vec![(
        format!("{} ─ {}", people.indicator, people.part.label()),
        Role::Title,
    )];
    words.extend(found.map(|found| (format!(" ─ {found}"), Role::Title)));
    words
}
