//! The persons behind one figure, by number and name.
use crate::app::places::steering::{People, Steering};
use crate::domain::text::enclosed;
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
    let shown = people.shown.iter().enumerate();
    for (row, (at, (id, name))) in under(inside, 1).rows().zip(shown) {
        let chosen = (people.cursor.top + at, people.cursor.at);
        canvas.row(row, chosen, |canvas| {
            let end = canvas.text((row.x + 1, row.y), width.min(48), name, Role::Base);
            let left = row.right().saturating_sub(end + 2);
            canvas.text((end, row.y), left, &format!("  n° {id}"), Role::Base);
        });
    }
}

fn title(people: &People) -> Words {
    let found = people.ids.as_ref().map(|ids| match people.are_agents() {
        true => plural(ids.len(), "agent", "agents"),
        false => plural(ids.len(), "personne", "personnes"),
    });
    let indicator = Indicator::find(people.indicator).map_or("", |it| it.short);
    let mut words = format!("{indicator} ─ {}", people.part.label());
    words.push_str(&enclosed(" ─ ", &found.unwrap_or_default(), ""));
    vec![(words, Role::Title)]
}
