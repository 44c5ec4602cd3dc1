//! A file in words: its panels, its life, its contract, why a deadline is there. Knows no place,
//! no form and no SQL.
pub mod comparison;
pub mod following;
pub mod life;
pub mod panel;
pub mod reading;
pub mod review;
pub mod why;
