//! From the records of a person to the derived rows, under the rules of the store. Writes nothing.
use super::tables::{self, Derived};
use super::{absences, cohort, index, line, urgency};
use crate::domain::deadlines::{self, Deadline};
use crate::domain::file::contracts;
use crate::domain::file::facts::{File, facts as facts_of};
use crate::domain::record::former_file::FormerFileRecord;
use crate::domain::record::{Entity, Id, Record, Row, Value};
use crate::domain::rights::Rights;
use crate::domain::rules::RuleBook;
use crate::domain::same_person::{self, Identity, Key};
use crate::store::sql::Conn;
use crate::store::{Result, rows};

/// Records of a person that count for the rules.
pub(in crate::store) fn load(conn: &Conn, person: Id) -> Result<File> {
    let kinds: Vec<Entity> = Entity::counted().collect();
    rows::of_person_with(
        conn,
        (&kinds, Rights::default()),
        person,
        rows::Besides::default(),
    )
}

/// Every deadline of a person, closed ones included.
pub(in crate::store) fn evaluate(
    conn: &Conn,
    book: &RuleBook,
    person: Id,
) -> Result<Vec<Deadline>> {
    let facts = facts_of(person, &load(conn, person)?);
    Ok(deadlines::evaluate_all(book, &facts))
}

/// What those records say.
pub(in crate::store) fn derive(book: &RuleBook, person: Id, file: &File) -> Derived {
    let Some(identity) = file.get(&Entity::Allocataire).and_then(|rows| rows.first()) else {
        return Derived::default();
    };
    let facts = facts_of(person, file);
    let contracts = contracts::life(&facts, book);
    let all = deadlines::evaluate_all(book, &facts);
    let cohort = cohort::rows(file, &deadlines::cohort::read(book, &facts, &all));
    let live: Vec<Deadline> = all
        .into_iter()
        .filter(|deadline| deadline.window().is_some())
        .collect();
    let plan = index::Plan::of(&facts);
    let line = line::line(identity, file, &facts, &live, &contracts);
    let place = tables::key_and_open(&line);
    Derived {
        cohort,
        deadlines: live
            .iter()
            .filter_map(|deadline| index::row(deadline, &plan))
            .chain(absences::rows(&facts))
            .collect(),
        keys: keys(identity, file),
        urgency: place.map_or_else(Vec::new, |(key, open)| urgency::rows(key, open, &live)),
        line: Some(line),
    }
}

/// What the person has in common with who may be the same one, under every identity known: one file of
/// theirs may have become part of this one.
fn keys(identity: &Row, file: &File) -> Vec<Vec<Value>> {
    let former = file.get(&Entity::FormerFile).into_iter().flatten();
    let former = former.map(|row| Identity::of(&FormerFileRecord::of(row).identity()));
    let identities = std::iter::once(Identity::of(identity)).chain(former);
    let mut keys: Vec<Key> = identities.flat_map(|it| same_person::keys(&it)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().map(|key| vec![Value::Int(key)]).collect()
}
