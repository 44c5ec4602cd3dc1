//! Paper: what the person takes home. A document is first a plain description ([`model`]), the
//! same for Word, PDF and text; it knows the records and no screen, and shows neither alerts
//! nor scores.
pub mod docx;
pub mod error;
mod measures;
pub mod model;
pub mod pdf;
mod shape;
