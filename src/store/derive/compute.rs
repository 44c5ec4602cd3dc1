//! From the records of a person to the derived rows, under the rules of the store. Writes nothing.
use super::tables::Derived;
use super::{absences, cohort, index, line};
use crate::domain::deadlines::{self, Deadline};
use crate::domain::file::contracts;
use crate::domain::file::facts::{File, facts as facts_of};
use crate::domain::record::{Entity, Id, Value};
use crate::domain::rights::Rights;
use crate::domain::rules::RuleBook;
use crate::domain::same_person::{self, Identity};
use crate::store::sql::Conn;
use crate::store::{Result, rows};

/// Records of a person that count for the rules.
pub(in crate::store) fn load(conn: &Conn, person: Id) -> Result<File> {
    let kinds: Vec<Entity> = Entity::counted().collect();
    rows::of_person_with(conn, (&kinds, Rights::default()), person, None)
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
    Derived {
        cohort,
        deadlines: live
            .iter()
            .filter_map(index::row)
            .chain(absences::rows(&facts))
            .collect(),
        keys: same_person::keys(&Identity::of(identity))
            .into_iter()
            .map(|key| vec![Value::Int(key)])
            .collect(),
        line: Some(line::line(identity, file, &facts, &live, &contracts)),
    }
}
