//! The signal thread: turns what the system sends into events.
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use rustix::process::{getpid, getsid};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};

use super::tty::Tty;
use crate::app::event::{Event, Signal};

/// The thread that waits for signals.
pub struct SignalThread {
    handle: Handle,
    keyboard_is_elsewhere: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl SignalThread {
    /// Starts waiting; events go to `events`.
    ///
    /// # Errors
    /// When the system refuses a handler or a thread.
    pub fn start(tty: Tty, events: Sender<Event>) -> io::Result<Self> {
        let mut signals =
            Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let handle = signals.handle();
        let keyboard_is_elsewhere = Arc::new(AtomicBool::new(false));
        let elsewhere = Arc::clone(&keyboard_is_elsewhere);
        let work = move || {
            for signal in &mut signals {
                if elsewhere.load(Ordering::SeqCst) && meant_for_editor(signal) {
                    continue;
                }
                if events.send(event_of(signal, &tty)).is_err() {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name("signaux".into()).spawn(work)?;
        Ok(SignalThread {
            handle,
            keyboard_is_elsewhere,
            thread: Some(thread),
        })
    }

    /// While another program has the keyboard, its Ctrl-C also reaches this process, for
    /// which it is not meant.
    pub fn leave_keyboard_to(&self, other: Elsewhere) {
        let elsewhere = other == Elsewhere::Editor;
        self.keyboard_is_elsewhere
            .store(elsewhere, Ordering::SeqCst);
    }
}

/// Who has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elsewhere {
    /// The person's editor.
    Editor,
    /// This program.
    Nobody,
}

impl Drop for SignalThread {
    fn drop(&mut self) {
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Whether a signal, sent to all who share the terminal, is the editor's affair. An
/// editor that stops itself stops this process with it, or the shell would not notice.
fn meant_for_editor(signal: i32) -> bool {
    if signal == SIGTSTP && can_be_resumed() {
        // Refused, the editor stays stopped until its shell wakes it.
        let _ = stop_here();
    }
    matches!(signal, SIGINT | SIGQUIT | SIGTSTP | SIGCONT)
}

/// Stops the process and returns once it goes on. Raised in this very thread: a signal
/// sent to the process may let its sender run on before all threads stop.
///
/// # Errors
/// When the system refuses.
pub fn stop_here() -> io::Result<()> {
    signal_hook::low_level::raise(SIGSTOP)
}

/// Whether a shell is there to wake the process once stopped: the first process of a
/// session has none.
pub fn can_be_resumed() -> bool {
    getsid(None).is_ok_and(|leader| leader != getpid())
}

fn event_of(signal: i32, tty: &Tty) -> Event {
    match signal {
        SIGWINCH => {
            let (columns, rows) = tty.size();
            Event::Resize(columns, rows)
        }
        SIGHUP => Event::Signal(Signal::Hangup),
        SIGINT => Event::Signal(Signal::Interrupt),
        SIGQUIT => Event::Signal(Signal::Quit),
        SIGTSTP => Event::Signal(Signal::Stop),
        SIGCONT => Event::Signal(Signal::Continue),
        _ => Event::Signal(Signal::Terminate),
    }
}
