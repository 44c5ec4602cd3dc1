//! Out: the caseload as a spreadsheet, everything as JSON, one whole file as JSON.
//!
//! What leaves is plain: the service's own file, 0600, never in the place of another. Knows no
//! SQL and no screen.
mod csv;
mod dossier;
mod file;
mod json;

pub use csv::csv;
pub use dossier::dossier_json;
pub use file::write_new;
pub use json::{SCHEMA, json};
