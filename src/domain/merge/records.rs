//! The records of the file that does not stay: each becomes that of the other one, with what it points
//! to; of what can be only one, the kept file's goes on.
use std::collections::{HashMap, HashSet};

use super::fields::{self, Difference};
use super::wish::{REFERENT, Twice, WholeFile, Wish};
use crate::domain::change::{Op, Values};
use crate::domain::contract::Life;
use crate::domain::date::Date;
use crate::domain::file::{CaseFile, Context};
use crate::domain::record::assignment::{ASSIGNMENT, AssignmentRecord};
use crate::domain::record::former_file::FormerFileRecord;
use crate::domain::record::not_same::NotSameRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::{Entity, Id, Kind, Record, Row, Value};
use crate::domain::vocabulary::AssignmentRole;

/// Why an assignment ends.
const REASON: &str = "dossiers réunis";

/// What becomes of the records.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub ops: Vec<Op>,
    pub differences: Vec<Difference>,
    pub moved: usize,
    pub ended: Vec<Row>,
    pub joined: bool,
    pub twice: Vec<Twice>,
}

impl Records {
    pub(super) fn of(kept: &WholeFile, other: &WholeFile, wish: Wish<'_>) -> Self {
        let mut found = Self::default();
        let parcours = [kept, other].map(under_way);
        let same = parcours[0]
            .zip(parcours[1])
            .filter(|(ours, theirs)| is_one_place(*ours, *theirs));
        if let Some((ours, theirs)) = same {
            let compared = fields::compared(&ours, &theirs, wish);
            if !compared.values.is_empty() {
                found.ops.push(Op::update(&ours, compared.values));
            }
            found.differences = compared.differences;
            found.joined = true;
        } else if parcours.iter().all(Option::is_some) {
            found.twice.push(Twice::Parcours);
        }
        let joined = same.map(|(ours, theirs)| (theirs.id, ours.id));
        let people = (other.identity.id, kept.identity.id);
        let ends = assignments(kept, other, wish);
        for row in &other.records {
            found.ops.push(Op::rehome(row, kept.identity.id));
            if row.deleted {
                continue;
            }
            found.moved += 1;
            let moved = Row {
                version: row.version + 1,
                ..row.clone()
            };
            let is_joined = row.entity == Entity::Parcours && Some(row.id) == joined.map(|it| it.0);
            if is_joined || is_about(row, kept) {
                found.ops.push(Op::remove(&moved));
                continue;
            }
            let values = pointed(row, people, joined);
            found.end(&moved, values, ends.contains(&row.id), wish.today);
        }
        for row in kept.records.iter().filter(|row| !row.deleted) {
            if is_about(row, other) {
                found.ops.push(Op::remove(row));
            } else if row.entity == Entity::Assignment {
                found.end(row, Values::new(), ends.contains(&row.id), wish.today);
            }
        }
        if overlap(kept, other) {
            found.twice.push(Twice::Contracts);
        }
        found
    }

    /// Writes what changes of a record, and its end when it is an assignment that another one ends.
    fn end(&mut self, row: &Row, mut values: Values, ends: bool, today: Date) {
        if row.entity == Entity::Assignment && ends {
            self.ended.push(row.clone());
            let it = AssignmentRecord::of(row);
            let last = today.pred_opt();
            if it
                .from()
                .is_some_and(|from| last.is_none_or(|last| last < from))
            {
                // It would not have lasted a day.
                self.ops.push(Op::remove(row));
                return;
            }
            values.push(ASSIGNMENT.to.set(last));
            if it.reason().is_none() {
                values.push(ASSIGNMENT.reason.set(REASON));
            }
        }
        if !values.is_empty() {
            self.ops.push(Op::update(row, values));
        }
    }
}

/// The parcours that is under way, the last one begun when there are several.
fn under_way(file: &WholeFile) -> Option<ParcoursRecord<'_>> {
    let live = file.records.iter().filter(|row| !row.deleted);
    live.filter_map(Row::read_as::<ParcoursRecord<'_>>)
        .filter(|it| it.exit_on().is_none())
        .max_by_key(|it| (it.taken_charge_on(), it.id))
}

