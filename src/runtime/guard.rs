//! Takes the terminal, and gives it back as it was: the modes are undone in reverse order when
//! the program ends, is suspended or panics. After a hang-up nothing is written to the terminal
//! any more, because writing to a lost line can block for ever. Knows no screen and no event.
use std::io;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::termios::Termios;

use super::output::send_or_give_up;
use super::tty::Tty;

/// Who receives the mouse: the program, or the terminal (which selects text with it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MouseUse {
    /// The terminal receives it.
    #[default]
    Terminal,
    /// The program receives the wheel and the clicks.
    Program,
}

/// What must be undone to give the terminal back. It is global, so that the hook of a panic can
/// reach it.
struct Taken {
    tty: Tty,
    modes: Termios,
    entry: String,
    undo: Vec<&'static str>,
}

static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);
static GONE: AtomicBool = AtomicBool::new(false);

/// Alternate screen.
const SCREEN: (&str, &str) = ("\x1b[?1049h", "\x1b[?1049l");
/// Bracketed paste: the terminal puts marks around a pasted text.
const PASTE: (&str, &str) = ("\x1b[?2004h", "\x1b[?2004l");
/// Mouse buttons and wheel, reported in SGR form. Moves are not reported.
const MOUSE: (&str, &str) = ("\x1b[?1000h\x1b[?1006h", "\x1b[?1006l\x1b[?1000l");
/// Hides the cursor; each frame shows it where it needs it.
const CURSOR: (&str, &str) = ("\x1b[?25l", "\x1b[0m\x1b[?25h");

/// Takes the terminal. It sends no question to the terminal, so a slow line or a terminal that
/// never answers does not delay the first screen.
///
/// # Errors
/// When the terminal is gone, or when the file is not a terminal.
pub fn take(tty: &Tty, mouse: MouseUse) -> io::Result<()> {
    if is_gone() {
        return Err(io::ErrorKind::BrokenPipe.into());
    }
    let mut taken = taken();
    if taken.is_some() {
        return Ok(());
    }
    let pairs: &[(&str, &'static str)] = match mouse {
        MouseUse::Terminal => &[SCREEN, PASTE, CURSOR],
        MouseUse::Program => &[SCREEN, PASTE, MOUSE, CURSOR],
    };
    let entry: String = pairs.iter().map(|(on, _)| *on).collect();
    *taken = Some(Taken {
        tty: tty.try_clone()?,
        modes: tty.make_raw()?,
        entry: entry.clone(),
        undo: pairs.iter().rev().map(|(_, off)| *off).collect(),
    });
    send_or_give_up(tty, entry.as_bytes())
}

/// Sets the modes again. When a signal stopped the program by force, the shell has put its own
/// modes in the meantime.
///
/// # Errors
/// When the terminal is gone or was never taken.
pub fn take_again() -> io::Result<()> {
    match taken().as_ref() {
        Some(Taken { tty, entry, .. }) if !is_gone() => {
            tty.make_raw()?;
            send_or_give_up(tty, entry.as_bytes())
        }
        _ => Err(io::ErrorKind::BrokenPipe.into()),
    }
}

/// Gives the terminal back, if it was taken and is still there.
pub fn give_back() {
    let Some(Taken {
        tty, modes, undo, ..
    }) = taken().take()
    else {
        return;
    };
    if is_gone() {
        return;
    }
    // If the terminal refuses, it is gone, and no one can read an error message.
    let _ = send_or_give_up(&tty, undo.concat().as_bytes());
    let _ = tty.set_modes(&modes);
}

/// Notes that the line dropped. Nothing is written to the terminal after this.
pub fn abandon() {
    GONE.store(true, Ordering::SeqCst);
}

/// Whether the line dropped.
pub fn is_gone() -> bool {
    GONE.load(Ordering::SeqCst)
}

/// Makes a panic of this thread give the terminal back before its message is printed: on the screen of
/// the program nobody would read it. One of another thread leaves the screen to the program, which
/// goes on. Call it after the hook that prints has been installed.
pub fn restore_on_panic() {
    let print = panic::take_hook();
    let mine = std::thread::current().id();
    panic::set_hook(Box::new(move |panic| {
        if std::thread::current().id() == mine {
            give_back();
        }
        print(panic);
    }));
}

fn taken() -> MutexGuard<'static, Option<Taken>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}
