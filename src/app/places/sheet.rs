//! Pages about one file that are read over the screen: where the plan stands before a review,
//! the situation then and now, the life of the carnet. Each is made again after any write. Knows
//! how to draw none.
mod acts;

pub use acts::before_review;

use crate::app::prelude::*;
use crate::domain::file::order::is_closed;
use crate::words::comparison;
use crate::words::comparison::Comparison;
use crate::words::life;
use crate::words::life::{Event, Kind};
use crate::words::line::Line;
use crate::words::review;
use crate::words::review::Span;

/// A page over the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The person.
    pub person: Id,
    /// « NOM Prénom ».
    pub name: String,
    /// The row chosen.
    pub cursor: Cursor,
    /// What is read.
    pub page: Page,
}

/// What is read on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Where the plan stands, before the review is written.
    Walk(Walk),
    /// The situation then and now.
    Comparison(Comparison),
    /// Everything that happened, newest first.
    Life(Life),
}

impl Page {
    const fn len(&self) -> usize {
        match self {
            Self::Walk(walk) => walk.rows.len(),
            Self::Comparison(compared) => compared.lines.len(),
            Self::Life(life) => life.shown.len(),
        }
    }

    /// Whether the cursor may stand on a row: titles and details are passed over.
    pub fn can_stand(&self, at: usize) -> bool {
        match self {
            Self::Walk(walk) => walk.rows.get(at).is_some_and(|row| row.target.is_some()),
            Self::Comparison(it) => matches!(it.lines.get(at), Some(comparison::Line::Entry(_))),
            Self::Life(life) => at < life.shown.len(),
        }
    }
}

/// Where the plan stands, before the review is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// The form that comes next.
    pub request: Gesture,
    /// What is looked at.
    pub span: Span,
    /// Objectives and actions, as the plan shows them.
    pub rows: Vec<Line>,
    /// Whether an older evaluation of the situation can be read beside the last one.
    pub comparable: bool,
}

/// Everything that happened, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// Every event.
    pub events: Vec<Event>,
    /// The only kind shown, if one was chosen.
    pub only: Option<Kind>,
    /// Positions of the events shown.
    pub shown: Vec<usize>,
}

impl Life {
    fn new(events: Vec<Event>, only: Option<Kind>) -> Self {
        let wanted = |event: &Event| only.is_none_or(|kind| kind == event.kind);
        let shown = events
            .iter()
            .enumerate()
            .filter(|(_, event)| wanted(event))
            .map(|(at, _)| at)
            .collect();
        Self {
            events,
            only,
            shown,
        }
    }

    /// The n-th event shown.
    pub fn event(&self, at: usize) -> Option<&Event> {
        self.shown.get(at).and_then(|at| self.events.get(*at))
    }

    /// Where one looks first: the last thing that happened, under what is still to come.
    fn latest(&self, today: Date) -> usize {
        (0..self.shown.len())
            .find(|at| self.event(*at).is_some_and(|event| event.on <= today))
            .unwrap_or_default()
    }
}

impl Sheet {
    fn new(file: &CaseFile, page: Page) -> Self {
        let mut sheet = Self {
            person: file.person,
            name: file.identity().map(name_of).unwrap_or_default(),
            cursor: Cursor::default(),
            page,
        };
        sheet.settle();
        sheet
    }

    /// The plan to go through before a review; `None` when nothing of it is to be looked at.
    pub fn walk(file: &CaseFile, request: Gesture, span: Span, desk: &Desk) -> Option<Self> {
        let rows = review::lines(file, span, desk.today);
        let comparable = !comparison::older(file).is_empty();
        let page = Page::Walk(Walk {
            request,
            span,
            rows,
            comparable,
        });
        let mut sheet = Self::new(file, page);
        // One begins at what may have been done since: the first action that is still open.
        let open = |at: &usize| match sheet.target_at(*at) {
            Some((Entity::Action, id)) => {
                let row = file.row(Entity::Action, id);
                row.is_some_and(|row| !is_closed(row))
            }
            Some(_) | None => false,
        };
        let found = (0..sheet.page.len()).find(open);
        sheet.cursor.at = found.unwrap_or(sheet.cursor.at);
        (sheet.page.len() > 0).then_some(sheet)
    }

    /// The last evaluation beside an older one: the one chosen, or that of the last review. `None`
    /// when there is nothing to compare.
    ///
    /// # Errors
    /// When the person is not in the store.
    pub fn comparison(person: Id, chosen: Option<Id>, desk: &Desk) -> Result<Option<Self>> {
        let file = desk.store.case_file(person)?;
        let then = comparison::reference(&file, chosen);
        let compared = then.and_then(|then| comparison::with_last(&file, then));
        Ok(compared.map(|it| Self::new(&file, Page::Comparison(it))))
    }

    /// The life of the carnet.
    ///
    /// # Errors
    /// When the person is not in the store.
    pub fn life(person: Id, desk: &Desk) -> Result<Self> {
        let file = desk.store.case_file(person)?;
        let life = Life::new(life::events(&file, &desk.names, desk.today), None);
        let cursor = Cursor::on(life.latest(desk.today));
        Ok(Self {
            cursor,
            ..Self::new(&file, Page::Life(life))
        })
    }

    /// Reads the page again; the row chosen stays chosen where it can.
    ///
    /// # Errors
    /// When the person is no longer in the store.
    pub fn read_again(&mut self, desk: &Desk) -> Result<()> {
        let file = desk.store.case_file(self.person)?;
        let target = self.target();
        match &mut self.page {
            Page::Walk(walk) => walk.rows = review::lines(&file, walk.span, desk.today),
            Page::Comparison(compared) => {
                let chosen = comparison::reference(&file, Some(compared.then.0));
                if let Some(again) = chosen.and_then(|id| comparison::with_last(&file, id)) {
                    *compared = again;
                }
            }
            Page::Life(life) => {
                let events = life::events(&file, &desk.names, desk.today);
                *life = Life::new(events, life.only);
            }
        }
        let found = target
            .and_then(|wanted| (0..self.page.len()).find(|at| self.target_at(*at) == Some(wanted)));
        self.cursor.at = found.unwrap_or(self.cursor.at);
        self.settle();
        Ok(())
    }

    /// Shows one kind of events only, or all of them.
    pub fn show_only(&mut self, only: Option<Kind>, today: Date) {
        if let Page::Life(life) = &mut self.page {
            *life = Life::new(std::mem::take(&mut life.events), only);
            self.cursor.at = life.latest(today);
        }
    }

    fn settle(&mut self) {
        let page = &self.page;
        self.cursor.settle(page.len(), |at| page.can_stand(at));
    }

    /// Moves by some rows.
    pub fn step(&mut self, by: isize) {
        let page = &self.page;
        self.cursor
            .step_over(by, page.len(), |at| page.can_stand(at));
    }

    fn target_at(&self, at: usize) -> Option<(Entity, Id)> {
        match &self.page {
            Page::Walk(walk) => walk.rows.get(at)?.target,
            Page::Comparison(_) => None,
            Page::Life(life) => Some(life.event(at)?.target),
        }
    }

    /// The record chosen.
    pub fn target(&self) -> Option<(Entity, Id)> {
        self.target_at(self.cursor.at)
    }
}
