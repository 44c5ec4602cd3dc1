//! Reading the list: pages, counts, one row.
use super::line::{self, Line};
use super::query::{Anchor, Filter, Query, Scope, SortKey};
use super::{set, walk};
use crate::domain::date::Date;
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
        // One reading: the locks of the file are taken once, not at each question.
        self.in_one_state(|store| {
            let source = set::source(&store.conn, query)?;
            let keys = walk::keys(&store.conn, query, &source, anchor, towards, count + 1)?;
            let edge = keys.len() <= count;
            let mut keys: Vec<SortKey> = keys.into_iter().take(count).collect();
            if towards == Towards::Start {
                keys.reverse();
            }
            Ok(Page {
                lines: store.seen_lines(keys, query.today)?,
                edge,
                forgiven: source.forgiven,
            })
        })
    }

    /// Number of rows of the list, counted up to `most`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn count(&self, query: &Query, most: usize) -> Result<usize> {
        let source = set::source(&self.conn, query)?;
        set::count(&self.conn, query, &source, most)
    }

    /// Every person of the list, in order, at most `most`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn ids(&self, query: &Query, most: usize) -> Result<Vec<Id>> {
        let source = set::source(&self.conn, query)?;
        let keys = walk::keys(
            &self.conn,
            query,
            &source,
            &Anchor::Edge,
            Towards::End,
            most,
        )?;
        Ok(keys.into_iter().map(|key| key.id).collect())
    }

    /// The row of one person, wherever it would be in the list.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn line(&self, query: &Query, person: Id) -> Result<Line> {
        let source = set::Source::person(&self.conn, person, query.today)?;
        let mut found = None;
        for filters in [Vec::new(), vec![Filter::Exited]] {
            let query = Query {
                filters,
                search: String::new(),
                scope: Scope::Everyone,
                ..query.clone()
            };
            let keys = walk::keys(&self.conn, &query, &source, &Anchor::Edge, Towards::End, 1)?;
            found = found.or(keys.into_iter().next());
        }
        let key = found.ok_or(StoreError::NotFound)?;
        let lines = self.seen_lines(vec![key], query.today)?;
        lines.into_iter().next().ok_or(StoreError::NotFound)
    }

    /// Rows without the words of what is not seen.
    fn seen_lines(&self, keys: Vec<SortKey>, today: Date) -> Result<Vec<Line>> {
        let mut lines = line::read(&self.conn, keys, today)?;
        for line in &mut lines {
            self.rights().trim_line(line);
        }
        Ok(lines)
    }
}
