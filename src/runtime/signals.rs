//! The signal thread: turns the signals of the system into events. Knows no terminal.
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use rustix::process::{getpid, getsid};
use signal_hook::consts::{
    SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGUSR1, SIGWINCH,
};
use signal_hook::iterator::{Handle, Signals};

use super::tty::Tty;
use crate::app::event::{Event, Signal};

/// The thread that waits for signals.
pub struct SignalThread {
    handle: Handle,
    keyboard_is_elsewhere: Arc<AtomicBool>,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl SignalThread {
    /// Starts a thread that waits for signals and sends events to `events`.
    ///
    /// # Errors
    /// When the system refuses a handler or a thread.
    pub fn start(tty: Tty, events: Sender<Event>) -> io::Result<Self> {
        let mut signals = Signals::new([
            SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH, SIGUSR1,
        ])?;
        let handle = signals.handle();
        let keyboard_is_elsewhere = Arc::new(AtomicBool::new(false));
        let elsewhere = Arc::clone(&keyboard_is_elsewhere);
        let ends = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&ends);
        let work = move || {
            for signal in &mut signals {
                if elsewhere.load(Ordering::SeqCst) && meant_for_editor(signal) {
                    continue;
                }
                let event = event_of(signal, &tty);
                if matches!(event, Event::Signal(signal) if signal.ends_program()) {
                    told.store(true, Ordering::SeqCst);
                }
                if events.send(event).is_err() {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name("signaux".into()).spawn(work)?;
        Ok(SignalThread {
            handle,
            keyboard_is_elsewhere,
            ends,
            thread: Some(thread),
        })
    }

    /// Whether a signal has come that ends the program.
    pub fn ends(&self) -> bool {
        self.ends.load(Ordering::SeqCst)
    }

    /// Notes who has the keyboard. While the editor has it, its Ctrl-C also reaches this process,
    /// which must ignore it.
    pub fn leave_keyboard_to(&self, other: Elsewhere) {
        let elsewhere = other == Elsewhere::Editor;
        self.keyboard_is_elsewhere
            .store(elsewhere, Ordering::SeqCst);
    }
}

/// Which program has the keyboard.
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

/// Whether a signal was meant for the editor: the system sends it to every process that shares
/// the terminal. When the editor stops itself, this process stops too, so that the shell notices.
fn meant_for_editor(signal: i32) -> bool {
    if signal == SIGTSTP && can_be_resumed() {
        // If the system refuses, the editor stays stopped until the shell wakes it.
        let _ = stop_here();
    }
    matches!(signal, SIGINT | SIGQUIT | SIGTSTP | SIGCONT)
}

/// Stops the process; returns when it runs again. The signal is raised in this thread, because a
/// signal sent to the whole process may arrive after its sender has gone on.
///
/// # Errors
/// When the system refuses.
pub fn stop_here() -> io::Result<()> {
    signal_hook::low_level::raise(SIGSTOP)
}

/// Whether a shell can wake the process after it stops. The first process of a session has none.
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
        SIGUSR1 => Event::Signal(Signal::Veil),
        _ => Event::Signal(Signal::Terminate),
    }
}
