//! Runs the program at a real terminal: takes the terminal, starts the threads, runs the loop,
//! and gives the terminal back in every case.
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Instant;

use ratatui::Terminal;

use super::editor::Editor;
use super::guard::{self, MouseUse};
use super::output::Output;
use super::reader::Reader;
use super::screen::{Pending, Screen};
use super::signals::{Elsewhere, SignalThread, can_be_resumed, stop_here};
use super::tty::Tty;
use super::turn::{Exit, Next, Outside, Program, Source, run};
use crate::app::event::Event;

/// A terminal that the program has taken, with its running threads.
pub struct Session {
    terminal: Terminal<Screen>,
    events: Channel,
    outside: Desk,
}

impl Session {
    /// Takes the terminal and starts the threads.
    ///
    /// # Errors
    /// When there is no terminal, or the system refuses a thread.
    pub fn open(mouse: MouseUse, editor: Editor) -> io::Result<Self> {
        let tty = Tty::find()?;
        let (send, receive) = channel();
        // Signals come first: after this, no signal can kill the process and leave the terminal raw.
        let signals = SignalThread::start(tty.try_clone()?, send.clone())?;
        guard::restore_on_panic();
        guard::take(&tty, mouse)?;
        let given_back = GivenBack;
        let reader = Reader::start(tty.input().try_clone()?, send)?;
        let pending = Pending::default();
        let output = Output::start(tty.try_clone()?)?;
        let terminal = Terminal::new(Screen::new(tty.try_clone()?, pending.clone()))?;
        let outside = Desk {
            tty,
            mouse,
            editor,
            pending,
            output,
            reader,
            signals,
            _given_back: given_back,
        };
        Ok(Session {
            terminal,
            events: Channel(receive),
            outside,
        })
    }

    /// Runs the program to its end, then gives the terminal back.
    pub fn run(mut self, program: &mut impl Program) -> Exit {
        run(
            &mut self.terminal,
            program,
            &mut self.events,
            &mut self.outside,
        )
    }
}

/// Gives the terminal back when it is dropped, also after an error or a panic.
struct GivenBack;

impl Drop for GivenBack {
    fn drop(&mut self) {
        guard::give_back();
    }
}

/// The events that the threads send.
struct Channel(Receiver<Event>);

impl Source for Channel {
    fn next(&mut self, until: Option<Instant>) -> Next {
        let Some(until) = until else {
            return self.0.recv().map_or(Next::Closed, Next::Event);
        };
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Next::Timeout;
        }
        match self.0.recv_timeout(left) {
            Ok(event) => Next::Event(event),
            Err(RecvTimeoutError::Timeout) => Next::Timeout,
            Err(RecvTimeoutError::Disconnected) => Next::Closed,
        }
    }

    fn try_next(&mut self) -> Option<Event> {
        self.0.try_recv().ok()
    }
}

/// The real outside world.
struct Desk {
    tty: Tty,
    mouse: MouseUse,
    editor: Editor,
    pending: Pending,
    output: Output,
    reader: Reader,
    signals: SignalThread,
    // The last field is dropped last: the threads end before the terminal is given back.
    _given_back: GivenBack,
}

impl Desk {
    /// Leaves the terminal to another program while `meanwhile` runs.
    fn step_aside<T>(&mut self, meanwhile: impl FnOnce(&Desk) -> T) -> T {
        self.reader.pause();
        guard::give_back();
        let result = meanwhile(self);
        // If the terminal disappeared in the meantime, the next frame will fail and report it.
        let _ = guard::take(&self.tty, self.mouse);
        self.reader.resume();
        result
    }
}

impl Outside for Desk {
    fn present(&mut self) -> io::Result<()> {
        let bytes = self.pending.take();
        match guard::is_gone() {
            true => Err(io::ErrorKind::BrokenPipe.into()),
            false => self.output.send(bytes),
        }
    }

    fn takes_frames(&mut self) -> io::Result<bool> {
        self.output.is_free()
    }

    fn edit(&mut self, text: &str, origin: &str) -> Result<String, String> {
        self.step_aside(|desk| {
            desk.signals.leave_keyboard_to(Elsewhere::Editor);
            let ends = || desk.signals.ends();
            let edited = desk.editor.edit(text, origin, &ends);
            desk.signals.leave_keyboard_to(Elsewhere::Nobody);
            edited
        })
    }

    fn suspend(&mut self) -> Result<(), String> {
        if !can_be_resumed() {
            return Err(
                "carnet n’a pas été lancé depuis un interpréteur de commandes\u{a0}: \
                        personne ne pourrait le reprendre."
                    .to_owned(),
            );
        }
        let stopped = self.step_aside(|_| stop_here());
        stopped.map_err(|_| "Le système a refusé la suspension.".to_owned())
    }

    fn resume(&mut self) -> io::Result<()> {
        guard::take_again()
    }

    fn bell(&mut self) {
        self.pending.add(b"\x07");
        // A bell that fails is no reason to stop. If the terminal is gone, the next frame will fail.
        let _ = self.present();
    }

    fn abandon(&mut self) {
        guard::abandon();
    }
}
