//! What is asked of the queue, and the items it holds. Knows no SQL.
use crate::domain::date::{Date, Time};
use crate::domain::deadlines::IndexRow;
use crate::domain::queue::ItemKind;
use crate::domain::record::Id;

/// Whose items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QueueScope {
    /// Everyone's, but what was passed to someone else.
    #[default]
    Everyone,
    /// Those of the people followed by one agent, and what was passed to them.
    Referent(Id),
    /// Those of the people followed in one structure.
    Organization(Id),
}

/// Which items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueQuery {
    /// Whose.
    pub scope: QueueScope,
    /// The day it is.
    pub today: Date,
    /// The agent who asks: what was passed to them is theirs.
    pub viewer: Option<Id>,
    /// Leave out the people that another session holds at that instant (UTC, as stored);
    /// `None` when leases do not matter.
    pub free_for: Option<(String, String)>,
    /// Time of day: appointments of the day that are past by then are in the queue too.
    pub time: Option<Time>,
}

impl QueueQuery {
    /// Everyone's items, held or not.
    pub const fn new(today: Date) -> Self {
        Self {
            scope: QueueScope::Everyone,
            today,
            viewer: None,
            free_for: None,
            time: None,
        }
    }
}

/// What an item is, whatever is written meanwhile: its place in the queue, and its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKey {
    /// Group, in the order of the queue.
    pub group: usize,
    /// Day it is ordered by (ISO): that of the appointment, of the absence, or the due date.
    pub day: String,
    /// Time of the appointment it is about: it is ordered by it within its day.
    pub time: Option<Time>,
    /// The person.
    pub person: Id,
    /// Slug of the rule.
    pub rule: String,
    /// Number of the record it bears on.
    pub object: Id,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueItem {
    /// What it is.
    pub key: ItemKey,
    /// Its kind.
    pub kind: ItemKind,
    /// The deadline, or the absence.
    pub row: IndexRow,
    /// Whose it is.
    pub person: QueuePerson,
}

impl QueueItem {
    /// Calendar days since the day it is counted from, negative when that is still to come.
    pub fn days(&self, today: Date) -> Option<i64> {
        self.since().map(|day| (today - day).num_days())
    }

    /// The day it is counted from: the appointment, the absence, or the due date.
    pub fn since(&self) -> Option<Date> {
        match self.kind {
            ItemKind::Outcome | ItemKind::Absence => self.row.start.1,
            ItemKind::FirstAppointment
            | ItemKind::Contract
            | ItemKind::Review
            | ItemKind::Action => self.row.window.due.or(self.row.start.1),
        }
    }

    /// The appointment it is about, if it is about one.
    pub fn appointment(&self) -> Option<Id> {
        match self.kind {
            ItemKind::Outcome | ItemKind::Absence => self.row.object.1,
            ItemKind::FirstAppointment
            | ItemKind::Contract
            | ItemKind::Review
            | ItemKind::Action => None,
        }
    }
}

/// A person as the queue names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueuePerson {
    /// Number inside the store.
    pub id: Id,
    /// Name outside it.
    pub uid: String,
    /// Name, as stored.
    pub nom: String,
    /// First name.
    pub prenom: String,
    /// Telephone, E.164.
    pub telephone: Option<String>,
    /// Number and name of the référent.
    pub referent: Option<(Id, String)>,
}
