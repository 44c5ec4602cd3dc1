//! `carnet`: the carnet de bord of a French RSA référent, in a terminal.
//!
//! The layers, arrows only pointing down (held by `tests/architecture.rs`):
//!
//! ```text
//!  main ── cli                one room per command; words out, exit codes
//!           │
//!        runtime              the loop, threads, effects, terminal guard
//!         │    │
//!        ui   input           &App -> Frame   |   bytes -> keys -> actions
//!         └ app ┘             state, actions, update: no SQL, no ratatui
//!            │
//!   exchange · statistics     import, export, demonstration · indicators
//!            │
//!          store              SQLite only: migrations, reads, apply(Change)
//!            │
//!         domain              pure: people, calendar, rules, deadlines, text
//! ```
pub mod app;
pub mod cli;
pub mod clock;
pub mod documents;
pub mod domain;
pub mod exchange;
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
