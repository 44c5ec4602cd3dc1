//! The desk: what every place reads and writes with. The store and who writes in it, the day, the
//! rules and the names, the size of the screen, the keys in words, what can be undone. Knows no
//! place.
use std::path::PathBuf;
use std::sync::Arc;

use super::action::{Action, Availability};
use super::context::Context;
use super::geometry::Size;
use super::settings::SettingFiles;
use super::wanted::Recent;
use crate::clock::Clock;
use crate::domain::agenda::Hours;
use crate::domain::change::Author;
use crate::domain::contract::CommonBase;
use crate::domain::date::{Date, Time};
use crate::domain::record::{Id, Row};
use crate::domain::rights::Rights;
use crate::domain::round::Rounds;
use crate::domain::rules::RuleBook;
use crate::exchange::rule_files::{self, RuleFile};
use crate::store::{Access, Query, Result, Store};
use crate::words::names::Names;

/// Why there is no « alors et maintenant ».
pub(super) const NOTHING_TO_COMPARE: &str =
    "Il n’y a pas encore deux évaluations de la situation à comparer.";

/// Whose people are on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum People {
    /// Those of the service.
    #[default]
    Real,
    /// Invented ones: « DÉMO » stands in the header.
    Invented,
}

/// Where the département's rule files are, and what they say.
#[derive(Clone, Debug, Default)]
pub struct RuleFolder {
    /// The folder; `None` when the system knows none.
    pub path: Option<PathBuf>,
}

impl RuleFolder {
    /// The files there, compared with what the store has accepted.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(super) fn files(&self, store: &Store) -> Result<Vec<RuleFile>> {
        self.path
            .as_deref()
            .map_or_else(|| Ok(Vec::new()), |path| rule_files::found(path, store))
    }
}

/// What every place reads and writes with.
#[derive(Debug)]
pub struct Desk {
    /// The store.
    pub store: Store,
    /// Who writes.
    pub author: Author,
    /// Where the time comes from.
    pub clock: Clock,
    /// The day shown.
    pub today: Date,
    /// The hour shown.
    pub hour: Option<Time>,
    /// Whose people these are.
    pub people: People,
    /// The rules in force.
    pub rules: Arc<RuleBook>,
    /// Where the rule files of the département are.
    pub rule_folder: RuleFolder,
    /// The common base of the commitments that holds here.
    pub base: CommonBase,
    /// Where the settings are kept.
    pub settings: SettingFiles,
    /// Hours in which people are received.
    pub hours: Hours,
    /// The colleagues.
    pub agents: Vec<Row>,
    /// Names of agents and structures.
    pub names: Names,
    /// Size of the screen.
    pub size: Size,
    /// Keys of each action in each place, in words, for help and footer.
    pub keys: Vec<(Context, Action, String)>,
    /// Whether nothing outside of the screen may be reached.
    pub closed: bool,
    /// Number of drafts open.
    pub drafts: usize,
    /// The rounds of the day.
    pub(super) rounds: Rounds,
    /// What was asked for last.
    pub(super) recent: Recent,
    /// The structure of the author.
    pub(super) structure: Option<Id>,
    /// Whether the author has something to undo.
    pub(super) can_undo: bool,
    /// Whether the author has something to do again.
    pub(super) can_redo: bool,
}

