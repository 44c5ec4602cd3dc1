//! The history of a file, read from the journal: who changed what, when, in words.
use std::collections::HashMap;

use serde_json::Value as Json;

use super::changes::{self, AS_MADE};
use super::former::FILES;
use super::sql::{Conn, Param, first, query};
use super::{Result, Store, rows};
use crate::domain::change::Nature;
use crate::domain::date::{Date, from_iso};
use crate::domain::history::{HistoryChange, HistoryEntry};
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::{Entity, Id, Record, Row, Value};
use crate::domain::rights::Act;
use crate::domain::text::display_name;

impl Store {
    /// Acts on a person's file, the latest first, at most `limit`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn history(&self, person: Id, limit: usize) -> Result<Vec<HistoryEntry>> {
        if !self.rights().may(Act::ReadHistory) || !self.reaches(person)? {
            return Ok(Vec::new());
        }
        self.opens(person)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut acts = query(
            &self.conn,
            &format!(
                "SELECT id, fait_a, auteur, libelle, nature, annule FROM acte WHERE id IN \
                 (SELECT acte_id FROM journal WHERE allocataire_id IN {FILES}) ORDER BY id DESC LIMIT $2"
            ),
            &[&person, &limit],
            |row| {
                Ok(HistoryEntry {
                    act: row.get(0)?,
                    at: row.get(1)?,
                    author: row.get(2)?,
                    label: row.get(3)?,
                    nature: row.get(4)?,
                    undone: row.yes(5)?,
                    changes: Vec::new(),
                })
            },
        )?;
        for act in &mut acts {
            act.changes = changes_of(&self.conn, act.act, person)?;
        }
        Ok(self.rights().trim_history(acts))
    }
}

fn changes_of(conn: &Conn, act: Id, person: Id) -> Result<Vec<HistoryChange>> {
    let lines = query(
        conn,
        &format!(
            "SELECT objet, objet_id, avant, apres FROM journal \
             WHERE acte_id = $2 AND allocataire_id IN {FILES} ORDER BY id"
        ),
        &[&person, &act],
        |row| {
            Ok((
                row.get::<String>(0)?,
                row.get::<Id>(1)?,
                row.get::<Option<String>>(2)?,
                row.get::<String>(3)?,
            ))
        },
    )?;
    let brief = lines.iter().any(|(.., after)| after == AS_MADE);
    let later = brief.then(|| later(conn, person)).transpose()?;
    let mut found = Vec::with_capacity(lines.len());
    for (table, id, before, mut after) in lines {
        let entity = Entity::from_table(&table);
        if let (AS_MADE, Some(entity), Some(later)) = (&*after, entity, &later) {
            after = as_made(conn, entity, id, later.get(&(table.clone(), id)))?;
        }
        found.extend(change(&table, id, before.as_deref(), &after));
    }
    Ok(found)
}

/// When a value of a record was last set, as the journal knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSet {
    /// The day.
    pub on: Option<Date>,
    /// Who did it.
    pub author: String,
    /// Whether it came from a file.
    pub by_import: bool,
}

/// When a field of a record of a person was last set; nothing when the journal does not say.
pub(super) fn last_set(conn: &Conn, row: &Row, field: &str) -> Result<Option<LastSet>> {
    let person = rows::person_of(row);
    let text = format!(
        "SELECT j.avant IS NULL, j.apres, a.fait_a, a.auteur, a.nature FROM journal j \
         CROSS JOIN acte a ON a.id = j.acte_id WHERE j.allocataire_id IN {FILES} AND j.objet = $2 \
         AND j.objet_id = $3 ORDER BY j.id DESC"
    );
    let values: [&dyn Param; 3] = [&person, &row.entity.table(), &row.id];
    let mut found = None;
    query(conn, &text, &values, |line| {
        if found.is_some() {
            return Ok(());
        }
        let changed: Json =
            serde_json::from_str(line.text(1)?.unwrap_or_default()).unwrap_or_default();
        if line.yes(0)? || changed.get(field).is_some() {
            let instant = line.text(2)?.unwrap_or_default();
            found = Some(LastSet {
                on: instant.get(..10).and_then(from_iso),
                author: line.get(3)?,
                by_import: line.text(4)? == Some(Nature::Import.code()),
            });
        }
        Ok(())
    })?;
    Ok(found)
}

