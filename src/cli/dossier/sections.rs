//! The records of a file, section by section, each with the records that belong to it.
use std::collections::{HashMap, HashSet};

use super::paper::Paper;
use crate::domain::contract::Length;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::{Entity, Field, Id, Kind, Row, Use};
use crate::domain::vocabulary::Vocabulary;
use crate::words::names::Names;

/// Writes every record of the file.
pub(super) fn write(paper: &mut Paper, file: &CaseFile, names: &Names, today: Date) {
    let nested = Entity::ALL.into_iter().filter(|entity| is_nested(*entity));
    let mut children: HashMap<(Entity, Id), Vec<&Row>> = HashMap::new();
    for row in nested.flat_map(|entity| ordered(file.rows(entity))) {
        if let Some(parent) = row.parent() {
            children.entry(parent).or_default().push(row);
        }
    }
    let writer = Writer {
        file,
        children,
        names,
        today,
    };
    for entity in Entity::ALL.into_iter().filter(|entity| !is_nested(*entity)) {
        let rows = ordered(file.rows(entity));
        if rows.is_empty() {
            continue;
        }
        paper.section(entity.plural());
        for row in rows {
            writer.record(paper, row, 0);
        }
    }
    let goals: HashSet<Id> = file.all::<ObjectiveRecord>().map(|it| it.id).collect();
    let orphans: Vec<&Row> = file
        .all::<ActionRecord>()
        .filter(|action| action.objective().is_none_or(|id| !goals.contains(&id)))
        .map(ActionRecord::row)
        .collect();
    if !orphans.is_empty() {
        paper.section("Actions sans objectif");
        for row in orphans {
            writer.record(paper, row, 0);
        }
    }
}

/// Whether a record of this kind is shown under another one rather than in a section of its own.
fn is_nested(entity: Entity) -> bool {
    entity.parent_field().is_some()
}

/// Plans keep the order the référent gave them; the rest, that of their making.
fn ordered(rows: &[Row]) -> Vec<&Row> {
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|row| (row.int("ordre").unwrap_or(i64::MAX), row.id));
    rows
}

struct Writer<'a> {
    file: &'a CaseFile,
    /// Records shown under another one, by that one.
    children: HashMap<(Entity, Id), Vec<&'a Row>>,
    names: &'a Names,
    today: Date,
}

impl Writer<'_> {
    /// What is computed of a contract that day, before what is kept of it.
    fn derived(&self, row: &Row) -> Vec<String> {
        if row.entity != Entity::Contract {
            return Vec::new();
        }
        let status = self.file.contract_status(row.id, self.today);
        let rank = self.file.contract_rank(row.id);
        let length = self.file.contract_length(row.id);
        let length = (length != Length::default()).then(|| length.words());
        [
            status.map(|it| format!("Statut : {}", it.label())),
            rank.map(|it| {
                let rank = Vocabulary::ContractRank.label(it.code());
                format!("Rang : {}", rank.to_lowercase())
            }),
            length.map(|it| format!("Durée avec les contrats d’avant : {it}")),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn record(&self, paper: &mut Paper, row: &Row, depth: usize) {
        let (mut facts, mut prose) = (self.derived(row), Vec::new());
        for (field, value) in row.entity.fields().iter().zip(&row.values) {
            if value.is_empty() || is_plumbing(field) {
                continue;
            }
            let words = self.names.value(field, value);
            if field.kind == Kind::Prose {
                prose.push((field.label.to_owned(), words));
            } else {
                facts.push(format!("{} : {words}", field.label));
            }
        }
        paper.record(depth, &facts, &prose);
        let children = self.children.get(&(row.entity, row.id));
        for child in children.into_iter().flatten() {
            self.record(paper, child, depth + 1);
        }
    }
}

/// What only the program needs: owner, order, numbers of other records.
fn is_plumbing(field: &Field) -> bool {
    field.is_parent || (field.filled_by == Use::Internal && !field.in_dossier)
}
