//! Turns the bytes of the terminal into keys, and keys into actions through the key file. Knows
//! no state of the program and draws nothing.
pub mod burst;
pub mod decode;
pub mod keymap;
mod sequence;

pub use crate::app::event::{Code, Event, Key, Mods, Mouse, MouseKind, Signal};
pub use keymap::Keymap;
