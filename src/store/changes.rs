//! What a write changes of a record, as the journal keeps it.
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Result, StoreError};
use crate::domain::record::{Row, Value};

/// What the journal says of a record made among many others: what it was is read from the record
/// itself, and from what was changed since.
pub(super) const AS_MADE: &str = "{}";

/// The fields of `row` that differ from `other`, as JSON; all the filled ones without another.
struct Changes<'a> {
    row: &'a Row,
    other: Option<&'a Row>,
}

impl Changes<'_> {
    /// The value of a field when it is to be kept in the journal.
    fn of(&self, at: usize) -> Option<&Value> {
        let here = self.row.values.get(at).unwrap_or(&Value::Null);
        let there = self.other.and_then(|other| other.values.get(at));
        there
            .map_or(*here != Value::Null, |there| there != here)
            .then_some(here)
    }
}

impl Serialize for Changes<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (at, field) in self.row.entity.fields().iter().enumerate() {
            match self.of(at) {
                None => {}
                Some(Value::Null | Value::Pending(_)) => map.serialize_entry(field.name, &())?,
                Some(Value::Int(number)) => map.serialize_entry(field.name, number)?,
                Some(Value::Text(text)) => map.serialize_entry(field.name, text)?,
            }
        }
        if self
            .other
            .is_some_and(|other| other.deleted != self.row.deleted)
        {
            map.serialize_entry("supprime", &i64::from(self.row.deleted))?;
        }
        map.end()
    }
}

/// What a write changes, as the journal keeps it.
pub(super) fn changes(other: Option<&Row>, row: &Row) -> Result<String> {
    serde_json::to_string(&Changes { row, other })
        .map_err(|error| StoreError::Refused(error.to_string()))
}
