//! The real program, as scripts and people at a terminal run it: a private home, an empty
//! environment, every exit code, the shapes of the JSON.
#![allow(
    clippy::disallowed_methods,
    reason = "a store is opened apart from the program, to break it or to hold it"
)]

mod home;

mod agenda;
mod backup;
mod codes;
mod consultations;
mod document;
mod doubts;
mod duplicates;
mod encryption;
mod export;
mod import;
mod json;
mod person_copy;
mod question;
mod reminders;
mod roles;
mod room;
mod rules;
mod steering;
mod stopped;
mod summary;
mod summary_figures;
mod summary_files;
mod text;
mod triage;
