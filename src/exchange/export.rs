//! Out: the caseload as a spreadsheet of text or of Excel, everything as JSON, one whole file as JSON,
//! appointments as a calendar, a yearly summary as a spreadsheet.
//!
//! What leaves is plain: the service's own file, 0600, never in the place of another. Knows no
//! SQL and no screen.
mod caseload;
mod csv;
mod dossier;
mod file;
mod history;
mod ics;
mod json;
mod lost_letters;
mod person;
mod summary_csv;
mod workbook;

pub use csv::csv;
pub use dossier::dossier_json;
pub use file::write_new;
pub use history::{acts_json, raw};
pub use ics::{Naming, ics};
pub use json::{CONTENTS, SCHEMA, json};
pub use lost_letters::LostLetters;
pub use person::person_json;
pub use summary_csv::summary_csv;
pub use workbook::summary::{NO_PEOPLE, summary_workbook};
pub use workbook::workbook;
