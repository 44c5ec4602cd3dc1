//! Where an appointment can be fixed. Knows no agenda and no screen.
use crate::domain::date::{Date, Time};
use crate::domain::record::Id;

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
