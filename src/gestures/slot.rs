//! Where an appointment can be fixed. Knows no agenda and no screen.
use crate::domain::change::Values;
use crate::domain::date::{Date, Time};
use crate::domain::record::{Id, Value};

/// Where an appointment can be fixed, and what is already known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Day.
    pub day: Date,
    /// Hour, when one is chosen.
    pub time: Option<Time>,
    /// Length in minutes, when the gap or the habit says one.
    pub minutes: Option<i64>,
    /// The agent who receives; the one at the keyboard without.
    pub agent: Option<Id>,
    /// Type (code), when one follows.
    pub kind: Option<&'static str>,
}

impl Place {
    /// What it answers in the form of an appointment.
    #[must_use]
    pub fn answers(self) -> Values {
        let mut answers = vec![("prevu_le", self.day.into())];
        answers.extend(self.time.map(|time| ("heure", Value::from(time.code()))));
        answers.extend(self.minutes.map(|minutes| ("duree", Value::Int(minutes))));
        answers.extend(self.agent.map(|agent| ("agent_id", Value::Int(agent))));
        answers.extend(self.kind.map(|kind| ("type", Value::from(kind))));
        answers
    }
}
