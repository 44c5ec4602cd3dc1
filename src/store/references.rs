//! References of a store that lead nowhere, or to a record of another person. The engine holds those
//! that name one table; those whose kind stands beside them, and whose person it is, are checked here.
//! Knows no kind by name.
use std::collections::BTreeSet;

use super::Result;
use super::sql::{Conn, Param, query};
use crate::domain::record::{Entity, Field, Id, Kind, OBJECT};

/// A reference that is not right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenReference {
    /// The kind of record that refers.
    pub entity: Entity,
    /// Its name outside the store.
    pub uid: String,
    /// The person it belongs to, if any.
    pub person: Option<Id>,
    /// The field.
    pub field: &'static Field,
}

/// Every reference that leads to no record, or to one of another person.
pub(super) fn broken(conn: &Conn) -> Result<Vec<BrokenReference>> {
    among(conn, None)
}

/// The same, among the records of some people.
pub(super) fn broken_of(conn: &Conn, people: &[Id]) -> Result<Vec<BrokenReference>> {
    let mut found = Vec::new();
    for person in people {
        found.extend(among(conn, Some(*person))?);
    }
    Ok(found)
}

fn among(conn: &Conn, person: Option<Id>) -> Result<Vec<BrokenReference>> {
    let mut found = Vec::new();
    for entity in Entity::ALL {
        for field in entity.fields() {
            match field.kind {
                Kind::Ref(to) => check(conn, (entity, person), field, (to, ""), &mut found)?,
                Kind::Object => {
                    for name in objects(conn, entity)? {
                        let to = Entity::named(&name).unwrap_or(entity);
                        let named = format!(" AND r.{OBJECT} = '{name}'");
                        check(conn, (entity, person), field, (to, &named), &mut found)?;
                    }
                }
                _ => {}
            }
        }
    }
    Ok(found)
}

/// The kinds that records of a kind name beside their reference.
fn objects(conn: &Conn, entity: Entity) -> Result<BTreeSet<String>> {
    let text = format!(
        "SELECT DISTINCT {OBJECT} FROM {} WHERE {OBJECT} IS NOT NULL AND objet_id IS NOT NULL",
        entity.table()
    );
    let names: Vec<String> = query(conn, &text, &[], |row| row.get(0))?;
    let known = |name: &String| Entity::named(name).is_some();
    Ok(names.into_iter().filter(known).collect())
}

fn check(
    conn: &Conn,
    (entity, person): (Entity, Option<Id>),
    field: &'static Field,
    (to, named): (Entity, &str),
    found: &mut Vec<BrokenReference>,
) -> Result<()> {
    let (table, name, target) = (entity.table(), field.name, to.table());
    let owner = if entity.belongs_to_person() && entity != Entity::Allocataire {
        "r.allocataire_id"
    } else {
        "NULL"
    };
    let of = match (person, entity) {
        (None, _) => "",
        (Some(_), Entity::Allocataire) => " AND r.id = $1",
        (Some(_), kind) if kind.belongs_to_person() => " AND r.allocataire_id = $1",
        (Some(_), _) => return Ok(()),
    };
    let elsewhere = match to {
        Entity::Allocataire if name == "allocataire_id" => String::new(),
        Entity::Allocataire => format!(" OR t.id <> {owner}"),
        to if to.belongs_to_person() => format!(" OR t.allocataire_id <> {owner}"),
        _ => String::new(),
    };
    let text = format!(
        "SELECT r.uid, {owner} FROM {table} AS r LEFT JOIN {target} AS t ON t.id = r.{name} \
         WHERE r.{name} IS NOT NULL AND r.supprime = 0{named}{of} AND (t.id IS NULL{elsewhere}) \
         ORDER BY r.id"
    );
    let person = person.as_ref().map(|id| id as &dyn Param);
    let rows = query(conn, &text, person.as_slice(), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    found.extend(rows.into_iter().map(|(uid, person)| BrokenReference {
        entity,
        uid,
        person,
        field,
    }));
    Ok(())
}
