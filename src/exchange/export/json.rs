//! Everything as JSON, by `uid` only: the same store always gives the same bytes, and the text
//! can be read back into another store. The journal and the trace stay with the store.
use std::collections::HashMap;
use std::io::Write;

use serde_json::{Map, Value as Json};

use crate::domain::record::{Entity, Id, Kind, Row, Value};
use crate::store::{Result, Store, StoreError};

/// Name and version of the format.
pub const SCHEMA: &str = "carnet.export/1";

/// Names outside the store, by kind and number.
#[derive(Default)]
struct Uids(HashMap<(Entity, Id), String>);

impl Uids {
    fn note(&mut self, rows: &[Row]) {
        self.0.extend(
            rows.iter()
                .map(|row| ((row.entity, row.id), row.uid.clone())),
        );
    }

    fn of(&self, entity: Entity, id: Id) -> Json {
        self.0
            .get(&(entity, id))
            .map_or(Json::Null, |uid| Json::from(uid.as_str()))
    }
}

/// Writes everything known: structures, agents, and each person with all their records.
///
/// # Errors
/// When the store can't be read or the text can't be written.
pub fn json(store: &Store, out: &mut dyn Write) -> Result<()> {
    if !store.rights().sees_all() {
        return Err(StoreError::Refused(
            "Votre rôle ne voit pas tout ce que contient la base : elle ne peut pas être exportée entière depuis votre compte.".to_owned(),
        ));
    }
    store.in_one_state(|store| write(store, out))
}

fn write(store: &Store, out: &mut dyn Write) -> Result<()> {
    let organizations = store.all_rows(Entity::Organization)?;
    let agents = store.all_rows(Entity::Agent)?;
    let mut uids = Uids::default();
    uids.note(&organizations);
    uids.note(&agents);
    write!(out, "{{\"schema\":\"{SCHEMA}\",\"structures\":")?;
    let whole = |row: &Row| Ok(Json::Object(record(row, &uids)));
    list(out, organizations.iter().map(whole))?;
    write!(out, ",\"agents\":")?;
    list(out, agents.iter().map(whole))?;
    write!(out, ",\"dossiers\":")?;
    let people = store.all_rows(Entity::Allocataire)?;
    let files = people.iter().map(|it| whole_file(store, it, &mut uids));
    list(out, files)?;
    writeln!(out, "}}")?;
    Ok(())
}

/// A JSON list, a line an item.
fn list(out: &mut dyn Write, items: impl Iterator<Item = Result<Json>>) -> Result<()> {
    write!(out, "[")?;
    for (at, item) in items.enumerate() {
        let comma = if at == 0 { "" } else { "," };
        writeln!(out, "{comma}")?;
        serde_json::to_writer(&mut *out, &item?).map_err(|error| StoreError::Io(error.into()))?;
    }
    write!(out, "]")?;
    Ok(())
}

fn whole_file(store: &Store, person: &Row, uids: &mut Uids) -> Result<Json> {
    let file = store.case_file(person.id)?;
    let kinds = || {
        Entity::ALL
            .into_iter()
            .filter(|entity| entity.belongs_to_person() && *entity != Entity::Allocataire)
    };
    uids.note(std::slice::from_ref(person));
    for entity in kinds() {
        uids.note(file.rows(entity));
    }
    let mut map = record(person, uids);
    for entity in kinds() {
        // In the order they were made, which those of one day keep where they are read again.
        let rows = file.rows(entity);
        if !rows.is_empty() {
            let rows = rows.iter().map(|row| record(row, uids));
            map.insert(entity.table().to_owned(), rows.collect());
        }
    }
    // A person's records refer to that person's alone: nothing is kept for the next one.
    uids.0
        .retain(|(entity, _), _| matches!(entity, Entity::Organization | Entity::Agent));
    Ok(Json::Object(map))
}

/// The filled fields of a record. The place of the record says who it is about.
fn record(row: &Row, uids: &Uids) -> Map<String, Json> {
    let mut map = Map::new();
    map.insert("uid".to_owned(), Json::from(row.uid.as_str()));
    for (field, value) in row.entity.fields().iter().zip(&row.values) {
        if field.name == "allocataire_id" {
            continue;
        }
        let json = match (field.kind, value) {
            (_, Value::Null | Value::Pending(_)) => continue,
            (Kind::Ref(_) | Kind::Object, Value::Int(id)) => {
                let kind = row.pointed(field);
                kind.map_or(Json::Null, |kind| uids.of(kind, *id))
            }
            (_, Value::Int(number)) => Json::from(*number),
            (_, Value::Text(text)) => Json::from(text.as_str()),
        };
        // What a record set aside was to this one is not known any more.
        if !json.is_null() {
            map.insert(field.name.to_owned(), json);
        }
    }
    map
}
