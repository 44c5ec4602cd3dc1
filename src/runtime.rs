//! The loop, its threads, and the guard that gives the terminal back.
//!
//! One thread reads the terminal and one waits for signals; both send events to one channel. The
//! main thread owns the program and waits on that channel until the program's next timer. No
//! timer depends on a read of the terminal, because such a read may block. Knows no screen of
//! carnet: the program is a trait ([`Program`]).
pub mod editor;
pub mod guard;
pub mod harden;
pub mod output;
pub mod reader;
pub mod screen;
pub mod session;
pub mod signals;
pub mod tty;
pub mod turn;

pub use editor::Editor;
pub use guard::MouseUse;
pub use harden::harden;
pub use session::Session;
pub use turn::{Exit, Next, Outside, Program, Source, run};
