//! Everything as JSON, by `uid` only: the same store always gives the same bytes, and the text
//! can be read back into another store. The journal and the trace stay with the store.
use std::collections::{BTreeSet, HashMap};
use std::io::Write;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::domain::file::CaseFile;
use crate::domain::record::attachment::AttachmentRecord;
use crate::domain::record::{Entity, Id, Kind, Record as _, Row, Value};
use crate::domain::rights::Act;
use crate::domain::vocabulary::Consultation;
use crate::store::{Result, Store, StoreError};

/// Name and version of the format.
pub const SCHEMA: &str = "carnet.export/1";

/// The list of what the files hold that go with the summaries, in base 64.
pub const CONTENTS: &str = "contenus";

/// Names outside the store, by kind and number.
pub(super) type Uids<'r> = HashMap<(Entity, Id), &'r str>;

pub(super) fn named(row: &Row) -> ((Entity, Id), &str) {
    ((row.entity, row.id), &row.uid)
}

/// Writes everything known: structures, agents, what the service keeps of itself, and each person with all their records.
///
/// # Errors
/// When the store can't be read or the text can't be written.
pub fn json(store: &Store, out: &mut dyn Write) -> Result<()> {
    store.allow(Act::ExportAll)?;
    if !store.rights().sees_all() {
        return Err(StoreError::NotAllowed(
            "Votre rôle ne voit pas tout ce que contient la base : elle ne peut pas être exportée entière depuis votre compte.".to_owned(),
        ));
    }
    store.opens_all()?;
    store.at_length(|store| write(store, out))
}

fn write(store: &Store, out: &mut dyn Write) -> Result<()> {
    let organizations = store.all_rows(Entity::Organization)?;
    let agents = store.all_rows(Entity::Agent)?;
    let others = Entity::of_service().map(|kind| Ok((kind, store.all_rows(kind)?)));
    let others = others.collect::<Result<Vec<_>>>()?;
    let service = others.iter().flat_map(|(_, rows)| rows);
    let shared = organizations.iter().chain(&agents).chain(service);
    let shared: Uids<'_> = shared.map(named).collect();
    let own = Uids::new();
    let uids = [&shared, &own];
    let record = |row| Record { row, uids };
    write!(out, "{{\"schema\":\"{SCHEMA}\",\"structures\":[")?;
    for (at, row) in organizations.iter().enumerate() {
        line(out, at, &record(row))?;
    }
    write!(out, "],\"agents\":[")?;
    for (at, row) in agents.iter().enumerate() {
        line(out, at, &record(row))?;
    }
    for (kind, rows) in others.iter().filter(|(_, rows)| !rows.is_empty()) {
        write!(out, "],\"{}\":[", kind.table())?;
        for (at, row) in rows.iter().enumerate() {
            line(out, at, &record(row))?;
        }
    }
    contents(store, &others, out)?;
    write!(out, "],\"dossiers\":[")?;
    let mut people = Vec::new();
    let done = store.each_file(|file| {
        let rows = Entity::ALL.into_iter().flat_map(|kind| file.rows(kind));
        // A person's records refer to that person's alone.
        let own = rows.map(named).collect();
        people.push(file.person);
        let uids = [&shared, &own];
        line(out, people.len() - 1, &WholeFile { file, uids })
    });
    store.consulted(Consultation::Export, &people);
    done?;
    writeln!(out, "]}}")?;
    Ok(())
}

/// What the files hold that go with the summaries, each once.
fn contents(store: &Store, kinds: &[(Entity, Vec<Row>)], out: &mut dyn Write) -> Result<()> {
    let rows = kinds.iter().filter(|(kind, _)| *kind == Entity::Attachment);
    let rows = rows.flat_map(|(_, rows)| rows).map(AttachmentRecord::of);
    let digests: BTreeSet<&str> = rows.filter_map(AttachmentRecord::digest).collect();
    for (at, digest) in digests.into_iter().enumerate() {
        if at == 0 {
            write!(out, "],\"{CONTENTS}\":[")?;
        }
        let text = store.attached(digest)?.map(|it| it.to_text());
        line(
            out,
            at,
            &serde_json::json!({ "empreinte": digest, "contenu": text }),
        )?;
    }
    Ok(())
}

/// An item of a list, on a line of its own.
pub(super) fn line(out: &mut dyn Write, at: usize, item: &impl Serialize) -> Result<()> {
    let comma = if at == 0 { "" } else { "," };
    writeln!(out, "{comma}")?;
    let text = serde_json::to_vec(item).map_err(|error| StoreError::Io(error.into()))?;
    Ok(out.write_all(&text)?)
}

/// A person with all their records.
pub(super) struct WholeFile<'r> {
    pub(super) file: &'r CaseFile,
    pub(super) uids: [&'r Uids<'r>; 2],
}

impl Serialize for WholeFile<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        let uids = self.uids;
        if let Some(row) = self.file.identity() {
            Record { row, uids }.fields(&mut map)?;
        }
        let kinds = Entity::ALL.into_iter();
        for entity in kinds.filter(|it| it.belongs_to_person() && *it != Entity::Allocataire) {
            // In the order they were made, which those of one day keep where they are read again.
            let rows = self.file.rows(entity).iter();
            let rows: Vec<Record<'_>> = rows.map(|row| Record { row, uids }).collect();
            if !rows.is_empty() {
                map.serialize_entry(entity.table(), &rows)?;
            }
        }
        map.end()
    }
}

/// The filled fields of a record. The place of the record says who it is about.
pub(super) struct Record<'r> {
    pub(super) row: &'r Row,
    pub(super) uids: [&'r Uids<'r>; 2],
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        self.fields(&mut map)?;
        map.end()
    }
}

impl Record<'_> {
    fn fields<M: SerializeMap>(&self, map: &mut M) -> std::result::Result<(), M::Error> {
        map.serialize_entry("uid", &self.row.uid)?;
        for (field, value) in self.row.entity.fields().iter().zip(&self.row.values) {
            if field.name == "allocataire_id" {
                continue;
            }
            match (field.kind, value) {
                (_, Value::Null | Value::Pending(_)) => {}
                (Kind::Ref(_) | Kind::Object, Value::Int(id)) => {
                    // What a record set aside was to this one is not known any more.
                    if let Some(uid) = self.pointed(self.row.pointed(field), *id) {
                        map.serialize_entry(field.name, uid)?;
                    }
                }
                (_, Value::Int(number)) => map.serialize_entry(field.name, number)?,
                (_, Value::Text(text)) => map.serialize_entry(field.name, &**text)?,
            }
        }
        Ok(())
    }

    fn pointed(&self, kind: Option<Entity>, id: Id) -> Option<&str> {
        let place = (kind?, id);
        self.uids.iter().find_map(|uids| uids.get(&place).copied())
    }
}
