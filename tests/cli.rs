//! The real program, as scripts and people at a terminal run it: a private home, an empty
//! environment, every exit code, the shapes of the JSON.
#![allow(missing_docs, reason = "a test binary documents nothing")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test may fail loudly"
)]

#[path = "cli/home.rs"]
mod home;

#[path = "cli/agenda.rs"]
mod agenda;
#[path = "cli/codes.rs"]
mod codes;
#[path = "cli/document.rs"]
mod document;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/json.rs"]
mod json;
#[path = "cli/question.rs"]
mod question;
#[path = "cli/rules.rs"]
mod rules;
#[path = "cli/steering.rs"]
mod steering;
#[path = "cli/stopped.rs"]
mod stopped;
#[path = "cli/text.rs"]
mod text;
#[path = "cli/triage.rs"]
mod triage;
