//! Reading and writing records of any kind, from their one description.
use std::collections::HashMap;
use std::sync::LazyLock;

use super::sql::{self, Conn, Param, Rows, Target, among, execute, first, query};
use super::{Result, Store};
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::Meetings;

fn columns(entity: Entity) -> String {
    let mut text = String::from("id, uid, version, supprime");
    for field in entity.fields() {
        text.push_str(", ");
        text.push_str(field.name);
    }
    text
}

fn read(entity: Entity, row: &sql::Row<'_>) -> Result<Row> {
    Ok(Row {
        entity,
        id: row.get(0)?,
        uid: row.get(1)?,
        version: row.get(2)?,
        deleted: row.yes(3)?,
        values: row.values(4, entity.fields().len())?,
    })
}

/// One record, set aside or not.
pub(super) fn by_id(conn: &Conn, entity: Entity, id: Id) -> Result<Option<Row>> {
    let sql = format!(
        "SELECT {} FROM {} WHERE id = $1",
        columns(entity),
        entity.table()
    );
    first(conn, &sql, &[&id], |row| read(entity, row))
}

/// One record by its name outside the store, set aside or not.
pub(super) fn by_uid(conn: &Conn, entity: Entity, uid: &str) -> Result<Option<Row>> {
    let sql = format!(
        "SELECT {} FROM {} WHERE uid = $1",
        columns(entity),
        entity.table()
    );
    first(conn, &sql, &[&uid], |row| read(entity, row))
}

/// Records of a person, in the order they were made, without those set aside.
pub(super) fn of_person(conn: &Conn, entity: Entity, person: Id) -> Result<Vec<Row>> {
    let owner = if entity == Entity::Allocataire {
        "id"
    } else {
        "allocataire_id"
    };
    let sql = format!(
        "SELECT {} FROM {} WHERE {owner} = $1 AND supprime = 0 ORDER BY id",
        columns(entity),
        entity.table()
    );
    query(conn, &sql, &[&person], |row| read(entity, row))
}

/// Records of several people, in the order they were made, without those set aside.
pub(super) fn of_people(conn: &Conn, entity: Entity, people: &[Id]) -> Result<Vec<Row>> {
    let sql = format!(
        "SELECT {} FROM {} WHERE allocataire_id IN ({{ids}}) AND supprime = 0 ORDER BY id",
        columns(entity),
        entity.table()
    );
    among(conn, &sql, &[], people, |row| read(entity, row))
}

/// Every record of a kind, ordered by `uid`.
pub(super) fn all(conn: &Conn, entity: Entity) -> Result<Vec<Row>> {
    let sql = format!(
        "SELECT {} FROM {} WHERE supprime = 0 ORDER BY uid",
        columns(entity),
        entity.table()
    );
    query(conn, &sql, &[], |row| read(entity, row))
}

/// SQL of an insertion of all fields, for each kind.
static INSERTIONS: LazyLock<HashMap<Entity, String>> = LazyLock::new(|| {
    let text = |entity: Entity| {
        let names: Vec<&str> = entity.fields().iter().map(|field| field.name).collect();
        let marks: Vec<String> = (2..names.len() + 2).map(|n| format!("${n}")).collect();
        format!(
            "INSERT INTO {} (uid, {}) VALUES ($1, {})",
            entity.table(),
            names.join(", "),
            marks.join(", ")
        )
    };
    Entity::ALL
        .into_iter()
        .map(|entity| (entity, text(entity)))
        .collect()
});

/// Where records of a kind are added many at a time, under numbers chosen by the caller: number,
/// name, then all the fields.
pub(super) fn target(entity: Entity) -> Result<&'static Target> {
    static TARGETS: LazyLock<HashMap<Entity, Target>> = LazyLock::new(|| {
        let target = |entity: Entity| {
            let fields = entity.fields().iter().map(|field| field.name);
            let columns: Vec<&str> = ["id", "uid"].into_iter().chain(fields).collect();
            // People are looked up by many of their fields.
            let rows = if entity == Entity::Allocataire {
                Rows::Scattered
            } else {
                Rows::Together
            };
            Target::new(rows, entity.table(), &columns, &[])
        };
        Entity::ALL
            .into_iter()
            .map(|entity| (entity, target(entity)))
            .collect()
    });
    TARGETS.get(&entity).ok_or(super::StoreError::NotFound)
}

