//! The places of the program, one file each: what it holds, what can be done there, what follows.
//! They open one another by data only.
pub mod agenda;
pub mod ask;
pub mod caseload;
pub mod confirm;
pub mod file;
pub mod form;
pub mod interview;
pub mod menu;
pub mod palette;
pub mod reader;
pub mod sheet;
pub mod steering;
pub mod triage;
pub mod wait;
pub mod why;
