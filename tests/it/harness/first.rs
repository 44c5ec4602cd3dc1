//! The screen of the first start, before there is a store.
use std::cell::Cell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Instant;

use carnet::app::effect::Effect;
use carnet::app::event::Event;
use carnet::app::key::Key;
use carnet::domain::calendar::Territory;
use carnet::domain::rights::Role;
use carnet::input::Keymap;
use carnet::runtime::{Program, run};
use carnet::start::{Answered, FirstStart, Welcome};
use carnet::ui::theme::Theme;
use ratatui::backend::TestBackend;
use ratatui::{Frame, Terminal};

use super::desk::{Script, World};
use super::look::{on, plain};
use super::{TODAY, day};

/// The questions of the first start, on a screen.
pub struct First {
    terminal: Terminal<TestBackend>,
    program: Paused,
    script: Script,
    /// Keys pressed so far, typed letters apart.
    pub keys: usize,
}

/// The program, which the test interrupts when it has done all it had to.
struct Paused {
    first: FirstStart,
    pause: Rc<Cell<bool>>,
    left: bool,
}

impl Program for Paused {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.first.handle(event);
        self.left |= !effects.is_empty();
        effects
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.first.draw(frame);
    }

    fn needs_draw(&self) -> bool {
        self.first.needs_draw()
    }

    fn next_wake(&self) -> Option<Instant> {
        self.first.next_wake()
    }

    fn wake(&mut self) -> Vec<Effect> {
        match self.pause.replace(false) {
            true => vec![Effect::Quit],
            false => Vec::new(),
        }
    }

    fn after_first_frame(&mut self) -> Vec<Effect> {
        Vec::new()
    }
}

impl First {
    /// The questions, as they are on a machine without a store.
    pub fn open((columns, rows): (u16, u16)) -> Self {
        let proposed = Answered {
            name: "claire".to_owned(),
            organization: "Ma structure".to_owned(),
            role: Role::Referent,
            rule_set: "convention-pauvrete-2019".to_owned(),
            territory: Territory::default(),
        };
        let asked = Welcome::new(proposed, "/home/claire/carnet.db".to_owned(), day(TODAY));
        let pause = Rc::new(Cell::new(false));
        let first = FirstStart::new(asked, Keymap::defaults(), Theme::default());
        let mut it = Self {
            terminal: Terminal::new(TestBackend::new(columns, rows)).unwrap(),
            program: Paused {
                first,
                pause: Rc::clone(&pause),
                left: false,
            },
            script: Script {
                waiting: VecDeque::new(),
                end: None,
                pause,
            },
            keys: 0,
        };
        it.go();
        it
    }

    fn go(&mut self) {
        let mut world = World::default();
        run(
            &mut self.terminal,
            &mut self.program,
            &mut self.script,
            &mut world,
        );
    }

    /// Presses a key, written as in the key file.
    pub fn press(&mut self, key: &str) -> &mut Self {
        let key: Key = key.parse().unwrap();
        self.keys += 1;
        self.script.waiting.push_back(Event::Key(key));
        self.go();
        self
    }

    /// Types a text, letter after letter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        let letters = text.chars().map(|letter| Event::Key(Key::char(letter)));
        self.script.waiting.extend(letters);
        self.go();
        self
    }

    /// The screen shows that text.
    #[track_caller]
    pub fn assert_screen(&mut self, text: &str) -> &mut Self {
        let screen = on(self.terminal.backend().buffer());
        assert!(
            screen.contains(&plain(text)),
            "« {text} » is not on the screen:\n{screen}"
        );
        self
    }

    /// What was answered, once the screen has gone.
    pub fn answered(&self) -> Option<Answered> {
        assert!(self.program.left, "the questions are still there");
        self.program.first.answered.clone()
    }
}
