//! What stands in for the terminal: a script instead of the keyboard, a world without a system,
//! and the program, which the test interrupts.
use std::cell::Cell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::{Duration, Instant};

use carnet::app::App;
use carnet::app::effect::Effect;
use carnet::app::event::Event;
use carnet::runtime::{Next, Outside, Program, Source};
use carnet::start::Caseload;
use ratatui::Frame;

/// The program, which the test interrupts when it has done all it had to.
pub(super) struct Interruptible {
    pub(super) caseload: Caseload,
    pub(super) pause: Rc<Cell<bool>>,
    pub(super) first_frame_told: bool,
    /// Where the test takes the hand back, once.
    pub(super) stop: Option<fn(&App) -> bool>,
}

impl Program for Interruptible {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        self.caseload.handle(event)
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.caseload.draw(frame);
    }

    fn needs_draw(&self) -> bool {
        self.caseload.needs_draw()
    }

    fn next_wake(&self) -> Option<Instant> {
        self.caseload.next_wake()
    }

    fn wake(&mut self) -> Vec<Effect> {
        if self.stop.is_some_and(|there| there(&self.caseload.app)) {
            (self.stop, _) = (None, self.pause.set(true));
        }
        if self.pause.get() {
            return vec![Effect::Quit];
        }
        self.caseload.wake()
    }

    fn after_first_frame(&mut self) -> Vec<Effect> {
        if std::mem::replace(&mut self.first_frame_told, true) {
            return vec![];
        }
        self.caseload.after_first_frame()
    }
}

/// What is typed, then the time that passes, then the hand given back to the test.
pub(super) struct Script {
    pub(super) waiting: VecDeque<Event>,
    pub(super) end: Option<Instant>,
    pub(super) pause: Rc<Cell<bool>>,
}

/// An alarm nearer than this is work under way beside the loop: its answer is waited for.
const AT_ONCE: Duration = Duration::from_millis(50);

impl Source for Script {
    fn next(&mut self, until: Option<Instant>) -> Next {
        if let Some(event) = self.waiting.pop_front() {
            return Next::Event(event);
        }
        let end = self.end.unwrap_or_else(|| Instant::now() + AT_ONCE);
        if until.is_some_and(|alarm| alarm <= end) {
            std::thread::yield_now();
        } else {
            self.end = None;
            self.pause.set(true);
        }
        Next::Timeout
    }

    fn try_next(&mut self) -> Option<Event> {
        self.waiting.pop_front()
    }
}

/// What an editor makes of a text.
pub type Edit = fn(&str) -> Result<String, String>;

/// The world around: an editor, if the test gives one.
#[derive(Default)]
pub(super) struct World {
    pub(super) edit: Option<Edit>,
}

impl Outside for World {
    fn present(&mut self) -> std::io::Result<()> {
        Ok(())
    }

    fn edit(&mut self, text: &str, _origin: &str) -> Result<String, String> {
        match self.edit {
            Some(edit) => edit(text),
            None => Err("Il n’y a pas d’éditeur.".to_owned()),
        }
    }

    fn suspend(&mut self) -> Result<(), String> {
        Err("Personne ne pourrait le reprendre.".to_owned())
    }

    fn resume(&mut self) -> std::io::Result<()> {
        Ok(())
    }

    fn bell(&mut self) {}

    fn abandon(&mut self) {}
}
