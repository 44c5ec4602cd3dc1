//! State of the program, actions, update: no SQL, no ratatui.
//!
//! ```text
//!  key ──► action ──► App::act ──► change ──► store.apply
//!  text ─► App::text ─► form, search, chooser
//!                 │
//!                 └──► Effect: what only the outside can do
//! ```
pub mod action;
pub mod agenda;
mod availability;
pub mod context;
pub mod effect;
pub mod event;
pub mod file_view;
mod fuzzy;
pub mod geometry;
pub mod interview;
pub mod job;
pub mod key;
pub mod layer;
pub mod list;
pub mod menus;
pub mod message;
pub mod reader;
pub mod rules;
pub mod screen;
pub mod sheet;
pub mod steering;
pub mod triage;
mod update;

pub use update::PaperAsked;

use std::sync::Arc;

use crate::words::names::Names;
use action::{Action, Availability};
use context::Context;
use effect::Effect;
use file_view::FileView;
use geometry::Size;
use layer::Layer;
use list::ListView;
use message::Message;
use screen::Screen;

use crate::clock::Clock;
use crate::domain::agenda::Hours;
use crate::domain::change::Author;
use crate::domain::contract::CommonBase;
use crate::domain::date::Date;
use crate::domain::deadlines::IndexRow;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id};
use crate::domain::rules::RuleBook;
use crate::store::{Access, Counters, Query, Result, Scope, Store};

/// Whose people are on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum People {
    /// Those of the service.
    #[default]
    Real,
    /// Invented ones: « DÉMO » stands in the header.
    Invented,
}

/// What the program shows and knows.
#[derive(Debug)]
pub struct App {
    /// The store.
    pub store: Store,
    /// Who writes.
    pub author: Author,
    /// Where the time comes from.
    pub clock: Clock,
    /// The day shown.
    pub today: Date,
    /// Whose people these are.
    pub people: People,
    /// The rules in force.
    pub rules: Arc<RuleBook>,
    /// Where the rule files of the département are.
    pub rule_folder: rules::RuleFolder,
    /// The common base of the commitments that holds here.
    pub base: CommonBase,
    /// Hours in which people are received.
    pub hours: Hours,
    /// Names of agents and structures.
    pub names: Names,
    /// Size of the screen.
    pub size: Size,
    /// What is shown when no file is open.
    pub screen: Screen,
    /// The portefeuille.
    pub list: ListView,
    /// The pilotage screen, once it was opened.
    pub steering: Option<steering::Steering>,
    /// The open file, when one is.
    pub file: Option<FileView>,
    /// What stands over the screen, the topmost last.
    pub layers: Vec<Layer>,
    /// The last answer.
    pub message: Option<Message>,
    /// Numbers of the header, once counted.
    pub counters: Option<Counters>,
    /// The person shown beside the list.
    pub preview: Option<Preview>,
    /// Number of drafts open.
    pub drafts: usize,
    /// Keys of each action in each place, in words, for help and footer.
    pub keys: Vec<(Context, Action, String)>,
    /// Work to be done beside, for the loop to take.
    pub jobs: Vec<job::Job>,
    can_undo: bool,
    can_redo: bool,
    data_version: i64,
    structure: Option<Id>,
}

/// What is shown beside the list of the person chosen.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Number of the person.
    pub person: Id,
    /// Records.
    pub file: CaseFile,
    /// Live alerts, the worst first.
    pub alerts: Vec<IndexRow>,
}

