//! A week of one agent as a grid: a column a day, a row a quarter or a half of an hour. What is free stays blank.
//! Where it does not fit, the week is a list.
use super::row;
use crate::app::places::agenda::{AgendaView, Line, Period};
use crate::domain::agenda::{DayOff, Span, length, minute_of};
use crate::domain::date::{Date, Time, in_the_week};
use crate::store::{Slot, Whose};
use crate::ui::prelude::*;

/// Columns of the hours, and the least of a day.
const HOURS: u16 = 9;
const LEAST: u16 = 13;
/// Minutes of a row: the finest that fits.
const STEPS: [u16; 2] = [15, 30];

/// One day of the week: its heading, then its lines with their places among all.
struct Day<'a> {
    date: Date,
    off: Option<DayOff>,
    lines: Vec<(usize, &'a Line)>,
}

impl Day<'_> {
    /// Whether an appointment of it has no hour.
    fn has_untimed(&self) -> bool {
        let untimed = |line: &Line| matches!(line, Line::Meeting(it) if it.meeting.time.is_none());
        self.lines.iter().any(|(_, line)| untimed(line))
    }
}

/// How a week stands in its area.
pub(super) struct Grid<'a> {
    days: Vec<Day<'a>>,
    /// Columns of a day.
    wide: u16,
    /// Minutes of the first row, and of each.
    from: u16,
    step: u16,
    rows: u16,
    /// Something has no hour, or a day is not worked: that has a row of its own.
    untimed: bool,
}

/// Columns that the days of a week have beside one another, in so many.
pub(super) fn wide(view: &AgendaView, columns: u16) -> u16 {
    let days = view
        .lines
        .iter()
        .filter(|line| matches!(line, Line::Day { .. }));
    columns.saturating_sub(HOURS + 2) / cells(days.count()).max(1)
}

impl<'a> Grid<'a> {
    /// The grid of a week, where there is room for it.
    pub(super) fn of(app: &App, view: &'a AgendaView, inside: Rect) -> Option<Self> {
        if view.period != Period::Week || !matches!(view.whose, Whose::Agent(_)) {
            return None;
        }
        let mut days: Vec<Day<'_>> = Vec::new();
        for (at, line) in view.lines.iter().enumerate() {
            match (line, days.last_mut()) {
                (Line::Day { date, off, .. }, _) => days.push(Day {
                    date: *date,
                    off: *off,
                    lines: Vec::new(),
                }),
                (_, Some(day)) => day.lines.push((at, line)),
                (_, None) => {}
            }
        }
        let wide = inside.width.saturating_sub(HOURS) / cells(days.len()).max(1);
        let all = || days.iter().flat_map(|day| &day.lines);
        let spans = all().filter_map(|(_, line)| line.span());
        let spans: Vec<Span> = spans
            .chain(app.desk.hours.spans().iter().copied())
            .collect();
        let from = spans.iter().map(|it| it.from).min()? / 60 * 60;
        let to = spans.iter().map(|it| it.to).max()?;
        let off = |day: &Day<'_>| day.off.and_then(DayOff::label).is_some();
        let untimed = days.iter().any(|day| off(day) || day.has_untimed());
        let room = inside.height.saturating_sub(1 + u16::from(untimed));
        let fits = |step: &u16| (to - from).div_ceil(*step) <= room;
        let step = STEPS.into_iter().find(fits).filter(|_| wide >= LEAST)?;
        Some(Self {
            rows: (to - from).div_ceil(step),
            days,
            wide,
            from,
            step,
            untimed,
        })
    }

    /// Draws the headings, the hours, then each day.
    pub(super) fn draw(&self, app: &App, view: &AgendaView, inside: Rect, canvas: &mut Canvas<'_>) {
        let rows = under(inside, 1 + u16::from(self.untimed));
        let (today, now) = app.desk.shown_now();
        let now = now.filter(|_| self.days.iter().any(|it| it.date == today));
        if self.days.iter().any(Day::has_untimed) {
            canvas.say(under(inside, 1), " sans h", Role::Muted);
        }
        for (row, at) in rows.rows().zip(0..self.rows) {
            self.draw_hour(self.from + at * self.step, now, row, canvas);
        }
        for (at, day) in (0..).zip(&self.days) {
            let column = Rect {
                x: inside.x + HOURS + at * self.wide,
                width: self.wide,
                ..inside
            };
            self.draw_day(app, view, (day, column), canvas);
        }
    }

    /// The hour of a row; that of now is marked.
    fn draw_hour(&self, minute: u16, now: Option<Time>, row: Rect, canvas: &mut Canvas<'_>) {
        let here = now.map(minute_of);
        let here = here.is_some_and(|now| (minute..minute + self.step).contains(&now));
        let hour = || {
            Span {
                from: minute,
                to: minute,
            }
            .start()
            .map_or_else(String::new, Time::long)
        };
        match (here, minute % 60) {
            (true, _) => {
                canvas.say(row, &format!("▸{}", hour()), Role::Today);
            }
            (false, 0) => {
                canvas.say(row, &format!(" {}", hour()), Role::Base);
            }
            (false, 30) => {
                canvas.say(row, &format!(" {}", hour()), Role::Muted);
            }
            (false, _) => {}
        }
    }

