//! Adding records in large numbers: they get their numbers at once, what follows from them is
//! prepared on another thread, and their rows are written many at a time.
//!
//! Until it is settled, what was added can't be read in the store. Knows no table by name.
mod batch;
mod new_records;
mod preparer;
mod writer;

pub(super) use new_records::Trace;
pub(super) use writer::BulkWriter;
