//! What a change of the rules would move, reckoned without writing anything: everyone is computed under the
//! new rules on connections that only read.
use std::ops::ControlFlow;
use std::sync::Arc;

use super::change::RuleChange;
use super::run::write;
use super::stream::Depth;
use crate::domain::change::{Author, Moment};
use crate::domain::rules::RuleBook;
use crate::store::derive::{Edit, PARTS, Part};
use crate::store::progress::{OnProgress, Progress};
use crate::store::rule_book::Sources;
use crate::store::{Result, Store, StoreError};

/// What would move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// People whose due dates would change.
    pub people: usize,
    /// People whose due dates were computed.
    pub of: usize,
}

impl Store {
    /// What a change of the rules would move. Nothing is written.
    ///
    /// # Errors
    /// `Refused` when the new rules are; `GivenUp`; `Locked`, `Disk`, `ReadOnly`.
    pub fn try_rules(
        &self,
        (author, moment): (&Author, &Moment),
        change: &RuleChange,
        told: &mut OnProgress<'_>,
    ) -> Result<Moved> {
        let book = {
            // Written only to be read back: what is not committed was never there.
            let tx = self.conn.write()?;
            write(change, &tx, author, moment)?;
            Arc::new(Sources::read(&tx)?.book()?)
        };
        self.moved(&book, told)
    }

    fn moved(&self, book: &Arc<RuleBook>, told: &mut OnProgress<'_>) -> Result<Moved> {
        let people = self.everyone()?;
        self.by_batches((book, Depth::Rules), &people, |batches| {
            let mut moved = Moved::default();
            for batch in batches {
                let batch = batch?;
                let dates = batch.edits.iter().filter(|(_, edit)| match edit {
                    Edit::Row(part, _) => PARTS.get(*part).is_some_and(Part::is_of_deadlines),
                    Edit::Line(_) | Edit::Dated(_) => false,
                });
                let mut whose: Vec<_> = dates.map(|(person, _)| *person).collect();
                whose.dedup();
                moved.people += whose.len();
                moved.of += batch.people;
                let at = Progress {
                    done: moved.of,
                    total: people.len(),
                };
                if told(at) == ControlFlow::Break(()) {
                    return Err(StoreError::GivenUp);
                }
            }
            Ok(moved)
        })
    }
}
