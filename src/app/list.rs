//! The portefeuille: a window of rows over a list of any size.
//!
//! Only the rows around the screen are in memory; more are read by key when the selection comes
//! near their end. Nothing is counted to move.
use std::collections::BTreeSet;

use super::cursor::Cursor;
use super::geometry::Size;
use super::widest::Widest;
use crate::domain::record::Id;
use crate::domain::text::plural;
use crate::store::{Anchor, Filter, Line, Page, Query, Result, SortKey, Store, Towards};

/// Files that a search would find if it looked farther: how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// Files of everyone, where nobody is found in the list.
    pub everyone: usize,
    /// Files that are closed.
    pub closed: usize,
}

impl Beyond {
    /// They are counted up to that many.
    pub const AT_MOST: usize = 100;
    /// Nobody.
    pub const NONE: Self = Self {
        everyone: 0,
        closed: 0,
    };
}

/// « 3 dossiers terminés »; « 100 … ou plus » where no more were counted.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    let words = plural(count, one, many);
    match count {
        Beyond::AT_MOST => format!("{words}, ou plus"),
        _ => words,
    }
}

/// Where else a search finds someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// In everyone's files.
    Everyone,
    /// In closed files.
    Closed,
}

/// A window of the list, the first row shown, the row chosen.
#[derive(Clone, Debug)]
pub struct ListView {
    /// What the list shows.
    pub query: Query,
    /// Rows in memory, in order.
    pub rows: Vec<Line>,
    /// Row chosen, and first row shown.
    pub cursor: Cursor,
    /// People marked.
    pub marks: BTreeSet<Id>,
    /// Words of the search being typed.
    pub searching: bool,
    /// Whether these words were found before: the first letter typed takes their place.
    pub found_before: bool,
    /// One typing error was forgiven in the search.
    pub forgiven: bool,
    /// Files that the search would find elsewhere, when it finds few here.
    pub beyond: Beyond,
    /// What the person chosen was found by, when it is not the name shown.
    pub found_by: String,
    /// How many rows of the list stand above those in memory, when that is known.
    above: Option<usize>,
    at_end: bool,
    /// Number of people in the list, when known, up to a limit.
    pub total: Option<usize>,
    /// The widest of what its rows have said on this screen.
    pub widest: Widest,
}

/// Screens of rows kept in memory on each side.
const KEPT: usize = 3;
/// Rows read from the start of the list, at most, to know how many stand above someone.
const FEW: usize = 200;

impl ListView {
    /// An empty window; `reload` fills it.
    pub const fn new(query: Query) -> Self {
        Self {
            query,
            rows: Vec::new(),
            cursor: Cursor::on(0),
            marks: BTreeSet::new(),
            searching: false,
            found_before: false,
            forgiven: false,
            beyond: Beyond::NONE,
            found_by: String::new(),
            above: Some(0),
            at_end: true,
            total: None,
            widest: Widest::NONE,
        }
    }

    /// The search is typed, in the place of the words found before.
    pub fn search_again(&mut self) {
        self.searching = true;
        self.found_before = !self.query.search.is_empty();
    }

    /// The row chosen.
    pub fn selected(&self) -> Option<&Line> {
        self.rows.get(self.cursor.at)
    }

    /// Rows on screen, of a screen of `height` rows.
    pub fn visible(&self, height: usize) -> impl Iterator<Item = (usize, &Line)> {
        let rows = self.rows.iter().enumerate();
        rows.skip(self.cursor.top).take(height)
    }

    /// Where the search finds someone, when it finds nobody here.
    pub fn elsewhere(&self) -> Option<Elsewhere> {
        let found = |count: usize, place| (count > 0 && self.rows.is_empty()).then_some(place);
        let everyone = found(self.beyond.everyone, Elsewhere::Everyone);
        everyone.or_else(|| found(self.beyond.closed, Elsewhere::Closed))
    }

    /// Whether all the rows are in memory.
    pub fn is_whole(&self) -> bool {
        self.at_start() && self.at_end
    }

    /// Takes what is on screen into account for the room of the columns.
    pub fn grow(&mut self, size: Size) {
        let rows = self.rows.iter().skip(self.cursor.top);
        let rows = rows.take(size.list_rows());
        self.widest.grow(rows, size, &self.query);
    }

