//! What was done to a file, act by act, as the journal keeps it. Knows no store.
use crate::domain::record::not_same::OF_ANOTHER;
use crate::domain::record::{Entity, Id, Value};

/// One act on a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Number of the act.
    pub act: Id,
    /// Instant, UTC, ISO 8601.
    pub at: String,
    /// Who.
    pub author: String,
    /// What, in words.
    pub label: String,
    /// Kind of act (stored code).
    pub nature: String,
    /// Whether it was undone since.
    pub undone: bool,
    /// Records changed.
    pub changes: Vec<HistoryChange>,
}

/// What is said of an act that touches other files too: its own words may name who they are of.
const SHARED: &str = "Acte qui touche aussi d’autres dossiers";

impl HistoryEntry {
    /// The act as it is given to the person: without the words of one that others share, nor who they
    /// were told apart from.
    #[must_use]
    pub fn for_the_person(mut self, is_shared: bool) -> Self {
        let apart = |change: &HistoryChange| change.entity == Entity::NotSame;
        if is_shared || self.changes.iter().any(apart) {
            SHARED.clone_into(&mut self.label);
        }
        for change in self.changes.iter_mut().filter(|it| apart(it)) {
            change
                .fields
                .retain(|(name, ..)| !OF_ANOTHER.contains(name));
        }
        self
    }
}

/// What an act did to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryChange {
    /// Kind of record.
    pub entity: Entity,
    /// Its number.
    pub id: Id,
    /// Fields changed: name, before, after.
    pub fields: Vec<(&'static str, Value, Value)>,
    /// Whether the record was new.
    pub created: bool,
    /// Whether it was set aside (true) or brought back (false).
    pub removed: Option<bool>,
}
