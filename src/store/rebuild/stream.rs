//! Computing many people in one pass over their records, side by side with their stored derived rows: what
//! differs is to be written.

use super::super::derive::{self, Derived, Edit, PARTS, Part, RowEdit, Stored, read_lines};
use super::super::seal::Seals;
use super::super::sql::{self, Conn, Statement};
use super::super::{Result, rows};
use super::by_person::ByPerson;
use crate::domain::file::facts::File;
use crate::domain::record::{Entity, Field, Id, Row, Value};
use crate::domain::rules::RuleBook;
use crate::domain::same_person::Identity;

/// What was found of some people.
#[derive(Default)]
pub(super) struct Batch {
    /// What was written last, in the state that was read.
    pub state: (Option<Id>, Option<Id>),
    /// How many they are.
    pub people: usize,
    /// Their due dates.
    pub deadlines: usize,
    /// What is to be written, person by person.
    pub edits: Vec<(Id, Edit)>,
    /// The sums over the records of each, when whole records are read.
    pub seals: Seals,
}

/// How much is read of the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// What rules and identities read, of those that are not set aside.
    Rules,
    /// Everything: what follows from it is then whole too, and can be compared.
    Whole,
}

/// The questions, prepared once.
pub(super) struct Stream<'c> {
    records: Vec<(Table, Statement<'c>)>,
    parts: Vec<(&'static Part, Statement<'c>)>,
    lines: Statement<'c>,
    depth: Depth,
}

impl<'c> Stream<'c> {
    pub(super) fn new(conn: &'c Conn, depth: Depth) -> Result<Self> {
        let kinds = Entity::ALL.into_iter().filter(|kind| match depth {
            Depth::Rules => kind.is_counted(),
            Depth::Whole => kind.belongs_to_person(),
        });
        let records = kinds.map(|entity| {
            let table = Table::new(entity, depth);
            let statement = Statement::new(conn, &table.text())?;
            Ok((table, statement))
        });
        let parts = PARTS.iter().map(|part| {
            let statement = Statement::new(conn, &part.read)?;
            Ok((part, statement))
        });
        Ok(Self {
            records: records.collect::<Result<_>>()?,
            parts: parts.collect::<Result<_>>()?,
            lines: Statement::new(conn, &read_lines(depth == Depth::Whole))?,
            depth,
        })
    }

    /// Computes the people between two numbers, both included.
    pub(super) fn people(&mut self, book: &RuleBook, bounds: (Id, Id)) -> Result<Batch> {
        let mut records = Vec::with_capacity(self.records.len());
        for (table, statement) in &mut self.records {
            records.push((&*table, ByPerson::ask(statement, bounds)?));
        }
        let asked = (&mut self.parts[..], &mut self.lines, self.depth);
        let mut standing = StoredRows::ask(asked, bounds)?;
        let mut batch = Batch::default();
        while let Some(person) = records.first().and_then(|(_, people)| people.next()) {
            let mut file = File::with_capacity(records.len());
            for (table, rows) in &mut records {
                table.take(person, rows, &mut file, &mut batch.seals)?;
            }
            if !file.contains_key(&Entity::Allocataire) {
                // Set aside: nothing follows.
                continue;
            }
            let derived = derive::derive(book, person, &file);
            batch.people += 1;
            batch.deadlines += derived.len();
            standing.compare(person, &derived, &mut batch.edits)?;
        }
        standing.leave(bounds.1, &mut batch.edits)?;
        Ok(batch)
    }
}

/// The stored derived rows of people.
struct StoredRows<'s> {
    parts: Vec<(&'static Part, Stored, ByPerson<'s>)>,
    lines: ByPerson<'s>,
    depth: Depth,
}

/// The questions of the stored rows.
type Asked<'s, 'c> = (
    &'s mut [(&'static Part, Statement<'c>)],
    &'s mut Statement<'c>,
    Depth,
);

impl<'s> StoredRows<'s> {
    fn ask((parts, lines, depth): Asked<'s, '_>, bounds: (Id, Id)) -> Result<Self> {
        let parts = parts.iter_mut().map(|(part, statement)| {
            let rows = ByPerson::ask(statement, bounds)?;
            Ok((*part, part.room(), rows))
        });
        Ok(Self {
            parts: parts.collect::<Result<_>>()?,
            lines: ByPerson::ask(lines, bounds)?,
            depth,
        })
    }

    fn compare(
        &mut self,
        person: Id,
        derived: &Derived,
        edits: &mut Vec<(Id, Edit)>,
    ) -> Result<()> {
        for (at, (part, stored, rows)) in self.parts.iter_mut().enumerate() {
            stored.clear();
            rows.up_to(person, |owner, row| {
                if owner == person {
                    return stored.add(row);
                }
                edits.push(gone(at, owner, row)?);
                Ok(())
            })?;
            part.compare(derived, stored, &mut |edit| {
                edits.push((person, Edit::Row(at, edit)));
            });
        }
        let (whole, mut found) = (self.depth == Depth::Whole, false);
        self.lines.up_to(person, |owner, row| {
            found |= owner == person;
            let edit = match (owner == person, whole) {
                (true, true) => derived.new_line(row)?,
                (true, false) => derived.new_dated(row)?,
                (false, _) => None,
            };
            edits.extend(edit.map(|edit| (person, edit)));
            Ok(())
        })?;
        if whole && !found {
            edits.extend(derived.whole_line().map(|edit| (person, edit)));
        }
        Ok(())
    }

