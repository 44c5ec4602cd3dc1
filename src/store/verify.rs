//! Checking a store: pages, audit chain, and the derived deadlines computed again.
use super::references::{self, BrokenReference};
use super::sql::{first, query};
use super::{Result, Store, StoreError, audit, derive};
use crate::domain::record::Id;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// People checked.
    pub people: usize,
    /// Deadlines in the index.
    pub deadlines: usize,
    /// People whose index differs from what their records say.
    pub differing: Vec<Id>,
    /// First row of the audit chain that does not follow from the one before.
    pub broken_link: Option<i64>,
    /// References that lead to no record, or to one of another person.
    pub broken_references: Vec<BrokenReference>,
    /// What SQLite found wrong with the file.
    pub damage: Option<String>,
}

impl Report {
    /// Whether nothing is wrong.
    pub const fn is_clean(&self) -> bool {
        self.differing.is_empty()
            && self.broken_link.is_none()
            && self.broken_references.is_empty()
            && self.damage.is_none()
    }
}

impl Store {
    /// Checks the file and computes every deadline again. Changes nothing.
    ///
    /// # Errors
    /// When the store can't be read at all.
    pub fn verify(&self) -> Result<Report> {
        let damage = match self.check_pages() {
            Ok(()) => None,
            Err(StoreError::Corrupt(what)) => Some(what),
            Err(other) => return Err(other),
        };
        let people: Vec<Id> = query(
            &self.conn,
            "SELECT id FROM allocataire ORDER BY id",
            &[],
            |row| row.get(0),
        )?;
        let deadlines: Option<i64> =
            first(&self.conn, "SELECT COUNT(*) FROM echeance", &[], |row| {
                row.get(0)
            })?;
        let mut report = Report {
            people: people.len(),
            deadlines: deadlines
                .and_then(|n| usize::try_from(n).ok())
                .unwrap_or_default(),
            broken_link: audit::first_broken_link(&self.conn)?,
            broken_references: references::broken(&self.conn)?,
            damage,
            ..Report::default()
        };
        let set = self.rule_book()?;
        for person in people {
            let derived = derive::compute_with(&self.conn, &set, person)?;
            if derive::differs(&self.conn, person, &derived)? {
                report.differing.push(person);
            }
        }
        Ok(report)
    }
}
