//! A file in words: its panels, its life, its contract, why a deadline is there. Knows no place,
//! no form, no store.
pub mod changed;
pub mod comparison;
pub mod contract;
pub mod findings;
pub mod following;
pub mod history;
pub mod hour;
pub mod life;
pub mod line;
pub mod meeting;
pub mod merge;
pub mod names;
pub mod pages;
pub mod panel;
pub mod plan;
mod prelude;
pub mod reading;
pub mod records;
pub mod review;
pub mod rule_sets;
pub mod situation;
pub mod state;
pub mod why;
