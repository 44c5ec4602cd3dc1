//! What follows from the records of a person: the live deadlines, the row of the list, what the
//! indicators count.
//!
//! Rebuilt in the transaction of every write. What depends on the day is never stored: the
//! columns are dates that the day is compared with.
mod absences;
mod cohort;
mod compute;
mod edits;
mod index;
mod line;
mod many;
mod parts;
mod tables;
mod urgency;
mod write;

pub(super) use compute::{derive, evaluate};
pub(super) use edits::{Edit, RowEdit, Stored, read_lines};
pub(super) use line::{next_meetings, status_on};
pub(super) use many::Rows;
pub(super) use parts::{PARTS, Part};
pub(super) use tables::Derived;
pub(super) use urgency::fill_if_missing as fill_urgency_if_missing;
pub(super) use write::{Editor, erase, person_with};
