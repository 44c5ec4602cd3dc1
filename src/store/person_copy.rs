//! Everything that the store holds of one person, read in one state, to be given to that person (RGPD, art.
//! 15): the records, the history, what is computed, what was begun and not saved. Nothing of another person.
use std::collections::HashSet;

use super::former::FILES;
use super::sql::query;
use super::{Result, Store, StoreError};
use crate::domain::date::Date;
use crate::domain::deadlines::{Deadline, worst_first};
use crate::domain::file::CaseFile;
use crate::domain::history::HistoryEntry;
use crate::domain::record::{Id, Row, Section};
use crate::domain::rights::Act;

/// What is kept of a person, as far as whoever asks sees it.
#[derive(Clone, Debug)]
pub struct PersonCopy {
    /// The records.
    pub file: CaseFile,
    /// The acts on them, the latest first.
    pub history: Vec<HistoryEntry>,
    /// What is due, was, or will be, the most urgent first.
    pub deadlines: Vec<Deadline>,
    /// Forms that were begun and not saved.
    pub drafts: Vec<Begun>,
    /// Months that it is kept after the last contact.
    pub months: u32,
    /// The parts that whoever asks does not see, in words.
    pub hidden: Vec<&'static str>,
    /// Colleagues.
    pub agents: Vec<Row>,
    /// Structures.
    pub structures: Vec<Row>,
}

/// A form that was begun and not saved.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Who.
    pub author: String,
    /// What, in words.
    pub title: String,
    /// What was typed, as JSON text.
    pub values: String,
    /// When it was last kept, UTC.
    pub at: String,
}

impl Store {
    /// Reads everything that is kept of one person on a day.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn person_copy(&self, person: Id, today: Date) -> Result<PersonCopy> {
        self.in_one_state(|store| {
            let mut deadlines = store.deadlines(person)?;
            deadlines.sort_by(|a, b| worst_first(a, b, today));
            let (agents, structures) = store.agents_and_structures()?;
            Ok::<_, StoreError>(PersonCopy {
                file: store.case_file(person)?.for_the_person(),
                history: store.history_for(person)?,
                deadlines,
                drafts: store.begun(person)?,
                months: store.kept_for()?,
                hidden: store.hidden(),
                agents,
                structures,
            })
        })
    }

    fn history_for(&self, person: Id) -> Result<Vec<HistoryEntry>> {
        let shared = format!(
            "SELECT DISTINCT j.acte_id FROM journal AS j WHERE j.allocataire_id IN {FILES} AND EXISTS \
             (SELECT 1 FROM journal AS k WHERE k.acte_id = j.acte_id AND k.allocataire_id NOT IN {FILES})"
        );
        let shared = query(&self.conn, &shared, &[&person], |row| row.get::<Id>(0))?;
        let shared: HashSet<Id> = shared.into_iter().collect();
        let told = |act: HistoryEntry| {
            let is_shared = shared.contains(&act.act);
            act.for_the_person(is_shared)
        };
        let acts = self.history(person, usize::MAX)?;
        Ok(acts.into_iter().map(told).collect())
    }

    /// What was begun about a person, given up or not; only for who sees everything, since what is in it
    /// is not sorted yet.
    fn begun(&self, person: Id) -> Result<Vec<Begun>> {
        if !self.rights().sees_all() {
            return Ok(Vec::new());
        }
        let text = format!(
            "SELECT auteur, titre, valeurs, modifie_a FROM brouillon WHERE allocataire_id IN {FILES} ORDER BY id"
        );
        query(&self.conn, &text, &[&person], |row| {
            Ok(Begun {
                author: row.get(0)?,
                title: row.get(1)?,
                values: row.get(2)?,
                at: row.get(3)?,
            })
        })
    }

    fn hidden(&self) -> Vec<&'static str> {
        let rights = self.rights();
        if rights.sees_all() {
            return Vec::new();
        }
        // The first is a part of all appointments, the second of the whole plan.
        let parts = [Section::NextAppointment, Section::OwnActions, Section::Team];
        let all = Section::ALL
            .iter()
            .filter(|it| !parts.contains(it) && !rights.sees(**it));
        let mut hidden: Vec<&str> = all.map(|it| it.words()).collect();
        hidden.extend((!rights.may(Act::ReadHistory)).then_some("historique"));
        hidden.push("brouillons");
        hidden
    }
}
