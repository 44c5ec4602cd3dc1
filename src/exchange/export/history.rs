//! The acts on a file as JSON, as `carnet.journal/1` has them.
use serde_json::{Value as Json, json};

use crate::domain::history::{HistoryChange, HistoryEntry};
use crate::domain::record::{Field, Value};

/// How a value of a field is written.
type Written<'w> = &'w dyn Fn(&Field, &Value) -> Json;

/// The acts, each with what it changed.
pub fn acts_json(acts: &[HistoryEntry], written: Written<'_>) -> Json {
    let act = |entry: &HistoryEntry| {
        let changes = entry.changes.iter().map(|it| change(it, written));
        json!({
            "id": entry.act,
            "le": entry.at,
            "auteur": entry.author,
            "nature": entry.nature,
            "libelle": entry.label,
            "annule": entry.undone,
            "changements": changes.collect::<Json>(),
        })
    };
    acts.iter().map(act).collect()
}

fn change(change: &HistoryChange, written: Written<'_>) -> Json {
    let fields = change.fields.iter().filter_map(|(name, before, after)| {
        let field = change.entity.field(name)?;
        let [before, after] = [before, after].map(|it| written(field, it));
        Some(json!({ "champ": name, "avant": before, "apres": after }))
    });
    json!({
        "objet": change.entity.table(),
        "id": change.id,
        "nouveau": change.created,
        "supprime": change.removed,
        "champs": fields.collect::<Json>(),
    })
}

/// A value as it is kept.
pub fn raw(_field: &Field, value: &Value) -> Json {
    match value {
        Value::Int(number) => Json::from(*number),
        Value::Text(text) => Json::from(text.as_str()),
        Value::Null | Value::Pending(_) => Json::Null,
    }
}
