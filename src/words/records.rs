//! Every record of a file in words, kind by kind, each with those that belong to it. Knows no page: the
//! plain command and the paper of all that is kept both read it.
use std::collections::HashMap;

use crate::domain::contract::Length;
use crate::domain::record::{Field, Kind, Panel, Use};
use crate::domain::vocabulary::Vocabulary;
use crate::words::prelude::*;

/// Which fields are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Those that people read.
    Usual,
    /// What the program filled for itself too, the place of a record among others apart.
    Everything,
}

/// The records of one kind that belong to no other.
#[derive(Clone, Debug)]
pub struct Group {
    /// The panel where they are shown.
    pub panel: Panel,
    /// Their heading.
    pub title: &'static str,
    /// One a record.
    pub entries: Vec<Entry>,
}

/// A record in words.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its kind.
    pub kind: Entity,
    /// What is known of it, each with its label.
    pub facts: Vec<(String, String)>,
    /// Its long texts, each with its label.
    pub prose: Vec<(String, String)>,
    /// The records that belong to it.
    pub children: Vec<Entry>,
}

/// Every record of the file.
pub fn groups(file: &CaseFile, names: &Names, today: Date, told: Told) -> Vec<Group> {
    let writer = Writer::new(file, names, today, told);
    // Those that belong to another as a rule, and to none here, come last.
    let (first, last): (Vec<Entity>, _) = Entity::ALL
        .into_iter()
        .partition(|kind| kind.parent_field().is_none());
    let group = |kind: Entity| {
        let rows = writer.alone.get(&kind)?.iter();
        Some(Group {
            panel: kind.panel(),
            title: match kind {
                Entity::Action => "Actions sans objectif",
                other => other.plural(),
            },
            entries: rows.map(|row| writer.entry(row)).collect(),
        })
    };
    first.into_iter().chain(last).filter_map(group).collect()
}

/// One record, with those that belong to it.
pub fn entry(row: &Row, file: &CaseFile, names: &Names, today: Date) -> Entry {
    let told = Told::Usual;
    Writer::new(file, names, today, told).entry(row)
}

/// Plans keep the order the référent gave them; the rest, that of their making.
fn ordered(rows: &[Row]) -> Vec<&Row> {
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|row| (row.int("ordre").unwrap_or(i64::MAX), row.id));
    rows
}

struct Writer<'a> {
    file: &'a CaseFile,
    /// Records told under another one, by that one.
    children: HashMap<(Entity, Id), Vec<&'a Row>>,
    /// The others.
    alone: HashMap<Entity, Vec<&'a Row>>,
    names: &'a Names,
    today: Date,
    told: Told,
}

impl<'a> Writer<'a> {
    fn new(file: &'a CaseFile, names: &'a Names, today: Date, told: Told) -> Self {
        let mut children: HashMap<(Entity, Id), Vec<&Row>> = HashMap::new();
        let mut alone: HashMap<Entity, Vec<&Row>> = HashMap::new();
        let rows = Entity::ALL
            .into_iter()
            .flat_map(|kind| ordered(file.rows(kind)));
        for row in rows {
            let parent = row.parent();
            match parent.filter(|(kind, id)| file.row(*kind, *id).is_some()) {
                Some(parent) => children.entry(parent).or_default().push(row),
                None => alone.entry(row.entity).or_default().push(row),
            }
        }
        Self {
            file,
            children,
            alone,
            names,
            today,
            told,
        }
    }
    /// What is computed of a contract that day, before what is kept of it.
    fn derived(&self, row: &Row) -> Vec<(String, String)> {
        if row.entity != Entity::Contract {
            return Vec::new();
        }
        let status = self.file.contract_status(row.id, self.today);
        let rank = self.file.contract_rank(row.id);
        let length = self.file.contract_length(row.id);
        let length = (length != Length::default()).then(|| length.words());
        let rank = rank.map(|it| Vocabulary::ContractRank.label(it.code()).to_lowercase());
        [
            ("Statut", status.map(|it| it.label().to_owned())),
            ("Rang", rank),
            ("Durée avec les contrats d’avant", length),
        ]
        .into_iter()
        .filter_map(|(label, words)| Some((label.to_owned(), words?)))
        .collect()
    }

    fn entry(&self, row: &Row) -> Entry {
        let (mut facts, mut prose) = (self.derived(row), Vec::new());
        for (field, value) in row.entity.fields().iter().zip(&row.values) {
            if value.is_empty() || self.is_plumbing(field) {
                continue;
            }
            let words = (field.label.to_owned(), self.names.value(field, value));
            match field.kind {
                Kind::Prose => prose.push(words),
                _ => facts.push(words),
            }
        }
        let children = self.children.get(&(row.entity, row.id));
        let children = children
            .into_iter()
            .flatten()
            .map(|child| self.entry(child));
        Entry {
            kind: row.entity,
            facts,
            prose,
            children: children.collect(),
        }
    }

    /// What only the program needs: owner, order, numbers of other records.
    fn is_plumbing(&self, field: &Field) -> bool {
        let text = matches!(field.kind, Kind::Line | Kind::Prose);
        let own = field.filled_by == Use::Internal && !field.in_dossier;
        field.is_parent || (own && !(text && self.told == Told::Everything))
    }
}
