//! The life of the carnet: everything dated that happened, one plain sentence each, newest first.
//!
//! « DITP 2019, contrat vivant »: the carnet explains and traces the steps of the parcours from
//! its start to its end. Pure: built from the records that the agent may see; knows no screen.
mod contract;
mod event;
mod following;
mod meetings;
mod plan;
mod situation;

pub use event::{Event, Kind};

use crate::words::prelude::*;
use event::Gathering;

/// Everything dated of a file, newest first. Of what is to come, only the appointments.
pub fn events(file: &CaseFile, names: &Names, today: Date) -> Vec<Event> {
    let mut life = Gathering {
        file,
        names,
        today,
        events: Vec::new(),
    };
    // On one day, in the order things usually happen.
    following::gather(&mut life);
    meetings::gather(&mut life);
    situation::gather(&mut life);
    plan::gather(&mut life);
    contract::gather(&mut life);
    following::gather_exits(&mut life);
    let mut events = life.events;
    events.retain(|event| event.on <= today || event.target.0 == Entity::Appointment);
    events.sort_by(|a, b| (a.on, &a.at).cmp(&(b.on, &b.at)));
    events.reverse();
    events
}

#[cfg(test)]
mod tests;