impl App {
    /// Opens on the portefeuille of the person at the keyboard: their own files when they have
    /// some, everyone's otherwise. Reads only; writes nothing.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn new(
        mut store: Store,
        author: Author,
        clock: Clock,
        people: People,
        size: Size,
    ) -> Result<Self> {
        store.look_as(store.rights_of(author.agent)?.on(clock.today()));
        let today = clock.today();
        let rules = store.rule_book()?;
        // One's own name is all that the first screen shows.
        let me = author.agent.map(|me| store.row(Entity::Agent, me));
        let names = Names::of(me.transpose()?.as_slice(), &[]);
        let mut query = Query::new(today);
        if let Some(agent) = author.agent {
            let mine = Query {
                scope: Scope::Referent(agent),
                ..query.clone()
            };
            if store.count(&mine, 1)? > 0 {
                query = mine;
            }
        }
        let mut app = Self {
            data_version: store.data_version()?,
            list: ListView::new(query),
            store,
            author,
            clock,
            today,
            people,
            rules,
            base: CommonBase::default(),
            hours: Hours::default(),
            rule_folder: rules::RuleFolder::default(),
            names,
            size,
            screen: Screen::Caseload,
            steering: None,
            file: None,
            layers: Vec::new(),
            message: None,
            counters: None,
            preview: None,
            drafts: 0,
            keys: Vec::new(),
            jobs: Vec::new(),
            can_undo: false,
            can_redo: false,
            structure: None,
        };
        app.list.reload(&app.store, app.size.list_rows())?;
        app.read_preview()?;
        app.note_undo()?;
        Ok(app)
    }

    /// Name of the author with their function, for the header.
    #[must_use]
    pub fn who(&self) -> String {
        let name = self.names.agent(self.author.agent);
        if name.is_empty() {
            self.author.name.clone()
        } else {
            name.to_owned()
        }
    }

    /// Why nothing can be written, if so.
    #[must_use]
    pub fn read_only(&self) -> Option<&str> {
        match self.store.access() {
            Access::ReadOnly(reason) => Some(reason),
            Access::ReadWrite => None,
        }
    }

    /// The places the keys are looked for in, the innermost first.
    #[must_use]
    pub fn contexts(&self) -> Vec<Context> {
        match self.layers.last() {
            Some(layer) => vec![layer.context(), Context::Global],
            None if self.file.is_some() => vec![Context::File, Context::Global],
            None => match &self.screen {
                Screen::Caseload if self.list.searching => vec![Context::Picker, Context::Global],
                Screen::Caseload => vec![Context::List, Context::Global],
                Screen::Agenda(_) => vec![Context::Agenda, Context::Global],
                Screen::Triage(_) => vec![Context::Triage, Context::Global],
                Screen::Steering => vec![Context::Steering, Context::Global],
            },
        }
    }

    /// The innermost place.
    #[must_use]
    pub fn place(&self) -> Context {
        self.contexts().first().copied().unwrap_or(Context::Global)
    }

    /// Reads what the person chosen shows beside the list, when there is room for it.
    fn read_preview(&mut self) -> Result<()> {
        let wanted = self.on_screen().filter(|_| self.size.is_wide());
        let Some(person) = wanted else {
            self.preview = None;
            return Ok(());
        };
        if self
            .preview
            .as_ref()
            .is_some_and(|preview| preview.person == person)
        {
            return Ok(());
        }
        self.preview = Some(Preview {
            person,
            file: self.store.glance(person)?,
            alerts: self.store.alerts_of(person, self.today)?,
        });
        Ok(())
    }

    /// Reads the names in use, and the structure of the agent at the keyboard.
    fn read_names(&mut self) -> Result<()> {
        let agents = self.store.all_rows(Entity::Agent)?;
        let me = agents.iter().find(|row| Some(row.id) == self.author.agent);
        self.structure = me.and_then(|row| row.int("structure_id"));
        self.names = Names::of(&agents, &self.store.all_rows(Entity::Organization)?);
        Ok(())
    }

    /// Counts for the header, and says what waits: drafts, acts that were cut.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn after_first_frame(&mut self) -> Result<()> {
        self.read_names()?;
        self.jobs.push(job::Job::Count(self.list.query.clone()));
        if self.read_only().is_none() {
            let cut = self
                .store
                .undo_unfinished(&self.author, &self.clock.moment())?;
            if let Some(label) = cut.first() {
                self.message = Some(Message::warning(format!(
                    "Une opération avait été coupée ; elle a été annulée en entier : {label}"
                )));
                self.refresh()?;
            }
        }
        if self.triage().is_some() {
            self.next_item()?;
        }
        self.offer_drafts()?;
        self.look_at_rules()
    }

    /// Says where an export was written, or why it was not.
    pub fn exported(&mut self, done: std::result::Result<String, String>) {
        self.message = Some(match done {
            Ok(sentence) => Message::success(sentence),
            Err(sentence) => Message::error(sentence),
        });
    }

    /// Reads again what is shown, after a write or another process's.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn refresh(&mut self) -> Result<()> {
        self.note_undo()?;
        self.list.refresh(&self.store, self.size.list_rows())?;
        self.reload_agenda()?;
        self.preview = None;
        self.read_preview()?;
        self.count_steering();
        if let Some(file) = &mut self.file
            && file.reload(&self.store, &self.names, self.today).is_err()
        {
            self.file = None;
            self.message = Some(Message::warning(
                "Ce dossier vient d’être retiré.".to_owned(),
            ));
        }
        self.reload_interview()?;
        self.reload_sheets();
        self.refresh_triage()
    }

    /// Looks whether another process has written, and shows it. True when the screen changed.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn look_around(&mut self) -> Result<bool> {
        let today = self.clock.today();
        let version = self.store.data_version()?;
        if version == self.data_version && today == self.today {
            return Ok(false);
        }
        (self.data_version, self.today, self.list.query.today) = (version, today, today);
        // The person who reads their carnet is told nothing of the rest.
        let kept = self.interview().map(|_| self.message.clone());
        self.store.look_as(self.store.rights().on(today));
        self.read_names()?;
        self.reread_rules()?;
        self.refresh()?;
        if let Some(message) = kept {
            self.message = message;
        }
        self.jobs.push(job::Job::Count(self.list.query.clone()));
        Ok(true)
    }

    /// Notes what undo and redo could do, for the footer.
    pub(crate) fn note_undo(&mut self) -> Result<()> {
        self.can_undo = self.store.next_undo(&self.author)?.is_some();
        self.can_redo = self.store.next_redo(&self.author)?.is_some();
        Ok(())
    }

    /// Does an action, or says why it can't be done.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        self.message = None;
        if let Availability::No(reason) = self.availability(action) {
            self.message = Some(Message::warning(reason));
            return Vec::new();
        }
        self.run(action).unwrap_or_else(|error| {
            self.message = Some(Message::error(error.to_string()));
            Vec::new()
        })
    }

    /// Main key of an action in the place where the user is, in words.
    #[must_use]
    pub fn key_of(&self, action: Action) -> &str {
        let contexts = self.contexts();
        let find = |place: Context| {
            self.keys
                .iter()
                .find(|(at, of, _)| *at == place && *of == action)
                .map(|(_, _, key)| key.as_str())
        };
        contexts.into_iter().find_map(find).unwrap_or_default()
    }
}
