//! Which people and which days are counted, by what, and the figures that come out. Knows no SQL.
use crate::domain::date::Date;
use crate::domain::record::{Id, Value};

/// Which people, which days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// First day of the period.
    pub from: Date,
    /// Last day of the period.
    pub to: Date,
    /// « Arrêté au »: cases due before that day are counted, by all that the store knows.
    pub as_of: Date,
    /// Only that structure.
    pub structure: Option<Id>,
    /// Only that référent.
    pub referent: Option<Id>,
    /// Only that type of accompaniment (its code).
    pub orientation: Option<String>,
}

impl Selection {
    /// Everyone, over a period.
    pub const fn period(from: Date, to: Date, as_of: Date) -> Self {
        Self {
            from,
            to,
            as_of,
            structure: None,
            referent: None,
            orientation: None,
        }
    }

    /// The last day of the period that is not after the day it is looked at from.
    pub fn until(&self) -> Date {
        self.to.min(self.as_of)
    }
}

/// What the figures are broken down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Nothing: everyone together.
    Whole,
    /// Structure.
    Structure,
    /// Référent.
    Referent,
    /// Type of accompaniment.
    Orientation,
    /// Scenario of the last orientation of the person that says one.
    Scenario,
    /// Follow-up model of the last parcours of the person.
    Model,
    /// Day of the observation.
    Day,
}

/// What an observation counts as.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// In the numerator, and in the denominator.
    Met,
    /// In the denominator only.
    NotMet,
    /// Not due yet.
    Waiting,
    /// Not due yet, and done already.
    WaitingDone,
    /// Set apart, for that cause (its code).
    Apart(String),
}

impl Class {
    pub(super) fn read(code: &str) -> Self {
        match code {
            "oui" => Self::Met,
            "non" => Self::NotMet,
            "attente" => Self::Waiting,
            "attente_fait" => Self::WaitingDone,
            other => Self::Apart(other.to_owned()),
        }
    }
}

/// One observation, with what it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The person, or the agent.
    pub person: Id,
    /// What it counts as.
    pub class: Class,
    /// Who follows the person.
    pub referent: Option<Id>,
    /// The day of the observation.
    pub day: Option<Date>,
    /// Motive, class of delay or of length.
    pub bucket: Option<String>,
    /// Days from start to end.
    pub delay: Option<i64>,
}

impl Case {
    /// Where its class stands, when a person is counted once: met somewhere is met.
    pub(super) const fn rank(&self) -> u8 {
        match self.class {
            Class::Met => 2,
            Class::NotMet => 1,
            Class::Waiting | Class::WaitingDone | Class::Apart(_) => 0,
        }
    }
}

/// Observations alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Structure, référent, type or day, as asked.
    pub key: Value,
    /// What they count as.
    pub class: Class,
    /// Motive, class of delay or of length.
    pub bucket: Option<String>,
    /// Days from start to end; for everyone together, or when the measure is in days.
    pub delay: Option<i64>,
    /// How many.
    pub count: usize,
}
