//! State of the program, actions, what follows: no SQL, no ratatui.
//!
//! ```text
//!  key ──► action ──► the place on top ──► a turn: what follows ──► steps
//!  text ─►                │                                          │
//!                        desk: store, author, day, rules, names      ├─► another place
//!                                                                    ├─► everything read again
//!                                                                    └─► Effect, Job: the outside
//! ```
pub mod action;
pub mod again;
mod answer;
mod appointments;
mod at;
mod brakes;
pub mod chooser;
mod chosen;
mod consulted;
pub mod context;
pub mod cursor;
pub mod desk;
mod doing;
mod drafts;
mod duplicates;
pub mod effect;
pub mod event;
pub mod first;
mod found_by;
pub mod geometry;
pub mod heard;
pub mod hiding;
pub mod hit;
pub mod importing;
pub mod job;
pub mod key;
pub mod known;
pub mod list;
pub mod long_work;
mod merged;
pub mod message;
mod near;
pub mod needs;
mod neutralising;
pub mod offer;
mod opening;
mod papers;
pub mod places;
mod prelude;
pub mod preview;
pub mod purpose;
mod receiving;
mod round;
mod rules;
mod saved;
pub mod settings;
mod settled;
pub mod stack;
mod stopped;
pub mod turn;
pub mod typing;
pub mod veil;
mod waiting;
pub mod wanted;
pub mod welcome;
pub mod widest;
mod writing;

pub use at::At;
pub use desk::People;
pub use job::{Elsewhere, PaperAsked, Shelf, SummaryFile, Written};

use action::{Action, Availability};
use context::Context;
use desk::Desk;
use effect::Effect;
use geometry::Size;
use job::Job;
use key::Key;
use message::Message;
use offer::Offer;
use places::{Place, caseload::Caseload};
use stack::Stack;
use std::time::Duration;
use stopped::stopped;
use turn::{News, Step, Turn};
use veil::Veil;
use waiting::Waiting;

use crate::clock::Clock;
use crate::domain::change::Author;
use crate::form::FormInput;
use crate::store::{Counters, Query, Result, Store, StoreError};

/// How long the store is waited for on leaving, to note what was consulted.
const AT_THE_END: Duration = Duration::from_millis(100);

/// What the program shows and knows.
#[derive(Debug)]
pub struct App {
    /// What every place reads and writes with.
    pub desk: Desk,
    /// The places one is in.
    pub stack: Stack,
    /// The last answer.
    pub message: Option<Message>,
    /// Work to be done beside, for the loop to take.
    pub jobs: Vec<Job>,
    /// What the store can't take yet.
    pub waiting: Waiting,
    /// What hides the screen, when something does.
    pub veil: Option<Veil>,
    data_version: i64,
}

