//! What numbers a record.

/// Number of a record inside one store. Never sent out: other programs get the `uid`.
pub type Id = i64;
