//! Reading the list: pages, counts, one row.
use super::line::{self, Line};
use super::query::{Anchor, Query, Sort};
use super::{set, walk};
use crate::domain::record::Id;
use crate::store::walk::Towards;
use crate::store::{Result, Store, StoreError};

/// Some consecutive rows of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The rows.
    pub lines: Vec<Line>,
    /// Nothing lies beyond, in the direction asked.
    pub edge: bool,
    /// The words found nothing as typed: one error was forgiven.
    pub forgiven: bool,
}

impl Store {
    /// At most `count` rows from an anchor, in a direction.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn page(
        &self,
        query: &Query,
        anchor: &Anchor,
        towards: Towards,
        count: usize,
    ) -> Result<Page> {
        let query = &self.rights().ordered(query);
        let source = set::source(self, query)?;
        let mut lines = self.lines((query, &source), anchor, (towards, count + 1))?;
        let edge = lines.len() <= count;
        lines.truncate(count);
        if towards == Towards::Start {
            lines.reverse();
        }
        Ok(Page {
            lines,
            edge,
            forgiven: source.forgiven,
        })
    }

    /// Number of rows of the list, counted up to `most`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn count(&self, query: &Query, most: usize) -> Result<usize> {
        let source = set::source(self, query)?;
        set::count((&self.conn, self.rights()), query, &source, most)
    }

    /// Every person of the list, in order, at most `most`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn ids(&self, query: &Query, most: usize) -> Result<Vec<Id>> {
        let query = &*self.rights().ordered(query);
        let source = set::source(self, query)?;
        let reading = (Towards::End, most);
        let asked = (query, &source);
        let keys = walk::read(&self.conn, asked, &Anchor::Edge, reading, &walk::PLACES)?;
        Ok(keys.into_iter().map(|key| key.id).collect())
    }

    /// The people of the list for whom something calls, the worst first, at most `most`; whether there are more.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn calling(&self, query: &Query, most: usize) -> Result<(Vec<Id>, bool)> {
        let query = Query {
            sort: Sort::Urgency,
            ..query.clone()
        };
        let source = set::source(self, &query)?;
        let asked = (&query, &source);
        let reading = (Towards::End, most + 1);
        let mut keys = walk::read(&self.conn, asked, &Anchor::Edge, reading, &walk::PLACES)?;
        keys.retain(|key| walk::is_calling(key.group));
        let more = keys.len() > most;
        keys.truncate(most);
        Ok((keys.into_iter().map(|key| key.id).collect(), more))
    }

    /// The row of one person, wherever it would be in the list.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn line(&self, query: &Query, person: Id) -> Result<Line> {
        let query = &self.rights().ordered(query);
        let source = set::Source::person(self, person);
        let lines = self.lines((query, &source), &Anchor::Edge, (Towards::End, 1))?;
        lines.into_iter().next().ok_or(StoreError::NotFound)
    }

    /// Rows without the words of what is not seen.
    fn lines(
        &self,
        (query, source): (&Query, &set::Source),
        anchor: &Anchor,
        reading: (Towards, usize),
    ) -> Result<Vec<Line>> {
        let whole = walk::Reading {
            wrap: line::whole,
            read: &|row| line::read(row, query.today),
        };
        let mut lines = walk::read(&self.conn, (query, source), anchor, reading, &whole)?;
        for line in &mut lines {
            self.rights().trim_line(line);
        }
        Ok(lines)
    }
}
