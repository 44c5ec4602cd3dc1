//! One value on its way to the engine or back from it.
use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};

use compact_str::CompactString;

use crate::domain::record::Value;
use crate::store::{Result, StoreError};

/// What one place of a row, or of a statement, holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Cell<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A text.
    Text(&'a str),
    /// A text with bytes that are no text.
    Damaged(&'a [u8]),
    /// What no field can be: a number with decimals, bytes, a reference that still waits for its
    /// number.
    Unfit,
}

impl<'a> Cell<'a> {
    pub(super) fn of(value: ValueRef<'a>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Int(number),
            ValueRef::Text(bytes) => {
                std::str::from_utf8(bytes).map_or(Self::Damaged(bytes), Self::Text)
            }
            ValueRef::Real(_) | ValueRef::Blob(_) => Self::Unfit,
        }
    }

    /// As a value of the domain: what no field can be is nothing.
    pub(in crate::store) fn value(self) -> Value {
        match self {
            Self::Null | Self::Unfit => Value::Null,
            Self::Int(number) => Value::Int(number),
            Self::Text(text) => Value::Text(text.into()),
            Self::Damaged(bytes) => Value::Text(CompactString::from_utf8_lossy(bytes)),
        }
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Damaged(bytes) => ValueRef::Text(bytes),
            Self::Unfit => {
                return Err(rusqlite::Error::ToSqlConversionFailure(
                    "a pending reference can't be stored".into(),
                ));
            }
        }))
    }
}

/// What can be given to a statement.
pub(in crate::store) trait Param {
    /// As the engine takes it.
    fn cell(&self) -> Cell<'_>;
}

impl Param for i64 {
    fn cell(&self) -> Cell<'_> {
        Cell::Int(*self)
    }
}

impl Param for u16 {
    fn cell(&self) -> Cell<'_> {
        Cell::Int(i64::from(*self))
    }
}

impl Param for str {
    fn cell(&self) -> Cell<'_> {
        Cell::Text(self)
    }
}

impl Param for String {
    fn cell(&self) -> Cell<'_> {
        Cell::Text(self)
    }
}

impl Param for Value {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Null => Cell::Null,
            Self::Int(number) => Cell::Int(*number),
            Self::Text(text) if text.is_empty() => Cell::Null,
            Self::Text(text) => Cell::Text(text),
            Self::Pending(_) => Cell::Unfit,
        }
    }
}

impl<T: Param + ?Sized> Param for &T {
    fn cell(&self) -> Cell<'_> {
        (**self).cell()
    }
}

impl<T: Param> Param for Option<T> {
    fn cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Null, Param::cell)
    }
}

/// What a place of a row can be read as.
pub(in crate::store) trait Read: Sized {
    /// Reads it; `None` when it holds something else.
    fn read(cell: Cell<'_>) -> Option<Self>;
}

impl Read for i64 {
    fn read(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Int(number) => Some(number),
            Cell::Null | Cell::Text(_) | Cell::Damaged(_) | Cell::Unfit => None,
        }
    }
}

impl Read for u16 {
    fn read(cell: Cell<'_>) -> Option<Self> {
        i64::read(cell).and_then(|number| Self::try_from(number).ok())
    }
}

impl Read for String {
    fn read(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Text(text) => Some(text.to_owned()),
            Cell::Null | Cell::Int(_) | Cell::Damaged(_) | Cell::Unfit => None,
        }
    }
}

impl<T: Read> Read for Option<T> {
    fn read(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Null => Some(None),
            other => T::read(other).map(Some),
        }
    }
}

/// The failure of a place that holds something else than what is read there.
pub(super) fn misread(at: usize) -> StoreError {
    StoreError::Engine(format!("la colonne {} n’a pas la forme attendue", at + 1))
}

/// The text of a cell, if it holds one.
pub(super) fn text(cell: Cell<'_>, at: usize) -> Result<Option<&str>> {
    match cell {
        Cell::Null => Ok(None),
        Cell::Text(text) => Ok(Some(text)),
        Cell::Int(_) | Cell::Damaged(_) | Cell::Unfit => Err(misread(at)),
    }
}
