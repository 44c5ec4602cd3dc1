//! Who changed what, and when, in words.
use super::{Look, Names, PanelRow};
use crate::clock::local_text;
use crate::domain::record::{Entity, Kind, Value, in_words};
use crate::store::{HistoryChange, HistoryEntry};

/// Rows of the history.
pub(super) fn rows(entries: &[HistoryEntry], names: &Names) -> Vec<PanelRow> {
    let mut rows = Vec::new();
    for entry in entries {
        let undone = if entry.undone {
            " (annulé depuis)"
        } else {
            ""
        };
        let look = if entry.undone {
            Look::Muted
        } else {
            Look::Heading
        };
        rows.push(
            PanelRow::new(
                None,
                format!(
                    "{}  {}  {}{undone}",
                    local_text(&entry.at),
                    entry.author,
                    entry.label
                ),
            )
            .look(look),
        );
        for change in &entry.changes {
            for line in lines(change, names) {
                rows.push(PanelRow::new(None, line).look(Look::Muted).indent(2));
            }
        }
    }
    if rows.is_empty() {
        rows.push(PanelRow::empty(
            "Rien n’a encore été modifié dans ce dossier.",
        ));
    }
    rows
}

/// What a change did, a line a field: « Échéance : 14/11/2026 → 01/12/2026 ».
#[must_use]
pub fn lines(change: &HistoryChange, names: &Names) -> Vec<String> {
    let title = change.entity.title();
    match change.removed {
        Some(true) => return vec![format!("{title} : retiré")],
        Some(false) => return vec![format!("{title} : remis")],
        None => {}
    }
    let mut lines = Vec::new();
    for (name, before, after) in &change.fields {
        let Some(field) = change.entity.field(name) else {
            continue;
        };
        if field.name.ends_with("_id")
            && !matches!(field.kind, Kind::Ref(Entity::Agent | Entity::Organization))
        {
            continue;
        }
        let say = |value: &Value| match field.kind {
            Kind::Ref(Entity::Agent) => names.agent(value.as_int()).to_owned(),
            Kind::Ref(Entity::Organization) => names.organization(value.as_int()).to_owned(),
            _ => in_words(field, value).replace('\n', " "),
        };
        let (before, after) = (say(before), say(after));
        let text = match (before.is_empty(), after.is_empty()) {
            (true, _) => format!("{} : {after}", field.label),
            (false, true) => format!("{} : « {before} » effacé", field.label),
            (false, false) => format!("{} : {before} → {after}", field.label),
        };
        lines.push(format!("{title}, {text}"));
    }
    lines
}
