//! The program as the loop sees it: events in, frames out, timers.
use std::time::{Duration, Instant};

use ratatui::Frame;

use super::idle::{self, Idle};
use super::jobs::{Answer, Jobs};
use crate::app::App;
use crate::app::action::Action;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::event::{Event, Mouse, MouseKind, Signal};
use crate::app::geometry::Size;
use crate::app::hit::{self, Zones};
use crate::app::key::Key;
use crate::app::message::Message;
use crate::app::places::Place;
use crate::app::{again, first, heard, hiding};
use crate::input::Keymap;
use crate::runtime::Program;
use crate::ui;
use crate::ui::theme::{Colours, Theme};

/// What is typed is in the store at most that long after the first key (the promise is 2 s).
const DRAFT_AFTER: Duration = Duration::from_millis(1_500);
/// How often what the store could not take is tried again.
const AGAIN: Duration = Duration::from_millis(120);
/// How often the program looks whether another process has written (the promise is 2 s).
const LOOK_EVERY: Duration = Duration::from_millis(1_500);

/// The caseload: its state, its keys, its looks, its timers.
#[derive(Debug)]
pub struct Caseload {
    /// The state.
    pub app: App,
    keymap: Keymap,
    theme: Theme,
    jobs: Jobs,
    /// Whether colours are wanted at all.
    pub colours: Colours,
    stale: bool,
    /// What the mouse does where it falls on what was drawn last.
    pub zones: Zones,
    draft_at: Option<Instant>,
    again_at: Option<Instant>,
    note_at: Option<Instant>,
    /// Since when nobody has touched the keyboard.
    pub idle: idle::Timer,
    look_at: Instant,
}

impl Caseload {
    /// A caseload ready to run; what was wrong in the key and theme files is said once.
    pub fn new(mut app: App, keymap: Keymap, theme: Theme, warnings: &[String]) -> Self {
        app.desk.keys = labels(&keymap);
        if let Some(first) = warnings.first() {
            app.message = Some(Message::warning(first.clone()));
        }
        Self {
            app,
            keymap,
            theme,
            colours: Colours::default(),
            jobs: Jobs::default(),
            stale: true,
            zones: Zones::default(),
            draft_at: None,
            again_at: None,
            note_at: None,
            idle: idle::Timer::new(idle::USUAL),
            look_at: Instant::now() + LOOK_EVERY,
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        if self.app.veil.is_some() {
            return self.hidden_key(key);
        }
        let contexts = self.app.contexts();
        let action = self.keymap.lookup(&contexts, key).and_then(Action::from_id);
        if let Some(action) = action {
            return match again::lets(&mut self.app, action) {
                true => self.app.act(action),
                false => Vec::new(),
            };
        }
        let is_taken = key.text().is_some_and(|it| self.app.stack.top().takes(it));
        if is_taken || contexts.first().is_some_and(|place| place.takes_text()) {
            return self.app.type_key(key);
        }
        let help = self.app.key_of(Action::Help).to_owned();
        self.app.message = Some(Message::info(format!(
            "La touche {} ne fait rien ici. {help} : aide.",
            key.label()
        )));
        Vec::new()
    }

    /// A key while everything is hidden: where a phrase is asked for, one can leave without it.
    fn hidden_key(&mut self, key: Key) -> Vec<Effect> {
        let action = self.keymap.lookup(&[Context::Global], key);
        let quits = action.and_then(Action::from_id) == Some(Action::Quit);
        match quits && self.app.is_locked() {
            true => vec![Effect::Quit],
            false => hiding::key(&mut self.app, key),
        }
    }

    fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        if self.app.waiting.is_on() || self.app.veil.is_some() {
            return Vec::new();
        }
        let Some(hit) = self.zones.at(mouse.column, mouse.row) else {
            return Vec::new();
        };
        match mouse.kind {
            MouseKind::ScrollUp => hit::wheel(&mut self.app, hit, -1),
            MouseKind::ScrollDown => hit::wheel(&mut self.app, hit, 1),
            MouseKind::Click => hit::click(&mut self.app, hit),
        }
    }

    /// Starts the timers and the work that the last event asked for.
    fn follow_up(&mut self) {
        self.stale = true;
        // Nothing is read before the phrase is given: what is asked waits.
        if self.app.is_locked() {
            return;
        }
        for job in std::mem::take(&mut self.app.jobs) {
            self.jobs.start(job, &self.app.desk.store);
        }
        let waits = self.app.waiting.is_on() || self.app.desk.store.awaits_disk();
        self.again_at = match (waits, self.again_at) {
            (true, None) => Some(Instant::now() + AGAIN),
            (true, at) => at,
            (false, _) => None,
        };
        self.draft_at = match (self.app.has_unkept_text(), self.draft_at) {
            (true, None) => Some(Instant::now() + DRAFT_AFTER),
            (true, at) => at,
            (false, _) => None,
        };
        self.note_soon();
    }

    /// What was consulted is in the log as soon as what is typed is a draft.
    fn note_soon(&mut self) {
        let waits = self.app.desk.has_to_note();
        let soon = || self.note_at.unwrap_or_else(|| Instant::now() + DRAFT_AFTER);
        self.note_at = waits.then(soon);
    }
}

/// Keys of each action in each place, in words, the main one first.
fn labels(keymap: &Keymap) -> Vec<(Context, Action, String)> {
    keymap
        .bindings()
        .filter_map(|(place, id, keys)| Some((place, Action::from_id(id)?, keys)))
        .flat_map(|(place, action, keys)| keys.iter().map(move |key| (place, action, key.label())))
        .collect()
}