    fn draw_day(
        &self,
        app: &App,
        view: &AgendaView,
        (day, column): (&Day<'_>, Rect),
        canvas: &mut Canvas<'_>,
    ) {
        let today = day.date == app.desk.today;
        let off = day.off.and_then(DayOff::label);
        let mark = if today { "▸" } else { "" };
        let words = format!("{mark}{}", in_the_week(day.date));
        let room = column.width.saturating_sub(1);
        let role = match (today, off) {
            (true, _) => Role::Today,
            (false, Some(_)) => Role::Muted,
            (false, None) => Role::Title,
        };
        canvas.text((column.x, column.y), room, &words, role);
        if let Some(off) = off {
            canvas.text((column.x, column.y + 1), room, off, Role::Muted);
        }
        // What begins in the same row shares a cell, where the one chosen shows.
        let mut drawn: Vec<(u16, usize)> = Vec::new();
        for (at, line) in &day.lines {
            let Some(place) = self.place(line, column) else {
                continue;
            };
            let same = |(_, other): &&(usize, &Line)| {
                self.place(other, column).is_some_and(|it| it.y == place.y)
            };
            let shared: Vec<usize> = day.lines.iter().filter(same).map(|(at, _)| *at).collect();
            let chosen = shared.contains(&view.cursor.at);
            let shown = if chosen {
                view.cursor.at
            } else {
                *shared.first().unwrap_or(at)
            };
            if shown == *at && !drawn.contains(&(place.y, shown)) {
                drawn.push((place.y, shown));
                let more = shared.len().saturating_sub(1);
                let ranks = (view.rank(*at), view.rank(view.cursor.at));
                canvas.row(place, ranks, |canvas| {
                    self.draw_cell(app, (line, more), place, canvas)
                });
            }
        }
    }

    /// The cell of a line: as many rows as it lasts.
    fn place(&self, line: &Line, column: Rect) -> Option<Rect> {
        let first = column.y + 1;
        let width = column.width.saturating_sub(1);
        let Some(span) = line.span() else {
            let has = matches!(line, Line::Meeting(_)) && self.untimed;
            return has.then_some(Rect {
                y: first,
                height: 1,
                width,
                ..column
            });
        };
        let row = |minute: u16| minute.saturating_sub(self.from) / self.step;
        let last = row(span.to.saturating_sub(1));
        Some(Rect {
            y: first + u16::from(self.untimed) + row(span.from),
            height: last.saturating_sub(row(span.from)) + 1,
            width,
            ..column
        })
    }

    fn draw_cell(
        &self,
        app: &App,
        (line, more): (&Line, usize),
        place: Rect,
        canvas: &mut Canvas<'_>,
    ) {
        let also = if more > 0 {
            format!(" +{more}")
        } else {
            String::new()
        };
        let room = place.width.saturating_sub(cells(text::width(&also)));
        match line {
            Line::Meeting(slot) => {
                let (words, role) = meeting(app, slot);
                let end = canvas.text((place.x, place.y), room, &words, role);
                canvas.text(
                    (end, place.y),
                    cells(text::width(&also)),
                    &also,
                    Role::Muted,
                );
                for row in under(place, 1).rows() {
                    canvas.say(row, "│", role);
                }
                // A row says its own hour; what begins between two says it below.
                let start = slot
                    .meeting
                    .time
                    .filter(|it| !minute_of(*it).is_multiple_of(self.step));
                if let Some(row) = under(place, 1).rows().next()
                    && let Some(start) = start
                {
                    canvas.say(row, &format!("│ {}", start.long()), role);
                }
            }
            Line::Session(slots) => {
                let (sign, _, role) = row::session_state(slots, app.desk.shown_now());
                let people = plural(slots.len(), "personne", "personnes");
                let words = format!("{sign} {people}");
                canvas.text((place.x, place.y), room, words.trim_start(), role);
                for row in under(place, 1).rows() {
                    canvas.say(row, "│", role);
                }
            }
            Line::Gap { span, .. } => {
                canvas.say(
                    place,
                    &format!("libre {}", length(span.minutes())),
                    Role::Muted,
                );
            }
            Line::Day { .. } | Line::Agent { .. } | Line::Others { .. } | Line::Nothing(_) => {}
        }
    }
}

/// Sign and name, with the look of what became of it.
fn meeting(app: &App, slot: &Slot) -> (String, Role) {
    let (sign, _, role) = row::state(slot, app.desk.shown_now());
    let role = if slot.meeting.is_cancelled() {
        Role::Muted
    } else {
        role
    };
    let name = slot.meeting.name();
    match sign {
        "" => (name, role),
        sign => (format!("{sign} {name}"), role),
    }
}
