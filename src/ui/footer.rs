//! The last two lines: what can be done now, with its key, or the last answer. Only actions of
//! the table that have a key here; those that can't be done now are greyed.
mod sheet;

use ratatui::layout::Rect;

use super::canvas::{Canvas, Words, width};
use super::text;
use super::theme::Role;
use crate::app::App;
use crate::app::action::{ACTIONS, Action, Availability};
use crate::app::context::Context;
use crate::app::layer::Layer;
use crate::app::message::{Message, Tone};
use crate::domain::queue::ItemKind;
use crate::domain::text::typography;
use crate::words::panel::Panel;

/// The rubriques, in the order of the screen.
const RUBRIQUES: [Action; 7] = [
    Action::Situation,
    Action::Objectives,
    Action::Plan,
    Action::Contract,
    Action::Appointments,
    Action::History,
    Action::Identity,
];

/// In a file, what is written there comes before what leads elsewhere.
const FILE: [Action; 11] = [
    Action::New,
    Action::Renew,
    Action::Edit,
    Action::Done,
    Action::NextAlert,
    Action::Documents,
    Action::Interview,
    Action::Life,
    Action::Undo,
    Action::Why,
    Action::Search,
];

/// Rows of an answer.
const ANSWER: usize = 3;

/// What the pilotage offers, the most useful first.
const STEERING: [Action; 4] = [
    Action::Open,
    Action::NextPanel,
    Action::Filters,
    Action::Export,
];

/// What the person who reads their carnet can ask for.
const INTERVIEW: [Action; 5] = [
    Action::NextPanel,
    Action::Down,
    Action::Validate,
    Action::AddWord,
    Action::Undo,
];

/// Draws both lines.
pub(super) fn draw(app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    canvas.fill(area, Role::Footer);
    let first = Rect { height: 1, ..area };
    let second = Rect {
        y: area.y.saturating_add(1),
        ..first
    };
    let mut hints = hints(app).into_iter().peekable();
    let shown = first.width.saturating_sub(2);
    let mut line = Words::new();
    while let Some(hint) = hints.next_if(|hint| fits(&line, hint, shown)) {
        add(&mut line, hint.words(app), shown);
    }
    let mut last = Words::new();
    let (rubriques, acts): (Vec<Hint>, Vec<Hint>) =
        hints.partition(|hint| RUBRIQUES.contains(&hint.action));
    let rest = acts.into_iter().chain(rubriques);
    for hint in general(app).into_iter().chain(rest) {
        if fits(&last, &hint, shown) {
            add(&mut last, hint.words(app), shown);
        }
    }
    // The queue says its answers above: the keys of the outcomes stay in sight.
    canvas.words((second.x.saturating_add(1), second.y), shown, &last);
    let said = app.message.as_ref();
    match said.filter(|_| app.place() != Context::Triage) {
        Some(message) => answer(message, first, canvas),
        None => {
            canvas.words((first.x.saturating_add(1), first.y), shown, &line);
        }
    }
}

/// Key and words of one action.
struct Hint {
    action: Action,
    key: String,
    label: &'static str,
}

impl Hint {
    /// The action, when it has a key here.
    fn of(app: &App, action: Action) -> Option<Self> {
        let key = app.key_of(action);
        (!key.is_empty() && app.kept_from(action).is_none()).then(|| Self {
            action,
            key: key.to_owned(),
            label: label(action, app),
        })
    }

    fn width(&self) -> usize {
        text::width(&self.key) + 1 + text::width(self.label)
    }

    fn words(&self, app: &App) -> Words {
        let off = match app.availability(self.action) {
            Availability::Yes => false,
            // Typing is undone by the form itself.
            Availability::No(_) => app.layers.is_empty(),
        };
        let (key, label) = if off {
            (Role::Disabled, Role::Disabled)
        } else {
            (Role::FooterKey, Role::Footer)
        };
        vec![(self.key.clone(), key), (format!(" {}", self.label), label)]
    }
}

