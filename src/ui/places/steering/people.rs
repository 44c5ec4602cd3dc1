//! The persons behind one figure: who they are, who follows them, what the figure knows of each.
use crate::app::places::steering::{People, Steering};
use crate::domain::date::full;
use crate::domain::text::{enclosed, number};
use crate::statistics::Shown;
use crate::ui::parts::column::Column;
use crate::ui::prelude::*;

/// Draws the list.
pub(super) fn draw(steering: &Steering, people: &People, body: Rect, canvas: &mut Canvas<'_>) {
    let inside = canvas.frame(body, &title(people), Role::BorderFocused);
    let Some(ids) = people.ids() else {
        let words = "Recherche des personnes…";
        canvas.text((inside.x + 1, inside.y), inside.width, words, Role::Muted);
        return;
    };
    let label = people.indicator.label;
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
    let columns = Columns::of(&people.widest, under(inside, 2));
    let head = under(inside, 1);
    columns.draw(
        ["Nom", "Référent", "Date", "Délai", "Pourquoi"],
        head,
        (Role::Muted, Role::Muted),
        canvas,
    );
    let shown = people.shown.iter().enumerate();
    for (row, (at, it)) in under(inside, 2).rows().zip(shown) {
        let chosen = (people.cursor.top + at, people.cursor.at);
        let (day, delay) = said(it);
        canvas.row(row, chosen, |canvas| {
            let cells = [&*it.name, &*it.referent, &*day, &*delay, &*it.reason];
            columns.draw(cells, row, (Role::Base, Role::Muted), canvas);
        });
    }
}

/// The day and the delay of someone, in words.
fn said(it: &Shown) -> (String, String) {
    let delay = it.delay.map(|days| format!("{} j", number(days)));
    (
        it.day.map(full).unwrap_or_default(),
        delay.unwrap_or_default(),
    )
}

/// Where the columns are: as wide as what they say, those that say nothing left out.
struct Columns([Column; 5]);

impl Columns {
    fn of(widest: &Shown, area: Rect) -> Self {
        let room = |words: &str, head: &str| match text::width(words) {
            0 => 0,
            width => cells(width.max(text::width(head))),
        };
        let (day, delay) = said(widest);
        let name = room(&widest.name, "Nom");
        let referent = room(&widest.referent, "Référent");
        let (day, delay) = (room(&day, "Date"), room(&delay, "Délai"));
        // A narrow screen shortens the names, never the figures.
        let spare = area.width.saturating_sub(1 + day + delay + 8);
        let name = name.min(32).min((spare / 2).max(12));
        let referent = referent.min(spare.saturating_sub(name).min(28));
        let mut x = 1;
        let mut put = |width: u16| match width {
            0 => Column::default(),
            width => Column::put(&mut x, width, 2),
        };
        let [name, referent, day, delay] = [name, referent, day, delay].map(&mut put);
        let why = match room(&widest.reason, "Pourquoi") {
            0 => Column::default(),
            _ => Column {
                x,
                width: area.width.saturating_sub(x),
            },
        };
        Self([name, referent, day, delay, why])
    }

    /// Writes a row: the name, then the rest.
    fn draw(&self, cells: [&str; 5], row: Rect, roles: (Role, Role), canvas: &mut Canvas<'_>) {
        for (at, (column, words)) in self.0.iter().zip(cells).enumerate() {
            let role = if at == 0 { roles.0 } else { roles.1 };
            match at {
                3 => column.text_right(row, words, role, canvas),
                _ => column.text(row, words, role, canvas),
            }
        }
    }
}

fn title(people: &People) -> Words {
    let found = people.ids().map(|ids| match people.are_agents() {
        true => plural(ids.len(), "agent", "agents"),
        false => plural(ids.len(), "personne", "personnes"),
    });
    let indicator = people.indicator.short;
    let mut words = format!("{indicator} ─ {}", people.part.label());
    words.push_str(&enclosed(" ─ ", &found.unwrap_or_default(), ""));
    vec![(words, Role::Title)]
}
