//! Reading many people in one pass: one cursor a table, ordered by person, merged person by
//! person. A query a person and a table would cost ten times as much.
use rusqlite::{Rows, Statement};

use super::super::derive::{self, Derived, FILE, File};
use super::super::sql::value;
use super::super::{Result, Store};
use super::crew::Batch;
use crate::domain::record::{Entity, Field, Id, Kind, Row, Value};
use crate::domain::rules::RuleBook;

/// Computes the people between two numbers, both included; `take` says whether to go on.
pub(super) fn people(
    store: &Store,
    book: &RuleBook,
    (from, to): (Id, Id),
    batch: usize,
    take: &mut dyn FnMut(Batch) -> bool,
) -> Result<()> {
    store.in_one_state(|store| {
        let mut statements: Vec<(Entity, Statement<'_>)> = FILE
            .into_iter()
            .map(|entity| Ok((entity, store.conn.prepare(&text(entity))?)))
            .collect::<Result<_>>()?;
        let mut cursors = statements
            .iter_mut()
            .map(|(entity, statement)| Cursor::new(*entity, statement, from, to))
            .collect::<Result<Vec<Cursor<'_>>>>()?;
        let mut done = Vec::with_capacity(batch);
        while let Some(person) = cursors.first().and_then(|people| people.next.as_ref()) {
            let person = person.id;
            let mut file = File::with_capacity(cursors.len());
            for cursor in &mut cursors {
                cursor.take(person, &mut file)?;
            }
            done.push((person, compute(book, person, &file)));
            if done.len() == batch && !take(std::mem::take(&mut done)) {
                return Ok(());
            }
        }
        take(done);
        Ok(())
    })
}

fn compute(book: &RuleBook, person: Id, file: &File) -> Derived {
    derive::derive(book, person, file, None)
}

const fn owner(entity: Entity) -> &'static str {
    match entity {
        Entity::Allocataire => "id",
        _ => "allocataire_id",
    }
}

/// Lines of text that due dates, or their words, follow from.
const LINES: [&str; 9] = [
    "libelle",
    "regles",
    "regle",
    "motif",
    "jeu_de_regles",
    "objet",
    "ancienne",
    "nouvelle",
    "acteur_structure",
];

/// Whether a field says something to the rules: of the identity, none does.
fn is_read(entity: Entity, field: &Field) -> bool {
    entity != Entity::Allocataire
        && match field.kind {
            Kind::Date(_)
            | Kind::Time
            | Kind::Number(..)
            | Kind::Choice(_)
            | Kind::YesNo
            | Kind::Ref(_) => true,
            Kind::Line => LINES.contains(&field.name),
            Kind::Prose
            | Kind::Choices(_)
            | Kind::Phone
            | Kind::Email
            | Kind::PostalCode
            | Kind::Caf
            | Kind::FranceTravail
            | Kind::RsaRequest => false,
        }
}

/// What says nothing to the rules is left where it is.
fn text(entity: Entity) -> String {
    let owner = owner(entity);
    let columns: String = places(entity)
        .into_iter()
        .filter_map(|at| Some(format!(", {}", entity.fields().get(at)?.name)))
        .collect();
    format!(
        "SELECT {owner}, id, version{columns} FROM {} WHERE {owner} BETWEEN ?1 AND ?2 \
         AND supprime = 0 ORDER BY {owner}, id",
        entity.table()
    )
}

/// Places of the fields that are read, among those of a record.
fn places(entity: Entity) -> Vec<usize> {
    let fields = entity.fields().iter().enumerate();
    fields
        .filter(|(_, field)| is_read(entity, field))
        .map(|(at, _)| at)
        .collect()
}

/// One table, at the first record that was not taken yet.
struct Cursor<'a> {
    entity: Entity,
    places: Vec<usize>,
    rows: Rows<'a>,
    /// Its person, and the record.
    next: Option<Owned>,
}

struct Owned {
    id: Id,
    row: Row,
}

impl<'a> Cursor<'a> {
    fn new(entity: Entity, statement: &'a mut Statement<'_>, from: Id, to: Id) -> Result<Self> {
        let mut cursor = Self {
            entity,
            places: places(entity),
            rows: statement.query([from, to])?,
            next: None,
        };
        cursor.step()?;
        Ok(cursor)
    }

    fn step(&mut self) -> Result<()> {
        let entity = self.entity;
        self.next = match self.rows.next()? {
            None => None,
            Some(row) => {
                let mut values = vec![Value::Null; entity.fields().len()];
                for (column, place) in (3..).zip(&self.places) {
                    if let Some(slot) = values.get_mut(*place) {
                        *slot = value(row, column)?;
                    }
                }
                Some(Owned {
                    id: row.get(0)?,
                    row: Row {
                        entity,
                        id: row.get(1)?,
                        uid: String::new(),
                        version: row.get(2)?,
                        deleted: false,
                        values,
                    },
                })
            }
        };
        Ok(())
    }

    /// Gives the records of a person to their file; those of people set aside are left.
    fn take(&mut self, person: Id, file: &mut File) -> Result<()> {
        let mut records = Vec::new();
        while let Some(owned) = self.next.take_if(|owned| owned.id <= person) {
            if owned.id == person {
                records.push(owned.row);
            }
            self.step()?;
        }
        file.insert(self.entity, records);
        Ok(())
    }
}
