//! The loop: draw when nothing waits, wait, take everything that waits, handle it,
//! perform the effects. Generic over the terminal, the source of events and the
//! outside world, so that tests run this very loop. Knows no terminal library but
//! through ratatui's backend.
use std::time::Instant;

use ratatui::backend::Backend;
use ratatui::{Frame, Terminal};

use crate::app::effect::Effect;
use crate::app::event::{Event, Signal};

/// The program as the loop sees it.
pub trait Program {
    /// Takes one event into account.
    fn handle(&mut self, event: Event) -> Vec<Effect>;
    /// Draws the whole screen.
    fn draw(&mut self, frame: &mut Frame<'_>);
    /// Whether the screen no longer shows the state.
    fn needs_draw(&self) -> bool;
    /// When the program wants to be woken without any event, if it does.
    fn next_wake(&self) -> Option<Instant>;
    /// Does what was due at [`next_wake`](Program::next_wake).
    fn wake(&mut self) -> Vec<Effect>;
    /// Does what may wait until the first screen is shown.
    fn after_first_frame(&mut self) -> Vec<Effect>;
}

/// What the wait for an event ended with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Something happened.
    Event(Event),
    /// The moment given came first.
    Timeout,
    /// Nothing will ever come again.
    Closed,
}

/// Where events come from: the threads, or the script of a test.
pub trait Source {
    /// Waits for an event until the moment given, for ever without one.
    fn next(&mut self, until: Option<Instant>) -> Next;
    /// Takes an event that already waits.
    fn try_next(&mut self) -> Option<Event>;
}

/// What the loop asks of the world around the program.
pub trait Outside {
    /// Sends to the terminal, in one write, what the last frame changed.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn present(&mut self) -> std::io::Result<()>;
    /// Lets the person change the text in their own editor.
    ///
    /// # Errors
    /// A French sentence when there is no new text; the old one is to be kept.
    fn edit(&mut self, text: &str) -> Result<String, String>;
    /// Gives the terminal back to the shell and returns when told to go on.
    ///
    /// # Errors
    /// A French sentence when nobody could tell the program to go on.
    fn suspend(&mut self) -> Result<(), String>;
    /// Takes the terminal again after another program stopped this one.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn resume(&mut self) -> std::io::Result<()>;
    /// Rings the bell.
    fn bell(&mut self);
    /// Notes that the terminal is gone and must never be touched again.
    fn abandon(&mut self);
}

/// How the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// The program asked for it.
    Quit,
    /// A signal asked for it.
    Signal(Signal),
}

impl Exit {
    /// Exit code of the process: 0, or 128 and the number of the signal (130 for an
    /// interruption).
    pub const fn code(self) -> u8 {
        match self {
            Exit::Quit => 0,
            Exit::Signal(Signal::Hangup) => 129,
            Exit::Signal(Signal::Interrupt) => 130,
            Exit::Signal(Signal::Quit) => 131,
            Exit::Signal(Signal::Terminate) => 143,
            Exit::Signal(Signal::Stop | Signal::Continue) => 1,
        }
    }
}

/// Frames are drawn when nothing waits, and in any case after this many rounds of
/// events, so that a flood of input never hides the screen.
const ROUNDS_WITHOUT_FRAME: usize = 64;

/// Runs the program until it quits, a signal ends it, or the terminal is gone. Whatever
/// signal ends it, the program has handled it first, so drafts are saved; a terminal
/// that can no longer be written to counts as [`Signal::Hangup`].
pub fn run<B: Backend>(
    terminal: &mut Terminal<B>,
    program: &mut impl Program,
    source: &mut impl Source,
    outside: &mut impl Outside,
) -> Exit {
    let mut turn = Turn {
        terminal,
        program,
        source,
        outside,
        screen: Screen::Never,
        rounds: 0,
    };
    loop {
        if let Some(exit) = turn.round() {
            return exit;
        }
    }
}

/// What the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    /// Nothing yet.
    Never,
    /// Some frame of ours: only changes are sent.
    Ours,
    /// Something else was there: all is to be sent again.
    Lost,
}

impl Screen {
    /// What it shows once something else may have written over it.
    const fn lost(self) -> Screen {
        match self {
            Screen::Never => Screen::Never,
            Screen::Ours | Screen::Lost => Screen::Lost,
        }
    }
}

/// One run of the loop.
struct Turn<'a, B: Backend, P, S, O> {
    terminal: &'a mut Terminal<B>,
    program: &'a mut P,
    source: &'a mut S,
    outside: &'a mut O,
    screen: Screen,
    rounds: usize,
}