impl Program for Caseload {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        if matches!(event, Event::Key(_) | Event::Paste(_) | Event::Mouse(_)) {
            self.idle.begin();
        }
        let effects = match event {
            Event::Key(key) => self.key(key),
            Event::Paste(text) if self.app.veil.is_some() => hiding::paste(&mut self.app, &text),
            Event::Paste(text) => self.app.paste(text),
            Event::Signal(Signal::Veil) => hiding::hide(&mut self.app),
            Event::Resize(width, height) => {
                self.app.resize(Size { width, height });
                Vec::new()
            }
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Signal(signal) => {
                if signal.ends_program() {
                    self.app.keep_draft();
                    self.app.give_back();
                }
                Vec::new()
            }
            Event::Edited { token, text } => {
                self.app.edited(token, text);
                Vec::new()
            }
            Event::Resumed => {
                self.look_at = Instant::now();
                Vec::new()
            }
            Event::Refused(reason) => {
                self.app.message = Some(Message::warning(reason));
                Vec::new()
            }
        };
        if effects.contains(&Effect::Quit) {
            self.app.give_back();
        }
        for effect in &effects {
            if let Effect::Theme(name) = effect {
                self.theme = Theme::load(name, self.colours, super::looks::own_theme).0;
            }
        }
        self.follow_up();
        effects
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.stale = false;
        self.zones = ui::draw(&self.app, &self.theme, frame);
    }

    fn needs_draw(&self) -> bool {
        self.stale
    }

    fn next_wake(&self) -> Option<Instant> {
        if self.app.is_locked() {
            return None;
        }
        let jobs = self.jobs.next_look();
        let idle = self.idle.next(self.app.veil.is_some());
        let mine = [self.draft_at, self.again_at, self.note_at];
        let all = mine.into_iter().chain([Some(self.look_at), jobs, idle]);
        all.flatten().min()
    }

    fn wake(&mut self) -> Vec<Effect> {
        // The nearest alarm is due, whatever the clock says: that is what waking up means.
        let now = Instant::now();
        let now = self.next_wake().map_or(now, |due| due.max(now));
        if self.draft_at.is_some_and(|at| at <= now) {
            self.draft_at = None;
            self.app.keep_draft();
            self.stale |= self.app.message.is_some();
            // The store was busy or the disk full: tried again until it holds.
            self.draft_at = self.app.has_unkept_text().then(|| now + DRAFT_AFTER);
        }
        if self.note_at.is_some_and(|at| at <= now) {
            // Held by another, it is not waited for: tried again.
            self.app.desk.note_consulted(Duration::ZERO);
            self.note_at = None;
            self.note_soon();
        }
        self.stale |= matches!(self.app.stack.layers().last(), Some(Place::Wait(_)));
        let mut effects = Vec::new();
        match self.idle.due(now).filter(|_| self.app.veil.is_none()) {
            Some(Idle::Warned) => {
                self.app.message = Some(Message::info(idle::WARNING));
                self.stale = true;
            }
            Some(Idle::Over) => {
                effects = hiding::hide(&mut self.app);
                self.follow_up();
            }
            None => {}
        }
        if self.again_at.is_some_and(|at| at <= now) {
            let (before, waited) = (self.app.message.clone(), self.app.waiting.is_on());
            effects.extend(again::try_again(&mut self.app));
            self.again_at = None;
            self.follow_up();
            self.stale = self.app.message != before || waited != self.app.waiting.is_on();
        }
        for answer in self.jobs.answers() {
            match answer {
                Answer::Counted(query, counters) => self.app.counted(&query, counters),
                Answer::Exported(done) => self.app.exported(done),
                Answer::Printed(asked, done) => heard::printed(&mut self.app, asked, done),
                Answer::Long(done) => {
                    self.app.ended(done);
                    self.follow_up();
                }
                Answer::Steered(done) => heard::steered(&mut self.app, *done),
                Answer::Summarized(done) => heard::summarized(&mut self.app, done),
                Answer::CountedBy(scope, line, done) => {
                    heard::counted(&mut self.app, (&scope, &line), done);
                }
                Answer::Duplicates(done) => heard::duplicates(&mut self.app, done),
                Answer::Behind(selection, indicator, behind) => {
                    heard::behind(&mut self.app, &selection, indicator, &behind);
                }
            }
            self.note_soon();
            self.stale = true;
        }
        if self.look_at <= now {
            self.look_at = now + LOOK_EVERY;
            let looked = self.app.look_around();
            match looked.and_then(|seen| Ok(self.app.keep_lease()? || seen)) {
                Ok(false) => {}
                Ok(true) => self.follow_up(),
                // A lease lasts longer than that.
                Err(error) if error.passes() => {}
                Err(error) => {
                    self.app.message = Some(Message::error(error.to_string()));
                    self.stale = true;
                }
            }
        }
        effects
    }

    fn after_first_frame(&mut self) -> Vec<Effect> {
        if let Err(error) = first::after_first_frame(&mut self.app) {
            self.app.message = Some(Message::error(error.to_string()));
        }
        let quiet = self.app.message.is_none()
            && self.app.stack.layers().is_empty()
            && self.app.stack.triage().is_none();
        self.follow_up();
        self.stale = !quiet;
        Vec::new()
    }
}
