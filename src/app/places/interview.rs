//! The interview: what the person may see of their own carnet, in plain words, on the whole
//! screen. Nothing of anyone else, no alert, no working note. They sit beside the référent, read,
//! say whether they agree, and add their own words (« DITP 2019, contrat vivant »: the person always
//! has access to everything of theirs, and validates it).
mod acts;
mod changed;
mod contract;
pub mod layout;
mod meetings;
mod plan;
mod read;
mod situation;
mod source;
mod words;

use crate::app::cursor::turned;
use crate::app::desk::Desk;
use crate::app::geometry::Size;
use crate::domain::record::{Entity, Id};
use crate::domain::validation::{ValidatedPart, record_read};
use crate::store::{Result, StoreError, Undoable};
use layout::{Line, Piece, columns};
use source::{Source, given_name_first};

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
    pub fn open(person: Id, desk: &Desk) -> Result<Self> {
        let act = |it: Option<Undoable>| it.map_or(0, |it| it.act);
        let since = act(desk.store.next_undo(&desk.author)?);
        let redo = act(desk.store.next_redo(&desk.author)?);
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
        view.read_again(desk)?;
        if view.pages.is_empty() {
            return Err(StoreError::NotFound);
        }
        Ok(view)
    }

    /// Reads it again. A file taken away meanwhile leaves a sentence, and no other screen.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn read_again(&mut self, desk: &Desk) -> Result<()> {
        let mine = |it: Option<Undoable>| {
            it.is_some_and(|it| it.act > self.since && it.person == Some(self.person))
        };
        self.can_undo = mine(desk.store.next_undo(&desk.author)?);
        self.can_redo = mine(desk.store.next_redo(&desk.author)?);
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
        let source = Source::read(&file, &history, desk)?;
        self.name = file.identity().map(given_name_first).unwrap_or_default();
        self.written = ValidatedPart::ALL
            .iter()
            .copied()
            .filter(|part| record_read(&file, *part).is_some())
            .collect();
        self.pages = Page::ALL
            .into_iter()
            .map(|page| (page, written(&source, page)))
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
        self.page = turned(&Page::ALL, self.page, by);
        self.top = 0;
    }
}

/// What a page says.
fn written(source: &Source<'_>, page: Page) -> Vec<Piece> {
    match page {
        Page::Situation => situation::pieces(source),
        Page::Objectives => plan::objectives(source),
        Page::Plan => plan::pieces(source),
        Page::Contract => contract::pieces(source),
        Page::Appointments => meetings::pieces(source),
    }
}
