//! A change: who writes, when, and the operations of one act. Knows no SQL.
use chrono::{DateTime, SecondsFormat, Utc};

use crate::domain::attachment::Content;
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id, Row};

pub use crate::domain::record::Values;

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The agent, when the account is mapped to one.
    pub agent: Option<Id>,
    /// Name shown in the journal; undo works within one name.
    pub name: String,
    /// Session: process and terminal.
    pub session: String,
}

/// When it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Instant, UTC.
    pub instant: DateTime<Utc>,
    /// Civil date in the territory.
    pub today: Date,
}

impl Moment {
    /// The instant as stored.
    pub fn instant_text(&self) -> String {
        self.instant.to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// A new name for a record, ordered by time.
    pub fn uid(&self) -> String {
        let seconds = u64::try_from(self.instant.timestamp()).unwrap_or_default();
        let stamp = uuid::Timestamp::from_unix(
            uuid::NoContext,
            seconds,
            self.instant.timestamp_subsec_nanos(),
        );
        uuid::Uuid::new_v7(stamp).to_string()
    }
}

/// What kind of act a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Typed by someone.
    Entry,
    /// Taken from a file.
    Import,
    /// A change of the rules, or of the calendar.
    Rules,
    /// A draft given up.
    Abandon,
    /// Inverse of an act.
    Undo,
    /// Inverse of an undo.
    Redo,
    /// An act that was cut or given up, taken back: nobody does it again.
    TakeBack,
    /// A file erased for good.
    Purge,
    /// How long files are kept was changed.
    Retention,
}

impl Nature {
    /// Stored code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Entry => "saisie",
            Self::Import => "import",
            Self::Rules => "regles",
            Self::Abandon => "abandon",
            Self::Undo => "annulation",
            Self::Redo => "retablissement",
            Self::TakeBack => "reprise",
            Self::Purge => "purge",
            Self::Retention => "conservation",
        }
    }
}

/// One operation of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// A new record; fields not named are empty. A value named `uid` is the name that the
    /// record already has elsewhere; without it the record gets a new one.
    Insert {
        /// Kind of record.
        entity: Entity,
        /// Its values.
        values: Values,
    },
    /// New values for some fields of a record at a known revision.
    Update {
        /// Kind of record.
        entity: Entity,
        /// Its number.
        id: Id,
        /// The revision it was read at.
        version: i64,
        /// The values that change.
        values: Values,
    },
    /// The record, set aside or not, becomes another person's, as it is.
    Move {
        /// Kind of record.
        entity: Entity,
        /// Its number.
        id: Id,
        /// The revision it was read at.
        version: i64,
        /// The person.
        person: Id,
    },
    /// The record is set aside.
    Remove {
        /// Kind of record.
        entity: Entity,
        /// Its number.
        id: Id,
        /// The revision it was read at.
        version: i64,
    },
}

impl Op {
    /// The kind of the record.
    pub const fn entity(&self) -> Entity {
        match self {
            Self::Insert { entity, .. }
            | Self::Update { entity, .. }
            | Self::Move { entity, .. }
            | Self::Remove { entity, .. } => *entity,
        }
    }

    /// A new record.
    pub const fn insert(entity: Entity, values: Values) -> Self {
        Self::Insert { entity, values }
    }

    /// New values for a record that was read.
    pub const fn update(row: &Row, values: Values) -> Self {
        Self::Update {
            entity: row.entity,
            id: row.id,
            version: row.version,
            values,
        }
    }

    /// A record that was read becomes another person's.
    pub const fn rehome(row: &Row, person: Id) -> Self {
        Self::Move {
            entity: row.entity,
            id: row.id,
            version: row.version,
            person,
        }
    }

    /// A record that was read is set aside.
    pub const fn remove(row: &Row) -> Self {
        Self::Remove {
            entity: row.entity,
            id: row.id,
            version: row.version,
        }
    }
}

/// A change: one act of one person, in words, with its operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it does, said to the user: « Action « Inscription au code » faite le 12/11 ».
    pub label: String,
    /// The person it is about, unless the change makes that person.
    pub person: Option<Id>,
    /// Kind of act.
    pub nature: Nature,
    /// Operations, in order; `Value::Pending(n)` refers to the record made by the n-th.
    pub ops: Vec<Op>,
    /// The draft that this change saves, and that goes with it.
    pub draft: Option<Id>,
    /// What the file holds that one of the records names.
    pub content: Option<Content>,
}

impl Change {
    /// A change typed by someone.
    pub fn entry(label: impl Into<String>, person: Option<Id>, ops: Vec<Op>) -> Self {
        Self {
            label: label.into(),
            person,
            nature: Nature::Entry,
            ops,
            draft: None,
            content: None,
        }
    }
}

/// What a change has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Number of the act.
    pub act: Id,
    /// Number of the record that each operation made or changed, in order.
    pub records: Vec<Id>,
    /// The person concerned.
    pub person: Option<Id>,
}
