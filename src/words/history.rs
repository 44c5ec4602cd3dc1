//! Who changed what in a file, when, act by act, in words: for the plain command and for the paper of all
//! that is kept. Knows no page.
use crate::clock::{local_day, local_words};
use crate::domain::history::{HistoryChange, HistoryEntry};
use crate::domain::record::{Field, Value};
use crate::words::prelude::*;

/// The acts of that day and before.
pub fn until(acts: &mut Vec<HistoryEntry>, day: Date) {
    acts.retain(|act| local_day(&act.at).is_none_or(|written| written <= day));
}

/// « 12/11/2026 à 10 h 05 — Claire Rivière : Contact du 12/11 : ajout (annulé depuis) ».
pub fn head(act: &HistoryEntry) -> String {
    let undone = if act.undone { " (annulé depuis)" } else { "" };
    let at = local_words(&act.at);
    format!("{at} — {} : {}{undone}", act.author, act.label)
}

/// The record that a change is about, and what it did to it.
pub fn title(change: &HistoryChange) -> String {
    let what = match (change.created, change.removed) {
        (true, _) => " (nouveau)",
        (false, Some(true)) => " (mis de côté)",
        (false, Some(false)) => " (rétabli)",
        (false, None) => "",
    };
    format!("{}{what}", change.entity.title())
}

/// A line a field: « Échéance : 14/11/2026 → 01/12/2026 ».
pub fn fields(change: &HistoryChange, names: &Names) -> Vec<String> {
    let shown = change.fields.iter();
    let shown =
        shown.filter(|(name, ..)| !matches!(*name, "allocataire_id" | "ordre" | "objet_id"));
    let line = |(name, before, after): &(&str, Value, Value)| {
        let field = change.entity.field(name)?;
        let after = value(names, field, after);
        Some(match change.created {
            true => format!("{} : {after}", field.label),
            false => format!(
                "{} : {} → {after}",
                field.label,
                value(names, field, before)
            ),
        })
    };
    shown.filter_map(line).collect()
}

/// A value in words; « vide » when nothing is known.
fn value(names: &Names, field: &Field, value: &Value) -> String {
    match names.value(field, value) {
        words if words.is_empty() => "vide".to_owned(),
        words => words,
    }
}