/// Words of an action where the user is.
fn label(action: Action, app: &App) -> &'static str {
    let filtered = !app.list.query.filters.is_empty() || !app.list.query.search.is_empty();
    if let Some(label) = sheet::label(action, app) {
        return label;
    }
    match (action, app.place()) {
        (Action::Open, Context::Help | Context::Palette) => "lancer",
        (Action::Open, Context::Picker) if !app.layers.is_empty() => "valider",
        (Action::Down, Context::Reader) => "lire",
        (Action::Open, Context::Why) => "aller à la rubrique",
        (Action::Scope, Context::Agenda) => "le mien / l’équipe",
        (Action::Filters, Context::Agenda) => "celui de qui",
        (Action::New, Context::Agenda) => "fixer",
        (Action::Done, Context::Agenda) => "issue",
        (Action::Back, Context::List) if filtered => "tout montrer",
        (Action::Back, Context::List) => "quitter",
        (Action::Back, Context::Picker) if app.layers.is_empty() => "fin de la recherche",
        (Action::Back, _) => "retour",
        (Action::New, Context::File) => "ajouter",
        (Action::Done, Context::Triage) if on_appointment(app) => "honoré",
        (Action::Open, Context::Steering) => "les personnes",
        (Action::Filters, Context::Steering) => "période, structure…",
        (Action::NextPanel, Context::Steering) => "autre chiffre",
        (Action::NextPanel, Context::Interview) => "page suivante",
        (Action::Down, Context::Interview) => "lire la suite",
        _ => action.info().label,
    }
}

/// Whether what is decided on in the queue is an appointment.
fn on_appointment(app: &App) -> bool {
    app.triage().is_some_and(|queue| {
        let mut targets = queue.targets().into_iter();
        targets.any(|item| item.kind == ItemKind::Outcome)
    })
}

/// Actions of the place, the most useful first.
fn hints(app: &App) -> Vec<Hint> {
    let place = app.place();
    let mut all = Vec::new();
    let (up, down) = (app.key_of(Action::Up), app.key_of(Action::Down));
    let answering = matches!(app.layers.last(), Some(Layer::Confirm(_)));
    let moves = !answering
        && matches!(
            place,
            Context::List
                | Context::Agenda
                | Context::Picker
                | Context::Help
                | Context::Palette
                | Context::Steering
                | Context::Why
                | Context::Sheet
                | Context::Reader
        );
    if moves && !up.is_empty() && !down.is_empty() {
        all.push(Hint {
            action: Action::Down,
            key: format!("{up}{down}"),
            label: label(Action::Down, app),
        });
    }
    if place == Context::Agenda {
        let (back, on) = (app.key_of(Action::PreviousDay), app.key_of(Action::NextDay));
        all.push(Hint {
            action: Action::NextDay,
            key: format!("{back}{on}"),
            label: "jour",
        });
    }
    if place == Context::Interview {
        all.extend(INTERVIEW.into_iter().filter_map(|it| Hint::of(app, it)));
        return all;
    }
    if place == Context::Steering {
        all.extend(STEERING.into_iter().filter_map(|it| Hint::of(app, it)));
        return all;
    }
    if place == Context::Sheet {
        all.extend(sheet::hints(app));
        return all;
    }
    if place == Context::File {
        let acts = FILE.into_iter().filter(|it| {
            let renews = app
                .file
                .as_ref()
                .is_some_and(|view| view.panel == Panel::Contract)
                && app.availability(Action::Renew) == Availability::Yes;
            *it != Action::Renew || renews
        });
        all.extend(
            RUBRIQUES
                .into_iter()
                .chain(acts)
                .filter_map(|it| Hint::of(app, it)),
        );
        return all;
    }
    let mut ranked: Vec<_> = ACTIONS
        .iter()
        .filter(|info| info.rank > 0 || place == Context::Triage)
        .filter(|info| !is_general(info.action))
        .filter(|info| is_here(info.places, place))
        .filter(|info| info.action != Action::ExternalEditor || place == Context::Editor)
        .filter(|info| place != Context::Agenda || agenda_rank(info.action) > 0)
        .filter(|info| place != Context::Triage || triage_rank(info.action) > 0)
        .collect();
    ranked.sort_by_key(|info| match place {
        Context::Agenda => agenda_rank(info.action),
        Context::Triage => triage_rank(info.action),
        _ => info.rank,
    });
    all.extend(ranked.into_iter().filter_map(|it| Hint::of(app, it.action)));
    all
}

/// In the agenda, what is done with an appointment, then what is shown; 0: not shown.
const fn agenda_rank(action: Action) -> u8 {
    match action {
        Action::Open => 1,
        Action::New => 2,
        Action::Done => 3,
        Action::Edit => 4,
        Action::Period => 5,
        Action::Scope => 6,
        Action::Filters => 7,
        Action::Undo => 8,
        Action::Export => 9,
        _ => 0,
    }
}

