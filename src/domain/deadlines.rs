//! Computes deadlines from dated facts and a rule set. The result does not depend on today: what
//! depends on the day is a comparison with the dates of a [`Window`]. Knows no store and no clock.
//!
//! A rule whose delay has not started gives no deadline. A case that is over gives one too: the
//! file and the indicators need it.
mod appointments;
mod case;
pub mod cohort;
mod context;
mod due_field;
mod events;
mod exemption;
mod first_appointment;
mod fixed_date;
mod home;
mod index_row;
mod latest;
mod per_action;
mod prelude;
mod restart;
mod sharing;
mod simple;
mod span;
#[cfg(test)]
mod tests;
mod together;
mod whole;
mod window;
pub mod worst;

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::calendar::{Calendar, Unit};
use crate::domain::facts::Object;
use crate::domain::rules::{EventKey, Rule};

pub use index_row::{AlertKey, IndexRow};
pub use together::evaluate_all;
pub use whole::evaluate;
pub use window::{State, Window};

/// The event that starts a delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// Which event.
    pub event: EventKey,
    /// Its date; `None` when it happened on an unknown day.
    pub date: Option<NaiveDate>,
}

impl Start {
    /// An event on a day, or on an unknown one.
    pub(super) fn new(event: EventKey, date: impl Into<Option<NaiveDate>>) -> Self {
        let date = date.into();
        Self { event, date }
    }
}

/// A period when the deadline does not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neutralised {
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while it is unknown.
    pub to: Option<NaiveDate>,
    /// The reason.
    pub reason: String,
}

/// The outcome of a case. It does not depend on today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Still expected.
    Open,
    /// A date or an outcome is missing: a matter of data quality.
    UnknownStart,
    /// Done.
    Closed {
        /// The day of the end event.
        on: NaiveDate,
        /// Whether it was done within the delay.
        in_time: bool,
    },
    /// No longer expected: the person left before the due date, or the record that the rule watches
    /// is gone.
    Cancelled {
        /// The day it ceased to be expected.
        on: NaiveDate,
    },
    /// Missed and no longer expected: the person left, or a newer case replaced this one, after
    /// the due date.
    NotDone {
        /// The day it ceased to be expected.
        on: NaiveDate,
    },
    /// « Sans objet ».
    NotApplicable {
        /// The reason, as it is shown.
        reason: String,
    },
}

/// One deadline of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The rule that gives it.
    pub rule: Arc<Rule>,
    /// The record that it is about.
    pub object: Object,
    /// The event that starts the delay.
    pub start: Option<Start>,
    /// Last day on time, moved by the exemptions; `None` when unknown.
    pub due: Option<NaiveDate>,
    /// First day on which it is « bientôt ».
    pub soon_from: Option<NaiveDate>,
    /// First day on which it is shown; `None` when it is always shown.
    pub visible_from: Option<NaiveDate>,
    /// Last day on which it calls for someone; `None` when there is no such limit.
    pub visible_until: Option<NaiveDate>,
    /// The latest exemption that applies to it.
    pub neutralised: Option<Neutralised>,
    /// Its outcome.
    pub outcome: Outcome,
    /// The text of the objective or action, or what must be done.
    pub detail: Option<String>,
}

impl Deadline {
    /// The dates to compare with today, for a deadline that may call for someone; `None` when the
    /// case is over. The store keeps these dates in an index.
    pub fn window(&self) -> Option<Window> {
        let live = match self.outcome {
            Outcome::Open | Outcome::UnknownStart => true,
            Outcome::Closed { .. } => self.visible_until.is_some(),
            Outcome::Cancelled { .. } | Outcome::NotDone { .. } | Outcome::NotApplicable { .. } => {
                false
            }
        };
        live.then(|| Window {
            due: self.due,
            soon_from: self.soon_from,
            visible_from: self.visible_from,
            visible_until: self.visible_until,
            neutralised_from: self.neutralised.as_ref().map(|it| it.from),
            neutralised_to: self.neutralised.as_ref().and_then(|it| it.to),
        })
    }

    /// The state on the day `today`.
    pub fn state(&self, today: NaiveDate) -> State {
        match self.outcome {
            Outcome::NotApplicable { .. } => State::NotApplicable,
            Outcome::Cancelled { .. } => State::Cancelled,
            Outcome::NotDone { .. } => State::NotDone,
            Outcome::Open | Outcome::UnknownStart => self
                .window()
                .map_or(State::NotStarted, |window| window.state(today)),
            Outcome::Closed { in_time, .. } => match self.visible_until {
                Some(until) if today <= until => self
                    .window()
                    .map_or(State::DoneLate, |window| window.state(today)),
                Some(_) | None if in_time => State::DoneInTime,
                Some(_) | None => State::DoneLate,
            },
        }
    }

    /// The state to show: what is only to be known calls for no one, and is never late.
    pub fn shown(&self, today: NaiveDate) -> State {
        let state = self.state(today);
        match state.calls() && !self.rule.level.counts_as_late() {
            true => State::Upcoming,
            false => state,
        }
    }

    /// Calendar days until the due date; negative when it is late.
    pub fn days(&self, today: NaiveDate) -> Option<i64> {
        self.due.map(|due| (due - today).num_days())
    }

    /// How late it is: in jours ouvrés when the delay is in jours ouvrés, otherwise in calendar
    /// days. 0 when it is not late.
    pub fn lateness(&self, today: NaiveDate, calendar: &Calendar) -> i64 {
        let Some(due) = self.due.filter(|due| *due < today) else {
            return 0;
        };
        match self.rule.unit {
            Unit::WorkingDays => calendar.working_days_between(due, today),
            Unit::Days | Unit::Months => (today - due).num_days(),
        }
    }

    /// The last jour ouvré on or before the due date, shown as « agir avant le ».
    pub fn act_before(&self, calendar: &Calendar) -> Option<NaiveDate> {
        self.due.map(|due| calendar.last_working_day_up_to(due))
    }
}

/// Orders deadlines from the most urgent: late (oldest first), today, unknown (oldest first), soon, to come, then the
/// others; what is only to be known comes after.
pub fn worst_first(a: &Deadline, b: &Deadline, today: NaiveDate) -> Ordering {
    let since = |it: &Deadline| it.start.filter(|_| it.due.is_none())?.date;
    let quiet = |it: &Deadline| !it.rule.level.counts_as_late();
    let key = |it: &Deadline| (quiet(it), it.state(today).urgency(), it.due, since(it));
    key(a).cmp(&key(b))
}
