//! The agenda on screen: a day or a week of a référent, of a team or of everyone, as lines to
//! choose from. Knows how to draw none.
mod lines;
mod next;

pub use lines::Line;
pub(crate) use next::concerns;

use crate::domain::agenda::{Hours, USUAL, monday};
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::gestures::slot::Place;
use crate::store::{AgendaDay, AgendaQuery, Meeting, Result, Store, Whose, agenda_days};

/// Appointments shown at once, at most: a week of a whole département is not read.
const MOST: usize = 2_000;

/// How much is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// One day.
    #[default]
    Day,
    /// From Monday to Sunday.
    Week,
}

/// How the appointments of several agents are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By hour, whoever receives.
    #[default]
    ByHour,
    /// Agent by agent, with what each has free.
    ByAgent,
}

/// What an agenda is read with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The store.
    pub store: &'a Store,
    /// Holidays and closures.
    pub calendar: &'a Calendar,
    /// Hours in which people are received.
    pub hours: &'a Hours,
    /// The day it is.
    pub today: Date,
}

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
    pub cursor: usize,
    /// There are more appointments than are shown.
    pub cut: bool,
}

impl AgendaView {
    /// An agenda on that day; `reload` fills it.
    #[must_use]
    pub const fn new(day: Date, whose: Whose) -> Self {
        Self {
            day,
            period: Period::Day,
            whose,
            order: Order::ByHour,
            days: Vec::new(),
            lines: Vec::new(),
            cursor: 0,
            cut: false,
        }
    }

    /// First and last day shown.
    #[must_use]
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
    #[must_use]
    pub fn query(&self) -> AgendaQuery {
        let (from, to) = self.bounds();
        AgendaQuery {
            from,
            to,
            whose: self.whose,
            most: MOST,
        }
    }

    /// Reads the appointments again; what is chosen stays chosen when it is still there.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn reload(&mut self, desk: Desk<'_>) -> Result<()> {
        let chosen = self.lines.get(self.cursor).cloned();
        let asked = AgendaQuery {
            most: MOST + 1,
            ..self.query()
        };
        let mut meetings = desk.store.agenda(&asked)?;
        self.cut = meetings.len() > MOST;
        meetings.truncate(MOST);
        self.days = agenda_days(meetings, asked.from, asked.to, desk.calendar);
        let team = match (self.whose, self.order) {
            (Whose::Team(structure), Order::ByAgent) => desk.store.team(structure)?,
            (Whose::Team(_) | Whose::Everyone | Whose::Agent(_), _) => Vec::new(),
        };
        self.lines = lines::build(self, &team, desk);
        let same = |line: &Line| chosen.as_ref().is_some_and(|chosen| line.is_same(chosen));
        match self.lines.iter().position(same) {
            Some(at) => self.cursor = at,
            None => self.first(),
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
        let mut left = by.unsigned_abs();
        let mut at = self.cursor;
        while left > 0 {
            let next = if by < 0 {
                at.checked_sub(1)
            } else {
                at.checked_add(1)
            };
            let Some(line) = next.and_then(|next| self.lines.get(next)) else {
                break;
            };
            at = next.unwrap_or(at);
            if line.is_chosen_from() {
                self.cursor = at;
                left -= 1;
            }
        }
    }

    /// The first line that can be chosen: the first appointment, or else the first gap.
    pub fn first(&mut self) {
        let found = self.lines.iter().position(Line::is_chosen_from);
        self.cursor = found.unwrap_or_default();
    }

    /// The last line that can be chosen.
    pub fn last(&mut self) {
        let found = self.lines.iter().rposition(Line::is_chosen_from);
        self.cursor = found.unwrap_or_default();
    }

    /// The line chosen.
    #[must_use]
    pub fn selected(&self) -> Option<&Line> {
        self.lines.get(self.cursor)
    }

    /// The appointment chosen.
    #[must_use]
    pub fn meeting(&self) -> Option<&Meeting> {
        match self.selected() {
            Some(Line::Meeting(slot)) => Some(&slot.meeting),
            Some(Line::Day { .. } | Line::Agent { .. } | Line::Gap { .. } | Line::Nothing(_))
            | None => None,
        }
    }

    /// Where a new appointment would be, as far as the line chosen says.
    #[must_use]
    pub fn place(&self) -> Place {
        let agent = match self.whose {
            Whose::Agent(id) => Some(id),
            Whose::Team(_) | Whose::Everyone => None,
        };
        let day = |day: Date, time, agent| Place {
            day,
            time,
            minutes: None,
            agent,
            kind: None,
        };
        match self.selected() {
            Some(Line::Gap { date, agent, span }) => Place {
                minutes: Some(i64::from(span.minutes())).filter(|it| *it < USUAL),
                ..day(*date, span.start(), Some(*agent))
            },
            Some(Line::Meeting(slot)) => day(slot.meeting.day, None, agent),
            Some(Line::Nothing(date)) => day(*date, None, agent),
            Some(Line::Day { .. } | Line::Agent { .. }) | None => day(self.day, None, agent),
        }
    }

    /// Whether a length was not known and half an hour is counted instead.
    #[must_use]
    pub fn has_unknown_length(&self) -> bool {
        let unknown = |line: &Line| match line {
            Line::Meeting(slot) => slot.meeting.time.is_some() && slot.meeting.minutes.is_none(),
            Line::Day { .. } | Line::Agent { .. } | Line::Gap { .. } | Line::Nothing(_) => false,
        };
        self.lines.iter().any(unknown)
    }
}

#[cfg(test)]
mod tests;
