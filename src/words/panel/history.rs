//! Who changed what, and when, in words.
use crate::clock::local_words;
use crate::domain::history::{HistoryChange, HistoryEntry};
use crate::domain::record::{Entity, Kind};
use crate::words::line::{Line, Look};
use crate::words::names::Names;

/// Lines of the history.
pub(super) fn lines(entries: &[HistoryEntry], names: &Names) -> Vec<Line> {
    let mut lines = Vec::new();
    for entry in entries {
        let (undone, look) = if entry.undone {
            (" (annulé depuis)", Look::Muted)
        } else {
            ("", Look::Heading)
        };
        let (at, author) = (local_words(&entry.at).replace(" à ", " "), &entry.author);
        let head = format!("{at}  {author}  {}{undone}", entry.label);
        lines.push(Line::plain(head).look(look));
        let changes = entry.changes.iter();
        let told = changes.flat_map(|change| change_lines(change, names));
        lines.extend(told.map(|text| Line::muted(text).indent(2)));
    }
    if lines.is_empty() {
        lines.push(Line::muted("Rien n’a encore été modifié dans ce dossier."));
    }
    lines
}

/// What a change did, a line a field: « Échéance : 14/11/2026 → 01/12/2026 ».
fn change_lines(change: &HistoryChange, names: &Names) -> Vec<String> {
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
        let named =
            Kind::Ref(Entity::Agent) == field.kind || Kind::Ref(Entity::Organization) == field.kind;
        if field.name.ends_with("_id") && !named {
            continue;
        }
        let [before, after] = [before, after].map(|it| names.value(field, it).replace('\n', " "));
        let text = match (before.is_empty(), after.is_empty()) {
            (true, _) => format!("{} : {after}", field.label),
            (false, true) => format!("{} : « {before} » effacé", field.label),
            (false, false) => format!("{} : {before} → {after}", field.label),
        };
        lines.push(format!("{title}, {text}"));
    }
    lines
}
