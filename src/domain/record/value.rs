//! Values of fields and rows of records.
use std::ops::Deref;

use compact_str::CompactString;

use super::entity::Entity;
use super::field::Kind;
use super::id::Id;
use crate::domain::date::{Date, from_iso, iso_in_place};

/// One value of a field, in canonical form: dates in ISO 8601, choices as codes,
/// several choices as codes separated by one space, yes/no as 1 or 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Value {
    /// Not known.
    #[default]
    Null,
    /// Number, yes/no, or reference to another record.
    Int(i64),
    /// Text, code, date or time; a short one (a date, a code) is kept in place.
    Text(CompactString),
    /// Reference to the record made by the n-th operation of the same change. Never stored.
    Pending(usize),
}

impl Value {
    /// Text of a non-empty text value.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !text.is_empty() => Some(text),
            Self::Text(_) | Self::Null | Self::Int(_) | Self::Pending(_) => None,
        }
    }

    /// Whole number.
    pub const fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Null | Self::Text(_) | Self::Pending(_) => None,
        }
    }

    /// Civil date written in ISO 8601.
    pub fn as_date(&self) -> Option<Date> {
        self.as_text().and_then(from_iso)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::Int(_) | Self::Pending(_) => false,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Text(iso_in_place(date))
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A typed reading of the rows of one kind.
pub trait Record<'a>: Copy + Deref<Target = Row> {
    /// The kind.
    const ENTITY: Entity;

    /// Reads that row as a record of this kind. A row of another kind is a fault of the program.
    fn of(row: &'a Row) -> Self;
}

/// Values of some fields, by name.
pub type Values = Vec<(&'static str, Value)>;

/// One record as it stands in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Kind of record.
    pub entity: Entity,
    /// Number inside the store.
    pub id: Id,
    /// Name outside the store (UUID version 7).
    pub uid: String,
    /// Revision, one more at each change.
    pub version: i64,
    /// Set aside (no physical deletion outside the retention purge).
    pub deleted: bool,
    /// Values, in the order of `entity.fields()`.
    pub values: Vec<Value>,
}

const NULL: &Value = &Value::Null;

impl Row {
    /// Value of a field; `Null` when the record has no such field.
    pub fn get(&self, field: &str) -> &Value {
        self.entity
            .position(field)
            .and_then(|at| self.values.get(at))
            .unwrap_or(NULL)
    }

    /// This record read as one of that kind; `None` when it is of another.
    pub fn read_as<'a, R: Record<'a>>(&'a self) -> Option<R> {
        (self.entity == R::ENTITY).then(|| R::of(self))
    }

    /// Value of the n-th field.
    pub(super) fn at(&self, place: usize) -> &Value {
        self.values.get(place).unwrap_or(NULL)
    }

    /// Text of a field, if any.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.get(field).as_text()
    }

    /// Date of a field, if any.
    pub fn date(&self, field: &str) -> Option<Date> {
        self.get(field).as_date()
    }

    /// Every date that it has.
    pub fn dates(&self) -> impl Iterator<Item = Date> + '_ {
        let fields = self.entity.fields().iter().zip(&self.values);
        let dated = fields.filter(|(field, _)| matches!(field.kind, Kind::Date(_)));
        dated.filter_map(|(_, value)| value.as_date())
    }

    /// Number or reference of a field, if any.
    pub fn int(&self, field: &str) -> Option<i64> {
        self.get(field).as_int()
    }

    /// Yes/no of a field; unknown reads as no.
    pub fn yes(&self, field: &str) -> bool {
        self.int(field) == Some(1)
    }

    /// The same record with another value in one field.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        if let Some(slot) = self
            .entity
            .position(field)
            .and_then(|at| self.values.get_mut(at))
        {
            *slot = value.into();
        }
        self
    }

    /// The same record with other values in some fields.
    #[must_use]
    pub fn with_all(self, values: &[(&'static str, Value)]) -> Self {
        let set = |row: Self, (name, value): &(&'static str, Value)| row.with(name, value.clone());
        values.iter().fold(self, set)
    }

    /// Empty record of that kind, not in any store yet.
    pub fn blank(entity: Entity) -> Self {
        Self {
            entity,
            id: 0,
            uid: String::new(),
            version: 0,
            deleted: false,
            values: vec![Value::Null; entity.fields().len()],
        }
    }
}
