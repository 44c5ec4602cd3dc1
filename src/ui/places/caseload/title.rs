//! What the list shows, on its frame: number of files, whose, order; what is searched, where the
//! cursor is while it is typed; the filters at the bottom.
use crate::app::action::Action;
use crate::app::list::counted;
use crate::app::places::caseload::{Caseload, filter_name, sort_name};
use crate::store::{Filter, Scope};
use crate::ui::prelude::*;

const SEARCH: &str = "Chercher : ";

/// Draws both titles over the frame.
pub(super) fn draw(app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let room = usize::from(area.width).saturating_sub(4);
    let (title, notes) = (title(app, room), filters(app, room));
    canvas.ruled(area, &title, &notes);
    let (scope, sort) = (scope(app), sort(app));
    let above = [
        (SEARCH, Hit::Act(Action::Search)),
        (&*scope, Hit::Act(Action::Scope)),
        (&*sort, Hit::Act(Action::Sort)),
    ];
    let known = usize::from(app.stack.caseload.list.searching);
    canvas.hit_words(
        (area.x + 2, area.y),
        &title,
        above.get(known..).unwrap_or_default(),
    );
    let below = notes.iter().filter_map(|(text, role)| match role {
        Role::Marked => Some((&**text, Hit::Act(Action::ActOnMarked))),
        Role::Title => Some((&**text, Hit::Act(Action::Filters))),
        Role::Muted => Some((&**text, Hit::Act(Action::ClearFilters))),
        _ => None,
    });
    let below: Vec<(&str, Hit)> = below.collect();
    canvas.hit_words((area.x + 2, last_row(area).y), &notes, &below);
    if app.stack.caseload.list.searching {
        let typed = text::width(shown_search(app, room)) + text::width(SEARCH);
        let x = area.x.saturating_add(cells(typed + 2));
        let x = x.min(area.right().saturating_sub(2));
        canvas.set_cursor(Some(Position::new(x, area.y)));
    }
}

/// What is typed, its end when it is long.
fn shown_search(app: &App, room: usize) -> &str {
    let columns = (room / 2).saturating_sub(SEARCH.len()).max(8);
    text::take_end(&app.stack.caseload.list.query.search, columns)
}

/// Parts of the title; the last ones give way on a narrow frame.
fn title(app: &App, room: usize) -> Words {
    let list = &app.stack.caseload.list;
    let mut words = Words::new();
    if list.searching || !list.query.search.is_empty() {
        words.push((SEARCH.to_owned(), Role::Title));
        words.push((shown_search(app, room).to_owned(), Role::Match));
        let gap = if list.searching { " " } else { "" };
        words.push((gap.to_owned(), Role::Title));
    }
    let mut found = count(app);
    if list.forgiven && !list.rows.is_empty() {
        found.push_str(", à une faute près");
    }
    let parts = [found, scope(app), sort(app)].map(|part| (part, Role::Title));
    add_parts(words, parts, room)
}

/// « 36 / 87 dossiers », when the numbers are known.
fn count(app: &App) -> String {
    let Caseload { list, counters, .. } = &app.stack.caseload;
    let counted = counters.filter(|_| list.query.search.is_empty());
    let counted = counted.and_then(|it| match list.query.filters.as_slice() {
        [] => Some(it.open),
        [Filter::Late] => Some(it.late),
        [Filter::ThisWeek] => Some(it.this_week),
        [Filter::AppointmentToday] => Some(it.appointments_today),
        _ => None,
    });
    list.total.or(counted).map_or_else(
        || "dossiers".to_owned(),
        |number| {
            let files = plural(number, "dossier", "dossiers");
            match list.place(number) {
                // As wide for the first as for the last: nothing after it moves.
                Some(place) if number > 1 => {
                    format!(
                        "{place:>width$} / {files}",
                        width = number.to_string().len()
                    )
                }
                _ => files,
            }
        },
    )
}

fn sort(app: &App) -> String {
    format!("tri : {}", sort_name(app.stack.caseload.list.query.sort))
}

fn scope(app: &App) -> String {
    match app.stack.caseload.list.query.scope {
        Scope::Everyone if app.desk.store.rights().nobody().is_some() => {
            "ce qui vous est ouvert".to_owned()
        }
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
        let words = plural(marked, "personne marquée", "personnes marquées");
        parts.push((format!("▪ {words}"), Role::Marked));
    }
    let list = &app.stack.caseload.list;
    if !list.found_by.is_empty() {
        parts.push((list.found_by.clone(), Role::Match));
    }
    let closed = list.beyond.closed;
    if closed > 0 && !list.rows.is_empty() {
        let (one, many) = (
            "dossier terminé correspond aussi",
            "dossiers terminés correspondent aussi",
        );
        parts.push((counted(closed, one, many), Role::Info));
    }
    let filters = &list.query.filters;
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
