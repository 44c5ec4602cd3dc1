//! `carnet journal ID`: who changed what in a file, in words.
use std::fmt::Write;

use clap::Args;
use serde::Serialize;
use serde_json::Value as Json;

use super::context::Context;
use super::error::AppError;
use super::words::{self, value};
use super::{out, person};
use crate::clock::{local_day, local_text};
use crate::domain::history::{HistoryChange, HistoryEntry};
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::{Entity, Id, Record, Value};
use crate::words::names::Names;

/// What may be typed after `carnet journal`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Numéro ou uid de la personne
    pub id: String,
    /// Écrire en JSON (carnet.journal/1)
    #[arg(long)]
    pub json: bool,
}

/// Writes the journal of a file as text, the latest act first, or as JSON.
///
/// # Errors
/// When nobody has that number, or the store can't be read.
pub fn run(context: &Context, asked: &Options) -> Result<(), AppError> {
    let store = context.reading()?;
    let id = person::find(&store, &asked.id)?;
    let file = store.case_file(id)?;
    let mut acts = store.history(id, usize::MAX)?;
    if let Some(day) = context.day {
        acts.retain(|act| local_day(&act.at).is_none_or(|written| written <= day));
    }
    if asked.json {
        let identity = store.row(Entity::Allocataire, id)?;
        let person = AllocataireRecord::of(&identity);
        return out::json(&Report {
            schema: "carnet.journal/1",
            allocataire: Person {
                id,
                uid: &identity.uid,
                nom: person.last_name(),
                prenom: person.first_name(),
            },
            actes: acts.iter().map(act).collect(),
        });
    }
    if acts.is_empty() {
        out::say("Rien n’a encore été changé dans ce dossier.");
        return Ok(());
    }
    let names = words::names(&store, &file)?;
    out::text(&text(&acts, &names))
}

fn text(acts: &[HistoryEntry], names: &Names) -> String {
    let mut text = String::new();
    for act in acts {
        let undone = if act.undone { " (annulé depuis)" } else { "" };
        let mut lines = vec![format!(
            "{} — {} : {}{undone}",
            local_text(&act.at),
            act.author,
            act.label
        )];
        lines.extend(
            act.changes
                .iter()
                .flat_map(|change| change_lines(change, names)),
        );
        for line in lines {
            let written = writeln!(text, "{}", line.replace('\n', " / "));
            debug_assert!(written.is_ok(), "writing to a string cannot fail");
        }
    }
    text
}

fn change_lines(change: &HistoryChange, names: &Names) -> Vec<String> {
    let what = match (change.created, change.removed) {
        (true, _) => " (nouveau)",
        (false, Some(true)) => " (mis de côté)",
        (false, Some(false)) => " (rétabli)",
        (false, None) => "",
    };
    let mut lines = vec![format!("    {}{what}", change.entity.title())];
    let shown = change
        .fields
        .iter()
        .filter(|(name, ..)| !matches!(*name, "allocataire_id" | "ordre" | "objet" | "objet_id"));
    for (name, before, after) in shown {
        let Some(field) = change.entity.field(name) else {
            continue;
        };
        let after = value(names, field, after);
        lines.push(if change.created {
            format!("      {} : {after}", field.label)
        } else {
            format!(
                "      {} : {} → {after}",
                field.label,
                value(names, field, before)
            )
        });
    }
    lines
}

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    allocataire: Person<'a>,
    actes: Vec<Act<'a>>,
}

#[derive(Serialize)]
struct Person<'a> {
    id: Id,
    uid: &'a str,
    nom: Option<&'a str>,
    prenom: Option<&'a str>,
}

#[derive(Serialize)]
struct Act<'a> {
    id: Id,
    le: &'a str,
    auteur: &'a str,
    nature: &'a str,
    libelle: &'a str,
    annule: bool,
    changements: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    objet: &'static str,
    id: Id,
    nouveau: bool,
    supprime: Option<bool>,
    champs: Vec<FieldChange<'a>>,
}

#[derive(Serialize)]
struct FieldChange<'a> {
    champ: &'a str,
    avant: Json,
    apres: Json,
}

fn act(entry: &HistoryEntry) -> Act<'_> {
    Act {
        id: entry.act,
        le: &entry.at,
        auteur: &entry.author,
        nature: &entry.nature,
        libelle: &entry.label,
        annule: entry.undone,
        changements: entry.changes.iter().map(change).collect(),
    }
}

fn change(change: &HistoryChange) -> Change<'_> {
    Change {
        objet: change.entity.table(),
        id: change.id,
        nouveau: change.created,
        supprime: change.removed,
        champs: change
            .fields
            .iter()
            .map(|(champ, avant, apres)| FieldChange {
                champ,
                avant: json(avant),
                apres: json(apres),
            })
            .collect(),
    }
}

fn json(value: &Value) -> Json {
    match value {
        Value::Int(number) => Json::from(*number),
        Value::Text(text) => Json::from(text.as_str()),
        Value::Null | Value::Pending(_) => Json::Null,
    }
}