/// Values before the changes of records, the latest change first.
type Later = HashMap<(String, Id), Vec<String>>;

fn later(conn: &Conn, person: Id) -> Result<Later> {
    let text = format!(
        "SELECT objet, objet_id, avant FROM journal \
         WHERE allocataire_id IN {FILES} AND avant IS NOT NULL ORDER BY id DESC"
    );
    let mut later = Later::new();
    query(conn, &text, &[&person], |row| {
        let record = (row.get(0)?, row.get(1)?);
        later.entry(record).or_default().push(row.get(2)?);
        Ok(())
    })?;
    Ok(later)
}

/// What a record was when it was made: what it is, each change since taken back.
fn as_made(conn: &Conn, entity: Entity, id: Id, later: Option<&Vec<String>>) -> Result<String> {
    let Some(mut row) = rows::by_id(conn, entity, id)? else {
        return Ok(AS_MADE.to_owned());
    };
    for before in later.into_iter().flatten() {
        if let Ok(values) = serde_json::from_str(before) {
            row = with_json(row, &values);
        }
    }
    changes::changes(None, &row)
}

fn change(table: &str, id: Id, before: Option<&str>, after: &str) -> Option<HistoryChange> {
    let entity = Entity::from_table(table)?;
    let old: Json = before
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or(Json::Null);
    let new: Json = serde_json::from_str(after).ok()?;
    let fields = entity
        .fields()
        .iter()
        .filter_map(|field| {
            let here = new.get(field.name)?;
            Some((field.name, value(old.get(field.name)), value(Some(here))))
        })
        .collect();
    let removed = new
        .get("supprime")
        .and_then(Json::as_i64)
        .map(|flag| flag == 1);
    Some(HistoryChange {
        entity,
        id,
        fields,
        created: before.is_none(),
        removed,
    })
}

/// Value of a journal line.
fn value(json: Option<&Json>) -> Value {
    match json {
        Some(Json::String(text)) => Value::from(text.as_str()),
        Some(Json::Number(number)) => number.as_i64().map_or(Value::Null, Value::Int),
        _ => Value::Null,
    }
}

/// The record with the values of a journal line.
pub(super) fn with_json(row: Row, values: &Json) -> Row {
    let Some(map) = values.as_object() else {
        return row;
    };
    let mut row = row;
    for (name, value) in map {
        if name == "supprime" {
            row.deleted = value.as_i64() == Some(1);
            continue;
        }
        let value = match value {
            Json::String(text) => Value::from(text.as_str()),
            Json::Number(number) => number.as_i64().map_or(Value::Null, Value::Int),
            Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => Value::Null,
        };
        row = row.with(name, value);
    }
    row
}

/// Name of the person a record belongs to.
pub(super) fn person_name(conn: &Conn, row: &Row) -> Result<Option<String>> {
    let Some(person) = rows::person_of(row) else {
        return Ok(None);
    };
    let person = rows::by_id(conn, Entity::Allocataire, person)?;
    Ok(person.map(|row| {
        let person = AllocataireRecord::of(&row);
        display_name(
            person.last_name().unwrap_or_default(),
            person.first_name().unwrap_or_default(),
        )
    }))
}

/// Sentence that says who changed a record last, for an undo that can't be done.
pub(super) fn changed_since(conn: &Conn, row: &Row) -> Result<String> {
    let table = row.entity.table();
    let last: Option<(String, String)> = first(
        conn,
        "SELECT a.auteur, a.libelle FROM journal j JOIN acte a ON a.id = j.acte_id \
         WHERE j.objet = $1 AND j.objet_id = $2 AND j.allocataire_id IS NOT DISTINCT FROM $3 \
         ORDER BY j.id DESC LIMIT 1",
        &[&table, &row.id, &rows::person_of(row)],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let who = last.map_or_else(String::new, |(author, label)| {
        format!(" par {author} ({label})")
    });
    let whose =
        person_name(conn, row)?.map_or_else(String::new, |name| format!(" du dossier {name}"));
    Ok(format!(
        "Impossible d’annuler : {}{whose} a été modifié depuis{who}. Rien n’a été changé.",
        row.entity.the()
    ))
}