    /// Nothing follows from people who are set aside.
    fn leave(&mut self, last: Id, edits: &mut Vec<(Id, Edit)>) -> Result<()> {
        for (at, (.., rows)) in self.parts.iter_mut().enumerate() {
            rows.up_to(last, |owner, row| {
                edits.push(gone(at, owner, row)?);
                Ok(())
            })?;
        }
        Ok(())
    }
}

fn gone(part: usize, owner: Id, row: &sql::Row<'_>) -> Result<(Id, Edit)> {
    Ok((owner, Edit::Row(part, RowEdit::Remove(row.get(1)?))))
}

/// Whether a field says something to the rules or, of the identity, to who may be the same person.
fn is_read(entity: Entity, field: &Field) -> bool {
    match entity {
        Entity::Allocataire | Entity::FormerFile => Identity::FIELDS.contains(&field.name),
        _ => field.is_read_by_rules(),
    }
}

/// Places of the fields that are read, among those of a record.
fn places(entity: Entity) -> Vec<usize> {
    let fields = entity.fields().iter().enumerate();
    fields
        .filter(|(_, field)| is_read(entity, field))
        .map(|(at, _)| at)
        .collect()
}

/// A table of records, and which of its fields are read.
struct Table {
    entity: Entity,
    places: Vec<usize>,
    depth: Depth,
}

impl Table {
    fn new(entity: Entity, depth: Depth) -> Self {
        Self {
            entity,
            places: match depth {
                Depth::Rules => places(entity),
                Depth::Whole => (0..entity.fields().len()).collect(),
            },
            depth,
        }
    }

    /// The question of its records. What says nothing to the rules is left where it is.
    fn text(&self) -> String {
        let (owner, table) = (self.entity.owner(), self.entity.table());
        let fields = self.entity.fields();
        let columns: String = self
            .places
            .iter()
            .filter_map(|at| Some(format!(", {}", rows::read_field(fields.get(*at)?))))
            .collect();
        let (more, which) = match self.depth {
            Depth::Rules => ("", " AND supprime = 0"),
            Depth::Whole => (", uid, version, supprime", ""),
        };
        format!(
            "SELECT {owner}, id{columns}{more} FROM {table} WHERE {owner} BETWEEN $1 AND $2{which} \
             ORDER BY {owner}, id"
        )
    }

    fn read(&self, row: &sql::Row<'_>) -> Result<Row> {
        let mut values = vec![Value::Null; self.entity.fields().len()];
        for (column, place) in (2..).zip(&self.places) {
            if let Some(slot) = values.get_mut(*place) {
                *slot = row.value(column)?;
            }
        }
        let mut read = Row {
            entity: self.entity,
            id: row.get(1)?,
            // Nothing follows from its name, nor from its revision.
            uid: String::new(),
            version: 0,
            deleted: false,
            values,
        };
        if self.depth == Depth::Whole {
            let after = self.places.len() + 2;
            read.uid = row.get(after)?;
            read.version = row.get(after + 1)?;
            read.deleted = row.yes(after + 2)?;
        }
        Ok(read)
    }

    /// Gives the records of a person to their file; those of people set aside are left.
    fn take(
        &self,
        person: Id,
        rows: &mut ByPerson<'_>,
        file: &mut File,
        seals: &mut Seals,
    ) -> Result<()> {
        let mut records = Vec::new();
        rows.up_to(person, |owner, row| {
            if owner != person && self.depth == Depth::Rules {
                return Ok(());
            }
            let row = self.read(row)?;
            if self.depth == Depth::Whole {
                seals.add_row(&row);
            }
            if owner == person && !row.deleted && self.entity.is_counted() {
                records.push(row);
            }
            Ok(())
        })?;
        if !records.is_empty() {
            file.insert(self.entity, records);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Kind;
    use crate::domain::rules::{CONVENTION_PAUVRETE, Defaults, RuleBook, builtin};
    use crate::store::derive::{Derived, derive};

    /// A record whose every field is filled, with references to the first record of a kind.
    fn filled(entity: Entity) -> Row {
        let value = |field: &Field| match field.kind {
            Kind::Date(_) => "2026-10-12".into(),
            Kind::Time => "09:30".into(),
            Kind::Number(..) | Kind::YesNo | Kind::Ref(_) | Kind::Object => Value::Int(1),
            Kind::Choice(list) | Kind::Choices(list) => list.codes()[0].code.into(),
            _ => "2026-10-12".into(),
        };
        Row {
            id: 1,
            values: entity.fields().iter().map(value).collect(),
            ..Row::blank(entity)
        }
    }

    fn derived(records: Vec<Row>) -> Derived {
        let file: File = records
            .into_iter()
            .map(|row| (row.entity, vec![row]))
            .collect();
        let sets = builtin().unwrap().to_vec();
        let book = RuleBook::new(sets, Defaults::always(CONVENTION_PAUVRETE)).unwrap();
        derive(&book, 1, &file)
    }

    /// Nothing that is computed follows from a field that is left unread.
    #[test]
    fn a_field_that_is_left_unread_changes_nothing_that_is_computed() {
        let all = || Entity::counted().map(filled).collect::<Vec<_>>();
        let whole = derived(all());
        for entity in Entity::counted() {
            for field in entity
                .fields()
                .iter()
                .filter(|field| !is_read(entity, field))
            {
                if entity == Entity::Allocataire {
                    continue;
                }
                let mut records = all();
                for row in records.iter_mut().filter(|row| row.entity == entity) {
                    *row = row.clone().with(field.name, Value::Null);
                }
                assert_eq!(derived(records), whole, "{} {}", entity.table(), field.name);
            }
        }
        let mut fewer = all();
        fewer.retain(|row| row.entity != Entity::Appointment);
        assert_ne!(derived(fewer), whole);
    }
}
