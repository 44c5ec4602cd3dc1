//! The day of the agenda beside the list: when, whom, what became of it. Nothing is chosen there.
use crate::app::action::Action;
use crate::app::places::agenda::AgendaView;
use crate::ui::places::agenda::row;
use crate::ui::prelude::*;

/// Draws the day in its frame.
pub(super) fn draw(app: &App, day: &AgendaView, area: Rect, canvas: &mut Canvas<'_>) {
    let count: usize = day.days.iter().map(|day| day.count()).sum();
    let count = plural(count, "rendez-vous", "rendez-vous");
    let title = vec![(format!("Aujourd’hui ─ {count}"), Role::Title)];
    canvas.hit(area, Hit::Act(Action::Agenda));
    let inside = canvas.frame(area, &title, Role::Border);
    let key = app.key_of(Action::Agenda);
    let way = vec![(format!("{key} : l’agenda"), Role::Muted)];
    canvas.rule(last_row(area), ("└", "┘"), &way, Role::Border);
    let columns = row::Columns::of(inside.width, day);
    for (row, line) in inside.rows().zip(&day.lines) {
        row::draw(app, line, (row, &columns), canvas);
    }
}
