//! The interview: what the person may see of their own carnet, in plain words, on the whole
//! screen. Nothing of anyone else, no alert, no working note. They sit beside the référent, read,
//! say whether they agree, and add their own words (« DITP 2019, contrat vivant »: the person always
//! has access to everything of theirs, and validates it).
mod changed;
mod contract;
pub mod layout;
mod meetings;
mod plan;
mod read;
mod situation;
mod words;

use super::geometry::Size;
use crate::domain::change::Author;
use crate::domain::contract::CommonBase;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::text::sort_key;
use crate::domain::validation::ValidatedPart;
use crate::domain::validation::{record_read, validations_of};
use crate::store::{Result, Store, StoreError, Undoable};
use layout::{Line, Piece, columns};

/// Acts of the file that are looked at to know whether a page changed.
const ACTS: usize = 300;

/// A page of the carnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The situation and the resources (volet II A).
    Situation,
    /// What the person wants to reach (volet II B).
    Objectives,
    /// Who does what (volet II B).
    Plan,
    /// The contract.
    Contract,
    /// Appointments to come, and the last ones.
    Appointments,
}

impl Page {
    /// In the order of the arrows.
    pub const ALL: [Self; 5] = [
        Self::Situation,
        Self::Objectives,
        Self::Plan,
        Self::Contract,
        Self::Appointments,
    ];

    /// Its name at the top of the screen.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Situation => "Ma situation",
            Self::Objectives => "Mes objectifs",
            Self::Plan => "Mon plan",
            Self::Contract => "Mon contrat",
            Self::Appointments => "Mes rendez-vous",
        }
    }

    /// The part that words added on this page are about, if any.
    #[must_use]
    pub const fn part(self) -> Option<ValidatedPart> {
        match self {
            Self::Situation => Some(ValidatedPart::Situation),
            Self::Objectives | Self::Plan => Some(ValidatedPart::Plan),
            Self::Contract => Some(ValidatedPart::Contract),
            Self::Appointments => None,
        }
    }

    fn turned(self, by: isize) -> Self {
        let at = Self::ALL.iter().position(|page| *page == self);
        let at = isize::try_from(at.unwrap_or_default()).unwrap_or_default() + by;
        let count = isize::try_from(Self::ALL.len()).unwrap_or(1);
        let at = usize::try_from(at.rem_euclid(count)).unwrap_or_default();
        Self::ALL.get(at).copied().unwrap_or(self)
    }
}

/// What the pages are written from.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The store.
    pub store: &'a Store,
    /// Who is at the keyboard.
    pub author: &'a Author,
    /// The day it is.
    pub today: Date,
    /// The common base of commitments that holds here.
    pub base: &'a CommonBase,
}

/// The carnet as the person reads it.
#[derive(Clone, Debug)]
pub struct Interview {
    /// Number of the person.
    pub person: Id,
    /// « Nadia Abdallah ».
    pub name: String,
    /// The page shown.
    pub page: Page,
    /// First line shown.
    pub top: usize,
    /// Whether the last act of the interview can be undone from here.
    pub can_undo: bool,
    /// Whether it can be done again.
    pub can_redo: bool,
    /// The parts that hold something to read.
    pub written: Vec<ValidatedPart>,
    pages: Vec<(Page, Vec<Piece>)>,
    /// Last act of the author before the interview: those before it are not undone from here.
    since: Id,
}

impl Interview {
    /// Opens the carnet of a person on its first page.
    ///
    /// # Errors
    /// When the person is not in the store.
    pub fn open(person: Id, desk: Desk<'_>) -> Result<Self> {
        let act = |it: Option<Undoable>| it.map_or(0, |it| it.act);
        let since = act(desk.store.next_undo(desk.author)?);
        let redo = act(desk.store.next_redo(desk.author)?);
        let mut view = Self {
            person,
            name: String::new(),
            page: Page::Situation,
            top: 0,
            can_undo: false,
            can_redo: false,
            written: Vec::new(),
            pages: Vec::new(),
            since: since.max(redo),
        };
        view.reload(desk)?;
        if view.pages.is_empty() {
            return Err(StoreError::NotFound);
        }
        Ok(view)
    }

