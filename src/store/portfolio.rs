//! The portefeuille: pages of the list, in any order, through any filter, whatever its size.
//!
//! Rows are read by key (after the last one seen), never counted nor skipped. A small set (a
//! caseload, a precise search) is sorted whole; a large one is walked through an index.
mod line;
mod predicate;
mod set;
#[cfg(test)]
mod tests;
mod walk;

pub use line::Line;
pub(in crate::store) use predicate::{LIVE, Where};

use super::{Result, Store, StoreError};
use crate::domain::date::Date;
use crate::domain::record::Id;

/// Order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The most urgent deadline first.
    #[default]
    Urgency,
    /// French order of names.
    Name,
    /// The nearest appointment to come first, then those who have none.
    NextAppointment,
    /// The longest without contact first.
    LastContact,
}

/// Whose files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Everyone's.
    #[default]
    Everyone,
    /// Those followed by one agent.
    Referent(Id),
}

/// One condition on the list; a counter and its list are the same condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Has a deadline past its due date.
    Late,
    /// Has a deadline due from Monday to Sunday of this week.
    ThisWeek,
    /// Has an appointment today.
    AppointmentToday,
    /// Has no appointment to come.
    NoAppointment,
    /// Has no contract in force.
    NoContract,
    /// Has a deadline of that rule that calls for someone.
    Rule(String),
    /// Followed by that agent.
    Referent(Id),
    /// Followed in that structure.
    Organization(Id),
    /// Last orientation of that type.
    Orientation(String),
    /// No longer followed.
    Exited,
    /// A deadline can't be computed for want of a date.
    Unknown,
}

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Order.
    pub sort: Sort,
    /// Whose files.
    pub scope: Scope,
    /// Conditions, all of them hold.
    pub filters: Vec<Filter>,
    /// Words typed in the search box.
    pub search: String,
    /// The day it is.
    pub today: Date,
}

impl Query {
    /// Everyone's open files, the most urgent first.
    #[must_use]
    pub const fn new(today: Date) -> Self {
        Self {
            sort: Sort::Urgency,
            scope: Scope::Everyone,
            filters: Vec::new(),
            search: String::new(),
            today,
        }
    }
}

/// Place of a person in an order: group, two texts, number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    /// Group (late and soon, unknown, others…), in order.
    pub group: usize,
    /// First text compared (a date or a folded name).
    pub first: String,
    /// Second text compared.
    pub second: String,
    /// Number of the person.
    pub id: Id,
}

/// Where a page starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At the edge of the list.
    Edge,
    /// Right after that place, in the direction asked.
    Beyond(SortKey),
    /// At that place if it is in the list, else right after.
    At(SortKey),
}

/// Direction of reading. Rows always come in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// From the top down.
    End,
    /// From the bottom up.
    Start,
}

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

    /// The row of one person, wherever it would stand in the list.
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
