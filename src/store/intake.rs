//! Adding records in large numbers: they get their numbers at once, what follows from them is
//! prepared beside, and their rows are written many at a time.
//!
//! Until it is settled, what was added can't be read in the store. Knows no table by name.
mod add;
mod batch;
mod news;
mod preparer;

pub(super) use add::Intake;
pub(super) use news::Trace;