impl<B: Backend, P: Program, S: Source, O: Outside> Turn<'_, B, P, S, O> {
    /// Draws or waits, then handles all that came. `Some` ends the loop.
    fn round(&mut self) -> Option<Exit> {
        if self.wants_frame() {
            match self.source.try_next() {
                Some(event) if self.rounds < ROUNDS_WITHOUT_FRAME => {
                    self.rounds += 1;
                    return self.take(event).or_else(|| self.drain());
                }
                Some(event) => return self.frame().or_else(|| self.take(event)),
                None => return self.frame(),
            }
        }
        match self.source.next(self.program.next_wake()) {
            Next::Event(event) => self.take(event).or_else(|| self.drain()),
            Next::Timeout => {
                let effects = self.program.wake();
                self.perform(effects).or_else(|| self.drain())
            }
            Next::Closed => self.end(Signal::Hangup),
        }
    }

    fn wants_frame(&self) -> bool {
        self.screen != Screen::Ours || self.program.needs_draw()
    }

    /// Handles the events that wait now: no more than once around, so that frames and
    /// alarms get their turn.
    fn drain(&mut self) -> Option<Exit> {
        let mut waiting = Vec::new();
        while waiting.len() < EVENTS_A_ROUND {
            match self.source.try_next() {
                Some(event) => waiting.push(event),
                None => break,
            }
        }
        waiting.into_iter().find_map(|event| self.take(event))
    }

    fn take(&mut self, event: Event) -> Option<Exit> {
        match event {
            Event::Signal(signal) if signal.ends_program() => self.end(signal),
            Event::Signal(Signal::Stop) => {
                let effects = self.program.handle(event);
                self.perform(effects).or_else(|| self.suspend())
            }
            Event::Signal(Signal::Continue) => match self.outside.resume() {
                Ok(()) => self.resumed(),
                Err(_) => self.end(Signal::Hangup),
            },
            Event::Resize(..) => {
                // Even back at the size of the last frame, the terminal may have cut it
                // to a smaller one in between.
                self.screen = self.screen.lost();
                self.hand_over(event)
            }
            other => self.hand_over(other),
        }
    }

    fn hand_over(&mut self, event: Event) -> Option<Exit> {
        let effects = self.program.handle(event);
        self.perform(effects)
    }

    /// Performs effects, in order; those that answer hand their answer over at once.
    fn perform(&mut self, effects: Vec<Effect>) -> Option<Exit> {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Quit => Some(Exit::Quit),
            Effect::EditText { token, text } => {
                let text = self.outside.edit(&text);
                self.screen = self.screen.lost();
                self.hand_over(Event::Edited { token, text })
            }
            Effect::Suspend => self.suspend(),
            Effect::Bell => {
                self.outside.bell();
                None
            }
            Effect::Repaint => {
                self.screen = self.screen.lost();
                None
            }
        })
    }

    fn suspend(&mut self) -> Option<Exit> {
        match self.outside.suspend() {
            Ok(()) => self.resumed(),
            Err(reason) => self.hand_over(Event::Refused(reason)),
        }
    }

    fn resumed(&mut self) -> Option<Exit> {
        self.screen = self.screen.lost();
        self.hand_over(Event::Resumed)
    }

    /// Lets the program save, and leaves a lost terminal alone.
    fn end(&mut self, signal: Signal) -> Option<Exit> {
        if signal == Signal::Hangup {
            self.outside.abandon();
        }
        // What the program asks now would be asked of a terminal that is going away.
        let _ = self.program.handle(Event::Signal(signal));
        Some(Exit::Signal(signal))
    }

    fn frame(&mut self) -> Option<Exit> {
        self.rounds = 0;
        let first = self.screen == Screen::Never;
        if self.paint().is_err() {
            return self.end(Signal::Hangup);
        }
        self.screen = Screen::Ours;
        if !first {
            return None;
        }
        let effects = self.program.after_first_frame();
        self.perform(effects)
    }

    fn paint(&mut self) -> Result<(), Gone> {
        if self.screen == Screen::Lost {
            self.terminal.clear().map_err(|_| Gone)?;
        }
        let program = &mut *self.program;
        let drawn = self.terminal.draw(|frame| program.draw(frame));
        drawn.map_err(|_| Gone)?;
        self.outside.present().map_err(|_| Gone)
    }
}

/// The terminal no longer takes what is sent.
struct Gone;

/// More events than this in one round wait for the next one.
const EVENTS_A_ROUND: usize = 4096;

#[cfg(test)]
#[path = "turn_tests.rs"]
mod tests;
