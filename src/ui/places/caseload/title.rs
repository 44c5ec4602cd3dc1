//! What the list shows, on its frame: number of files, whose, order; what is searched, where the
//! cursor is while it is typed; the filters at the bottom.
use crate::app::action::Action;
use crate::app::places::caseload::{filter_name, sort_name};
use crate::store::{Filter, Scope};
use crate::ui::prelude::*;

const GAP: &str = " ─ ";
const SEARCH: &str = "Chercher : ";

/// Draws both titles over the frame.
pub(super) fn draw(app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let room = usize::from(area.width).saturating_sub(4);
    let top = Rect { height: 1, ..area };
    let bottom = Rect {
        y: area.bottom().saturating_sub(1),
        ..top
    };
    canvas.rule(top, ("┌", "┐"), &title(app, room), Role::BorderFocused);
    canvas.rule(bottom, ("└", "┘"), &filters(app, room), Role::BorderFocused);
    if app.stack.caseload.list.searching {
        let typed = text::width(shown_search(app, room)) + text::width(SEARCH);
        let x = area
            .x
            .saturating_add(2)
            .saturating_add(u16::try_from(typed).unwrap_or(u16::MAX));
        canvas.set_cursor(Some(Position::new(
            x.min(area.right().saturating_sub(2)),
            area.y,
        )));
    }
}

/// What is typed, its end when it is long.
fn shown_search(app: &App, room: usize) -> &str {
    text::take_end(
        &app.stack.caseload.list.query.search,
        (room / 2).saturating_sub(SEARCH.len()).max(8),
    )
}

/// Parts of the title; the last ones give way on a narrow frame.
fn title(app: &App, room: usize) -> Words {
    let mut words = Words::new();
    if app.stack.caseload.list.searching || !app.stack.caseload.list.query.search.is_empty() {
        words.push((SEARCH.to_owned(), Role::Title));
        words.push((shown_search(app, room).to_owned(), Role::Match));
        let gap = if app.stack.caseload.list.searching {
            " "
        } else {
            ""
        };
        words.push((gap.to_owned(), Role::Title));
    }
    let mut found = count(app);
    if app.stack.caseload.list.forgiven && !app.stack.caseload.list.rows.is_empty() {
        found.push_str(", à une faute près");
    }
    let mut parts = vec![found, scope(app)];
    parts.push(format!(
        "tri : {}",
        sort_name(app.stack.caseload.list.query.sort)
    ));
    for part in parts {
        let gap = if words.is_empty() { "" } else { GAP };
        if width(&words) + text::width(gap) + text::width(&part) > room && !words.is_empty() {
            continue;
        }
        words.push((gap.to_owned(), Role::BorderFocused));
        words.push((part, Role::Title));
    }
    words
}

/// « 87 dossiers », when the number is known.
fn count(app: &App) -> String {
    let counted = app
        .stack
        .caseload
        .counters
        .filter(|_| app.stack.caseload.list.query.search.is_empty());
    let counted = counted.and_then(
        |it| match app.stack.caseload.list.query.filters.as_slice() {
            [] => Some(it.open),
            [Filter::Late] => Some(it.late),
            [Filter::ThisWeek] => Some(it.this_week),
            [Filter::AppointmentToday] => Some(it.appointments_today),
            _ => None,
        },
    );
    match app.stack.caseload.list.total.or(counted) {
        Some(number) => plural(
            i64::try_from(number).unwrap_or(i64::MAX),
            "dossier",
            "dossiers",
        ),
        None => "dossiers".to_owned(),
    }
}

fn scope(app: &App) -> String {
    match app.stack.caseload.list.query.scope {
        Scope::Everyone => "tous les référents".to_owned(),
        Scope::Referent(agent) if app.desk.author.agent == Some(agent) => "mes dossiers".to_owned(),
        Scope::Referent(agent) => format!("dossiers de {}", app.desk.names.agent(Some(agent))),
    }
}

/// « Filtres : en retard · sans contrat en cours ─ Retour arrière : tout montrer », and how many
/// are marked.
fn filters(app: &App, room: usize) -> Words {
    let mut parts: Vec<(String, Role)> = Vec::new();
    let marked = app.stack.caseload.list.marks.len();
    if marked > 0 {
        let count = i64::try_from(marked).unwrap_or(i64::MAX);
        let words = plural(count, "personne marquée", "personnes marquées");
        parts.push((format!("▪ {words}"), Role::Marked));
    }
    let filters = &app.stack.caseload.list.query.filters;
    let names: Vec<String> = filters
        .iter()
        .map(|it| filter_name(it, &app.desk))
        .collect();
    if !names.is_empty() {
        let start = if names.len() > 1 { "Filtres" } else { "Filtre" };
        parts.push((format!("{start} : {}", names.join(" · ")), Role::Title));
        let key = app.key_of(Action::ClearFilters);
        if !key.is_empty() {
            parts.push((format!("{key} : tout montrer"), Role::Muted));
        }
    }
    let mut words = Words::new();
    for (at, part) in parts.into_iter().enumerate() {
        let gap = if at == 0 { "" } else { GAP };
        // The way out gives way to what is shown.
        let over = width(&words) + text::width(gap) + text::width(&part.0) > room;
        if over && part.1 == Role::Muted {
            break;
        }
        words.push((gap.to_owned(), Role::BorderFocused));
        words.push(part);
    }
    words
}
