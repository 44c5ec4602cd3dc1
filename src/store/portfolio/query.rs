//! What is asked of the list: its order, its conditions, where a page starts. Knows no SQL.
use serde::{Deserialize, Serialize};

use crate::domain::date::{Date, Time};
use crate::domain::record::Id;

/// Order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The most urgent deadline first.
    #[default]
    Urgency,
    /// French order of names.
    Name,
    /// The nearest appointment to come first, then those who have none.
    NextAppointment,
    /// The longest without contact first.
    LastContact,
}

/// Whose files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everyone's.
    #[default]
    Everyone,
    /// Those followed by one agent.
    Referent(Id),
}

/// One condition on the list; a counter and its list are the same condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// Has a deadline past its due date.
    Late,
    /// Has a deadline due from Monday to Sunday of this week.
    ThisWeek,
    /// Has an appointment today.
    AppointmentToday,
    /// Has no appointment to come.
    NoAppointment,
    /// Has no contract in force.
    NoContract,
    /// Has a deadline of that rule that calls for someone.
    Rule(String),
    /// Followed by that agent.
    Referent(Id),
    /// Followed in that structure.
    Organization(Id),
    /// Last orientation of that type.
    Orientation(String),
    /// No longer followed.
    Exited,
    /// A deadline can't be computed for want of a date.
    Unknown,
}

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Order.
    pub sort: Sort,
    /// Whose files.
    pub scope: Scope,
    /// Conditions, all of them hold.
    pub filters: Vec<Filter>,
    /// Words typed in the search box.
    pub search: String,
    /// Whether the words are taken as they are typed: no error is forgiven.
    pub exact: bool,
    /// The day it is.
    pub today: Date,
    /// The time of day, where what is past by then counts no more as to come.
    pub now: Option<Time>,
}

impl Query {
    /// Everyone's open files, the most urgent first.
    pub const fn new(today: Date) -> Self {
        Self {
            sort: Sort::Urgency,
            scope: Scope::Everyone,
            filters: Vec::new(),
            search: String::new(),
            exact: false,
            today,
            now: None,
        }
    }

    /// The same, at that time of the day.
    #[must_use]
    pub const fn at(mut self, now: Option<Time>) -> Self {
        self.now = now;
        self
    }

    /// Whether it is more than everyone's or someone's open files in the usual order.
    pub fn is_special(&self) -> bool {
        !self.filters.is_empty() || self.sort != Sort::default()
    }

    /// Whether the people are followed, as their rows say it.
    pub(super) fn open(&self) -> u8 {
        u8::from(!self.filters.contains(&Filter::Exited))
    }

    /// What tells the list from the others of the same day, whatever its order and what is searched in it.
    pub fn name(&self) -> String {
        format!("{:?} {:?}", self.scope, self.filters)
    }
}

/// Place of a person in an order: group, two texts, number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    /// Group (late and soon, unknown, others…), in order.
    pub group: usize,
    /// First text compared (a day, or a folded name).
    pub first: String,
    /// Second text compared.
    pub second: String,
    /// Number of the person.
    pub id: Id,
}

/// Where a page starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At the edge of the list.
    Edge,
    /// Right after that place, in the direction asked.
    Beyond(SortKey),
    /// At that place if it is in the list, else right after.
    At(SortKey),
}
