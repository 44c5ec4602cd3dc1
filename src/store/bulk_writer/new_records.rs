//! Records to be added, and who makes them.
use crate::domain::change::Author;
use crate::domain::record::{Id, NewRecord};

/// Who makes the records, for the journal and the audit.
#[derive(Debug)]
pub(in crate::store) struct Trace {
    pub(in crate::store) author: Author,
    /// The instant, as it is stored.
    pub(in crate::store) instant: String,
    pub(in crate::store) act: Id,
    pub(in crate::store) nature: &'static str,
}

/// Records made together, which may refer to each other by position.
#[derive(Debug)]
pub(super) struct NewRecords {
    pub records: Vec<NewRecord>,
    pub numbers: Vec<Id>,
    /// The person among them.
    pub person: Option<Id>,
}
