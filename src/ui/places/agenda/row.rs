//! One line of the agenda: an appointment, a gap, a heading.
use crate::app::places::agenda::{AgendaView, Line};
use crate::domain::agenda::{DayOff, Span, is_to_come, length};
use crate::domain::date::{Date, Time, long};
use crate::domain::record::{Entity, Id};
use crate::domain::text::{capital, enclosed, joined};
use crate::domain::vocabulary::Vocabulary;
use crate::store::{Meeting, Slot};
use crate::ui::prelude::*;

/// A day, and the time of day.
type Now = (Date, Option<Time>);

/// « 14 h 15–14 h 45? », or « 14 h 15? » where the names need the room.
const TIME: u16 = 16;
const START: u16 = 8;
const SIGN: u16 = 2;
/// « issue à noter ».
const STATE: u16 = 13;
/// From this width inside the frame on, the agent has a column when several are shown.
const WITH_AGENT: u16 = 60;
const AGENT: u16 = 18;
/// « 100 personnes ».
const PEOPLE: usize = 13;
/// Least room of a name and of the type of the appointment beside it.
const ROOMY: u16 = 30;

/// Columns of the appointments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Columns {
    time: Column,
    sign: Column,
    name: Column,
    kind: Column,
    agent: Column,
    state: Column,
    /// What is free says whose it is.
    names_agents: bool,
}

impl Columns {
    /// Columns in so many cells, for what the agenda shows.
    pub(in crate::ui) fn of(width: u16, view: &AgendaView) -> Self {
        let agent = if view.says_agents() && width >= WITH_AGENT {
            AGENT.min(widest(&view.lines, |it| {
                it.agent.as_ref().map_or("", |(_, name)| name)
            }))
        } else {
            0
        };
        let fixed = 1 + SIGN + 1 + 1 + 2 + 2 + STATE + if agent > 0 { agent + 2 } else { 0 };
        let left = width.saturating_sub(fixed);
        let names = widest_name(&view.lines);
        let time = if left < TIME + ROOMY.min(names) {
            START
        } else {
            TIME
        };
        let left = left - time.min(left);
        // Where there is little, the name has it all.
        let name = match left {
            ..ROOMY => left,
            // What no name needs, the types have.
            _ => (left * 55 / 100).min(34).min(names),
        };
        let mut columns = Self::default();
        let mut x = 1;
        let mut put = |width: u16, gap: u16| Column::put(&mut x, width, gap);
        columns.time = put(time, 1);
        columns.sign = put(SIGN, 1);
        columns.name = put(name, 2);
        columns.kind = put(left.saturating_sub(name), 2);
        if agent > 0 {
            columns.agent = put(agent, 2);
        }
        columns.state = put(STATE, 0);
        columns.names_agents = view.says_agents();
        columns
    }
}

/// The widest name, or number of people.
fn widest_name(lines: &[Line]) -> u16 {
    let width = |line: &Line| match line {
        Line::Meeting(slot) => text::width(&slot.meeting.name()),
        Line::Session(_) => PEOPLE,
        _ => 0,
    };
    cells(lines.iter().map(width).max().unwrap_or_default())
}

/// The widest of what the appointments say.
fn widest(lines: &[Line], of: impl Fn(&Meeting) -> &str) -> u16 {
    let width = |line: &Line| match line {
        Line::Meeting(slot) => text::width(of(&slot.meeting)),
        Line::Session(slots) => slots
            .first()
            .map_or(0, |slot| text::width(of(&slot.meeting))),
        _ => 0,
    };
    cells(lines.iter().map(width).max().unwrap_or_default())
}

/// What time it is: a thin line between what has begun and what comes.
pub(super) fn draw_now(now: Option<Time>, row: Rect, canvas: &mut Canvas<'_>) {
    let words = format!(
        "── maintenant, {} ",
        now.map(Time::long).unwrap_or_default()
    );
    let rest = usize::from(row.width).saturating_sub(text::width(&words));
    canvas.say(row, &format!("{words}{}", "─".repeat(rest)), Role::Today);
}

/// Colleagues by name, as many as there is room for.
pub(in crate::ui) fn colleagues(app: &App, agents: &[Id], room: usize) -> String {
    let name = |id: &Id| app.desk.names.called(Entity::Agent, Some(*id));
    let said = |count: usize| {
        let names = joined(agents.iter().take(count).map(name), ", ");
        match agents.len() - count {
            0 => names,
            more => format!("{names} (+{more})"),
        }
    };
    let mut fewer = (1..=agents.len()).rev().map(said);
    let found = fewer.find(|words| text::width(words) <= room);
    found.unwrap_or_else(|| plural(agents.len(), "collègue", "collègues"))
}

