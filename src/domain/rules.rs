//! Rule sets: data read from TOML and checked completely before it is used. Knows no person's
//! facts and no current day.
mod book;
mod builtin;
mod diff;
mod draft;
mod event;
mod file;
mod ids;
mod reader;
mod response;
mod rule;
mod scope;
mod set;
#[cfg(test)]
mod tests;

pub use book::{Defaults, RuleBook, UnknownSet};
#[cfg(test)]
pub use builtin::convention_pauvrete;
pub use builtin::{builtin, builtin_texts, read_one};
pub use event::EventKey;
pub use file::load;
pub use ids::{CASF, CONVENTION_PAUVRETE, LOT_MAPPI, PLEIN_EMPLOI};
pub use response::Response;
pub use rule::{
    Actor, Bound, Evaluator, FixedDate, Level, Nature, Population, Rule, Shift, Validity,
};
pub use set::{AbsencesCounted, Parameters, RuleFileError, RuleSet};