    /// The place of the row chosen in the whole list of so many, when its start or its end is known.
    pub fn place(&self, number: usize) -> Option<usize> {
        let below = self.rows.len().checked_sub(self.cursor.at + 1)?;
        let from_end = || number.checked_sub(below).filter(|_| self.at_end);
        self.rank().map(|rank| rank + 1).or_else(from_end)
    }

    /// How many rows of the list stand above the one chosen, when that is known.
    fn rank(&self) -> Option<usize> {
        self.above.map(|above| above + self.cursor.at)
    }

    fn at_start(&self) -> bool {
        self.above == Some(0)
    }

    /// Whether there are rows above the first one shown.
    pub fn more_above(&self) -> bool {
        self.cursor.top > 0 || !self.at_start()
    }

    /// Reads the list again from its start.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn reload(&mut self, store: &Store, height: usize) -> Result<()> {
        let page = store.page(&self.query, &Anchor::Edge, Towards::End, height)?;
        self.begin(page, 0);
        Ok(())
    }

    /// Reads the list again around the person chosen, who stays chosen if still there.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn refresh(&mut self, store: &Store, height: usize) -> Result<()> {
        let Some(chosen) = self.selected().cloned() else {
            return self.reload(store, height);
        };
        let count = self.rank().map(|rank| rank + height);
        if let Some(count) = count.filter(|count| *count <= FEW)
            && self.read_from_top(store, chosen.id, (count, height))?
        {
            return Ok(());
        }
        let above = self.cursor.at.saturating_sub(self.cursor.top);
        let (beyond, here) = (Anchor::Beyond(chosen.key.clone()), Anchor::At(chosen.key));
        let before = store.page(&self.query, &beyond, Towards::Start, above)?;
        let after = store.page(&self.query, &here, Towards::End, height)?;
        self.forgiven = after.forgiven;
        let at = before.lines.len();
        self.rows = before.lines;
        self.rows.extend(after.lines);
        (self.above, self.at_end) = (before.edge.then_some(0), after.edge);
        let same = self.rows.iter().position(|row| row.id == chosen.id);
        let near = || at.min(self.rows.len().saturating_sub(1));
        self.cursor = Cursor::on(same.unwrap_or_else(near));
        self.total = self.is_whole().then_some(self.rows.len());
        self.show(height);
        Ok(())
    }

    /// Reads the start of the list again, so that who comes first shows and how many stand above is known. False
    /// when the person is not among so many.
    fn read_from_top(
        &mut self,
        store: &Store,
        person: Id,
        (count, height): (usize, usize),
    ) -> Result<bool> {
        let (scrolled, top) = (
            self.cursor.top > 0,
            self.cursor.at.saturating_sub(self.cursor.top),
        );
        let page = store.page(&self.query, &Anchor::Edge, Towards::End, count)?;
        let Some(at) = page.lines.iter().position(|row| row.id == person) else {
            return Ok(false);
        };
        self.begin(page, at);
        self.cursor.top = if scrolled { at.saturating_sub(top) } else { 0 };
        self.show(height);
        Ok(true)
    }

    /// Takes the page at the start of the list, with that row chosen.
    fn begin(&mut self, page: Page, at: usize) {
        self.rows = page.lines;
        self.forgiven = page.forgiven;
        (self.above, self.at_end) = (Some(0), page.edge);
        self.cursor = Cursor::on(at);
        self.total = page.edge.then_some(self.rows.len());
    }

    /// Chooses a person of the list, wherever they stand.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn choose(&mut self, store: &Store, person: Id, height: usize) -> Result<()> {
        if let Some(at) = self.rows.iter().position(|row| row.id == person) {
            self.cursor.at = at;
            self.show(height);
            return Ok(());
        }
        if self.read_from_top(store, person, (FEW, height))? {
            return Ok(());
        }
        self.rows = vec![store.line(&self.query, person)?];
        self.above = None;
        self.cursor = Cursor::on(0);
        self.refresh(store, height)
    }

    /// Adds a filter, or removes it.
    pub fn toggle(&mut self, filter: Filter) {
        let filters = &mut self.query.filters;
        let before = filters.len();
        filters.retain(|known| *known != filter);
        if filters.len() == before {
            filters.push(filter);
        }
    }

    /// Reads the rows that a taller screen has room for.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn fill(&mut self, store: &Store, height: usize) -> Result<()> {
        if self.rows.len() < self.cursor.top + height {
            self.refresh(store, height)?;
        }
        Ok(())
    }

    /// Moves down by some rows.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn down(&mut self, store: &Store, by: usize, height: usize) -> Result<()> {
        // What is forgotten above moves the row chosen: where it goes is reckoned again each time.
        while self.cursor.at + by + 1 >= self.rows.len() && !self.at_end {
            self.read_below(store, height.max(by))?;
        }
        self.cursor.at = (self.cursor.at + by).min(self.rows.len().saturating_sub(1));
        self.show(height);
        Ok(())
    }

    /// Moves up by some rows.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn up(&mut self, store: &Store, by: usize, height: usize) -> Result<()> {
        while self.cursor.at < by && !self.at_start() {
            self.read_above(store, height.max(by))?;
        }
        self.cursor.at = self.cursor.at.saturating_sub(by);
        self.show(height);
        Ok(())
    }

    /// Goes to the first row.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn first(&mut self, store: &Store, height: usize) -> Result<()> {
        if self.at_start() {
            self.cursor = Cursor::on(0);
            return Ok(());
        }
        let total = self.total;
        self.reload(store, height)?;
        self.total = total.or(self.total);
        Ok(())
    }

    /// Goes to the last row.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn last(&mut self, store: &Store, height: usize) -> Result<()> {
        if !self.at_end {
            let page = store.page(&self.query, &Anchor::Edge, Towards::Start, height)?;
            self.rows = page.lines;
            (self.above, self.at_end) = (page.edge.then_some(0), true);
        }
        self.cursor.at = self.rows.len().saturating_sub(1);
        self.cursor.top = self.rows.len().saturating_sub(height);
        Ok(())
    }

    fn read_below(&mut self, store: &Store, count: usize) -> Result<()> {
        let from = self.rows.last().map(|row| row.key.clone());
        let page = store.page(&self.query, &anchor(from), Towards::End, count)?;
        self.at_end = page.edge || page.lines.is_empty();
        self.rows.extend(page.lines);
        // Rows far above are forgotten; they are read again if need be.
        let spare = self.cursor.top.saturating_sub(count * KEPT);
        if spare > 0 {
            self.rows.drain(..spare);
            self.cursor.top -= spare;
            self.cursor.at -= spare;
            self.above = self.above.map(|above| above + spare);
        }
        Ok(())
    }

    fn read_above(&mut self, store: &Store, count: usize) -> Result<()> {
        let from = self.rows.first().map(|row| row.key.clone());
        let page = store.page(&self.query, &anchor(from), Towards::Start, count)?;
        let added = page.lines.len();
        self.above = match page.edge || page.lines.is_empty() {
            true => Some(0),
            false => self.above.and_then(|above| above.checked_sub(added)),
        };
        self.rows.splice(0..0, page.lines);
        self.cursor.top += added;
        self.cursor.at += added;
        let most = self.cursor.at + count * (KEPT + 1);
        if self.rows.len() > most {
            self.rows.truncate(most);
            self.at_end = false;
        }
        Ok(())
    }

    /// Scrolls so that the row chosen is on screen: by half a page, to paint seldom.
    pub fn show(&mut self, height: usize) {
        let height = height.max(1);
        let half = (height / 2).max(1);
        if self.cursor.at < self.cursor.top {
            self.cursor.top = self.cursor.at.saturating_sub(half.saturating_sub(1));
        } else if self.cursor.at >= self.cursor.top + height {
            self.cursor.top = self.cursor.at + half - height + usize::from(half < height);
        }
        let most = self.rows.len().saturating_sub(height);
        if self.at_end {
            self.cursor.top = self.cursor.top.min(most);
        }
        self.cursor.top = self.cursor.top.min(self.cursor.at);
    }
}

fn anchor(key: Option<SortKey>) -> Anchor {
    key.map_or(Anchor::Edge, Anchor::Beyond)
}
