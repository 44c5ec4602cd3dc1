//! The loop: it draws when no event waits, sleeps until the next event, handles every event that
//! waits, and performs the effects that the program returns. It is generic over the terminal,
//! the source of events and the outside world, so that tests run this same loop. Knows no
//! terminal library, except through ratatui's backend.
use std::time::{Duration, Instant};

use ratatui::backend::Backend;
use ratatui::{Frame, Terminal};

use crate::app::effect::Effect;
use crate::app::event::{Event, Signal};

/// The program as the loop sees it.
pub trait Program {
    /// Handles one event.
    fn handle(&mut self, event: Event) -> Vec<Effect>;
    /// Draws the whole screen.
    fn draw(&mut self, frame: &mut Frame<'_>);
    /// Whether the state has changed since the last frame.
    fn needs_draw(&self) -> bool;
    /// When the program wants to run next if no event comes; none when it can wait for ever.
    fn next_wake(&self) -> Option<Instant>;
    /// Does the work planned for [`next_wake`](Program::next_wake).
    fn wake(&mut self) -> Vec<Effect>;
    /// Does the work that can wait until the first screen is shown.
    fn after_first_frame(&mut self) -> Vec<Effect>;
}

/// How the wait for an event ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// An event came.
    Event(Event),
    /// The time limit came first.
    Timeout,
    /// No event can come any more.
    Closed,
}

/// Where events come from: the threads, or the script of a test.
pub trait Source {
    /// Waits for an event until the given moment, or for ever when none is given.
    fn next(&mut self, until: Option<Instant>) -> Next;
    /// Takes an event that waits already, if there is one.
    fn try_next(&mut self) -> Option<Event>;
}

/// What the loop asks from the world outside the program.
pub trait Outside {
    /// Sends what the last frame changed to the terminal, in one write.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn present(&mut self) -> std::io::Result<()>;
    /// Whether the terminal has taken the last frame: until then no other one is drawn.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn takes_frames(&mut self) -> std::io::Result<bool> {
        Ok(true)
    }
    /// Opens the text in the person's own editor and returns the new text.
    ///
    /// # Errors
    /// A French sentence when there is no new text; the caller keeps the old one.
    fn edit(&mut self, text: &str, origin: &str) -> Result<String, String>;
    /// Gives the terminal back to the shell; returns when the shell resumes the program.
    ///
    /// # Errors
    /// A French sentence when no shell could resume the program.
    fn suspend(&mut self) -> Result<(), String>;
    /// Takes the terminal again after a signal stopped the program.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn resume(&mut self) -> std::io::Result<()>;
    /// Rings the bell.
    fn bell(&mut self);
    /// Notes that the terminal is gone. Nothing may be written to it any more.
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
    /// The exit code of the process: 0, or 128 plus the number of the signal (130 for Ctrl-C).
    pub const fn code(self) -> u8 {
        match self {
            Exit::Quit => 0,
            Exit::Signal(Signal::Hangup) => 129,
            Exit::Signal(Signal::Interrupt) => 130,
            Exit::Signal(Signal::Quit) => 131,
            Exit::Signal(Signal::Terminate) => 143,
            Exit::Signal(Signal::Stop | Signal::Continue | Signal::Veil) => 1,
        }
    }
}

/// How soon a terminal that takes no bytes is looked at again.
const LOOK_AGAIN: Duration = Duration::from_millis(20);
/// A frame is drawn when no event waits, and always after this many rounds of events, so that the
/// screen still changes while events keep coming.
const ROUNDS_WITHOUT_FRAME: usize = 64;

/// Runs the program until it quits, a signal ends it, or the terminal is gone. The program
/// handles the signal before the loop ends, so drafts are saved. A terminal that refuses bytes
/// counts as [`Signal::Hangup`].
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
    /// The last frame of the program: the next one sends only the changes.
    Ours,
    /// Perhaps something else: the next frame sends everything.
    Lost,
}

impl Screen {
    /// The value after something else may have written on the terminal.
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
    /// Draws or waits, then handles the events that came. Returns `Some` when the loop must end.
    fn round(&mut self) -> Option<Exit> {
        if self.wants_frame() {
            match self.outside.takes_frames() {
                Ok(true) => {}
                Ok(false) => return self.wait_for_terminal(),
                Err(_) => return self.end(Signal::Hangup),
            }
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

    /// Lets the program go on while the terminal takes no frame, and looks at it again soon.
    fn wait_for_terminal(&mut self) -> Option<Exit> {
        let soon = Instant::now() + LOOK_AGAIN;
        let alarm = self.program.next_wake();
        match self
            .source
            .next(Some(alarm.map_or(soon, |at| at.min(soon))))
        {
            Next::Event(event) => self.take(event).or_else(|| self.drain()),
            Next::Timeout if alarm.is_some_and(|at| at <= Instant::now()) => {
                let effects = self.program.wake();
                self.perform(effects)
            }
            Next::Timeout => None,
            Next::Closed => self.end(Signal::Hangup),
        }
    }

    fn wants_frame(&self) -> bool {
        self.screen != Screen::Ours || self.program.needs_draw()
    }

    /// Handles the events that wait now, and not those that come meanwhile, so that frames and
    /// timers are not delayed.
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
                // The size may be that of the last frame again: if the terminal was smaller in
                // between, it has cut off a part of the screen.
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

    /// Performs effects in order. When an effect has an answer, the program handles it at once.
    fn perform(&mut self, effects: Vec<Effect>) -> Option<Exit> {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Quit => Some(Exit::Quit),
            Effect::EditText {
                token,
                text,
                origin,
            } => {
                let text = self.outside.edit(&text, &origin);
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
            // The program has changed its colours by itself.
            Effect::Theme(_) => None,
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

    /// Lets the program save its work. A lost terminal is not written to.
    fn end(&mut self, signal: Signal) -> Option<Exit> {
        if signal == Signal::Hangup {
            self.outside.abandon();
        }
        // The effects are ignored: the terminal is going away.
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

/// The terminal refuses bytes.
struct Gone;

/// The most events that one round handles; the others wait for the next round.
const EVENTS_A_ROUND: usize = 4096;

#[cfg(test)]
#[path = "turn_tests.rs"]
mod tests;
