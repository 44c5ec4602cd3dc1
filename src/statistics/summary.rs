//! The yearly summary of a funding agreement (« Hérault, bilan de convention »): every table of the model, and
//! the persons behind each line. Reads the store; knows no SQL, no screen and no command line.
pub mod model;

pub use model::{ActivitySummary, Entry, Figure, Line, LineRole, Scope, Table, Unit};