/// In the queue, every outcome is listed; what leads on stands under the item. 0: not shown.
const fn triage_rank(action: Action) -> u8 {
    match action {
        Action::Done => 1,
        Action::Absent => 2,
        Action::Excused => 3,
        Action::CancelledByUs => 4,
        Action::MoveTo => 5,
        Action::Called => 6,
        Action::LeftMessage => 7,
        Action::Texted => 8,
        Action::Wrote => 9,
        Action::PassTo => 10,
        Action::Later => 11,
        _ => 0,
    }
}

/// Under text being typed or a window, only the keys of that place do something.
fn is_here(places: &[Context], place: Context) -> bool {
    let everywhere = matches!(
        place,
        Context::List | Context::Agenda | Context::Triage | Context::File
    );
    places.contains(&place) || (everywhere && places.contains(&Context::Global))
}

/// Actions of the second line, which is always there.
const fn is_general(action: Action) -> bool {
    matches!(
        action,
        Action::Palette | Action::Help | Action::Quit | Action::Back
    )
}

fn general(app: &App) -> Vec<Hint> {
    let place = app.place();
    let everywhere = matches!(
        place,
        Context::List | Context::Agenda | Context::File | Context::Steering
    );
    let all = if everywhere {
        &[Action::Palette, Action::Help, Action::Back][..]
    } else if matches!(place, Context::Triage | Context::Interview | Context::Sheet) {
        &[Action::Help, Action::Back][..]
    } else if place == Context::Confirm {
        &[][..]
    } else {
        &[Action::Back][..]
    };
    let mut hints: Vec<Hint> = all.iter().filter_map(|it| Hint::of(app, *it)).collect();
    let filtered = label(Action::Back, app) == "tout montrer";
    if place == Context::List
        && !filtered
        && let Some(back) = hints.last_mut()
        && back.action == Action::Back
        && let Some(letter) = letter_of(app, Action::Back)
    {
        back.key = letter;
    }
    hints
}

/// The key of an action that is one letter, if it has one.
fn letter_of(app: &App, action: Action) -> Option<String> {
    let contexts = app.contexts();
    app.keys
        .iter()
        .filter(|(place, of, _)| *of == action && contexts.contains(place))
        .map(|(_, _, key)| key)
        .find(|key| key.chars().count() == 1)
        .cloned()
}

fn fits(line: &Words, hint: &Hint, columns: u16) -> bool {
    let gap = if line.is_empty() {
        0
    } else {
        gap(columns).len()
    };
    width(line) + gap + hint.width() <= usize::from(columns)
}

/// What stands between two actions.
const fn gap(columns: u16) -> &'static str {
    if columns < 98 { "  " } else { "   " }
}

fn add(line: &mut Words, hint: Words, columns: u16) {
    if !line.is_empty() {
        line.push((gap(columns).to_owned(), Role::Footer));
    }
    line.extend(hint);
}

/// What an answer begins with, and its look.
pub(super) const fn tone(tone: Tone) -> (&'static str, Role) {
    match tone {
        Tone::Info => ("", Role::Info),
        Tone::Success => ("✓ ", Role::Success),
        Tone::Warning => ("! ", Role::Warning),
        Tone::Error => ("Erreur\u{a0}: ", Role::Error),
    }
}

/// Draws the last answer in place of the first line. One that is longer goes up over the end of
/// what is shown, never down over the second line: help and the way back stay in sight.
fn answer(message: &Message, first: Rect, canvas: &mut Canvas<'_>) {
    let (mark, role) = tone(message.tone);
    let columns = first.width.saturating_sub(2);
    let words = typography(&format!("{mark}{}", message.text));
    let (mut lines, more) = text::wrap_first(&words, usize::from(columns), ANSWER);
    if let Some(last) = lines.last_mut().filter(|_| more) {
        let room = usize::from(columns.saturating_sub(1));
        *last = format!("{}…", text::take(last, room).trim_end());
    }
    let rows = u16::try_from(lines.len()).unwrap_or(1).min(first.y + 1);
    let area = Rect {
        y: first.y + 1 - rows,
        height: rows,
        ..first
    };
    canvas.clear(area, role);
    let x = area.x.saturating_add(1);
    for (y, line) in (area.top()..area.bottom()).zip(&lines) {
        canvas.text((x, y), columns, line, role);
    }
}