/// Draws a line.
pub(in crate::ui) fn draw(
    app: &App,
    line: &Line,
    (row, columns): (Rect, &Columns),
    canvas: &mut Canvas<'_>,
) {
    match line {
        Line::Day { date, off, count } => {
            let words = heading(app, *date, *off, *count);
            canvas.say(row, &words, Role::Title);
        }
        Line::Agent { name, count, free } => {
            let words = agent_heading(name, *count, *free);
            canvas.say(row, &words, Role::Title);
        }
        Line::Meeting(slot) => meeting(app, slot, (row, columns), canvas),
        Line::Session(slots) => session(slots, app.desk.shown_now(), (row, columns), canvas),
        Line::Gap { span, agents, .. } => gap(app, (*span, agents), (row, columns), canvas),
        Line::Others { agents, whole } => {
            let start = match whole {
                true => "Ni rendez-vous ni accueil à venir\u{a0}: ",
                false => "Sans rendez-vous\u{a0}: ",
            };
            let room = usize::from(row.width).saturating_sub(text::width(start));
            let words = format!("{start}{}", colleagues(app, agents, room));
            canvas.say(row, &words, Role::Muted);
        }
        Line::Nothing(_) => {
            let at = (row.x + columns.time.x, row.y);
            canvas.text(at, row.width, "Aucun rendez-vous.", Role::Muted);
        }
    }
}

/// « lundi 23 novembre 2026 · 4 rendez-vous », « … · jour férié ».
fn heading(app: &App, date: Date, off: Option<DayOff>, count: usize) -> String {
    let mut parts = vec![long(date)];
    if date == app.desk.today {
        parts.push("aujourd’hui".to_owned());
    }
    parts.extend(off.and_then(DayOff::label).map(str::to_owned));
    if count > 0 {
        parts.push(meetings(count));
    }
    parts.join(" · ")
}

fn agent_heading(name: &str, count: usize, free: u16) -> String {
    let name = Some(name).filter(|it| !it.is_empty());
    let name = name.unwrap_or("Sans référent").to_owned();
    let mut parts = vec![name, meetings(count)];
    if free > 0 {
        parts.push(format!("{} libres", length(free)));
    }
    parts.join(" · ")
}

fn meetings(count: usize) -> String {
    plural(count, "rendez-vous", "rendez-vous")
}

/// A thin line, with what it is worth.
fn gap(
    app: &App,
    (span, agents): (Span, &[Id]),
    (row, columns): (Rect, &Columns),
    canvas: &mut Canvas<'_>,
) {
    let x = row.x + columns.time.x;
    let room = columns.time.width;
    canvas.text(
        (x, row.y),
        room,
        &hours(span, span.start(), room),
        Role::Muted,
    );
    let x = row.x + columns.name.x;
    let room = (row.x + columns.state.x + STATE).saturating_sub(x);
    let mut words = format!("libre, {} ", length(span.minutes()));
    if columns.names_agents {
        let left = usize::from(room).saturating_sub(text::width(&words) + 3);
        words.push_str(&format!("· {} ", colleagues(app, agents, left)));
    }
    let line = "─".repeat(usize::from(room).saturating_sub(text::width(&words)));
    canvas.text((x, row.y), room, &format!("{words}{line}"), Role::Muted);
}

fn meeting(app: &App, slot: &Slot, (row, columns): (Rect, &Columns), canvas: &mut Canvas<'_>) {
    let it = &slot.meeting;
    let cancelled = it.is_cancelled();
    let (sign, words, state) = state(slot, app.desk.shown_now());
    let role = |role: Role| if cancelled { Role::Muted } else { role };
    let mut put =
        |column: Column, words: &str, wanted: Role| column.text(row, words, role(wanted), canvas);
    put(columns.time, &time(it, columns.time.width), Role::Base);
    put(columns.sign, sign, state);
    // What the state leaves, the type, or else the name, has.
    let (mut names, mut kinds, mut states) = (columns.name, columns.kind, columns.state);
    match (kinds.width, words.is_empty(), columns.agent.width) {
        (0, _, 0) => {
            states.width = cells(text::width(words));
            states.x += STATE - states.width;
            names.width += STATE - states.width + if words.is_empty() { 4 } else { 2 };
        }
        (_, true, 0) => kinds.width += STATE + 2,
        _ => {}
    }
    put(names, &it.name(), Role::Base);
    put(kinds, &kind(it, usize::from(kinds.width)), Role::Base);
    if columns.agent.width > 0 {
        let name = it.agent.as_ref().map_or("—", |(_, name)| name.as_str());
        put(columns.agent, name, Role::Base);
    }
    put(states, words, state);
}

