//! From dated facts and a rule set to deadlines. Independent of today: what
//! depends on the day is a comparison with the dates of a [`Window`]. Must not
//! know the store nor the clock.
//!
//! Conventions: a rule that has not started gives no deadline; a case that is
//! over is given too, for the file and the indicators.
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
mod sharing;
mod simple;
mod span;
#[cfg(test)]
mod tests;
mod together;
mod window;

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::calendar::{Calendar, Unit};
use crate::domain::facts::{Facts, Object};
use crate::domain::rules::{Evaluator, EventKey, Rule, RuleSet};

use context::Context;
pub use index_row::IndexRow;
pub use together::evaluate_all;
pub use window::{State, Window};

/// The event a delay is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// Which event.
    pub event: EventKey,
    /// Its date; `None` when it happened on a day nobody knows.
    pub date: Option<NaiveDate>,
}

/// A period when the deadline does not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neutralised {
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while nobody knows.
    pub to: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// How a case stands, whatever the day.
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
        /// Within the delay.
        in_time: bool,
    },
    /// No longer expected: the person left before the due date, or the object
    /// of the rule went away.
    Cancelled {
        /// The day it ceased to be expected.
        on: NaiveDate,
    },
    /// The person left, or the case was taken over by a newer one, after the
    /// due date: not met, and no longer asked for.
    NotDone {
        /// The day it ceased to be expected.
        on: NaiveDate,
    },
    /// « Sans objet ».
    NotApplicable {
        /// Why, in the words shown.
        reason: String,
    },
}

/// One deadline of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The rule it follows from.
    pub rule: Arc<Rule>,
    /// The record it bears on.
    pub object: Object,
    /// What the delay is counted from.
    pub start: Option<Start>,
    /// Last day on time, put off by the exemptions; `None` when unknown.
    pub due: Option<NaiveDate>,
    /// First day it reads « bientôt ».
    pub soon_from: Option<NaiveDate>,
    /// First day it is shown; `None` for always.
    pub visible_from: Option<NaiveDate>,
    /// Last day it calls for someone; `None` for always.
    pub visible_until: Option<NaiveDate>,
    /// The latest exemption that bears on it.
    pub neutralised: Option<Neutralised>,
    /// How it stands.
    pub outcome: Outcome,
    /// Wording of the objective or action, or what to do.
    pub detail: Option<String>,
}

impl Deadline {
    /// The dates that today is compared with, for a deadline that may call for
    /// someone; `None` when the case is over. These are the rows an index keeps.
    #[must_use]
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

    /// The state on `today`; the first condition that holds wins.
    #[must_use]
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

    /// Calendar days left before the due date, negative when late.
    #[must_use]
    pub fn days(&self, today: NaiveDate) -> Option<i64> {
        self.due.map(|due| (due - today).num_days())
    }

    /// How late it is, in the unit of the rule: jours ouvrés for a delay in
    /// jours ouvrés, calendar days otherwise; 0 when not late.
    #[must_use]
    pub fn lateness(&self, today: NaiveDate, calendar: &Calendar) -> i64 {
        let Some(due) = self.due.filter(|due| *due < today) else {
            return 0;
        };
        match self.rule.unit {
            Unit::WorkingDays => calendar.working_days_between(due, today),
            Unit::Days | Unit::Months => (today - due).num_days(),
        }
    }

    /// « agir avant le »: the last jour ouvré up to the due date.
    #[must_use]
    pub fn act_before(&self, calendar: &Calendar) -> Option<NaiveDate> {
        self.due.map(|due| calendar.last_working_day_up_to(due))
    }
}

/// Every deadline that follows from the facts, in the order of the rules.
#[must_use]
pub fn evaluate(set: &RuleSet, facts: &Facts) -> Vec<Deadline> {
    let context = Context::new(set, facts);
    let mut deadlines = Vec::new();
    for rule in set.active() {
        match rule.evaluator {
            Evaluator::Simple => simple::evaluate(&context, rule, &mut deadlines),
            Evaluator::FirstAppointment => {
                first_appointment::evaluate(&context, rule, &mut deadlines)
            }
            Evaluator::Sharing => sharing::evaluate(&context, rule, &mut deadlines),
            Evaluator::Latest => latest::evaluate(&context, rule, &mut deadlines),
            Evaluator::PerAction => per_action::evaluate(&context, rule, &mut deadlines),
            Evaluator::DueField => due_field::evaluate(&context, rule, &mut deadlines),
            Evaluator::WithoutOutcome => {
                appointments::without_outcome(&context, rule, &mut deadlines)
            }
            Evaluator::WithoutReferent => {
                appointments::without_referent(&context, rule, &mut deadlines)
            }
            Evaluator::Checklist | Evaluator::Text | Evaluator::Counter => {}
        }
    }
    if set.active().any(|rule| rule.replaces.is_some()) {
        home::replace(facts, &mut deadlines);
    }
    deadlines
}

/// Orders deadlines from the one that calls loudest: late (oldest first), today,
/// soon, unknown, to come, then the rest.
#[must_use]
pub fn worst_first(a: &Deadline, b: &Deadline, today: NaiveDate) -> Ordering {
    let key = |it: &Deadline| (it.state(today).urgency(), it.due);
    key(a).cmp(&key(b))
}
