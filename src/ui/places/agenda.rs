//! The agenda: a frame that says whose and when, one line an appointment, one thin line for what
//! is free; the person chosen at the right when there is room.
pub(super) mod row;
mod week;

use crate::app::action::Action;
use crate::app::places::agenda::{AgendaView, Line, Order, Period};
use crate::domain::agenda::{DEFAULT_MINUTES, DayOff};
use crate::domain::date::long;
use crate::domain::rights::Meetings;
use crate::store::Whose;
use crate::ui::parts::area::cut;
use crate::ui::parts::preview;
use crate::ui::places::caseload;
use crate::ui::prelude::*;
use week::Grid;

/// Columns of a day from which the person chosen stands beside the week.
const ROOMY: u16 = 20;

/// Draws the agenda, and the preview beside it.
pub(super) fn draw(app: &App, view: &AgendaView, body: Rect, canvas: &mut Canvas<'_>) {
    let mut right = caseload::preview_width(body.width);
    // A week needs the whole width before the person chosen does.
    if view.period == Period::Week && week::wide(view, body.width - right) < ROOMY {
        right = 0;
    }
    let (left, beside) = cut(body, right);
    draw_lines(app, view, left, canvas);
    match &view.preview {
        Some(shown) if right > 0 => preview::draw(app, shown, beside, canvas),
        Some(_) | None if right == 0 => {}
        Some(_) | None => {
            canvas.frame(beside, &Words::new(), Role::Border);
        }
    }
}

fn draw_lines(app: &App, view: &AgendaView, area: Rect, canvas: &mut Canvas<'_>) {
    let inside = canvas.frame(area, &Vec::new(), Role::BorderFocused);
    let room = usize::from(area.width).saturating_sub(4);
    let (title, notes) = (title(app, view, room), notes(app, view, room));
    canvas.ruled(area, &title, &notes);
    let acts = [Action::Filters, Action::Period].map(Hit::Act);
    let named = title
        .iter()
        .filter(|(text, _)| *text != GAP)
        .map(|(text, _)| &**text);
    let named: Vec<(&str, Hit)> = named.zip(acts).collect();
    canvas.hit_words((area.x + 2, area.y), &title, &named);
    if let Some((order, _)) = notes
        .iter()
        .find(|(text, _)| text.contains(" : ") && !text.starts_with('?'))
    {
        let sort = [(&**order, Hit::Act(Action::Sort))];
        canvas.hit_words((area.x + 2, last_row(area).y), &notes, &sort);
    }
    if let Some(grid) = Grid::of(app, view, inside) {
        grid.draw(app, view, inside, canvas);
        return;
    }
    // The lines, what time it is in its place among them.
    let mut rows: Vec<Option<(usize, &Line)>> = view.lines.iter().enumerate().map(Some).collect();
    let now = app.desk.shown_now();
    if let Some(at) = view.now_before(now) {
        rows.insert(at, None);
    }
    let cursor = rows
        .iter()
        .position(|row| row.is_some_and(|(at, _)| at == view.cursor.at));
    // The heading above the first line that can be chosen shows with it.
    let first_chosen = view.lines.iter().position(Line::is_chosen_from);
    let start = match (first_chosen, cursor) {
        (Some(at), _) if at == view.cursor.at => 0,
        (_, at) => stack::first(
            &vec![1; rows.len()],
            at.unwrap_or_default(),
            usize::from(inside.height),
        ),
    };
    let columns = row::Columns::of(inside.width, view);
    for (place, shown) in inside.rows().zip(rows.into_iter().skip(start)) {
        let Some((at, line)) = shown else {
            row::draw_now(now.1, place, canvas);
            continue;
        };
        let write = |canvas: &mut Canvas<'_>| row::draw(app, line, (place, &columns), canvas);
        match line.is_chosen_from() {
            true => canvas.row(place, (view.rank(at), view.rank(view.cursor.at)), write),
            false => write(canvas),
        }
    }
}

/// « Mon agenda ─ mardi 24 novembre 2026 ─ 4 rendez-vous ».
fn title(app: &App, view: &AgendaView, room: usize) -> Words {
    let whose = match view.whose {
        Whose::Agent(id) if app.desk.author.agent == Some(id) => "Mon agenda".to_owned(),
        Whose::Agent(id) => format!("Agenda de {}", app.desk.names.agent(Some(id))),
        Whose::Team(id) => format!("Agenda : {}", app.desk.names.organization(Some(id))),
        Whose::Everyone => "Agenda de tout le monde".to_owned(),
    };
    let (first, last) = view.bounds();
    let when = match view.period {
        Period::Day if first == app.desk.today => format!("aujourd’hui, {}", long(first)),
        Period::Day => long(first),
        Period::Week => format!("semaine du {} au {}", short(first), full(last)),
    };
    let count: usize = view.days.iter().map(|day| day.count()).sum();
    let mut parts = vec![(whose, Role::Title), (when, Role::Title)];
    let off = view.days.first().and_then(|day| day.off);
    if let (Period::Day, Some(words)) = (view.period, off.and_then(DayOff::label)) {
        parts.push((words.to_owned(), Role::Title));
    }
    let count = plural(count, "rendez-vous", "rendez-vous");
    parts.push((count, Role::Title));
    add_parts(Words::new(), parts, room)
}

/// What the lines do not say by themselves.
fn notes(app: &App, view: &AgendaView, room: usize) -> Words {
    let mut parts = Vec::new();
    if view.cut {
        let most = plural(view.query().most, "rendez-vous", "rendez-vous");
        let words = format!("les {most} premiers seulement");
        parts.push((words, Role::Warning));
    }
    if view.has_unknown_length() {
        let words = format!("? : durée inconnue, {DEFAULT_MINUTES} min comptées");
        parts.push((words, Role::Muted));
    }
    if app.desk.store.rights().meetings() == Meetings::Next {
        let words = "le prochain rendez-vous de chacun seulement";
        parts.push((words.to_owned(), Role::Muted));
    }
    let key = app.key_of(Action::Sort);
    if view.is_of_several() && !key.is_empty() {
        let words = match view.order {
            Order::ByHour => format!("{key} : par agent"),
            Order::ByAgent => format!("{key} : dans l’ordre des heures"),
        };
        parts.push((words, Role::Muted));
    }
    add_parts(Words::new(), parts, room)
}
