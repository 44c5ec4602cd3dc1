//! The agenda on screen: a day or a week of a référent, of a team or of everyone, as lines to
//! choose from. Knows how to draw none.
mod acts;
mod free;
mod lines;

use free::Reception;
pub use lines::{Line, Order, Period};

use crate::app::cursor::Cursor;
use crate::app::desk::Desk;
use crate::app::preview::Preview;
use crate::domain::agenda::{USUAL, minute_of, monday};
use crate::domain::date::{Date, Time};
use crate::domain::vocabulary::AppointmentStatus;
use crate::gestures::slot::Place as Slot;
use crate::store::{AgendaDay, AgendaQuery, Meeting, Result, SessionKey, Whose, agenda_days};

/// Appointments shown at once, at most: a week of a whole département is not read.
const MOST: usize = 2_000;

/// The agenda, as it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaView {
    /// The day shown, or a day of the week shown.
    pub day: Date,
    /// How much is shown.
    pub period: Period,
    /// Whose appointments.
    pub whose: Whose,
    /// How those of several agents are put together.
    pub order: Order,
    /// The days read.
    pub days: Vec<AgendaDay>,
    /// What is shown, line by line.
    pub lines: Vec<Line>,
    /// Line chosen.
    pub cursor: Cursor,
    /// Appointments shown at most.
    pub most: usize,
    /// There are more appointments than are shown.
    pub cut: bool,
    /// The person shown beside the lines.
    pub preview: Option<Preview>,
}

impl AgendaView {
    /// An agenda on that day; `read` fills it.
    pub const fn new(day: Date, whose: Whose) -> Self {
        Self {
            day,
            period: Period::Day,
            whose,
            order: Order::ByHour,
            days: Vec::new(),
            lines: Vec::new(),
            cursor: Cursor::on(0),
            most: MOST,
            cut: false,
            preview: None,
        }
    }

    /// First and last day shown.
    pub fn bounds(&self) -> (Date, Date) {
        match self.period {
            Period::Day => (self.day, self.day),
            Period::Week => {
                let first = monday(self.day);
                let last = first.checked_add_days(chrono::Days::new(6));
                (first, last.unwrap_or(first))
            }
        }
    }

    /// What is asked of the store to show it.
    pub fn query(&self) -> AgendaQuery {
        let (from, to) = self.bounds();
        AgendaQuery {
            from,
            to,
            whose: self.whose,
            most: self.most,
        }
    }

