//! What was decided, line by line, of what an import can't decide alone. Knows no screen.
use crate::exchange::import::prelude::*;
use std::collections::HashMap;

/// Whom a line speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The person of that file.
    Known(Id),
    /// Nobody of the store: a new file.
    New,
    /// Nobody can tell: the line is left.
    Left,
}

/// Which of two values that differ stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// That of the file being imported.
    Imported,
    /// That of the store.
    Stored,
}

/// The decisions; a line without one follows the general rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    people: HashMap<u32, Whom>,
    values: HashMap<(u32, F), Which>,
}

impl Choices {
    /// Decides whom a line speaks of.
    pub fn set_person(&mut self, line: u32, whom: Whom) {
        self.people.insert(line, whom);
    }

    /// Decides which value stands.
    pub fn set_value(&mut self, line: u32, from: F, which: Which) {
        self.values.insert((line, from), which);
    }

    /// Whom a line speaks of, if that was decided.
    pub fn person(&self, line: u32) -> Option<Whom> {
        self.people.get(&line).copied()
    }

    /// Which value stands, if that was decided.
    pub fn value(&self, line: u32, from: F) -> Option<Which> {
        self.values.get(&(line, from)).copied()
    }
}
