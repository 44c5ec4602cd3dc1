//! `carnet`: the carnet de bord of a French RSA référent, in a terminal.
//!
//! Its rooms, their order and what each may use: `docs/ARCHITECTURE.md`, held by
//! `tests/architecture.rs`.
pub mod app;
pub mod cli;
pub mod clock;
pub mod documents;
pub mod domain;
pub mod exchange;
pub mod files;
pub mod form;
pub mod gestures;
pub mod identity;
pub mod input;
pub mod runtime;
pub mod start;
pub mod statistics;
pub mod store;
pub mod ui;
pub mod words;
