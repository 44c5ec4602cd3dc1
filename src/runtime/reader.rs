//! The input thread, the only reader of the terminal. It sleeps until bytes arrive or another
//! thread wakes it, and reads only the bytes that are there. So a pause takes effect at once, an
//! unfinished sequence blocks nothing, and waiting costs no processor time.
//!
//! Crossterm's reader is not used. It blocks until a sequence is complete, it never leaves a
//! paste whose end was lost, and with a wait of zero it reads nothing at all.
use std::fs::File;
use std::io::{ErrorKind, Read, Result, Write};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::pipe::{PipeFlags, pipe_with};

use crate::app::event::{Event, Signal};
use crate::input::burst::Bursts;
use crate::input::decode::{Decoder, Pending};

/// When the rest of a sequence does not arrive within this time, the key was Échap alone.
const KEY_PATIENCE: Duration = Duration::from_millis(50);
/// When the rest of a paste does not arrive within this time, its end was lost.
const PASTE_PATIENCE: Duration = Duration::from_secs(1);
/// When nothing arrives within this time after the end of a paste, that was its end.
const TAIL_PATIENCE: Duration = Duration::from_millis(30);
/// When nothing more of a burst arrives within this time, the burst is over.
const BURST_PATIENCE: Duration = Duration::from_millis(50);

/// The thread that reads the terminal.
pub struct Reader {
    shared: Arc<Shared>,
    waker: File,
    thread: Option<JoinHandle<()>>,
}

/// What the main thread asked for, and what the reader has done of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Reading,
    PauseWanted,
    Paused,
    EndWanted,
    Ended,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, state: State) {
        *self.state() = state;
        self.changed.notify_all();
    }

    /// Waits until the state is another one than `from`.
    fn wait_past(&self, from: State) {
        let waiting = self
            .changed
            .wait_while(self.state(), |state| *state == from);
        drop(waiting);
    }
}

impl Reader {
    /// Starts a thread that reads `terminal` and sends events to `events`.
    ///
    /// # Errors
    /// When the system refuses a pipe or a thread.
    pub fn start(terminal: File, events: Sender<Event>) -> Result<Self> {
        let (woken, waker) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        let shared = Arc::new(Shared {
            state: Mutex::new(State::Reading),
            changed: Condvar::new(),
        });
        let mut work = Work {
            terminal,
            woken: File::from(woken),
            events,
            shared: Arc::clone(&shared),
            decoder: Decoder::default(),
            bursts: Bursts::default(),
        };
        let body = move || {
            work.read_until_told();
            work.shared.set(State::Ended);
        };
        let thread = thread::Builder::new().name("clavier".into()).spawn(body)?;
        Ok(Reader {
            shared,
            waker: File::from(waker),
            thread: Some(thread),
        })
    }

    /// Stops reading. Returns when the thread has stopped: no byte is read after that.
    pub fn pause(&self) {
        if self.ask(State::Reading, State::PauseWanted) {
            self.shared.wait_past(State::PauseWanted);
        }
    }

    /// Starts reading again after a pause.
    pub fn resume(&self) {
        self.ask(State::Paused, State::Reading);
    }

    /// Moves from one state to another and wakes the thread. False when the state is not `from`.
    fn ask(&self, from: State, to: State) -> bool {
        let mut state = self.shared.state();
        if *state != from {
            return false;
        }
        *state = to;
        drop(state);
        self.shared.changed.notify_all();
        // If the pipe is full, the thread wakes as well.
        let _ = (&self.waker).write(b"!");
        true
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if self.ask(State::Reading, State::EndWanted) || self.ask(State::Paused, State::EndWanted) {
            self.shared.wait_past(State::EndWanted);
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the thread owns.
struct Work {
    terminal: File,
    woken: File,
    events: Sender<Event>,
    shared: Arc<Shared>,
    decoder: Decoder,
    bursts: Bursts,
}

/// Why a wait ended.
enum Wait {
    Bytes,
    Woken,
    Patience,
    Gone,
}

/// The reader must stop: the terminal is gone, or nobody receives its events.
struct Over;

impl Work {
    fn read_until_told(&mut self) {
        let mut bytes = vec![0; 64 * 1024];
        loop {
            let state = *self.shared.state();
            match state {
                State::Reading => {}
                State::PauseWanted => {
                    self.shared.set(State::Paused);
                    self.shared.wait_past(State::Paused);
                    continue;
                }
                State::Paused => {
                    self.shared.wait_past(State::Paused);
                    continue;
                }
                State::EndWanted | State::Ended => return,
            }
            let step = match self.wait() {
                Wait::Bytes => self.read(&mut bytes),
                Wait::Woken => self.empty_pipe(),
                Wait::Patience => self.give_up(),
                Wait::Gone => Err(Over),
            };
            if step.is_err() {
                // The line dropped, even if the system reports no error.
                let _ = self.events.send(Event::Signal(Signal::Hangup));
                return;
            }
        }
    }

    /// How long to wait for the rest of an unfinished input. None when nothing is unfinished.
    fn patience(&self) -> Option<Duration> {
        match self.decoder.pending() {
            Pending::Paste => Some(PASTE_PATIENCE),
            Pending::Tail => Some(TAIL_PATIENCE),
            Pending::Key => Some(KEY_PATIENCE),
            Pending::Nothing => self.bursts.is_holding().then_some(BURST_PATIENCE),
        }
    }

    fn wait(&self) -> Wait {
        let limit = self
            .patience()
            .and_then(|wait| Timespec::try_from(wait).ok());
        let mut watched = [
            PollFd::new(&self.terminal, PollFlags::IN),
            PollFd::new(&self.woken, PollFlags::IN),
        ];
        match poll(&mut watched, limit.as_ref()) {
            Ok(0) => return Wait::Patience,
            Ok(_) => {}
            Err(error) if error == rustix::io::Errno::INTR => return Wait::Woken,
            Err(_) => return Wait::Gone,
        }
        let [terminal, woken] = watched;
        if woken.revents().contains(PollFlags::IN) {
            Wait::Woken
        } else if terminal.revents().contains(PollFlags::IN) {
            Wait::Bytes
        } else {
            Wait::Gone
        }
    }

    fn read(&mut self, bytes: &mut [u8]) -> std::result::Result<(), Over> {
        let length = match self.terminal.read(bytes) {
            Ok(0) => return Err(Over),
            Ok(length) => length,
            Err(error) => {
                let again = matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::WouldBlock);
                return if again { Ok(()) } else { Err(Over) };
            }
        };
        let mut decoded = Vec::new();
        self.decoder
            .feed(bytes.get(..length).unwrap_or_default(), &mut decoded);
        let mut out = Vec::new();
        self.bursts.take(decoded, &mut out);
        self.send(out)
    }

    fn give_up(&mut self) -> std::result::Result<(), Over> {
        let (mut decoded, mut out) = (Vec::new(), Vec::new());
        self.decoder.give_up(&mut decoded);
        self.bursts.end(&mut out);
        out.append(&mut decoded);
        self.send(out)
    }

    fn empty_pipe(&mut self) -> std::result::Result<(), Over> {
        // The content of the pipe does not matter: the caller reads the state next.
        let _ = self.woken.read(&mut [0; 64]);
        Ok(())
    }

    fn send(&self, events: Vec<Event>) -> std::result::Result<(), Over> {
        for event in events {
            self.events.send(event).map_err(|_| Over)?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