/// Sign, words and look of a group session: whether someone's coming is left to note.
pub(super) fn session_state(slots: &[Slot], now: Now) -> (&'static str, String, Role) {
    let planned = |slot: &&Slot| slot.meeting.is_planned();
    let first = slots.first().map(|slot| &slot.meeting);
    let to_come = first.is_some_and(|it| is_to_come((it.day, it.time), now));
    match slots.iter().filter(planned).count() {
        0 if slots.iter().all(|slot| slot.meeting.is_cancelled()) => {
            ("", "annulée".to_owned(), Role::Muted)
        }
        0 => ("", "notée".to_owned(), Role::Done),
        _ if to_come => ("", String::new(), Role::Base),
        _ if first.is_some_and(|it| it.is_under_way(now)) => {
            ("▸", "en cours".to_owned(), Role::Today)
        }
        left => ("?", format!("{left} à noter"), Role::Unknown),
    }
}

/// A group session: how many people are expected, what it is about, what is left to note.
fn session(slots: &[Slot], now: Now, (row, columns): (Rect, &Columns), canvas: &mut Canvas<'_>) {
    let Some(first) = slots.first().map(|slot| &slot.meeting) else {
        return;
    };
    let (sign, words, look) = session_state(slots, now);
    let mut put =
        |column: Column, words: &str, wanted: Role| column.text(row, words, wanted, canvas);
    put(columns.time, &time(first, columns.time.width), Role::Base);
    put(columns.sign, sign, look);
    let people = plural(slots.len(), "personne", "personnes");
    put(columns.name, &people, Role::Base);
    let about = match first.subject.as_deref() {
        Some(subject) => {
            let kind = short_kind(first.kind.as_deref().unwrap_or_default());
            format!("{kind} · {subject}")
        }
        None => kind(first, usize::from(columns.kind.width)),
    };
    put(columns.kind, &about, Role::Base);
    if columns.agent.width > 0 {
        let name = first.agent.as_ref().map_or("—", |(_, name)| name.as_str());
        put(columns.agent, name, Role::Base);
    }
    put(columns.state, &words, look);
}

/// « 14 h–14 h 45 », with a mark when the length is not known; « sans h » where there is no hour.
fn time(it: &Meeting, room: u16) -> String {
    let mark = if it.minutes.is_none() { "?" } else { "" };
    match (it.span(), it.time) {
        (Some(span), Some(start)) => format!("{}{mark}", hours(span, Some(start), room)),
        _ if room < TIME => "sans h".to_owned(),
        _ => "sans heure".to_owned(),
    }
}

/// From when to when, or from when.
fn hours(span: Span, start: Option<Time>, room: u16) -> String {
    match start.filter(|_| room < TIME) {
        Some(start) => start.long(),
        None => span.text(),
    }
}

/// Sign, word and look of what became of it.
pub(in crate::ui) fn state(slot: &Slot, now: Now) -> (&'static str, &'static str, Role) {
    let it = &slot.meeting;
    let (here, twice) = (it.is_under_way(now), !slot.clashes.is_empty());
    match it.status.as_deref() {
        Some("honore") => (if here { "▸" } else { "" }, "honoré", Role::Done),
        Some("absent") => ("", "absent", Role::Soon),
        Some("absent_excuse") => ("", "excusé", Role::Muted),
        Some("annule_structure") => ("", "annulé", Role::Muted),
        Some(_) | None if it.is_over(now) => ("?", "issue à noter", Role::Unknown),
        Some(_) | None if here && twice => ("▸!", "en double", Role::Late),
        Some(_) | None if here => ("▸", "en cours", Role::Today),
        Some(_) | None if twice => ("!", "en double", Role::Late),
        Some(_) | None => ("", "", Role::Base),
    }
}

/// « Accompagnement » for « Rendez-vous d’accompagnement »: in an agenda all are rendez-vous.
pub(in crate::ui) fn short_kind(code: &str) -> String {
    let label = Vocabulary::AppointmentType.label(code);
    let short = ["Rendez-vous d’", "Rendez-vous de "]
        .into_iter()
        .find_map(|start| label.strip_prefix(start));
    short.map_or_else(|| label.to_owned(), capital)
}

/// Type, and where it is held when there is room.
fn kind(it: &Meeting, room: usize) -> String {
    let label = short_kind(it.kind.as_deref().unwrap_or_default());
    let channel = it.channel.as_deref().unwrap_or_default();
    let channel = Vocabulary::AppointmentChannel.label(channel).to_lowercase();
    let place = it.place.as_deref().unwrap_or_default();
    let others = enclosed("avec ", it.others.as_deref().unwrap_or_default(), "");
    let mut words = label;
    for part in [others.as_str(), channel.as_str(), place] {
        let longer = format!("{words} · {part}");
        if !part.is_empty() && text::width(&longer) <= room {
            words = longer;
        }
    }
    words
}
