//! Counting over many people: each measure is one query that gives observations (who, where,
//! which day, met or not). Its figures group those rows and its lists of persons name them, so
//! that a figure and its list can't disagree. Knows no wording, no rate and no target.
mod counting;
mod measure;
mod observe;
mod selection;
mod sources;

pub use measure::{Awaited, CaseEnd, CountUnit, Measure, RightsHeld};
pub use selection::{By, Case, Class, Selection, Tally};
