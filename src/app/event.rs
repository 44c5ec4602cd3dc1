//! What happens to the program from outside: keys, pastes, resizes, signals, answers of
//! the runtime. Plain data; knows no terminal library.

pub use super::key::{Code, Key, Mods};

/// Something that happened outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed, or is being held.
    Key(Key),
    /// Text was pasted, or arrived so fast that no hand typed it. Line ends are `\n`,
    /// control characters are gone; a byte that is not UTF-8 shows as U+FFFD.
    Paste(String),
    /// The terminal has a new size, in cells: columns, then rows.
    Resize(u16, u16),
    /// The mouse was used (only when asked for).
    Mouse(Mouse),
    /// The system sent a signal.
    Signal(Signal),
    /// The editor asked for by [`Effect::EditText`](super::effect::Effect::EditText)
    /// is closed.
    Edited {
        /// The token given with the request.
        token: u64,
        /// The new text, or a French sentence saying why there is none: keep the old one.
        text: Result<String, String>,
    },
    /// The program runs again after a suspension; time has passed.
    Resumed,
    /// An effect could not be performed; a French sentence says why.
    Refused(String),
}

/// A signal of the system, as far as the program cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// The line dropped or the window closed: save the drafts, the terminal is gone.
    Hangup,
    /// Asked to end.
    Terminate,
    /// Interrupted from outside (Ctrl-C is a key, not this).
    Interrupt,
    /// Asked to quit.
    Quit,
    /// Asked to stop until told to go on.
    Stop,
    /// Told to go on.
    Continue,
    /// Told to hide the screen (`SIGUSR1`).
    Veil,
}

impl Signal {
    /// Whether the program must save and end.
    pub const fn ends_program(self) -> bool {
        !matches!(self, Signal::Stop | Signal::Continue | Signal::Veil)
    }
}

/// What the mouse did, and where: column and row in cells, from the top left (0, 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column, from 0.
    pub column: u16,
    /// Row, from 0.
    pub row: u16,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button was pressed.
    Click,
    /// The wheel turned up.
    ScrollUp,
    /// The wheel turned down.
    ScrollDown,
}