impl App {
    /// Opens on the portefeuille of the person at the keyboard: their own files when they have
    /// some, everyone's otherwise. Reads only; writes nothing.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn new(
        store: Store,
        author: Author,
        clock: Clock,
        people: People,
        size: Size,
    ) -> Result<Self> {
        // Asked first: what others write from now on is noticed.
        let data_version = store.data_version()?;
        let mut desk = Desk::new(store, author, clock, people, size)?;
        let caseload = Caseload::open(&desk)?;
        desk.note_undo()?;
        Ok(Self {
            data_version,
            stack: Stack::new(caseload),
            desk,
            message: None,
            jobs: Vec::new(),
            waiting: Waiting::default(),
            veil: None,
        })
    }

    /// The tables of keys that hold, the innermost first.
    pub fn contexts(&self) -> Vec<Context> {
        vec![self.stack.context(), Context::Global]
    }

    /// Main key of an action in the place where the user is, in words.
    pub fn key_of(&self, action: Action) -> &str {
        self.desk.key_of(self.stack.context(), action)
    }

    /// What the place on top offers to this agent.
    pub fn offers(&self) -> Vec<Offer> {
        let mut offers = self.stack.top().offers(&self.desk).list();
        offers.retain(|offer| self.desk.kept_from(offer.action).is_none());
        offers
    }

    /// Whether an action can be done now, and if not why.
    pub fn availability(&self, action: Action) -> Availability {
        // Whoever comes in is not to read what any window shows.
        if action == Action::Veil {
            return Availability::Yes;
        }
        let (top, desk) = (self.stack.top(), &self.desk);
        let place = top.context();
        if let Some(walled) = desk.walls(action) {
            return walled;
        }
        self.stack
            .all()
            .find_map(|at| at.closes(action, place, desk))
            .or_else(|| desk.kept_from(action).map(Availability::No))
            .or_else(|| top.refuses(action, desk))
            .unwrap_or_else(|| desk.refuses(action))
    }

    /// Does an action, or says why it can't be done.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        self.message = None;
        if let Availability::No(reason) = self.availability(action) {
            self.message = Some(Message::warning(reason));
            return Vec::new();
        }
        let done = self.run(action);
        self.done(done)
    }

    fn done(&mut self, done: Result<Vec<Effect>>) -> Vec<Effect> {
        let effects = done.unwrap_or_else(|error| {
            self.message = stopped(&error, &mut self.waiting, &mut self.stack, &self.desk);
            Vec::new()
        });
        self.message = self.message.take().or_else(|| self.waiting.words());
        effects
    }

    /// Takes a key that no action answers, where text is typed.
    pub fn type_key(&mut self, key: Key) -> Vec<Effect> {
        match typing::input(key) {
            Some(input) => self.type_input(input),
            None => Vec::new(),
        }
    }

    /// Takes a pasted text. Outside a field it is ignored, with a hint.
    pub fn paste(&mut self, text: String) -> Vec<Effect> {
        if self.stack.context().takes_text() {
            return self.type_input(FormInput::Paste(text));
        }
        let words = "Un texte a été collé en dehors d’un champ : il n’a pas été pris.";
        self.message = Some(Message::info(words));
        Vec::new()
    }

    fn type_input(&mut self, input: FormInput) -> Vec<Effect> {
        self.message = self.waiting.words();
        let done = self.typed(&input);
        self.done(done)
    }

    /// Takes the text that comes back from the user's own editor.
    pub fn edited(&mut self, token: u64, text: std::result::Result<String, String>) {
        let desk = &mut self.desk;
        let form = self.stack.form_mut();
        let turn = form.map(|form| form.edited(token, text, desk));
        let done = self.follow(turn.into());
        self.done(done);
    }

    /// Takes a new size of the screen.
    pub fn resize(&mut self, size: Size) {
        self.desk.size = size;
        if !self.is_locked()
            && let Err(error) = self.tell(&News::Resized)
        {
            self.message = Some(Message::error(error.to_string()));
        }
    }

    /// Whether the store is closed until its phrase is given.
    pub fn is_locked(&self) -> bool {
        self.veil.as_ref().is_some_and(Veil::is_locked)
    }

    /// Shows everything again, as the store is now.
    pub(crate) fn unveil(&mut self) {
        self.veil = None;
        self.resize(self.desk.size);
        if let Err(error) = self.read_all_again() {
            self.message = Some(Message::error(error.to_string()));
        }
    }

    /// Has work done beside; a count that is asked for again replaces the one that waits.
    pub(crate) fn ask(&mut self, job: Job) {
        self.jobs.retain(|it| !job.replaces(it));
        self.jobs.push(job);
    }

    /// Tells every place what happens; true when one of them changed by itself.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub(crate) fn tell(&mut self, news: &News) -> Result<bool> {
        let turn = self.stack.caseload.hears(news, &mut self.desk)?;
        self.follow(turn)?;
        self.each(|at, desk| at.hears(news, desk))
    }

    /// Asks every place over the caseload; those that leave go. True when one changed by itself.
    fn each(&mut self, ask: impl Fn(&mut dyn At, &mut Desk) -> Result<Turn>) -> Result<bool> {
        let mut changed = false;
        let mut at = 0;
        while let Some(place) = self.stack.nth_mut(at) {
            let mut turn = match ask(place, &mut self.desk) {
                // What was said of why it is open no longer holds.
                Err(StoreError::ReasonWanted(_)) => Turn::leave(),
                answer => answer?,
            };
            let leaves = turn.0.iter().any(|step| matches!(step, Step::Leave));
            turn.0.retain(|step| !matches!(step, Step::Leave));
            changed |= turn.0.iter().any(|step| matches!(step, Step::Changed));
            if leaves {
                self.stack.remove(at);
            } else {
                at += 1;
            }
            self.follow(turn)?;
        }
        Ok(changed)
    }

    /// Reads again what is shown, after a write or another process's.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn refresh(&mut self) -> Result<()> {
        self.desk.note_undo()?;
        self.stack.caseload.reload(&mut self.desk)?;
        self.each(|at, desk| at.reload(desk)).map(drop)
    }

    /// Looks whether another process has written, and shows it. True when the screen changed.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn look_around(&mut self) -> Result<bool> {
        // What one waits for ends with a reading of everything.
        if self.stack.wait().is_some() {
            return Ok(false);
        }
        let desk = &mut self.desk;
        let rejoined = desk.store.rejoin()?;
        let today = desk.clock.today();
        let version = desk.store.data_version()?;
        let hour = std::mem::replace(&mut desk.hour, desk.clock.time());
        if !rejoined && version == self.data_version && today == desk.today {
            return Ok(hour != desk.hour && self.stack.shows_hour());
        }
        (self.data_version, desk.today) = (version, today);
        self.read_all_again()?;
        Ok(true)
    }

    /// Reads again all that others may have changed.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(crate) fn read_all_again(&mut self) -> Result<()> {
        let desk = &mut self.desk;
        desk.sit_down()?;
        desk.read_names()?;
        desk.rules = desk.store.rule_book()?;
        // The person who reads their carnet is told nothing of the rest.
        let kept = self.stack.interview().map(|_| self.message.clone());
        self.refresh()?;
        if let Some(message) = kept {
            self.message = message;
        }
        self.count();
        Ok(())
    }

    /// Lets time pass: a lease is kept while its item is shown. True when the screen changed.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn keep_lease(&mut self) -> Result<bool> {
        self.tell(&News::Tick)
    }

    fn count(&mut self) {
        self.ask(Job::Count(self.stack.caseload.list.query.clone()));
    }

    /// Whether something typed is not in the store yet.
    pub fn has_unkept_text(&self) -> bool {
        let is_unkept = |place: &Place| matches!(place, Place::Form(form) if form.unkept);
        self.stack.over().iter().any(is_unkept)
    }

    /// Keeps every open form as a draft. Says so when it can't be.
    pub fn keep_draft(&mut self) {
        for form in self.stack.forms_mut() {
            if let Some(said) = form.keep(&mut self.desk) {
                self.message = Some(said);
            }
        }
    }

    /// Gives back what is held, at every way out.
    pub fn give_back(&mut self) {
        // The store may be gone with the line.
        let _ = self.tell(&News::Left);
        self.desk.note_consulted(AT_THE_END);
    }

    /// Takes the numbers counted, if they are those of the scope shown.
    pub fn counted(&mut self, query: &Query, counters: Counters) {
        let shown = &self.stack.caseload.list.query;
        if query.scope == shown.scope && query.today == self.desk.today {
            self.stack.caseload.counters = Some(counters);
        }
    }

    /// Says where an export was written, or why it was not.
    pub fn exported(&mut self, done: std::result::Result<String, String>) {
        self.message = Some(match done {
            Ok(sentence) => Message::success(sentence),
            Err(sentence) => Message::error(sentence),
        });
    }
}