impl Desk {
    /// The desk of who sits down at it that day; sees only what they may see.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(super) fn new(
        mut store: Store,
        author: Author,
        clock: Clock,
        people: People,
        size: Size,
    ) -> Result<Self> {
        let seat = store.seat(author.agent, &author.name, clock.today())?;
        // A day asked for is not the one that says who is in post: the rights come with the store.
        let rights = match store.rights() == Rights::default() {
            true => seat.rights,
            false => store.rights().on(clock.today()),
        };
        store.look_as(rights);
        store.noted().by(&author);
        // One's own name is all that the first screen shows.
        let names = Names::of(seat.me.as_slice(), &[]);
        Ok(Self {
            today: clock.today(),
            rules: store.rule_book()?,
            names,
            agents: Vec::new(),
            hour: clock.time(),
            store,
            author,
            clock,
            people,
            size,
            base: CommonBase::default(),
            settings: SettingFiles::default(),
            hours: Hours::default(),
            rule_folder: RuleFolder::default(),
            keys: Vec::new(),
            closed: false,
            drafts: 0,
            rounds: Rounds::default(),
            recent: Recent::default(),
            structure: None,
            can_undo: false,
            can_redo: false,
        })
    }

    /// Name of the author with their function, for the header.
    pub fn who(&self) -> String {
        match self.names.agent(self.author.agent) {
            "" => self.author.name.clone(),
            name => name.to_owned(),
        }
    }

    /// Whether the store goes with the program.
    pub fn vanishes(&self) -> bool {
        self.people == People::Invented
    }

    /// Why nothing can be written, if so.
    pub fn read_only(&self) -> Option<&str> {
        match self.store.access() {
            Access::ReadOnly(reason) => Some(reason),
            Access::ReadWrite => None,
        }
    }

    /// « Lecture seule : … », when nothing can be written.
    pub fn locked(&self) -> Option<String> {
        Some(format!("Lecture seule : {}", self.read_only()?))
    }

    /// Main key of an action in a place, in words; that of everywhere else.
    pub fn key_of(&self, place: Context, action: Action) -> &str {
        let of = |wanted: Context| {
            // Where text is typed, a key that writes a letter is no key of everywhere.
            let letters = wanted == place || !place.takes_text();
            let is_key = |key: &str| letters || key.chars().count() > 1;
            let mut keys = self.keys.iter();
            keys.find(|(at, of, key)| *at == wanted && *of == action && is_key(key))
        };
        let found = of(place).or_else(|| of(Context::Global));
        found.map_or("", |(_, _, key)| key)
    }

    /// The keys of these actions in a form.
    pub(super) fn form_keys<const N: usize>(&self, actions: [Action; N]) -> [&str; N] {
        actions.map(|it| self.key_of(Context::Form, it))
    }

    /// Rows that a page moves by in a list, or in a panel that takes the whole height.
    pub(super) fn page(rows: usize) -> isize {
        isize::try_from(rows.saturating_sub(1).max(1)).unwrap_or(1)
    }

    /// The day it is, and the time of day: what is to come, and what is past.
    pub fn now(&self) -> (Date, Option<Time>) {
        (self.today, self.clock.time())
    }

    /// The same, as the screen shows it until the next minute is noticed.
    pub const fn shown_now(&self) -> (Date, Option<Time>) {
        (self.today, self.hour)
    }

    /// What a list of people asks for when only their names matter.
    pub(super) fn any(&self) -> Query {
        let query = Query::new(self.today).at(self.clock.time());
        self.store.rights().ordered(&query).into_owned()
    }

    /// Name of a person.
    pub(super) fn name_of(&self, person: Id) -> Result<String> {
        Ok(self.store.line(&self.any(), person)?.name)
    }

    /// Why an action that writes can't be done, if so.
    pub(super) fn locks(&self, action: Action) -> Option<Availability> {
        let writes = matches!(
            action,
            Action::New
                | Action::Edit
                | Action::Done
                | Action::NotDone
                | Action::Postpone
                | Action::CancelledByUs
                | Action::Undo
                | Action::Redo
                | Action::Remove
                | Action::MoveUp
                | Action::MoveDown
                | Action::Renew
                | Action::EndFollowUp
                | Action::ActOnMarked
                | Action::Import
                | Action::Join
                | Action::HandOver
                | Action::Merge
                | Action::MergeWith
                | Action::TwoPersons
        );
        self.locked().filter(|_| writes).map(Availability::No)
    }

    /// Why an action that leads out of the screen can't be done, in the closed mode.
    pub(super) fn walls(&self, action: Action) -> Option<Availability> {
        let out = matches!(
            action,
            Action::ExternalEditor | Action::Import | Action::Suspend
        );
        (self.closed && out)
            .then(|| Availability::no("En mode cloisonné, carnet ne sort pas de son écran."))
    }

    /// What holds of an action wherever one is.
    pub(super) fn refuses(&self, action: Action) -> Availability {
        Availability::no(match action {
            Action::Scope if self.author.agent.is_none() => {
                "Votre compte n’est relié à aucun référent : tous les dossiers sont montrés."
            }
            Action::EndFollowUp => "Aucun accompagnement n’est en cours dans ce dossier.",
            Action::Drafts if self.drafts == 0 => "Il n’y a aucun brouillon.",
            Action::NotDone => "Choisissez d’abord une action du plan.",
            Action::Household => {
                "Personne d’autre n’a ce numéro CAF ou MSA, ou il n’est pas connu dans ce dossier."
            }
            Action::Compare => NOTHING_TO_COMPARE,
            Action::MoveUp | Action::MoveDown => {
                "Choisissez d’abord un objectif ou une action du plan, ou un engagement propre au contrat."
            }
            Action::Renew => "Ouvrez d’abord un dossier.",
            Action::Undo if !self.can_undo => "Il n’y a rien à annuler.",
            Action::Redo if !self.can_redo => "Il n’y a rien à rétablir.",
            _ if Context::Triage.alone_has(action) => {
                "Cela se fait dans la file : ouvrez-la avec t."
            }
            _ => return Availability::Yes,
        })
    }

    /// Notes what undo and redo could do, for the footer.
    pub(super) fn note_undo(&mut self) -> Result<()> {
        let (undo, redo) = self.store.next_both(&self.author)?;
        (self.can_undo, self.can_redo) = (undo.is_some(), redo.is_some());
        Ok(())
    }

    /// Counts the drafts that wait.
    pub(super) fn count_drafts(&mut self) -> Result<()> {
        self.drafts = self.store.drafts(&self.author)?.len();
        Ok(())
    }

    /// Reads again what the agent may see and do: colleagues may have changed.
    pub(super) fn sit_down(&mut self) -> Result<()> {
        if self.read_only().is_some() {
            self.store.look_as(self.store.rights().on(self.today));
            return Ok(());
        }
        let seat = self
            .store
            .seat(self.author.agent, &self.author.name, self.today)?;
        self.store.look_as(seat.rights);
        Ok(())
    }

    /// Reads the names in use, and the structure of the agent at the keyboard.
    pub(super) fn read_names(&mut self) -> Result<()> {
        let (agents, structures) = self.store.agents_and_structures()?;
        let me = agents.iter().find(|row| Some(row.id) == self.author.agent);
        self.structure = me.and_then(|row| row.int("structure_id"));
        self.names = Names::of(&agents, &structures);
        self.agents = agents;
        Ok(())
    }
}
