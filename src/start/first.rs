//! The first start on screen: the questions, then the answers; whoever asked makes the store of them.
use std::time::Instant;

use ratatui::Frame;

use super::looks::{keys, theme};
use crate::app::action::Action;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::event::Event;
use crate::app::typing;
use crate::app::welcome::{Answered, Next, Welcome};
use crate::form::FormInput;
use crate::input::Keymap;
use crate::runtime::{Editor, MouseUse, Program, Session};
use crate::ui;
use crate::ui::theme::{Colours, Theme};

/// The questions of the first start, with the keys and the looks.
#[derive(Debug)]
pub struct FirstStart {
    /// What is asked, and what is typed so far.
    pub asked: Welcome,
    /// The answers, once they are given.
    pub answered: Option<Answered>,
    keymap: Keymap,
    theme: Theme,
    stale: bool,
}

/// How the screen looks and which keys it has.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Name of the theme.
    pub theme: &'a str,
    /// Whether colours are wanted.
    pub colours: Colours,
    /// The person's own keys, as the text of their file.
    pub keys: Option<&'a str>,
}

impl FirstStart {
    /// The questions.
    pub fn new(asked: Welcome, keymap: Keymap, theme: Theme) -> Self {
        Self {
            asked,
            answered: None,
            keymap,
            theme,
            stale: true,
        }
    }

    /// Main key of an action of the footer, in words.
    fn key_of(&self, action: Action) -> String {
        let keys = self.keymap.keys_for(Context::Form, action.info().id);
        keys.first().map_or_else(String::new, |key| key.label())
    }

    fn hints(&self) -> Vec<(String, &'static str)> {
        vec![
            (self.key_of(Action::NextField), "question suivante"),
            ("↑↓".to_owned(), "choisir"),
            (self.key_of(Action::Save), "créer et ouvrir"),
            (self.key_of(Action::Back), "partir sans rien créer"),
        ]
    }

    /// What a key does: whether the screen goes.
    fn key(&mut self, key: crate::app::key::Key) -> bool {
        let found = self.keymap.lookup(&[Context::Form, Context::Global], key);
        let next = match found.and_then(Action::from_id) {
            Some(Action::Save) => Next::Create,
            Some(Action::NextField) => self.turn(1),
            Some(Action::PreviousField) => self.turn(-1),
            Some(Action::Back | Action::Quit | Action::HowToQuit) => return true,
            _ => typing::input(key).map_or(Next::Stay, |input| self.asked.typed(&input)),
        };
        if next == Next::Create {
            self.answered = self.asked.taken();
        }
        self.answered.is_some()
    }

    fn turn(&mut self, by: isize) -> Next {
        self.asked.turn(by);
        Next::Stay
    }
}

impl Program for FirstStart {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        self.stale = true;
        let goes = match event {
            Event::Key(key) => self.key(key),
            Event::Paste(text) => {
                self.asked.typed(&FormInput::Paste(text));
                false
            }
            _ => false,
        };
        if goes { vec![Effect::Quit] } else { Vec::new() }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.stale = false;
        ui::welcome::draw(&self.asked, &self.hints(), &self.theme, frame);
    }

    fn needs_draw(&self) -> bool {
        self.stale
    }

    fn next_wake(&self) -> Option<Instant> {
        None
    }

    fn wake(&mut self) -> Vec<Effect> {
        Vec::new()
    }

    fn after_first_frame(&mut self) -> Vec<Effect> {
        Vec::new()
    }
}

/// Asks on screen what a first store is made from; none when it was left.
///
/// # Errors
/// When the terminal fails.
pub fn first_start(asked: Welcome, look: Look<'_>) -> color_eyre::Result<Option<Answered>> {
    let (keymap, _) = keys(look.keys);
    let (theme, _) = theme(Some(look.theme), look.colours);
    let mut program = FirstStart::new(asked, keymap, theme);
    Session::open(MouseUse::Terminal, Editor { command: None })?.run(&mut program);
    Ok(program.answered)
}