/// Whether two parcours under way are one follow-up, entered twice.
fn is_one_place(ours: ParcoursRecord<'_>, theirs: ParcoursRecord<'_>) -> bool {
    let places = ours.organization().zip(theirs.organization());
    places.is_none_or(|(ours, theirs)| ours == theirs)
}

/// Whether a record says that the person is not the one of that file, or of one that is now part of it:
/// that is no longer true.
fn is_about(row: &Row, file: &WholeFile) -> bool {
    let it = row.read_as::<NotSameRecord<'_>>();
    let Some(uid) = it.and_then(NotSameRecord::other_uid) else {
        return false;
    };
    let live = file.records.iter().filter(|row| !row.deleted);
    let mut former = live.filter_map(Row::read_as::<FormerFileRecord<'_>>);
    file.identity.uid == uid || former.any(|it| it.former_uid() == Some(uid))
}

/// What a record points to by another number from now on: the person, and the parcours that is one.
fn pointed(row: &Row, people: (Id, Id), joined: Option<(Id, Id)>) -> Values {
    let fields = row.entity.fields().iter().zip(&row.values);
    let refers = fields.filter(|(field, _)| {
        matches!(field.kind, Kind::Ref(_) | Kind::Object) && field.name != "allocataire_id"
    });
    refers
        .filter_map(|(field, value)| {
            let (before, after) = match row.pointed(field)? {
                Entity::Allocataire => people,
                Entity::Parcours => joined?,
                _ => return None,
            };
            (*value == Value::Int(before)).then_some((field.name, Value::Int(after)))
        })
        .collect()
}

/// The assignments under way that end, of both files: one person has one référent, whom the kept file
/// names unless the other one's is wanted.
fn assignments(kept: &WholeFile, other: &WholeFile, wish: Wish<'_>) -> HashSet<Id> {
    let [ours, theirs] = [kept, other].map(|file| open(file, wish.today));
    let ends = |of: &[AssignmentRecord<'_>], others: &[AssignmentRecord<'_>], taken: bool| {
        let ended = of.iter().filter(|it| {
            let is_led = it.role() != Some(AssignmentRole::Accompagnateur);
            (is_led && wish.takes(REFERENT)) == taken
                && others.iter().any(|other| is_rival(**it, *other))
        });
        ended.map(|it| it.id).collect::<Vec<_>>()
    };
    let mut ended = ends(&theirs, &ours, false);
    ended.extend(ends(&ours, &theirs, true));
    ended.into_iter().collect()
}

fn open(file: &WholeFile, today: Date) -> Vec<AssignmentRecord<'_>> {
    let live = file.records.iter().filter(|row| !row.deleted);
    live.filter_map(Row::read_as::<AssignmentRecord<'_>>)
        .filter(|it| it.to().is_none_or(|to| to >= today))
        .collect()
}

/// Whether two assignments can't go on together: one référent at a time, and nobody twice.
fn is_rival(one: AssignmentRecord<'_>, other: AssignmentRecord<'_>) -> bool {
    let several = one.role() == Some(AssignmentRole::Accompagnateur);
    one.role() == other.role() && (!several || one.agent() == other.agent())
}

/// Whether a contract of one file runs on days of a contract of the other.
fn overlap(kept: &WholeFile, other: &WholeFile) -> bool {
    let contracts = |file: &WholeFile| {
        let live = file.records.iter().filter(|row| !row.deleted);
        let own = live.filter(|row| row.entity == Entity::Contract).cloned();
        let rows = HashMap::from([(Entity::Contract, own.collect())]);
        CaseFile::new(file.identity.id, rows, Context::default()).contracts()
    };
    let life = Life {
        contracts: contracts(kept),
        stays: Vec::new(),
    };
    let theirs = contracts(other);
    let running = theirs
        .iter()
        .filter(|it| it.stands() && it.signed_on().is_some());
    running.into_iter().any(|it| life.overlapping(it).is_some())
}
