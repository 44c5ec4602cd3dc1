//! In and out: import, export, demonstration data.
pub mod demo;
pub mod export;
pub mod import;
pub mod rule_files;
