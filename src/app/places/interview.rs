//! The interview: what the person may see of their own carnet, in plain words, on the whole
//! screen. Nothing of anyone else, no alert, no working note. They sit beside the référent, read,
//! say whether they agree, and add their own words (« DITP 2019, contrat vivant »: the person always
//! has access to everything of theirs, and validates it).
mod acts;
pub mod layout;
mod read;

use crate::app::cursor::turned;
use crate::app::desk::Desk;
use crate::app::geometry::Size;
use crate::documents::model::{Block, Level};
use crate::documents::pages::{self, Carnet};
use crate::domain::date::Date;
use crate::domain::history::HistoryEntry;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::review::ReviewRecord;
use crate::domain::record::situation::SituationRecord;
use crate::domain::record::{Entity, Id, Record};
use crate::domain::text::joined;
use crate::domain::validation::{ValidatedPart, record_read};
use crate::store::{Result, StoreError, Undoable};
use crate::words::changed;
use crate::words::line::Line;
use layout::columns;

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
    /// The last review.
    Review,
    /// Appointments to come, and the last ones.
    Appointments,
}

impl Page {
    /// In the order of the arrows.
    pub const ALL: [Self; 6] = [
        Self::Situation,
        Self::Objectives,
        Self::Plan,
        Self::Contract,
        Self::Review,
        Self::Appointments,
    ];

    /// Its name at the top of the screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Situation => "Ma situation",
            Self::Objectives => "Mes objectifs",
            Self::Plan => "Mon plan",
            Self::Contract => "Mon contrat",
            Self::Review => "Mon bilan",
            Self::Appointments => "Mes rendez-vous",
        }
    }

    /// The part that words added on this page are about, if any.
    pub const fn part(self) -> Option<ValidatedPart> {
        match self {
            Self::Situation => Some(ValidatedPart::Situation),
            Self::Objectives | Self::Plan => Some(ValidatedPart::Plan),
            Self::Contract => Some(ValidatedPart::Contract),
            Self::Review => Some(ValidatedPart::Review),
            Self::Appointments => None,
        }
    }
}

/// The record whose words are those of a page, and its day.
type Text = (Entity, Id, Option<Date>);

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
    /// The text of the page shown that the person may change: the last evaluation, the last review.
    texts: Vec<(Page, Text)>,
    pages: Vec<(Page, Vec<Block>)>,
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
            texts: Vec::new(),
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
                self.texts.clear();
                return Ok(());
            }
            Err(other) => return Err(other),
        };
        // Nothing has changed since what was never read.
        let history = if file.rows(Entity::Validation).is_empty() {
            Vec::new()
        } else {
            desk.store.history(self.person, changed::ACTS)?
        };
        let carnet = Carnet {
            venues: "",
            file: &file,
            names: &desk.names,
            today: desk.today,
            time: desk.clock.time(),
            base: &desk.base,
            office: "",
            brief: false,
        };
        let identity = file.identity().map(AllocataireRecord::of);
        let names = identity.map(|it| [it.first_name(), it.last_name()]);
        let names = names.unwrap_or_default().map(Option::unwrap_or_default);
        self.name = joined(names, " ");
        let parts = ValidatedPart::ALL.iter().copied();
        let written = parts.filter(|part| record_read(&file, *part).is_some());
        self.written = written.collect();
        let texts = [
            (Page::Situation, Entity::Situation, ValidatedPart::Situation),
            (Page::Review, Entity::Review, ValidatedPart::Review),
        ];
        let texts = texts.into_iter();
        let texts = texts.filter_map(|(page, kind, part)| {
            let id = record_read(&file, part)?;
            let evaluation = file.one::<SituationRecord<'_>>(id);
            let day = match kind {
                Entity::Situation => evaluation.and_then(|it| it.made_on()),
                _ => file.one::<ReviewRecord<'_>>(id).and_then(|it| it.made_on()),
            };
            Some((page, (kind, id, day)))
        });
        self.texts = texts.collect();
        let pages = Page::ALL.map(|page| (page, blocks(page, &carnet, &history)));
        self.pages = pages.to_vec();
        Ok(())
    }

    /// What the page shown says.
    pub fn blocks(&self) -> Vec<Block> {
        let found = self.pages.iter().find(|(page, _)| *page == self.page);
        let gone = || {
            vec![Block::Paragraph(
                "Ce carnet vient d’être retiré.".to_owned(),
            )]
        };
        found.map_or_else(gone, |(_, blocks)| blocks.clone())
    }

    /// The record whose words are those of the page shown, and its day.
    fn text(&self) -> Option<Text> {
        let found = self.texts.iter().find(|(page, _)| *page == self.page);
        found.map(|(_, record)| *record)
    }

    /// Whether the file is no longer there.
    pub fn is_gone(&self) -> bool {
        self.pages.is_empty()
    }

    /// Lines of the page shown, on a screen of that size.
    pub fn lines(&self, size: Size) -> Vec<Line> {
        layout::lines(&self.blocks(), columns(size.width))
    }

    /// First line on a screen of that size: the end of the page stays at the bottom.
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

/// What a page says: its title, whether it was read as it is, what the carnet says, the words that
/// the person added before, then what stood there before.
fn blocks(page: Page, carnet: &Carnet<'_>, history: &[HistoryEntry]) -> Vec<Block> {
    let said = match page {
        Page::Situation => pages::situation(carnet),
        Page::Objectives => pages::objectives(carnet),
        Page::Plan => pages::plan(carnet),
        Page::Contract => pages::contract(carnet),
        Page::Review => pages::review(carnet),
        Page::Appointments => pages::meetings(carnet),
    };
    // The objectives are read again with the plan.
    let part = page.part().filter(|_| page != Page::Objectives);
    let part = part.filter(|part| record_read(carnet.file, *part).is_some());
    let (above, below) = part.map_or_else(Default::default, |part| {
        read::around(carnet.file, history, part)
    });
    let title = Block::Heading(Level::One, said.title.to_owned());
    let all = [vec![title], above, said.body, below, said.older];
    all.concat()
}