    /// Reads the appointments again; what is chosen stays chosen when it is still there.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn read(&mut self, desk: &Desk) -> Result<()> {
        let chosen = self.selected().cloned();
        let asked = AgendaQuery {
            most: self.most + 1,
            ..self.query()
        };
        let mut meetings = desk.store.agenda(&asked)?;
        self.cut = meetings.len() > self.most;
        meetings.truncate(self.most);
        self.days = agenda_days(meetings, asked.from, asked.to, desk.rules.calendar());
        let reception = Reception::of(self.whose, self.cut, desk)?;
        let shape = (self.whose, self.period, self.order);
        self.lines = lines::build(&self.days, shape, &reception, desk);
        let same = |line: &Line| chosen.as_ref().is_some_and(|chosen| line.is_same(chosen));
        match self.lines.iter().position(same) {
            Some(at) => self.cursor.at = at,
            None => self.go_to_now(desk.now()),
        }
        Ok(())
    }

    /// Goes to another day, or to the same day of another week.
    pub fn turn(&mut self, by: i64) {
        let days = match self.period {
            Period::Day => by,
            Period::Week => by * 7,
        };
        let moved = self.day.checked_add_signed(chrono::TimeDelta::days(days));
        self.day = moved.unwrap_or(self.day);
    }

    /// Moves by some lines that can be chosen; stays on the last one.
    pub fn step(&mut self, by: isize) {
        let lines = &self.lines;
        let can_be_chosen = |at: usize| lines.get(at).is_some_and(Line::is_chosen_from);
        self.cursor.step_over(by, lines.len(), can_be_chosen);
    }

    /// The first line that can be chosen; among several agents, the first appointment before what is free.
    pub fn first(&mut self) {
        let held = self.lines.iter().position(Line::is_held);
        let held = held.filter(|_| self.is_of_several());
        let found = held.or_else(|| self.lines.iter().position(Line::is_chosen_from));
        self.cursor = Cursor::on(found.unwrap_or_default());
    }

    /// Of today: the appointment in progress, else the first whose outcome is to be noted, else the next one. Of another
    /// day, the first line.
    pub fn go_to_now(&mut self, (today, now): (Date, Option<Time>)) {
        self.first();
        let Some(minute) = now.map(minute_of) else {
            return;
        };
        if self.period != Period::Day || self.day != today {
            return;
        }
        let meetings = |it: &dyn Fn(&Meeting) -> bool| {
            let is = |line: &Line| matches!(line, Line::Meeting(slot) if it(&slot.meeting));
            self.lines.iter().position(is)
        };
        let left = |line: &Line| line.is_held() && line.span().is_some_and(|it| it.to > minute);
        let unsettled = |it: &Meeting| {
            it.status
                .as_deref()
                .is_none_or(|code| code == AppointmentStatus::Planned.code())
                && it.is_over((today, now))
        };
        let found = meetings(&|it| it.is_under_way((today, now)))
            .or_else(|| meetings(&unsettled))
            .or_else(|| self.lines.iter().position(left));
        if let Some(at) = found {
            self.cursor = Cursor::on(at);
        }
    }

    /// Whether it may be that of several agents.
    pub const fn is_of_several(&self) -> bool {
        matches!(self.whose, Whose::Team(_) | Whose::Everyone)
    }

    /// Whether a line is of no agent that stands over it: who it is of is said in it.
    pub fn says_agents(&self) -> bool {
        self.is_of_several() && self.order == Order::ByHour
    }

    /// Before which line what time it is stands, where today is shown by hour.
    pub fn now_before(&self, (today, now): (Date, Option<Time>)) -> Option<usize> {
        let now = minute_of(now?);
        let heading = |line: &Line| matches!(line, Line::Day { date, .. } if *date == today);
        let first = match self.period {
            _ if self.is_of_several() && self.order == Order::ByAgent => return None,
            Period::Day => (self.day == today).then_some(0)?,
            Period::Week => self.lines.iter().position(heading)? + 1,
        };
        let later = |line: &Line| match line {
            Line::Day { .. } => true,
            line => line.span().is_some_and(|span| span.from > now),
        };
        let found = self.lines.iter().skip(first).position(later);
        Some(found.map_or(self.lines.len(), |at| first + at))
    }

    /// How many lines that can be chosen stand before that one.
    pub fn rank(&self, at: usize) -> usize {
        let before = self.lines.iter().take(at);
        before.filter(|line| line.is_chosen_from()).count()
    }

    /// The line chosen.
    pub fn selected(&self) -> Option<&Line> {
        self.lines.get(self.cursor.at)
    }

    /// The appointment chosen.
    pub fn meeting(&self) -> Option<&Meeting> {
        match self.selected() {
            Some(Line::Meeting(slot)) => Some(&slot.meeting),
            Some(
                Line::Day { .. }
                | Line::Agent { .. }
                | Line::Others { .. }
                | Line::Session(_)
                | Line::Gap { .. }
                | Line::Nothing(_),
            )
            | None => None,
        }
    }

    /// The group session chosen.
    pub fn session(&self) -> Option<SessionKey> {
        self.together().first()?.session()
    }

    /// The appointments of the group session chosen; none where it is something else.
    fn together(&self) -> Vec<&Meeting> {
        match self.selected() {
            Some(Line::Session(slots)) => slots.iter().map(|slot| &slot.meeting).collect(),
            _ => Vec::new(),
        }
    }

    /// Where a new appointment would be, as far as the line chosen says.
    pub fn slot(&self) -> Slot {
        let agent = match self.whose {
            Whose::Agent(id) => Some(id),
            Whose::Team(_) | Whose::Everyone => None,
        };
        let day = |day: Date, time, agent| Slot {
            day,
            time,
            minutes: None,
            agent,
            kind: None,
        };
        match self.selected() {
            Some(Line::Gap { date, agents, span }) => {
                let alone = match agents.as_slice() {
                    [one] => Some(*one),
                    _ => agent,
                };
                Slot {
                    minutes: Some(i64::from(span.minutes())).filter(|it| *it < USUAL),
                    ..day(*date, span.start(), alone)
                }
            }
            Some(Line::Meeting(slot)) => day(slot.meeting.day, None, agent),
            Some(Line::Session(slots)) => {
                let first = slots.first().map_or(self.day, |slot| slot.meeting.day);
                day(first, None, agent)
            }
            Some(Line::Nothing(date)) => day(*date, None, agent),
            Some(Line::Day { .. } | Line::Agent { .. } | Line::Others { .. }) | None => {
                day(self.day, None, agent)
            }
        }
    }

    /// Whether a length was not known and half an hour is counted instead.
    pub fn has_unknown_length(&self) -> bool {
        let unknown = |line: &Line| match line {
            Line::Meeting(slot) => slot.meeting.time.is_some() && slot.meeting.minutes.is_none(),
            Line::Session(slots) => slots.iter().any(|slot| slot.meeting.minutes.is_none()),
            _ => false,
        };
        self.lines.iter().any(unknown)
    }
}

#[cfg(test)]
mod tests;
