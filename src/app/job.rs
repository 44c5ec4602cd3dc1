//! Work that must not hold the keys up: done beside, with a connection of its own; the answer
//! comes back to [`super::App`]. Plain data.
use crate::domain::record::Id;
use crate::store::{AgendaQuery, Query};

/// Something to be done beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Count the persons of the header; answered by `App::counted`.
    Count(Query),
    /// Write a list, or some of its people, as a spreadsheet; answered by `App::exported`.
    Export {
        /// The list.
        query: Query,
        /// Only those people; everyone of the list when empty.
        people: Vec<Id>,
    },
    /// Write the appointments of an agenda as a calendar, without names; answered by
    /// `App::exported`.
    Calendar(AgendaQuery),
}
