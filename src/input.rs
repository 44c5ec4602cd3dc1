//! From the bytes of the terminal to keys, and from keys to actions by the key file.
//! Knows no state of the program and draws nothing.
pub mod burst;
pub mod decode;
pub mod keymap;
mod sequence;

pub use crate::app::event::{Code, Event, Key, Mods, Mouse, MouseKind, Signal};
pub use keymap::Keymap;
