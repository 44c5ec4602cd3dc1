//! Undo and redo: inverses of acts, written as acts. They survive a restart and say in words
//! what they did. One undoes one's own last act on this store.
use std::collections::HashMap;

use serde_json::Value as Json;

use super::act_lock::ActLock;
use super::apply::{Writer, new_act};
use super::search::{self, Erasing};
use super::sql::{self, Conn, execute, first, query};
use super::{Result, Store, StoreError, derive, rows, rule_book};
use crate::domain::change::{Author, Change, Moment, Nature};
use crate::domain::record::{Entity, Id, Row, Value};

/// An act that can be undone or redone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undoable {
    /// Number of the act.
    pub act: Id,
    /// What it did.
    pub label: String,
    /// The person it was about.
    pub person: Option<Id>,
    nature: String,
}

/// What an undo or a redo has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// What the act had done.
    pub label: String,
    /// The person it was about.
    pub person: Option<Id>,
    /// Names of the persons left as they are, because someone changed them since (imports only).
    pub left: Vec<String>,
}

/// A record of an act: the revision the act left it at, its values before (none: it was new).
struct Entry {
    entity: Entity,
    id: Id,
    /// The person it belongs to.
    person: Option<Id>,
    version: i64,
    before: Option<Json>,
}

/// Rows of an import are undone in transactions of that many records, so that others can write.
const CHUNK: usize = 200;

impl Store {
    /// The act that `undo` would take back.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn next_undo(&self, author: &Author) -> Result<Option<Undoable>> {
        first(
            &self.conn,
            "SELECT id, libelle, allocataire_id, nature FROM acte WHERE auteur = $1 AND annule = 0 \
             AND nature <> 'annulation' AND inacheve = 0 AND (nature <> 'regles' OR EXISTS \
             (SELECT 1 FROM reglage WHERE cle = 'regles_acte_' || acte.id)) ORDER BY id DESC LIMIT 1",
            &[&author.name],
            undoable,
        )
    }

    /// The act that `redo` would do again: the last undone, if nothing was done since.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn next_redo(&self, author: &Author) -> Result<Option<Undoable>> {
        first(
            &self.conn,
            "SELECT id, libelle, allocataire_id, nature FROM acte WHERE auteur = $1 AND annule = 0 \
             AND nature = 'annulation' AND inacheve = 0 AND id > COALESCE((SELECT max(id) FROM acte \
             WHERE auteur = $1 AND nature IN ('saisie', 'import', 'abandon', 'regles')), 0) ORDER BY id DESC LIMIT 1",
            &[&author.name],
            undoable,
        )
    }

    /// Takes back one's own last act.
    ///
    /// # Errors
    /// `CannotUndo`, with the reason, when there is nothing to undo or someone changed the
    /// records since; nothing was written then.
    pub fn undo(&mut self, author: &Author, moment: &Moment) -> Result<Undone> {
        let act = self
            .next_undo(author)?
            .ok_or_else(|| StoreError::CannotUndo("Il n’y a rien à annuler.".to_owned()))?;
        self.invert(author, moment, act, Nature::Undo)
    }

    /// Does again what was last undone.
    ///
    /// # Errors
    /// As for `undo`.
    pub fn redo(&mut self, author: &Author, moment: &Moment) -> Result<Undone> {
        let act = self
            .next_redo(author)?
            .ok_or_else(|| StoreError::CannotUndo("Il n’y a rien à rétablir.".to_owned()))?;
        self.invert(author, moment, act, Nature::Redo)
    }

    fn invert(
        &mut self,
        author: &Author,
        moment: &Moment,
        act: Undoable,
        nature: Nature,
    ) -> Result<Undone> {
        self.writable()?;
        if let Some(done) = self.invert_rules(author, moment, &act, nature)? {
            return Ok(done);
        }
        let lenient = act.nature == "import" || self.is_import(act.act)?;
        let _lease = lenient.then(|| ActLock::take(&self.path)).transpose()?;
        self.invert_alone(author, moment, act, nature, lenient)
    }

    /// Inverts an act that no other process is writing or inverting.
    fn invert_alone(
        &mut self,
        author: &Author,
        moment: &Moment,
        act: Undoable,
        nature: Nature,
        lenient: bool,
    ) -> Result<Undone> {
        let mut entries = entries(&self.conn, act.act)?;
        let rules = rule_book::rule_book(&self.conn)?;
        let change = Change {
            label: act.label.clone(),
            person: act.person,
            nature,
            ops: Vec::new(),
            draft: None,
        };
        let mut left = Vec::new();
        let mut new: Option<Id> = None;
        loop {
            let chunk = if lenient { CHUNK } else { usize::MAX };
            let rest = entries.split_off(entries.len().min(chunk));
            let tx = self.conn.write()?;
            let id = match new {
                Some(id) => id,
                None => new_act(&tx, author, moment, &change, Some(act.act))?,
            };
            new = Some(id);
            let mut writer = Writer::new(&tx, author, moment, id, nature);
            for entry in &entries {
                restore(&tx, &mut writer, entry, lenient, &mut left)?;
            }
            for person in writer.into_touched() {
                derive::person_with(&tx, &rules, person)?;
            }
            revive_draft(&tx, &act, nature)?;
            let unfinished = i64::from(!rest.is_empty());
            // One large act at a time: what another one has put off is not ended here.
            match (lenient, rest.is_empty()) {
                (true, true) => search::erase(&tx, Erasing::Over)?,
                (true, false) => search::erase(&tx, Erasing::UnderWay)?,
                (false, _) => {}
            }
            execute(
                &tx,
                "UPDATE acte SET inacheve = $2 WHERE id = $1",
                &[&id, &unfinished],
            )?;
            execute(&tx, "UPDATE acte SET annule = 1 WHERE id = $1", &[&act.act])?;
            tx.commit()?;
            if rest.is_empty() {
                return Ok(Undone {
                    label: act.label,
                    person: act.person,
                    left,
                });
            }
            entries = rest;
        }
    }

    /// Whether an act is an import, or an undo or redo of one.
    fn is_import(&self, act: Id) -> Result<bool> {
        let found = first(
            &self.conn,
            "WITH RECURSIVE chaine(id, nature, cible_id) AS (\
               SELECT id, nature, cible_id FROM acte WHERE id = $1 \
               UNION ALL SELECT a.id, a.nature, a.cible_id FROM acte a JOIN chaine c ON a.id = c.cible_id) \
             SELECT 1 FROM chaine WHERE nature = 'import' LIMIT 1",
            &[&act],
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }

    /// Takes back the acts that were cut before their last part (a crash in the middle of an
    /// import). Gives what they were. An act that another process is still writing is left alone.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn undo_unfinished(&mut self, author: &Author, moment: &Moment) -> Result<Vec<String>> {
        if self.writable().is_err() {
            return Ok(Vec::new());
        }
        let cut = query(
            &self.conn,
            "SELECT id, libelle, allocataire_id, nature FROM acte WHERE inacheve = 1 ORDER BY id DESC",
            &[],
            undoable,
        )?;
        if cut.is_empty() {
            return Ok(Vec::new());
        }
        let _lease = match ActLock::take(&self.path) {
            Ok(lease) => lease,
            Err(StoreError::Locked) => return Ok(Vec::new()),
            Err(other) => return Err(other),
        };
        let mut labels = Vec::new();
        for act in cut {
            execute(
                &self.conn,
                "UPDATE acte SET inacheve = 0 WHERE id = $1",
                &[&act.act],
            )?;
            if act.nature == Nature::Undo.code() {
                self.resume_undo(author, moment, &act)?;
            } else {
                labels.push(act.label.clone());
                let import = Undoable {
                    nature: "import".to_owned(),
                    ..act
                };
                self.invert_alone(author, moment, import, Nature::Undo, true)?;
            }
        }
        Ok(labels)
    }

    /// An undo that was cut goes on with what it had not reached.
    fn resume_undo(&mut self, author: &Author, moment: &Moment, undo: &Undoable) -> Result<()> {
        let target: Option<Id> = first(
            &self.conn,
            "SELECT cible_id FROM acte WHERE id = $1",
            &[&undo.act],
            |row| row.get(0),
        )?
        .flatten();
        let Some(target) = target else { return Ok(()) };
        let import = Undoable {
            act: target,
            nature: "import".to_owned(),
            ..undo.clone()
        };
        self.invert_alone(author, moment, import, Nature::Undo, true)
            .map(|_| ())
    }
}

