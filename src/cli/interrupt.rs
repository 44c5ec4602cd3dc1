//! Ctrl-C during a command ends it with the code 130, TERM with 143, a line that drops with 129. What
//! was being written is whole or absent: a command that writes in several parts listens for the wish
//! to stop, and takes back what it has written; any other, and a second Ctrl-C, end at once, and
//! remove the files that were being made.
use std::io;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::files::remove_all_temporary;

/// What asks a command to stop; it then ends with 128 and that number.
const SIGNALS: [i32; 3] = [SIGHUP, SIGINT, SIGTERM];

/// Who hears of a signal.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Listener {
    /// Nobody: the program ends.
    Nobody,
    /// A command that takes back what it wrote.
    Wish,
    /// The screen, which has a way of its own.
    Screen,
}

static LISTENER: AtomicU8 = AtomicU8::new(Listener::Nobody as u8);
static ASKED: AtomicBool = AtomicBool::new(false);

fn heard_by(listener: Listener) {
    LISTENER.store(listener as u8, Ordering::SeqCst);
}

/// From here on, an interruption ends the program with its code.
///
/// # Errors
/// When the system refuses.
pub fn arm() -> io::Result<()> {
    let mut signals = Signals::new(SIGNALS)?;
    let wait = move || signals.forever().for_each(take);
    let thread = std::thread::Builder::new().name("interruption".into());
    thread.spawn(wait).map(drop)
}

fn take(signal: i32) {
    let listener = LISTENER.load(Ordering::SeqCst);
    if listener == Listener::Screen as u8 {
        return;
    }
    let first = !ASKED.swap(true, Ordering::SeqCst);
    if listener == Listener::Wish as u8 && first {
        return;
    }
    remove_all_temporary();
    signal_hook::low_level::exit(128 + signal);
}

/// The wish of the person to stop a command that takes back what it wrote.
#[derive(Debug)]
pub struct Wish(());

impl Wish {
    /// From here on, and until this is dropped, the first interruption is only noted.
    pub fn listen() -> Self {
        ASKED.store(false, Ordering::SeqCst);
        heard_by(Listener::Wish);
        Self(())
    }

    /// The same, as those who work ask it.
    pub fn go_on(&self) -> ControlFlow<()> {
        if self.is_to_stop() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Whether the person wants to stop.
    pub fn is_to_stop(&self) -> bool {
        ASKED.load(Ordering::SeqCst)
    }
}

impl Drop for Wish {
    fn drop(&mut self) {
        heard_by(Listener::Nobody);
    }
}

/// From here on, the screen decides what an interruption does.
pub fn leave_to_screen() {
    heard_by(Listener::Screen);
}
