//! Putting records back as they were before an act, from the lines of the journal.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::Value as Json;

use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::OF_POST;
use crate::store::sql::{Conn, Param, query};
use crate::store::writer::Writer;
use crate::store::{Result, StoreError, former, journal, rows};

/// What is done of a record that someone changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// The whole inverse is refused: it is one transaction.
    Whole,
    /// It is left as it is; the rest is done part by part.
    Parts,
}

/// A record of an act: the revision the act left it at, its values before (none: it was new).
pub(super) struct Entry {
    entity: Entity,
    id: Id,
    /// The person it belongs to.
    person: Option<Id>,
    version: i64,
    before: Option<Json>,
}

impl Entry {
    /// The kind of the record, and whether what a colleague may do here would change with it.
    pub(super) fn touches(&self) -> (Entity, bool) {
        let said = |before: &Json| OF_POST.iter().any(|name| before.get(name).is_some());
        let of_post = self.entity == Entity::Agent && self.before.as_ref().is_some_and(said);
        (self.entity, of_post)
    }
}

/// The records of an act, each once, the latest change first; without those that another act has
/// put back already.
pub(super) fn entries(conn: &Conn, act: Id, done: Option<Id>) -> Result<Vec<Entry>> {
    let mut entries = all(conn, act)?;
    if done.is_some() {
        let text = "SELECT objet, objet_id FROM journal WHERE acte_id = $1";
        let written = query(conn, text, &[&done], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let written: HashSet<(String, Id)> = written.into_iter().collect();
        entries.retain(|it| !written.contains(&(it.entity.table().to_owned(), it.id)));
    }
    Ok(entries)
}

fn all(conn: &Conn, act: Id) -> Result<Vec<Entry>> {
    type Line = (String, Id, i64, Option<String>, Option<Id>);
    let found: Vec<Line> = query(
        conn,
        "SELECT objet, objet_id, version, avant, allocataire_id FROM journal WHERE acte_id = $1 \
         ORDER BY id DESC",
        &[&act],
        |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        },
    )?;
    let mut merged: Vec<Entry> = Vec::new();
    let mut places: HashMap<(Entity, Id), usize> = HashMap::new();
    for (table, id, version, before, person) in found {
        let Some(entity) = Entity::from_table(&table) else {
            continue;
        };
        let before: Option<Json> = before.and_then(|text| serde_json::from_str(&text).ok());
        let known = places.get(&(entity, id)).and_then(|at| merged.get_mut(*at));
        if let Some(entry) = known {
            entry.before = older(entry.before.take(), before);
        } else {
            places.insert((entity, id), merged.len());
            merged.push(Entry {
                entity,
                id,
                person,
                version,
                before,
            });
        }
    }
    Ok(merged)
}

/// Values before two changes of one record: those before the older one win.
fn older(newer: Option<Json>, older: Option<Json>) -> Option<Json> {
    let (Some(Json::Object(mut values)), Some(Json::Object(first))) = (newer, older) else {
        return None;
    };
    values.extend(first);
    Some(Json::Object(values))
}

/// Refuses when someone changed one of the records since.
pub(super) fn check(conn: &Conn, entries: &[Entry]) -> Result<()> {
    let _state = conn.one_state()?;
    for entry in entries {
        let now = rows::by_id(conn, entry.entity, entry.id)?.ok_or(StoreError::NotFound)?;
        if is_changed(conn, entry, &now)? {
            return Err(StoreError::CannotUndo(journal::changed_since(conn, &now)?));
        }
    }
    Ok(())
}

fn is_changed(conn: &Conn, entry: &Entry, now: &Row) -> Result<bool> {
    Ok(now.version != entry.version && !cancels_out(conn, entry)?)
}

/// Puts one record back as it was before the act. One that someone changed since is refused, or
/// left as it is: then its person is named.
pub(super) fn restore(
    conn: &Conn,
    writer: &mut Writer<'_>,
    entry: &Entry,
    care: Care,
) -> Result<Option<String>> {
    let now = rows::by_id(conn, entry.entity, entry.id)?.ok_or(StoreError::NotFound)?;
    if is_changed(conn, entry, &now)? {
        return match care {
            Care::Parts => journal::person_name(conn, &now),
            Care::Whole => Err(StoreError::CannotUndo(journal::changed_since(conn, &now)?)),
        };
    }
    let before = entry.before.as_ref().map_or_else(
        || Row {
            deleted: true,
            ..now.clone()
        },
        |values| journal::with_json(now.clone(), values),
    );
    writer.update(&now, before).map(|()| None)
}

/// The acts on a record after that entry, each with the one it inverts. A record that changed person has
/// lines under each of those that it was of.
fn later(conn: &Conn, entry: &Entry) -> Result<Vec<(Id, Option<Id>)>> {
    let text = "SELECT DISTINCT a.id, a.cible_id FROM journal j JOIN acte a ON a.id = j.acte_id \
         WHERE j.objet = $1 AND j.objet_id = $2 AND j.version > $3 \
         AND j.allocataire_id IS NOT DISTINCT FROM $4 ORDER BY a.id";
    let people = match entry.person {
        Some(person) => former::kin(conn, person)?.into_iter().map(Some).collect(),
        None => vec![None],
    };
    let mut found = BTreeMap::new();
    for person in people {
        let values: [&dyn Param; 4] = [&entry.entity.table(), &entry.id, &entry.version, &person];
        let acts: Vec<(Id, Option<Id>)> =
            query(conn, text, &values, |row| Ok((row.get(0)?, row.get(1)?)))?;
        found.extend(acts);
    }
    Ok(found.into_iter().collect())
}

/// The people whose records an act has taken, or given: what hangs on them may be elsewhere.
pub(super) fn movers(entries: &[Entry]) -> Vec<Id> {
    let moved = entries.iter().filter_map(|it| {
        let from = it.before.as_ref()?.get("allocataire_id")?.as_i64();
        Some([from, it.person])
    });
    let people: BTreeSet<Id> = moved.flatten().flatten().collect();
    people.into_iter().collect()
}

/// Whether all that was done to a record after that entry was taken back: acts and their
/// inverses go in pairs, so that the record is as the entry left it.
fn cancels_out(conn: &Conn, entry: &Entry) -> Result<bool> {
    let mut later = later(conn, entry)?;
    while let Some((_, target)) = later.pop() {
        let Some(place) = later.iter().position(|(act, _)| Some(*act) == target) else {
            return Ok(false);
        };
        later.remove(place);
    }
    Ok(true)
}
