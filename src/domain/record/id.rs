//! What numbers a record.

/// Number of a record inside one store. Never sent out: other programs get the `uid`.
pub type Id = i64;

/// From this number on, a record is in no store yet: a rehearsal made it.
pub const REHEARSED: Id = 1 << 48;
