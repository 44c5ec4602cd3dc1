//! What an import needs of where it writes: the store, or a rehearsal that writes nothing.
use crate::domain::change::Op;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::same_person::Identity;
use crate::store::{Candidate, LastSet, Result};

/// Where an import writes; a rehearsal answers the same and writes nothing.
pub trait ImportTarget {
    /// The people who are or may be someone, the likeliest first.
    ///
    /// # Errors
    /// When the store can't be read.
    fn recognise(&mut self, of: &Identity) -> Result<Vec<Candidate>>;

    /// Records of one kind that belong to a person.
    ///
    /// # Errors
    /// When the store can't be read.
    fn rows_of(&mut self, entity: Entity, person: Id) -> Result<Vec<Row>>;

    /// When a field of a record of a person was last set; nothing when the journal does not say.
    ///
    /// # Errors
    /// When the store can't be read.
    fn last_set(&mut self, row: &Row, field: &str) -> Result<Option<LastSet>>;

    /// The record of that name, set aside or not.
    ///
    /// # Errors
    /// When the store can't be read.
    fn by_uid(&mut self, entity: Entity, uid: &str) -> Result<Option<Row>>;

    /// The person whose file the one of that name is now part of, if it is.
    ///
    /// # Errors
    /// When the store can't be read.
    fn led_to(&mut self, uid: &str) -> Result<Option<Row>>;

    /// Writes what concerns one person (none: one that the operations make); gives the number of
    /// the record of each operation.
    ///
    /// # Errors
    /// `Conflict`, or what SQLite says.
    fn write(&mut self, person: Option<Id>, ops: &[Op]) -> Result<Vec<Id>>;

    /// Whether enough was done in one go.
    fn is_full(&self) -> bool;
}
