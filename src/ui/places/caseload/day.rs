//! The day of the agenda beside the list: when, whom, for what, what is free, what hour it is. Nothing is chosen
//! there.
use crate::app::action::Action;
use crate::app::places::agenda::{AgendaView, Line};
use crate::domain::agenda::{Span, length};
use crate::domain::date::Time;
use crate::domain::text::joined;
use crate::store::Meeting;
use crate::ui::places::agenda::row::{colleagues, short_kind, state};
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
    let names = day.says_agents();
    let lines = day.lines.iter();
    let mut blocks: Vec<Block> = lines.map(|it| line(app, (it, names), wide)).collect();
    let shown = app.desk.shown_now();
    if let (Some(at), Some(now)) = (day.now_before(shown), shown.1) {
        let words = format!("── {} ", now.long());
        let rule = "─".repeat(wide.saturating_sub(text::width(&words)));
        let rule = Block::wrapped(0, wide, &format!("{words}{rule}"), Role::Today);
        blocks.insert(at, rule);
    }
    stack::draw(&blocks, 0, None, inside, canvas);
}

/// When, whom; under it what for, and what became of it.
fn line(app: &App, (line, names): (&Line, bool), wide: usize) -> Block {
    let (who, about, role) = match line {
        Line::Meeting(slot) => {
            let (_, said, role) = state(slot, app.desk.shown_now());
            (slot.meeting.name(), about(&slot.meeting, said), role)
        }
        Line::Session(slots) => {
            let first = slots.first().map(|slot| about(&slot.meeting, ""));
            let people = plural(slots.len(), "personne", "personnes");
            (people, first.unwrap_or_default(), Role::Base)
        }
        Line::Gap { span, agents, .. } => {
            let free = format!("libre, {}", length(span.minutes()));
            let whose = match names {
                true => colleagues(app, agents, wide.saturating_sub(TIME)),
                false => String::new(),
            };
            (free, whose, Role::Muted)
        }
        Line::Nothing(_) => return Block::wrapped(0, wide, "Aucun rendez-vous.", Role::Muted),
        Line::Day { .. } | Line::Agent { .. } | Line::Others { .. } => return Block::default(),
    };
    let start = line.span().and_then(Span::start);
    let time = start.map_or_else(|| "—".to_owned(), Time::long);
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
