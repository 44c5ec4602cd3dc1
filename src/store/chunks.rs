//! A large act, written part by part under one number: others can write between two parts.
//!
//! The act is marked unfinished until its end, so that one cut in the middle is taken back at
//! the next opening. An act that writes nothing leaves no trace.
mod known;
mod part;

use std::sync::Arc;
use std::time::Instant;

use super::intake::Intake;
use super::lease::Lease;
use super::names::Names;
use super::sql::{execute, first, pragma};
use super::{PersonKeys, Result, Store, StoreError, rule_book};
use crate::domain::change::{Author, Change, Moment, Nature, Op};
use crate::domain::file::facts::File;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::domain::rules::RuleBook;
use known::Known;
pub use part::Part;

/// What an import asks of the store, and says to it; a rehearsal answers the same and writes nothing.
pub trait Ground {
    /// People that the keys may designate: one is a match, several are a doubt.
    ///
    /// # Errors
    /// When the store can't be read.
    fn recognise(&mut self, keys: &PersonKeys) -> Result<Vec<Id>>;

    /// Records of one kind that belong to a person.
    ///
    /// # Errors
    /// When the store can't be read.
    fn rows_of(&mut self, entity: Entity, person: Id) -> Result<Vec<Row>>;

    /// The record of that name, set aside or not.
    ///
    /// # Errors
    /// When the store can't be read.
    fn by_uid(&mut self, entity: Entity, uid: &str) -> Result<Option<Row>>;

    /// Writes what concerns one person (none: one that the operations make); gives the number of
    /// the record of each operation.
    ///
    /// # Errors
    /// `Conflict`, or what SQLite says.
    fn write(&mut self, person: Option<Id>, ops: &[Op]) -> Result<Vec<Id>>;

    /// Whether enough was done in one go.
    fn is_full(&self) -> bool;
}

/// A large act being written.
#[derive(Debug)]
pub struct LongAct<'s> {
    store: &'s mut Store,
    author: &'s Author,
    moment: &'s Moment,
    change: Change,
    rules: Arc<RuleBook>,
    intake: Intake,
    known: Known,
    act: Option<Id>,
    names: Names,
    former: pragma::Former,
    _lease: Lease,
}

impl Store {
    /// Begins a large act; nothing is written before its first part that changes something.
    ///
    /// # Errors
    /// `ReadOnly`, or `Locked` when another large act is under way.
    pub fn long_act<'s>(
        &'s mut self,
        author: &'s Author,
        moment: &'s Moment,
        nature: Nature,
        label: &str,
    ) -> Result<LongAct<'s>> {
        self.writable()?;
        let lease = Lease::take(&self.path)?;
        let former = pragma::tune(&self.conn, pragma::LONG_ACT)?;
        let rules = rule_book::rule_book(&self.conn)?;
        Ok(LongAct {
            intake: Intake::new(Arc::clone(&rules)),
            known: Known::new(),
            rules,
            store: self,
            author,
            moment,
            change: Change {
                nature,
                ..Change::entry(label, None, Vec::new())
            },
            act: None,
            names: Names::at(moment),
            former,
            _lease: lease,
        })
    }
}

impl LongAct<'_> {
    /// Writes one part in one transaction; keeps nothing of it on error.
    ///
    /// # Errors
    /// Those of `write`; `Refused` when someone took the act back meanwhile.
    pub fn part<T>(&mut self, write: impl FnOnce(&mut Part<'_>) -> Result<T>) -> Result<T> {
        self.known.prepare(&self.store.conn)?;
        let tx = self.store.conn.write()?;
        if let Some(act) = self.act {
            let going: Option<i64> = first(
                &tx,
                "SELECT inacheve FROM acte WHERE id = $1 AND annule = 0",
                &[&act],
                |row| row.get(0),
            )?;
            if going != Some(1) {
                return Err(StoreError::Refused(
                    "L’opération a été annulée par un autre programme.".to_owned(),
                ));
            }
        }
        self.known.catch_up(&tx)?;
        self.intake.begin();
        let mut part = Part {
            conn: &tx,
            author: self.author,
            moment: self.moment,
            change: &self.change,
            rules: &self.rules,
            intake: &mut self.intake,
            known: &mut self.known,
            names: &mut self.names,
            act: self.act,
            trace: None,
            started: Instant::now(),
        };
        let done = write(&mut part).and_then(|done| part.settle().map(|()| done));
        let act = part.written();
        match done {
            Ok(done) => {
                if act.is_some() {
                    self.known.keep_up(&tx)?;
                    tx.commit()?;
                    self.act = act;
                }
                Ok(done)
            }
            Err(error) => {
                self.intake.forget();
                Err(error)
            }
        }
    }

    /// Ends the act, which can be undone from then on, and says what it did.
    ///
    /// # Errors
    /// When the store can't be written; the act then stays unfinished.
    pub fn finish(self, label: &str) -> Result<Option<Id>> {
        if let Some(act) = self.act {
            pragma::set(&self.store.conn, "synchronous", "FULL")?;
            execute(
                &self.store.conn,
                "UPDATE acte SET inacheve = 0, libelle = $2 WHERE id = $1 AND annule = 0",
                &[&act, &label],
            )?;
        }
        Ok(self.act)
    }
}

impl Drop for LongAct<'_> {
    fn drop(&mut self) {
        // The connection works as well with the larger values.
        let _ = self.former.restore(&self.store.conn);
    }
}

/// Does in memory, to the records of one person, what the operations do in the store.
pub(super) fn replay(file: &mut File, ops: &[Op], made: &[Id]) {
    let real = |value: &Value| match value {
        Value::Pending(at) => made.get(*at).map_or(Value::Null, |id| Value::Int(*id)),
        Value::Null | Value::Int(_) | Value::Text(_) => value.clone(),
    };
    for (op, id) in ops.iter().zip(made) {
        match op {
            Op::Insert { entity, values } => {
                let blank = Row {
                    id: *id,
                    version: 1,
                    ..Row::blank(*entity)
                };
                let row = values
                    .iter()
                    .fold(blank, |row, (name, value)| row.with(name, real(value)));
                file.entry(*entity).or_default().push(row);
            }
            Op::Update { entity, values, .. } => {
                let rows = file.entry(*entity).or_default();
                if let Some(row) = rows.iter_mut().find(|row| row.id == *id) {
                    let blank = Row::blank(*entity);
                    let before = std::mem::replace(row, blank);
                    *row = values
                        .iter()
                        .fold(before, |row, (name, value)| row.with(name, real(value)));
                    row.version += 1;
                }
            }
            Op::Remove { entity, .. } => {
                file.entry(*entity).or_default().retain(|row| row.id != *id);
            }
        }
    }
}
