//! Takes the terminal and gives it back as it was: each mode undone, in reverse order,
//! at the end, at a suspension, at a panic. After a hang-up the terminal is never
//! touched again: writing to a line that is gone can block for ever.
use std::io;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::termios::Termios;

use super::tty::Tty;

/// Whether the mouse is the program's, or stays the terminal's (selection of text).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MouseUse {
    /// The terminal keeps it.
    #[default]
    Terminal,
    /// Wheel and clicks come to the program.
    Program,
}

/// What is to be undone. One for the process, since a panic must find it.
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
/// Pastes come between marks.
const PASTE: (&str, &str) = ("\x1b[?2004h", "\x1b[?2004l");
/// Buttons and wheel, in SGR form; no report of mere moves.
const MOUSE: (&str, &str) = ("\x1b[?1000h\x1b[?1006h", "\x1b[?1006l\x1b[?1000l");
/// Frames place the cursor where they need it.
const CURSOR: (&str, &str) = ("\x1b[?25l", "\x1b[0m\x1b[?25h");

/// Takes the terminal. Asks it no question, so that a far or mute terminal delays
/// nothing.
///
/// # Errors
/// When the terminal is gone or is none.
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
    tty.send(entry.as_bytes())
}

/// Sets the modes anew: stopped by force, the program found the terminal as the shell
/// left it.
///
/// # Errors
/// When the terminal is gone or was never taken.
pub fn take_again() -> io::Result<()> {
    match taken().as_ref() {
        Some(Taken { tty, entry, .. }) if !is_gone() => {
            tty.make_raw()?;
            tty.send(entry.as_bytes())
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
    // A terminal that refuses has gone: there is nobody left to tell.
    let _ = tty.send(undo.concat().as_bytes());
    let _ = tty.set_modes(&modes);
}

/// Notes that the line dropped: nothing is written to the terminal from here on.
pub fn abandon() {
    GONE.store(true, Ordering::SeqCst);
}

/// Whether the line dropped.
pub fn is_gone() -> bool {
    GONE.load(Ordering::SeqCst)
}

/// Makes a panic give the terminal back before its message is printed. Installed after
/// the hook that prints.
pub fn restore_on_panic() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        give_back();
        print(panic);
    }));
}

fn taken() -> MutexGuard<'static, Option<Taken>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}
