//! Undo and redo: inverses of acts, written as acts. They survive a restart and say in words
//! what they did. One undoes one's own last act on this store.
mod inversion;
mod invert;
mod next;
mod restore;
mod undoable;
mod unfinished;

pub(super) use inversion::Inversion;
pub use undoable::{Undoable, Undone};
