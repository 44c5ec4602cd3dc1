//! `carnet journal ID`: who changed what in a file, in words.
use super::prelude::*;

use super::words::{self, value};
use crate::clock::{local_day, local_text};
use crate::domain::history::{HistoryChange, HistoryEntry};
use crate::domain::record::Value;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::words::names::Names;

/// What it asks.
pub const NEED: Need = Need::Do(Act::ReadHistory);

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
        return out::json(&json!({
            "schema": "carnet.journal/1",
            "allocataire": {
                "id": id,
                "uid": identity.uid,
                "nom": person.last_name(),
                "prenom": person.first_name(),
            },
            "actes": acts.iter().map(act).collect::<Json>(),
        }));
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
            text.push_str(&line.replace('\n', " / "));
            text.push('\n');
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

fn act(entry: &HistoryEntry) -> Json {
    json!({
        "id": entry.act,
        "le": entry.at,
        "auteur": entry.author,
        "nature": entry.nature,
        "libelle": entry.label,
        "annule": entry.undone,
        "changements": entry.changes.iter().map(change).collect::<Json>(),
    })
}

fn change(change: &HistoryChange) -> Json {
    let fields = change.fields.iter().map(|(name, before, after)| {
        json!({ "champ": name, "avant": json(before), "apres": json(after) })
    });
    json!({
        "objet": change.entity.table(),
        "id": change.id,
        "nouveau": change.created,
        "supprime": change.removed,
        "champs": fields.collect::<Json>(),
    })
}

fn json(value: &Value) -> Json {
    match value {
        Value::Int(number) => Json::from(*number),
        Value::Text(text) => Json::from(text.as_str()),
        Value::Null | Value::Pending(_) => Json::Null,
    }
}
