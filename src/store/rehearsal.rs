//! What a large act would do, without writing anything: the store as it is, and in memory
//! what the act would have written so far.
use std::collections::HashMap;

use super::long_act::ImportTarget;
use super::matching;
use super::{Candidate, LastSet, Result, Store, former, journal, rows};
use crate::domain::change::Op;
use crate::domain::file::facts::File;
use crate::domain::record::{Entity, Id, REHEARSED, Row, Value};
use crate::domain::same_person::{CROWD, Identity, Key, keys};

/// Numbers of the records that are not in the store.
const FIRST: Id = REHEARSED;

/// A rehearsal on a store.
#[derive(Debug)]
pub struct Rehearsal<'s> {
    store: &'s Store,
    next: Id,
    /// What was done to each person touched.
    done: HashMap<Id, Vec<(Op, Id)>>,
    /// Persons touched, by what others who may be one share with them: a file has many.
    holders: HashMap<Key, Vec<Id>>,
}

impl Store {
    /// A rehearsal: answers as if what it is given was written.
    pub fn rehearsal(&self) -> Rehearsal<'_> {
        Rehearsal {
            store: self,
            next: FIRST,
            done: HashMap::new(),
            holders: HashMap::new(),
        }
    }
}

impl Rehearsal<'_> {
    /// Records of a person as they would now be.
    fn now(&self, entity: Entity, person: Id) -> Result<Vec<Row>> {
        let mut file = File::new();
        let known = if person < FIRST {
            rows::of_person(&self.store.conn, entity, person)?
        } else {
            Vec::new()
        };
        file.insert(entity, known);
        for (op, id) in self.done.get(&person).into_iter().flatten() {
            if op.entity() == entity {
                replay(&mut file, std::slice::from_ref(op), &[*id]);
            }
        }
        Ok(file.remove(&entity).unwrap_or_default())
    }

    /// Notes by what values a person, as it would now be, is found.
    fn remember(&mut self, person: Id) -> Result<()> {
        let Some(identity) = self.now(Entity::Allocataire, person)?.pop() else {
            return Ok(());
        };
        for key in keys(&Identity::of(&identity)) {
            let ids = self.holders.entry(key).or_default();
            if ids.len() <= CROWD && !ids.contains(&person) {
                ids.reserve_exact(1);
                ids.push(person);
            }
        }
        Ok(())
    }
}

impl ImportTarget for Rehearsal<'_> {
    fn recognise(&mut self, of: &Identity) -> Result<Vec<Candidate>> {
        let keys = keys(of);
        let mut holders = matching::holders(&self.store.conn, &keys)?;
        for (key, holders) in keys.iter().zip(&mut holders) {
            holders.extend(self.holders.get(key).into_iter().flatten());
            holders.sort_unstable();
            holders.dedup();
        }
        let people = matching::people(holders);
        let formers = matching::formers(&self.store.conn, &people)?;
        let untouched = |id: &Id| *id < FIRST && !self.done.contains_key(id);
        let (known, touched): (Vec<Id>, Vec<Id>) = people.into_iter().partition(untouched);
        let mut rows = matching::identities(&self.store.conn, &known)?;
        for id in touched {
            rows.extend(self.now(Entity::Allocataire, id)?);
        }
        matching::unsettled(&self.store.conn, matching::judged(of, rows, &formers))
    }

    fn rows_of(&mut self, entity: Entity, person: Id) -> Result<Vec<Row>> {
        self.now(entity, person)
    }

    fn last_set(&mut self, row: &Row, field: &str) -> Result<Option<LastSet>> {
        let ops = rows::person_of(row).and_then(|person| self.done.get(&person));
        let sets = |(op, id): &&(Op, Id)| *id == row.id && sets(op, row.entity, field);
        if ops.into_iter().flatten().any(|it| sets(&it)) {
            return Ok(Some(LastSet {
                on: None,
                author: String::new(),
                by_import: true,
            }));
        }
        journal::last_set(&self.store.conn, row, field)
    }

    fn by_uid(&mut self, entity: Entity, uid: &str) -> Result<Option<Row>> {
        rows::by_uid(&self.store.conn, entity, uid)
    }

    fn led_to(&mut self, uid: &str) -> Result<Option<Row>> {
        former::led_to(&self.store.conn, uid)
    }

    fn write(&mut self, person: Option<Id>, ops: &[Op]) -> Result<Vec<Id>> {
        let mut made = Vec::with_capacity(ops.len());
        for op in ops {
            made.push(match op {
                Op::Insert { .. } => {
                    self.next += 1;
                    self.next
                }
                Op::Update { id, .. } | Op::Move { id, .. } | Op::Remove { id, .. } => *id,
            });
        }
        let new = ops.iter().zip(&made).find_map(|(op, id)| match op {
            Op::Insert {
                entity: Entity::Allocataire,
                ..
            } => Some(*id),
            _ => None,
        });
        if let Some(person) = person.or(new) {
            let kept = ops
                .iter()
                .zip(&made)
                .map(|(op, id)| (settled(op, &made), *id));
            self.done.entry(person).or_default().extend(kept);
            self.remember(person)?;
        }
        Ok(made)
    }

    fn is_full(&self) -> bool {
        false
    }
}

/// Whether an operation sets a field of a record of that kind.
fn sets(op: &Op, about: Entity, field: &str) -> bool {
    match op {
        Op::Insert { entity, .. } => *entity == about,
        Op::Update { entity, values, .. } => {
            *entity == about && values.iter().any(|(name, _)| *name == field)
        }
        Op::Move { .. } | Op::Remove { .. } => false,
    }
}

/// The operation with the numbers of the records that the others have made.
fn settled(op: &Op, made: &[Id]) -> Op {
    let mut op = op.clone();
    if let Op::Insert { values, .. } | Op::Update { values, .. } = &mut op {
        for (_, value) in values.iter_mut() {
            if let Value::Pending(at) = value {
                *value = made.get(*at).map_or(Value::Null, |id| Value::Int(*id));
            }
        }
    }
    op
}

/// Does in memory, to the records of one person, what the operations do in the store.
fn replay(file: &mut File, ops: &[Op], made: &[Id]) {
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
            // It is this person's no more.
            Op::Move { entity, .. } | Op::Remove { entity, .. } => {
                file.entry(*entity).or_default().retain(|row| row.id != *id);
            }
        }
    }
}
