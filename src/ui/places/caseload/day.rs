//! The day of the agenda beside the list: when, whom, for what, what is free, what hour it is. Nothing is chosen
//! there.
use crate::app::action::Action;
use crate::app::places::agenda::{AgendaView, Line};
use crate::domain::agenda::length;
use crate::domain::date::Time;
use crate::domain::text::joined;
use crate::store::Meeting;
use crate::ui::places::agenda::row::{short_kind, state};
use crate::ui::prelude::*;

/// « 14 h 15 ».
const TIME: usize = 9;

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
    let inside = inset(inside);
    let wide = usize::from(inside.width);
    let mut blocks: Vec<Block> = day.lines.iter().map(|it| line(app, it, wide)).collect();
    if let Some(now) = app.desk.clock.time() {
        let later = |line: &Line| start(line).is_some_and(|start| start > now);
        let at = day.lines.iter().position(later);
        let words = format!("── {} ", now.long());
        let rule = "─".repeat(wide.saturating_sub(text::width(&words)));
        let rule = Block::wrapped(0, wide, &format!("{words}{rule}"), Role::Today);
        blocks.insert(at.unwrap_or(blocks.len()), rule);
    }
    stack::draw(&blocks, 0, None, inside, canvas);
}

/// When a line begins.
fn start(line: &Line) -> Option<Time> {
    match line {
        Line::Meeting(slot) => slot.meeting.time,
        Line::Session(slots) => slots.first()?.meeting.time,
        Line::Gap { span, .. } => span.start(),
        Line::Day { .. } | Line::Agent { .. } | Line::Nothing(_) => None,
    }
}

/// When, whom; under it what for, and what became of it.
fn line(app: &App, line: &Line, wide: usize) -> Block {
    let (who, about, role) = match line {
        Line::Meeting(slot) => {
            let (_, said, role) = state(slot, app.desk.today);
            (slot.meeting.name(), about(&slot.meeting, said), role)
        }
        Line::Session(slots) => {
            let first = slots.first().map(|slot| about(&slot.meeting, ""));
            let people = plural(slots.len(), "personne", "personnes");
            (people, first.unwrap_or_default(), Role::Base)
        }
        Line::Gap { span, .. } => {
            let free = format!("libre, {}", length(span.minutes()));
            (free, String::new(), Role::Muted)
        }
        Line::Nothing(_) => return Block::wrapped(0, wide, "Aucun rendez-vous.", Role::Muted),
        Line::Day { .. } | Line::Agent { .. } => return Block::default(),
    };
    let time = start(line).map_or_else(|| "—".to_owned(), |time| time.long());
    let mut block = Block(vec![vec![stack::piece(0, time, role)]]);
    block.put(TIME, wide.saturating_sub(TIME), &who, role);
    if !about.is_empty() {
        block.add(TIME, wide, &about, Role::Muted);
    }
    block
}

/// « Accompagnement, honoré ».
fn about(meeting: &Meeting, said: &str) -> String {
    let kind = short_kind(meeting.kind.as_deref().unwrap_or_default());
    joined([&*kind, said], ", ")
}