/// Highest number in a table, 0 when it is empty.
pub(super) fn last_id(conn: &Conn, entity: Entity) -> Result<Id> {
    let sql = format!("SELECT COALESCE(MAX(id), 0) FROM {}", entity.table());
    Ok(first(conn, &sql, &[], |row| row.get(0))?.unwrap_or_default())
}

/// Adds a record; gives its number. (Not with RETURNING, which makes SQLite keep a way back from
/// each statement and write the search index out before it.)
pub(super) fn insert(conn: &Conn, row: &Row) -> Result<Id> {
    let mut values: Vec<&dyn Param> = vec![&row.uid];
    values.extend(row.values.iter().map(|value| value as &dyn Param));
    let sql = INSERTIONS
        .get(&row.entity)
        .ok_or(super::StoreError::NotFound)?;
    execute(conn, sql, &values)?;
    Ok(conn.last_id())
}

/// Writes all fields of a record at its next revision.
/// The revision it had is checked: false when it is no longer that one.
pub(super) fn update(conn: &Conn, row: &Row, expected_version: i64) -> Result<bool> {
    let sets: Vec<String> = row
        .entity
        .fields()
        .iter()
        .enumerate()
        .map(|(at, field)| format!("{} = ${}", field.name, at + 4))
        .collect();
    let sql = format!(
        "UPDATE {} SET version = version + 1, supprime = $3, {} WHERE id = $1 AND version = $2",
        row.entity.table(),
        sets.join(", ")
    );
    let deleted = i64::from(row.deleted);
    let mut values: Vec<&dyn Param> = vec![&row.id, &expected_version, &deleted];
    values.extend(row.values.iter().map(|value| value as &dyn Param));
    Ok(execute(conn, &sql, &values)? == 1)
}

impl Store {
    /// One record by its number.
    ///
    /// # Errors
    /// When there is none, or the store can't be read.
    pub fn row(&self, entity: Entity, id: Id) -> Result<Row> {
        let row = by_id(&self.conn, entity, id)?.ok_or(super::StoreError::NotFound)?;
        let person = row.int("allocataire_id");
        // Which appointment comes next is told by the others of the person.
        let row = match (entity, self.rights().meetings(), person) {
            (Entity::Appointment, Meetings::Next, Some(person)) => {
                let seen = self.rows_of(entity, person)?;
                seen.into_iter().find(|row| row.id == id)
            }
            _ => self.rights().trimmed(row),
        };
        row.ok_or(super::StoreError::NotFound)
    }

    /// Records of one kind that belong to a person.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn rows_of(&self, entity: Entity, person: Id) -> Result<Vec<Row>> {
        Ok(self.seen(of_person(&self.conn, entity, person)?))
    }

    /// Every record of a kind (structures, agents; people only for exports), by `uid`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn all_rows(&self, entity: Entity) -> Result<Vec<Row>> {
        Ok(self.seen(all(&self.conn, entity)?))
    }

    /// The agent whose account that is, the first made when several have it.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn agent_of_account(&self, account: &str) -> Result<Option<Row>> {
        let sql = format!(
            "SELECT {} FROM agent WHERE utilisateur = $1 AND supprime = 0 ORDER BY id LIMIT 1",
            columns(Entity::Agent)
        );
        first(&self.conn, &sql, &[&account], |row| {
            read(Entity::Agent, row)
        })
    }

    /// Number of the person with that number, `uid`, or nothing.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn find_person(&self, id_or_uid: &str) -> Result<Option<Id>> {
        let number: Option<Id> = id_or_uid.trim().parse().ok();
        let uid = id_or_uid.trim().to_lowercase();
        first(
            &self.conn,
            "SELECT id FROM allocataire WHERE (id = $1 OR uid = $2) AND supprime = 0",
            &[&number, &uid],
            |row| row.get(0),
        )
    }
}
