//! The loop, its threads, the terminal guard.
//!
//! One thread reads the terminal, one waits for signals; both send to one channel. The
//! main thread owns the program and waits on that channel until the program's next
//! alarm: no timer lives behind a terminal read, which may block.
pub mod editor;
pub mod guard;
pub mod harden;
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
