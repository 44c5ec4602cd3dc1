//! A large act, written part by part under one number: others can write between two parts.
//!
//! The act is marked unfinished until its end, so that one cut in the middle is taken back at
//! the next opening. An act that writes nothing leaves no trace.
mod act;
mod known;
mod part;
mod target;
mod uids_taken;

pub use act::LongAct;
pub use part::Part;
pub use target::ImportTarget;
