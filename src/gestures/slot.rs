//! Where an appointment can be fixed. Knows no agenda and no screen.
use crate::domain::change::Values;
use crate::domain::date::{Date, Time};
use crate::domain::record::Id;
use crate::domain::record::appointment::APPOINTMENT;

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
    pub fn answers(self) -> Values {
        let mut answers = vec![APPOINTMENT.planned_on.set(self.day)];
        answers.extend(self.time.map(|time| APPOINTMENT.time.set(time)));
        answers.extend(self.minutes.map(|minutes| APPOINTMENT.minutes.set(minutes)));
        answers.extend(self.agent.map(|agent| APPOINTMENT.agent.set(agent)));
        answers.extend(self.kind.map(|kind| APPOINTMENT.kind.set(kind)));
        answers
    }
}
