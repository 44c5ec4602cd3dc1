//! What earlier rows of a file gave for each person, so that two rows never take turns in
//! contradicting each other: the first one wins, at every import of the file.
use crate::exchange::import::prelude::*;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Facts as stored, by person, with the line that gave them. Only a digest is kept: a file has
/// many facts.
#[derive(Debug, Default)]
pub(super) struct EarlierRows {
    lines: HashMap<u64, u32>,
}

fn digest(person: Id, field: F, value: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    (person, field).hash(&mut hasher);
    match value {
        Value::Int(number) => number.to_string().hash(&mut hasher),
        Value::Text(text) => text.hash(&mut hasher),
        Value::Null | Value::Pending(_) => "".hash(&mut hasher),
    }
    hasher.finish()
}

impl EarlierRows {
    /// The line that gave that value to a field of a person, if one did.
    pub(super) fn line(&self, person: Id, field: F, value: &Value) -> Option<u32> {
        self.lines.get(&digest(person, field, value)).copied()
    }

    /// Keeps what a row gave, once the records it made have their numbers.
    pub(super) fn keep(&mut self, person: Id, line: u32, facts: Vec<(F, Value)>, made: &[Id]) {
        for (field, value) in facts {
            let value = match value {
                Value::Pending(at) => made.get(at).map_or(Value::Null, |id| Value::Int(*id)),
                Value::Null | Value::Int(_) | Value::Text(_) => value,
            };
            self.lines
                .entry(digest(person, field, &value))
                .or_insert(line);
        }
    }
}
