//! What there is to read at length in a file. Knows no screen.
use crate::domain::record::{Entity, Id};

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Every commitment of that contract: the common base, then its own.
    Commitments(Id),
    /// That frozen version.
    Version(Id),
    /// That frozen version beside the one before it.
    Comparison(Id),
    /// Hours planned and done in the last weeks.
    Hours,
    /// The rules in force.
    Rules,
    /// That record, with those that belong to it.
    Record(Entity, Id),
}
