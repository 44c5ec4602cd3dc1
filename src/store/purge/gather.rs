//! What the store holds of a person: the records, those of others that name the person, the lines of the
//! journal about them, the words the person was named by. Erases nothing.
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use crate::domain::record::allocataire::ALLOCATAIRE;
use crate::domain::record::former_file::FormerFileRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::text::words;
use crate::store::seal::{self, Line, Seals};
use crate::store::sql::{self, Conn, Param, query};
use crate::store::{Result, rows};

/// A line of the journal.
pub(super) struct JournalLine {
    pub(super) act: Id,
    owner: Option<Id>,
    term: i64,
}

/// What is to be erased.
#[derive(Default)]
pub(super) struct Gathered {
    /// The records, by kind and number.
    pub(super) records: BTreeMap<(Entity, Id), Row>,
    /// The lines of the journal, by their number.
    pub(super) lines: BTreeMap<Id, JournalLine>,
    /// The names that the person had.
    pub(super) names: Names,
}

/// The names that someone had, as words.
#[derive(Default)]
pub(super) struct Names {
    last: BTreeSet<String>,
    first: BTreeSet<String>,
}

impl Names {
    fn add(&mut self, field: &str, text: &str) {
        let first = field == ALLOCATAIRE.first_name.name;
        let words = words(text).into_iter();
        match first {
            true => self.first.extend(words),
            false => self.last.extend(words),
        }
    }

    /// Whether a text has one of the last names.
    pub(super) fn last_is_in(&self, text: &str) -> bool {
        words(text).iter().any(|word| self.last.contains(word))
    }

    /// Whether a text names the person: by a last name, and a first name when there is one.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let first = || words(text).iter().any(|word| self.first.contains(word));
        self.last_is_in(text) && (self.first.is_empty() || first())
    }
}

/// Gathers what the store holds of some files.
pub(super) fn gather(conn: &Conn, files: &[Id]) -> Result<Gathered> {
    let mut found = Gathered::default();
    for entity in Entity::ALL.into_iter().filter(|it| it.belongs_to_person()) {
        for file in files {
            found.add(rows::whole_of_person(conn, entity, *file)?);
        }
    }
    for uid in found.uids() {
        // Files that were made one, then two again, and those that were told apart.
        for (entity, field) in [
            (Entity::FormerFile, "ancien_uid"),
            (Entity::NotSame, "autre_uid"),
        ] {
            let text = rows::select(entity, &format!("{field} = $1"))?;
            let naming = query(conn, &text, &[&uid], |row| rows::read(entity, row))?;
            found.add(naming);
        }
    }
    for file in files {
        found.read_lines(conn, "allocataire_id = $1", &[file])?;
    }
    let records: Vec<(Entity, Id)> = found.records.keys().copied().collect();
    for (entity, id) in records {
        let about = "objet = $1 AND objet_id = $2";
        found.read_lines(conn, about, &[&entity.table(), &id])?;
    }
    Ok(found)
}

impl Gathered {
    fn add(&mut self, rows: Vec<Row>) {
        for row in rows {
            if matches!(row.entity, Entity::Allocataire | Entity::FormerFile) {
                for name in NAMES {
                    self.names.add(name, row.text(name).unwrap_or_default());
                }
            }
            self.records.insert((row.entity, row.id), row);
        }
    }

    /// The names outside the store of the files, and of those that were part of them before they came here.
    pub(super) fn uids(&self) -> BTreeSet<String> {
        let uids = self.records.values().filter_map(|row| match row.entity {
            Entity::Allocataire => Some(row.uid.as_str()),
            Entity::FormerFile if !row.deleted => FormerFileRecord::of(row).former_uid(),
            _ => None,
        });
        uids.map(str::to_owned).collect()
    }

    fn read_lines(&mut self, conn: &Conn, about: &str, values: &[&dyn Param]) -> Result<()> {
        let text = format!(
            "SELECT id, acte_id, allocataire_id, objet, objet_id, version, avant, apres FROM journal WHERE {about}"
        );
        let names = &mut self.names;
        let lines = query(conn, &text, values, |row| {
            Ok((row.get::<Id>(0)?, read_line(row, names)?))
        })?;
        self.lines.extend(lines);
        Ok(())
    }

    /// What all of it takes away from the sums over all that is kept.
    pub(super) fn seals(&self) -> Seals {
        let mut seals = Seals::default();
        self.records.values().for_each(|row| seals.add_row(row));
        for line in self.lines.values() {
            seals.add(line.owner, line.term);
        }
        seals
    }
}

/// The fields that name a person.
const NAMES: [&str; 3] = [
    ALLOCATAIRE.last_name.name,
    ALLOCATAIRE.first_name.name,
    ALLOCATAIRE.birth_name.name,
];

fn read_line(row: &sql::Row<'_>, names: &mut Names) -> Result<JournalLine> {
    let (table, before): (String, Option<String>) = (row.get(3)?, row.get(6)?);
    let (act, after): (Id, String) = (row.get(1)?, row.get(7)?);
    let line = Line {
        act,
        table: &table,
        id: row.get(4)?,
        version: row.get(5)?,
        before: before.as_deref(),
        after: &after,
    };
    let naming = [Entity::Allocataire, Entity::FormerFile];
    if naming.iter().any(|entity| entity.table() == table) {
        for text in before.iter().chain([&after]) {
            let values: Json = serde_json::from_str(text).unwrap_or_default();
            for name in NAMES {
                names.add(
                    name,
                    values
                        .get(name)
                        .and_then(|it| it.as_str())
                        .unwrap_or_default(),
                );
            }
        }
    }
    Ok(JournalLine {
        act,
        owner: row.get(2)?,
        term: seal::of_line(&line),
    })
}
