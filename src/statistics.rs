//! The indicators of the convention and of the impact: what each one counts, the figures of a
//! period, their breakdowns, what an export may show of them. Reads the store; knows no SQL, no
//! screen and no command line.
//!
//! ```text
//!  catalogue   which measure, which words, which target
//!      │
//!  report      store.tally ─► figures: whole, by structure, référent, type, month
//!      │
//!  masking ─► table    cells under the threshold masked, the spreadsheet
//! ```
//!
//! A figure and the list of persons behind it come from the same query of the store.
pub mod catalogue;
pub mod figure;
pub mod masking;
pub mod part;
pub mod persons;
pub mod report;
pub mod summary;
pub mod table;
pub mod words;

pub use catalogue::{INDICATORS, Indicator, Shape};
pub use figure::{Delay, Figure};
pub use part::Part;
pub use persons::{Persons, Shown};
pub use report::{
    Behind, Breakdown, Group, Line, Report, behind, compute, last_twelve_months, looked_at,
    year_before,
};
