//! The queue: what is to be worked through, one item after the other, over one référent, one
//! structure or everyone.
//!
//! Read by key from the live index, kind after kind, the oldest first; never counted nor skipped.
//! What was put off, passed to someone else or held by another session is not in it.
mod lease;
#[cfg(test)]
mod tests;
mod walk;

pub use lease::lease_instant;

use super::file::live_rows;
use super::sql::first;
use super::{Result, Store, StoreError};
use crate::domain::date::{Date, Time};
use crate::domain::deadlines::IndexRow;
use crate::domain::queue::ItemKind;
use crate::domain::record::{Entity, Id};

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
    #[must_use]
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
    /// Time of the appointment it is about.
    pub time: Option<Time>,
    /// Whose it is.
    pub person: QueuePerson,
}

impl QueueItem {
    /// Calendar days since the day it is counted from, negative when that is still to come.
    #[must_use]
    pub fn days(&self, today: Date) -> Option<i64> {
        self.since().map(|day| (today - day).num_days())
    }

    /// The day it is counted from: the appointment, the absence, or the due date.
    #[must_use]
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
    #[must_use]
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

impl Store {
    /// At most `count` items, from the first one, or from right after that one.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn queue(
        &self,
        asked: &QueueQuery,
        after: Option<&ItemKey>,
        count: usize,
    ) -> Result<Vec<QueueItem>> {
        if !self.rights().sees_deadlines() {
            return Ok(Vec::new());
        }
        self.in_one_state(|store| {
            walk::found(&store.conn, asked, after, count)?
                .into_iter()
                .map(|(key, kind, deadline)| store.queue_item(key, kind, deadline))
                .collect()
        })
    }

    /// That item, if it is still in the queue.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn queue_find(&self, asked: &QueueQuery, key: &ItemKey) -> Result<Option<QueueItem>> {
        if !self.rights().sees_deadlines() {
            return Ok(None);
        }
        self.in_one_state(|store| {
            walk::again(&store.conn, asked, key)?
                .map(|(key, kind, deadline)| store.queue_item(key, kind, deadline))
                .transpose()
        })
    }

    /// Number of items, counted up to `most`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn queue_len(&self, asked: &QueueQuery, most: usize) -> Result<usize> {
        if !self.rights().sees_deadlines() {
            return Ok(0);
        }
        self.in_one_state(|store| walk::count(&store.conn, asked, most))
    }

    fn queue_item(&self, key: ItemKey, kind: ItemKind, deadline: Id) -> Result<QueueItem> {
        let mut row = live_rows(&self.conn, "id = $1", &[&deadline])?
            .pop()
            .ok_or(StoreError::NotFound)?;
        self.rights().trim_row(&mut row);
        let time: Option<String> = match kind {
            ItemKind::Outcome | ItemKind::Absence => first(
                &self.conn,
                "SELECT heure FROM rdv WHERE id = $1",
                &[&key.object],
                |row| row.get(0),
            )?
            .flatten(),
            ItemKind::FirstAppointment
            | ItemKind::Contract
            | ItemKind::Review
            | ItemKind::Action => None,
        };
        Ok(QueueItem {
            person: self.queue_person(key.person)?,
            time: time.as_deref().and_then(Time::from_code),
            key,
            kind,
            row,
        })
    }

    fn queue_person(&self, id: Id) -> Result<QueuePerson> {
        let found = first(
            &self.conn,
            "SELECT p.uid, COALESCE(p.nom, ''), COALESCE(p.prenom, ''), p.telephone, a.id, \
             trim(COALESCE(a.prenom, '') || ' ' || COALESCE(a.nom, '')) \
             FROM ligne l JOIN allocataire p ON p.id = l.allocataire_id \
             LEFT JOIN agent a ON a.id = l.referent_id WHERE l.allocataire_id = $1",
            &[&id],
            |row| {
                let referent: Option<Id> = row.get(4)?;
                let name: String = row.get(5)?;
                Ok(QueuePerson {
                    id,
                    uid: row.get(0)?,
                    nom: row.get(1)?,
                    prenom: row.get(2)?,
                    telephone: row.get(3)?,
                    referent: referent.map(|id| (id, name)),
                })
            },
        )?;
        let mut person = found.ok_or(StoreError::NotFound)?;
        if !self.rights().sees_field(Entity::Allocataire, "telephone") {
            person.telephone = None;
        }
        Ok(person)
    }
}
