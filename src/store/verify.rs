//! Checking a store: pages, audit chain, and the derived deadlines computed again.
use super::references::{self, BrokenReference};
use super::sql::{first, pragma};
use super::{Followed, Result, Store, StoreError, attachments, audit, consulted, seal, search};
use crate::domain::record::Id;
use crate::domain::rights::Act;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// People checked.
    pub people: usize,
    /// Deadlines in the index.
    pub deadlines: usize,
    /// People whose index differs from what their records say.
    pub differing: Vec<Id>,
    /// People whose records or journal do not add up: something was changed outside of carnet. 0 and below
    /// stand for what belongs to nobody.
    pub altered: Vec<Id>,
    /// Whether the search differs from the rows of the list: it can be written anew from them.
    pub search_differs: bool,
    /// Whether new records could be given the numbers of others.
    pub misnumbered: bool,
    /// What is no longer there of what had been saved, as whoever asks for the check knows it.
    pub lacks: Option<String>,
    /// First row of the audit chain that does not follow from the one before.
    pub broken_link: Option<i64>,
    /// The log of consultations.
    pub consulted: Followed,
    /// References that lead to no record, or to one of another person.
    pub broken_references: Vec<BrokenReference>,
    /// The files joined whose content is lost, or is not what it was.
    pub attachments: Vec<String>,
    /// What SQLite found wrong with the file.
    pub damage: Option<String>,
}

impl Report {
    /// Whether nothing is wrong.
    pub const fn is_clean(&self) -> bool {
        self.differing.is_empty() && !self.search_differs && self.holds()
    }

    /// Whether nothing is wrong with what was written: what is computed from it can be computed again.
    pub const fn holds(&self) -> bool {
        self.altered.is_empty()
            && !self.misnumbered
            && self.lacks.is_none()
            && self.broken_link.is_none()
            && self.consulted.broken.is_none()
            && self.broken_references.is_empty()
            && self.attachments.is_empty()
            && self.damage.is_none()
    }
}

impl Store {
    /// Checks the file and computes every deadline again. Changes nothing.
    ///
    /// # Errors
    /// When the store can't be read at all.
    pub fn verify(&self) -> Result<Report> {
        self.allow(Act::Verify)?;
        let second = self.again()?;
        std::thread::scope(|scope| {
            // The pages are gone through by another thread.
            let pages = scope.spawn(move || {
                pragma::tune(&second.conn, pragma::CHECK)?;
                second.check_pages()
            });
            let mut report = self.at_length(Self::check_contents)?;
            let (differing, mut seals) = self.differing(&self.rule_book()?)?;
            seals.join(seal::beside_records(&self.conn)?);
            report.differing = differing;
            let differ = seal::kept(&self.conn)?.differing(&seals);
            // Others may have written while everything was read: those are looked at again, at one moment.
            report.altered =
                self.in_one_state(|store| seal::still_differing(&store.conn, differ))?;
            report.damage = match pages.join() {
                Ok(Ok(())) => None,
                Ok(Err(StoreError::Corrupt(what))) if search::is_of_index(&what) => {
                    report.search_differs = true;
                    None
                }
                Ok(Err(StoreError::Corrupt(what))) => Some(what),
                Ok(Err(other)) => return Err(other),
                Err(_) => return Err(StoreError::Corrupt("vérification arrêtée".to_owned())),
            };
            Ok(report)
        })
    }

    fn check_contents(&self) -> Result<Report> {
        let count = |table: &str| -> Result<usize> {
            let text = format!("SELECT COUNT(*) FROM {table}");
            let found: Option<i64> = first(&self.conn, &text, &[], |row| row.get(0))?;
            Ok(found
                .and_then(|n| usize::try_from(n).ok())
                .unwrap_or_default())
        };
        Ok(Report {
            people: count("allocataire")?,
            deadlines: count("echeance")?,
            search_differs: search::differs(&self.conn)?,
            misnumbered: pragma::misnumbered(&self.conn)?,
            broken_link: audit::first_broken_link(&self.conn)?,
            consulted: consulted::followed(&self.conn)?,
            broken_references: references::broken(&self.conn)?,
            attachments: attachments::broken(&self.conn)?,
            ..Report::default()
        })
    }
}
