//! In and out: import, export, copies and what is taken back from them, demonstration data.
pub mod backup;
pub mod demo;
pub mod export;
pub mod import;
pub mod rule_files;
pub mod settings_file;
