//! One live deadline as the index of due dates keeps it. Knows no store.
use serde::{Deserialize, Serialize};

use super::{State, Window};
use crate::domain::date::Date;
use crate::domain::record::Id;

/// One live deadline as the index keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexRow {
    /// The person.
    pub person: Id,
    /// Slug of the rule.
    pub rule: String,
    /// Dates that the day is compared with.
    pub window: Window,
    /// Start event (key) and its date, when known.
    pub start: (Option<String>, Option<Date>),
    /// Kind of object (code) and number of the record it bears on.
    pub object: (Option<String>, Option<Id>),
    /// Wording of the objective or action, or what to do.
    pub detail: Option<String>,
}

/// What tells an alert from the others, from one reading to the next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AlertKey {
    /// The person.
    pub person: Id,
    /// Slug of the rule.
    pub rule: String,
    /// Kind of object (code) and number of the record it bears on.
    pub object: (Option<String>, Option<Id>),
}

impl IndexRow {
    /// What tells it from the others.
    pub fn key(&self) -> AlertKey {
        AlertKey {
            person: self.person,
            rule: self.rule.clone(),
            object: self.object.clone(),
        }
    }

    /// State on a day.
    pub fn state(&self, today: Date) -> State {
        self.window.state(today)
    }

    /// Calendar days left, negative when late.
    pub fn days(&self, today: Date) -> Option<i64> {
        self.window.due.map(|due| (due - today).num_days())
    }
}
