//! Whether a part of the carnet changed since the person read it: the journal says so. What was
//! changed and put back has not changed. Knows no screen and no paper.
use std::collections::HashMap;

use crate::clock::local_day;
use crate::domain::file::CaseFile;
use crate::domain::history::{HistoryChange, HistoryEntry};
use crate::domain::record::validation::ValidationRecord;
use crate::domain::record::{Entity, Id, Value};
use crate::domain::validation::{ValidatedPart, record_read};

/// What became of one record since then.
struct Fate {
    was_there: bool,
    is_there: bool,
    fields: HashMap<&'static str, (Value, Value)>,
}

/// As many acts of a file as are looked at.
pub const ACTS: usize = 300;

/// Whether the page of a part is no longer the one that the person read: it changed, or another evaluation stands there.
pub fn is_another(
    file: &CaseFile,
    history: &[HistoryEntry],
    part: ValidatedPart,
    read: ValidationRecord<'_>,
) -> bool {
    let other = part == ValidatedPart::Situation && read.object_id() != record_read(file, part);
    other || since(history, read, part)
}

/// Whether what stands on the page of `part` changed after the validation `read`.
fn since(history: &[HistoryEntry], read: ValidationRecord<'_>, part: ValidatedPart) -> bool {
    let read_on = read.made_on();
    let noted = history.iter().find(|entry| {
        let mut changes = entry.changes.iter();
        changes.any(|it| it.entity == Entity::Validation && it.id == read.id && it.created)
    });
    let noted = noted.map(|entry| entry.act);
    let after = |entry: &&HistoryEntry| {
        // What was read on paper may have changed before it was noted here.
        let later = local_day(&entry.at) > read_on;
        Some(entry.act) != noted && (later || noted.is_some_and(|act| entry.act > act))
    };
    let mut fates: HashMap<(Entity, Id), Fate> = HashMap::new();
    let changes = history
        .iter()
        .rev()
        .filter(after)
        .flat_map(|it| &it.changes);
    for change in changes.filter(|it| is_on_page(it, read, part)) {
        follow(&mut fates, change);
    }
    fates.values().any(|fate| {
        let altered = fate.fields.values().any(|(then, now)| then != now);
        fate.was_there != fate.is_there || (fate.is_there && altered)
    })
}

fn is_on_page(change: &HistoryChange, read: ValidationRecord<'_>, part: ValidatedPart) -> bool {
    match part {
        ValidatedPart::Situation => matches!(change.entity, Entity::Situation | Entity::Finding),
        ValidatedPart::Review => {
            change.entity == Entity::Review && read.object_id() == Some(change.id)
        }
        ValidatedPart::Plan => matches!(change.entity, Entity::Objective | Entity::Action),
        ValidatedPart::Contract => match change.entity {
            Entity::Contract => read.object_id() == Some(change.id),
            entity => entity == Entity::Commitment,
        },
    }
}

/// What is noted of the page without changing what it says: the day of its validation, the
/// signatures, the order of rows.
fn is_about_words(field: &str) -> bool {
    !matches!(
        field,
        "validee_le"
            | "signe_allocataire_le"
            | "signe_referent_le"
            | "signataire_id"
            | "transmis_le"
            | "instance"
            | "decision"
            | "decide_le"
            | "ordre"
    )
}

fn follow(fates: &mut HashMap<(Entity, Id), Fate>, change: &HistoryChange) {
    let appears = change.created || change.removed == Some(false);
    let fate = fates
        .entry((change.entity, change.id))
        .or_insert_with(|| Fate {
            was_there: !appears,
            is_there: true,
            fields: HashMap::new(),
        });
    fate.is_there = change.removed != Some(true);
    let fields = change
        .fields
        .iter()
        .filter(|(name, ..)| is_about_words(name));
    for (name, before, now) in fields {
        fate.fields
            .entry(name)
            .and_modify(|known| known.1 = now.clone())
            .or_insert_with(|| (before.clone(), now.clone()));
    }
}
