//! Everything kept of one person as JSON, to be given to that person, or taken to another service (RGPD, art.
//! 15 and 20): what an export of everything says of them, which can be read back, then their history, what is
//! computed, what was begun. Of colleagues and structures, only the names of those that the records name.
use std::collections::HashSet;
use std::io::Write;

use serde_json::{Value as Json, json};

use super::dossier::deadline;
use super::history::{acts_json, raw};
use super::json::{Record, SCHEMA, Uids, WholeFile, line, named};
use crate::domain::date::{Date, iso};
use crate::domain::record::agent::AGENT;
use crate::domain::record::organization::ORGANIZATION;
use crate::domain::record::{Entity, Field, Id, Kind, Row, Value};
use crate::domain::rights::Act;
use crate::domain::vocabulary::Consultation;
use crate::store::{PersonCopy, Result, Store, StoreError};
use crate::words::history;
use crate::words::names::Names;

/// Writes everything kept of a person; gives what was written.
///
/// # Errors
/// `NotAllowed`; `NotFound` when there is no such person; when the text can't be written.
pub fn person_json(
    store: &Store,
    person: Id,
    today: Date,
    out: &mut dyn Write,
) -> Result<PersonCopy> {
    store.allow(Act::Export)?;
    let mut copy = store.person_copy(person, today)?;
    store.consulted(Consultation::Export, &[person]);
    history::until(&mut copy.history, today);
    let people = pointed(
        copy.file.identity().into_iter().chain(rows(&copy)),
        Entity::Agent,
    );
    let agents = named_by(
        &copy.agents,
        &people,
        &[
            AGENT.last_name.name,
            AGENT.first_name.name,
            AGENT.organization.name,
        ],
    );
    let bodies = pointed(rows(&copy).chain(&agents), Entity::Organization);
    let bodies = named_by(
        &copy.structures,
        &bodies,
        &[ORGANIZATION.name.name, ORGANIZATION.kind.name],
    );
    let shared: Uids<'_> = bodies.iter().chain(&agents).map(named).collect();
    let own: Uids<'_> = rows(&copy).map(named).collect();
    let uids = [&shared, &own];
    write!(out, "{{\"schema\":\"{SCHEMA}\"")?;
    for (list, records) in [("structures", &bodies), ("agents", &agents)] {
        write!(out, ",\"{list}\":[")?;
        for (at, row) in records.iter().enumerate() {
            line(out, at, &Record { row, uids })?;
        }
        write!(out, "]")?;
    }
    write!(out, ",\"dossiers\":[")?;
    line(
        out,
        0,
        &WholeFile {
            file: &copy.file,
            uids,
        },
    )?;
    let more = serde_json::to_string(&beside(&copy, today))
        .map_err(|error| StoreError::Io(error.into()))?;
    writeln!(out, "],\"personne\":{more}}}")?;
    Ok(copy)
}

/// The records of the file.
fn rows(copy: &PersonCopy) -> impl Iterator<Item = &Row> {
    let kinds = Entity::ALL.into_iter();
    kinds.flat_map(|kind| copy.file.rows(kind))
}

/// The numbers of the records of that kind that some records name.
fn pointed<'r>(rows: impl Iterator<Item = &'r Row>, kind: Entity) -> HashSet<Id> {
    let of_row = |row: &'r Row| {
        let fields = row.entity.fields().iter();
        let naming = fields.filter(move |it| it.kind == Kind::Ref(kind));
        naming.filter_map(|it| row.int(it.name))
    };
    rows.flat_map(of_row).collect()
}

/// Those of these records, with these fields and no other.
fn named_by(all: &[Row], wanted: &HashSet<Id>, fields: &[&str]) -> Vec<Row> {
    let trimmed = |row: &Row| {
        let blank = Row {
            id: row.id,
            uid: row.uid.clone(),
            ..Row::blank(row.entity)
        };
        fields
            .iter()
            .fold(blank, |kept, name| kept.with(name, row.get(name).clone()))
    };
    let found = all.iter().filter(|row| wanted.contains(&row.id));
    found.map(trimmed).collect()
}

/// What is kept beside the records.
fn beside(copy: &PersonCopy, today: Date) -> Json {
    let names = Names::of(&copy.agents, &copy.structures).with_file(&copy.file);
    let written = |field: &Field, value: &Value| match (field.kind, value) {
        (Kind::Ref(_), Value::Int(_)) => Json::from(names.value(field, value)),
        _ => raw(field, value),
    };
    let drafts = copy.drafts.iter().map(|it| {
        let values: Json =
            serde_json::from_str(&it.values).unwrap_or_else(|_| Json::from(it.values.as_str()));
        json!({ "le": it.at, "auteur": it.author, "titre": it.title, "valeurs": values })
    });
    let deadlines = copy.deadlines.iter();
    json!({
        "le": iso(today),
        "conservation_mois": copy.months,
        "partie_non_visible": copy.hidden,
        "echeances": deadlines.map(|it| deadline(it, today)).collect::<Json>(),
        "historique": acts_json(&copy.history, &written),
        "brouillons": drafts.collect::<Json>(),
    })
}