fn undoable(row: &sql::Row<'_>) -> Result<Undoable> {
    Ok(Undoable {
        act: row.get(0)?,
        label: row.get(1)?,
        person: row.get(2)?,
        nature: row.get(3)?,
    })
}

fn entries(conn: &Conn, act: Id) -> Result<Vec<Entry>> {
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

/// Puts one record back as it was before the act.
fn restore(
    conn: &Conn,
    writer: &mut Writer<'_>,
    entry: &Entry,
    lenient: bool,
    left: &mut Vec<String>,
) -> Result<()> {
    let now = rows::by_id(conn, entry.entity, entry.id)?.ok_or(StoreError::NotFound)?;
    if now.version != entry.version && !cancels_out(conn, entry)? {
        if lenient {
            left.extend(super::journal::person_name(conn, &now)?);
            return Ok(());
        }
        return Err(StoreError::CannotUndo(super::journal::changed_since(
            conn, &now,
        )?));
    }
    let before = entry.before.as_ref().map_or_else(
        || Row {
            deleted: true,
            ..now.clone()
        },
        |values| with_json(now.clone(), values),
    );
    writer.update(&now, before)
}

/// Whether all that was done to a record after that entry was taken back: acts and their
/// inverses go in pairs, so that the record is as the entry left it.
fn cancels_out(conn: &Conn, entry: &Entry) -> Result<bool> {
    let table = entry.entity.table();
    let mut later: Vec<(Id, Option<Id>)> = query(
        conn,
        "SELECT DISTINCT a.id, a.cible_id FROM journal j JOIN acte a ON a.id = j.acte_id \
         WHERE j.objet = $1 AND j.objet_id = $2 AND j.version > $3 \
         AND j.allocataire_id IS NOT DISTINCT FROM $4 ORDER BY a.id",
        &[&table, &entry.id, &entry.version, &entry.person],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    while let Some((_, target)) = later.pop() {
        let Some(place) = later.iter().position(|(act, _)| Some(*act) == target) else {
            return Ok(false);
        };
        later.remove(place);
    }
    Ok(true)
}

/// The record with the values of a journal line.
fn with_json(row: Row, values: &Json) -> Row {
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

/// « Abandonner » ends a draft: undoing it brings the draft back, redoing it ends it again.
fn revive_draft(conn: &Conn, act: &Undoable, nature: Nature) -> Result<()> {
    let (mark, from) = match nature {
        Nature::Undo => (
            "UPDATE brouillon SET abandonne_a = NULL WHERE acte_id = $1",
            act.act,
        ),
        Nature::Redo => (
            "UPDATE brouillon SET abandonne_a = modifie_a WHERE acte_id = (SELECT cible_id FROM acte WHERE id = $1)",
            act.act,
        ),
        Nature::Entry | Nature::Import | Nature::Rules | Nature::Abandon => return Ok(()),
    };
    execute(conn, mark, &[&from])?;
    Ok(())
}
