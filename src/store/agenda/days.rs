//! Appointments day by day: what clashes, what is free. Reads nothing.
use std::collections::BTreeMap;

use super::Meeting;
use crate::domain::agenda::{Company, DayOff, Hours, LEAST_GAP, Span, clashes, gaps};
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::record::Id;

/// An appointment, and those that its agent can't hold with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The appointment.
    pub meeting: Meeting,
    /// Numbers of the appointments of the same agent at the same time.
    pub clashes: Vec<Id>,
}

/// One day of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaDay {
    /// The day.
    pub date: Date,
    /// Why it is not worked, if so.
    pub off: Option<DayOff>,
    /// Appointments by hour.
    pub slots: Vec<Slot>,
}

impl AgendaDay {
    /// What an agent has free within the working hours; nothing on a day that is not worked.
    pub fn free(&self, agent: Id, hours: &Hours) -> Vec<Span> {
        if self.off.is_some() {
            return Vec::new();
        }
        let own = |slot: &&Slot| slot.meeting.agent_id() == Some(agent);
        let taken: Vec<Span> = self
            .slots
            .iter()
            .filter(own)
            .filter_map(|slot| slot.meeting.held().map(|(span, _)| span))
            .collect();
        gaps(hours, &taken, LEAST_GAP)
    }

    /// Appointments that take place, or may.
    pub fn count(&self) -> usize {
        let held = |slot: &&Slot| !slot.meeting.is_cancelled();
        self.slots.iter().filter(held).count()
    }
}

/// The days from one to another, each with its appointments (given by day and hour).
pub fn days(meetings: Vec<Meeting>, from: Date, to: Date, calendar: &Calendar) -> Vec<AgendaDay> {
    let mut rest = meetings.into_iter().peekable();
    from.iter_days()
        .take_while(|date| *date <= to)
        .map(|date| {
            let mut of_day = Vec::new();
            while let Some(meeting) = rest.next_if(|it| it.day <= date) {
                of_day.push(meeting);
            }
            AgendaDay {
                date,
                off: DayOff::of(date, calendar),
                slots: slots(of_day),
            }
        })
        .collect()
}

/// An appointment, and what it takes from its agent.
type Held = (Id, (Span, Company));

/// The appointments of a day with their clashes, agent by agent.
fn slots(meetings: Vec<Meeting>) -> Vec<Slot> {
    let mut held: BTreeMap<Id, Vec<Held>> = BTreeMap::new();
    for meeting in &meetings {
        if let (Some(agent), Some(span)) = (meeting.agent_id(), meeting.held()) {
            held.entry(agent).or_default().push((meeting.id, span));
        }
    }
    let mut found: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for own in held.values() {
        let spans: Vec<(Span, Company)> = own.iter().map(|(_, span)| *span).collect();
        for ((id, _), others) in own.iter().zip(clashes(&spans)) {
            let others = others.iter().filter_map(|at| own.get(*at));
            found.insert(*id, others.map(|(other, _)| *other).collect());
        }
    }
    meetings
        .into_iter()
        .map(|meeting| Slot {
            clashes: found.remove(&meeting.id).unwrap_or_default(),
            meeting,
        })
        .collect()
}
