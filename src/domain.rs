//! The pure heart: what an accompaniment is, its dates, rules and deadlines, and
//! the French conventions for text and identifiers. Knows no screen, no file, no clock.

pub mod agenda;
pub mod attachment;
pub mod calendar;
pub mod change;
pub(crate) mod codes;
pub mod contract;
pub mod date;
pub mod deadlines;
pub mod facts;
pub mod file;
pub mod follow_up;
pub mod history;
pub mod identifiers;
pub mod leaving;
pub mod merge;
pub mod numbers;
pub mod partner;
pub mod phrase;
pub mod queue;
pub mod record;
pub mod rights;
pub mod round;
pub mod rules;
pub mod same_person;
pub mod settings;
pub mod text;
pub mod toml_file;
pub mod towns;
pub mod validation;
pub mod vocabulary;
