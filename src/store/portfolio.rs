//! The portefeuille: pages of the list, in any order, through any filter, whatever its size.
//!
//! Rows are read by key (after the last one seen), never counted nor skipped. A small set (a
//! caseload, a precise search) is sorted whole; a large one is walked through an index.
mod few;
mod first;
mod line;
mod page;
mod predicate;
mod query;
mod set;
#[cfg(test)]
mod tests;
mod walk;

pub use line::Line;
pub use page::Page;
pub use query::{Anchor, Filter, Query, Scope, Sort, SortKey};
pub(super) use set::count_each;