    /// Reads it again. A file taken away meanwhile leaves a sentence, and no other screen.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn reload(&mut self, desk: Desk<'_>) -> Result<()> {
        let mine = |it: Option<Undoable>| {
            it.is_some_and(|it| it.act > self.since && it.person == Some(self.person))
        };
        self.can_undo = mine(desk.store.next_undo(desk.author)?);
        self.can_redo = mine(desk.store.next_redo(desk.author)?);
        let file = match desk.store.case_file(self.person) {
            Ok(file) => file,
            Err(StoreError::NotFound) => {
                self.pages.clear();
                self.written.clear();
                return Ok(());
            }
            Err(other) => return Err(other),
        };
        // Nothing has changed since what was never read.
        let history = if file.rows(Entity::Validation).is_empty() {
            Vec::new()
        } else {
            desk.store.history(self.person, ACTS)?
        };
        let source = Source {
            file: &file,
            history: &history,
            people: people(&file, desk.store)?,
            today: desk.today,
            base: desk.base,
        };
        self.name = file.identity().map(given_name_first).unwrap_or_default();
        self.written = ValidatedPart::ALL
            .iter()
            .copied()
            .filter(|part| record_read(&file, *part).is_some())
            .collect();
        self.pages = Page::ALL
            .into_iter()
            .map(|page| (page, source.page(page)))
            .collect();
        Ok(())
    }

    /// What the page shown says.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        let found = self.pages.iter().find(|(page, _)| *page == self.page);
        found.map_or_else(
            || vec![Piece::Text("Ce carnet vient d’être retiré.".to_owned())],
            |(_, pieces)| pieces.clone(),
        )
    }

    /// Whether the file is no longer there.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.pages.is_empty()
    }

    /// Lines of the page shown, on a screen of that size.
    #[must_use]
    pub fn lines(&self, size: Size) -> Vec<Line> {
        layout::lines(&self.pieces(), columns(size.width))
    }

    /// First line on a screen of that size: the end of the page stays at the bottom.
    #[must_use]
    pub fn first_line(&self, size: Size) -> usize {
        let last = self.lines(size).len().saturating_sub(size.interview_rows());
        self.top.min(last)
    }

    /// Goes down by some lines.
    pub fn scroll(&mut self, by: isize, size: Size) {
        self.top = self.first_line(size).saturating_add_signed(by);
        self.top = self.first_line(size);
    }

    /// Turns some pages.
    pub fn turn(&mut self, by: isize) {
        self.page = self.page.turned(by);
        self.top = 0;
    }
}

/// What the pages of one person are written from.
struct Source<'a> {
    file: &'a CaseFile,
    history: &'a [crate::domain::history::HistoryEntry],
    /// Names of the agents that the person meets.
    people: Vec<(Id, String)>,
    today: Date,
    base: &'a CommonBase,
}

impl Source<'_> {
    fn page(&self, page: Page) -> Vec<Piece> {
        match page {
            Page::Situation => situation::pieces(self),
            Page::Objectives => plan::objectives(self),
            Page::Plan => plan::pieces(self),
            Page::Contract => contract::pieces(self),
            Page::Appointments => meetings::pieces(self),
        }
    }

    /// Name of an agent, if known.
    fn agent(&self, id: Option<Id>) -> Option<&str> {
        let found = self.people.iter().find(|(known, _)| Some(*known) == id);
        found.map(|(_, name)| name.as_str())
    }

    /// Who follows the person that day.
    fn referent(&self) -> Option<&str> {
        let rows = self.file.rows(Entity::Assignment);
        let running = rows.iter().filter(|row| {
            row.text("fonction") == Some("referent")
                && row.date("du").is_none_or(|from| from <= self.today)
                && row.date("au").is_none_or(|to| to >= self.today)
        });
        let last = running.max_by_key(|row| (row.date("du"), row.id))?;
        self.agent(last.int("agent_id"))
    }
}

/// « Nadia Abdallah ».
fn given_name_first(row: &Row) -> String {
    let word = |field| row.text(field).unwrap_or_default();
    format!("{} {}", word("prenom"), word("nom"))
        .trim()
        .to_owned()
}

/// Names of the agents whom the file names: who follows the person, who they meet.
fn people(file: &CaseFile, store: &Store) -> Result<Vec<(Id, String)>> {
    let mut ids: Vec<Id> = [Entity::Assignment, Entity::Appointment]
        .into_iter()
        .flat_map(|entity| file.rows(entity))
        .filter_map(|row| row.int("agent_id"))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut named = Vec::with_capacity(ids.len());
    for id in ids {
        match store.row(Entity::Agent, id) {
            Ok(row) => named.push((id, given_name_first(&row))),
            Err(StoreError::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    named.sort_by_key(|(_, name)| sort_key(name, ""));
    Ok(named)
}

/// What the person said of what stands on the page today.
fn said(file: &CaseFile, part: ValidatedPart) -> Vec<&Row> {
    let record = match part {
        ValidatedPart::Contract => record_read(file, part),
        // A new evaluation is a page that changed.
        ValidatedPart::Situation | ValidatedPart::Plan => None,
    };
    validations_of(file.rows(Entity::Validation), part, record)
}
