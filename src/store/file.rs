//! Reading one whole file, and its deadlines.
use std::collections::HashMap;

use super::{Result, Store, StoreError, context, deadline_index, derive, rows};
use crate::domain::date::Date;
use crate::domain::deadlines::{Deadline, IndexRow};
use crate::domain::file::{CaseFile, Context};
use crate::domain::record::{Entity, Id, Row};

/// The kinds of records that the preview of the list shows of a person.
const GLANCE: [Entity; 4] = [
    Entity::Allocataire,
    Entity::Situation,
    Entity::Objective,
    Entity::Action,
];

/// The file, unless nobody is there.
fn of_someone(file: CaseFile) -> Result<CaseFile> {
    match file.identity() {
        Some(_) => Ok(file),
        None => Err(StoreError::NotFound),
    }
}

impl Store {
    /// Reads everything known of one person.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn case_file(&self, person: Id) -> Result<CaseFile> {
        let kinds = Entity::ALL.into_iter();
        let rows = self.records(person, kinds.filter(|entity| entity.belongs_to_person()))?;
        let mut beside = context::read(&self.conn, person, &rows, self.rights())?;
        if !self.rights().sees_deadlines() {
            beside.legal.clear();
            beside.appointments = None;
        }
        of_someone(CaseFile::new(person, rows, beside))
    }

    /// Reads what the preview of the list shows of one person: the other records are left.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn glance(&self, person: Id) -> Result<CaseFile> {
        self.part(person, &GLANCE)
    }

    /// Reads some kinds of records of one person.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn part(&self, person: Id, kinds: &[Entity]) -> Result<CaseFile> {
        let rows = self.records(person, kinds.iter().copied())?;
        of_someone(CaseFile::new(person, rows, Context::default()))
    }

    /// One reading: the records are those of one instant, and the locks are taken once.
    fn records(
        &self,
        person: Id,
        kinds: impl Iterator<Item = Entity>,
    ) -> Result<HashMap<Entity, Vec<Row>>> {
        self.in_one_state(|store| {
            kinds
                .filter(|entity| store.rights().sees_kind(*entity))
                .map(|entity| {
                    let rows = rows::of_person(&store.conn, entity, person)?;
                    Ok((entity, store.seen(rows)))
                })
                .collect()
        })
    }

    /// Every deadline of one person, those that are over included, in the order of the rules.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn deadlines(&self, person: Id) -> Result<Vec<Deadline>> {
        if !self.rights().sees_deadlines() {
            return Ok(Vec::new());
        }
        let mut all = derive::evaluate(&self.conn, person)?;
        all.iter_mut()
            .for_each(|it| self.rights().trim_deadline(it));
        Ok(all)
    }

    /// Live deadlines of one person that call for someone or will, the worst first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn alerts_of(&self, person: Id, today: Date) -> Result<Vec<IndexRow>> {
        if !self.rights().sees_deadlines() {
            return Ok(Vec::new());
        }
        let mut all = deadline_index::alerts(&self.conn, person, today)?;
        all.iter_mut().for_each(|it| self.rights().trim_row(it));
        Ok(all)
    }

    /// Live deadlines of one rule, whatever its level, for one person.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn deadlines_of_rule(&self, rule: &str) -> Result<Vec<IndexRow>> {
        deadline_index::live(&self.conn, "regle = $1", &[&rule])
    }
}
