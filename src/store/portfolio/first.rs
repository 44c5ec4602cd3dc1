//! What a list is ordered by first: a text, or a day. Knows no list.
use crate::domain::record::Value;

/// What a group is ordered by first.
#[derive(Clone, Copy)]
pub(super) enum First {
    /// A column with a text.
    Text(&'static str),
    /// A column with the number of a day.
    Day(&'static str),
}

/// What is added to the number of a day, so that those of all days have as many digits.
const SAME_LENGTH: i64 = 1_000_000;

/// The number of a day as a text in the order of days.
pub(super) fn day_as_text(column: &str) -> String {
    format!("CAST({column} + {SAME_LENGTH} AS TEXT)")
}

impl First {
    /// The column.
    pub(super) const fn column(self) -> &'static str {
        match self {
            Self::Text(column) | Self::Day(column) => column,
        }
    }

    /// As a place has it.
    pub(super) fn shown(self) -> String {
        match self {
            Self::Text(column) => column.to_owned(),
            Self::Day(column) => day_as_text(column),
        }
    }

    /// As the column has what a place has.
    pub(super) fn value(self, text: &str) -> Value {
        match self {
            Self::Text(_) => Value::from(text),
            Self::Day(_) => Value::Int(text.parse::<i64>().unwrap_or(0) - SAME_LENGTH),
        }
    }
}
