//! What follows from the records of a person: the live deadlines and the row of the list.
//!
//! Rebuilt in the transaction of every write. What depends on the day is never stored: the
//! columns are dates that the day is compared with.
mod absences;
mod cases;
mod line;
mod many;
mod mend;
mod parts;

pub(super) use cases::number as day_number;

pub(super) use line::{next_meeting, status_on};
pub(super) use many::Rows;
pub(super) use mend::{Edit, Mend, Mender, Stored, read_lines};
pub(super) use parts::Part;

use line::COLUMNS as LINE;

use super::rule_book::rule_book;
use super::sql::{Conn, execute, first, insert_rows, query};
use super::{Result, rows, search};
use crate::domain::date::Date;
use crate::domain::deadlines::{self, Deadline};
use crate::domain::file::contracts;
use crate::domain::file::facts::{File, facts as facts_of};
use crate::domain::record::{Entity, Id, Value};
use crate::domain::rules::{Level, RuleBook};

/// Everything that is read of a person, identity first.
pub(super) const FILE: [Entity; 23] = [
    Entity::Allocataire,
    Entity::Parcours,
    Entity::Orientation,
    Entity::Assignment,
    Entity::Situation,
    Entity::Objective,
    Entity::Action,
    Entity::Appointment,
    Entity::AbsenceAction,
    Entity::Contact,
    Entity::Contract,
    Entity::Review,
    Entity::Diagnostic,
    Entity::SharingAgreement,
    Entity::Share,
    Entity::DutyPeriod,
    Entity::RightsPeriod,
    Entity::Examination,
    Entity::Suspension,
    Entity::Resumption,
    Entity::Exemption,
    Entity::Waiver,
    Entity::Postponement,
];

/// Records of a person that count for the rules.
pub(super) fn load(conn: &Conn, person: Id) -> Result<File> {
    let mut file = File::new();
    for entity in FILE {
        let rows = rows::of_person(conn, entity, person)?;
        // Nothing follows from the records of a person who is set aside.
        let gone = entity == Entity::Allocataire && rows.is_empty();
        file.insert(entity, rows);
        if gone {
            break;
        }
    }
    Ok(file)
}

/// Every deadline of a person, closed ones included, as known on a day.
pub(super) fn evaluate(conn: &Conn, person: Id, known_on: Option<Date>) -> Result<Vec<Deadline>> {
    let facts = facts_of(person, &load(conn, person)?);
    let facts = known_on.map_or_else(|| facts.clone(), |day| facts.as_known_on(day));
    Ok(deadlines::evaluate_all(&*rule_book(conn)?, &facts))
}

/// Rebuilds what is derived for one person.
pub(super) fn person(conn: &Conn, person: Id) -> Result<()> {
    let derived = compute(conn, person, None)?;
    replace(conn, person, &derived)
}

/// Rebuilds what is derived for one person with rules read before.
pub(super) fn person_with(conn: &Conn, book: &RuleBook, person: Id) -> Result<()> {
    let derived = derive(book, person, &load(conn, person)?, None);
    replace(conn, person, &derived)
}

/// Rebuilds what is derived for one person, as known on a day (on a copy of the store).
pub(super) fn person_as_known_on(conn: &Conn, person: Id, day: Date) -> Result<()> {
    let derived = compute(conn, person, Some(day))?;
    replace(conn, person, &derived)
}

/// What the records of a person say, computed from scratch.
pub(super) fn compute(conn: &Conn, person: Id, known_on: Option<Date>) -> Result<Derived> {
    compute_with(conn, &*rule_book(conn)?, person, known_on)
}

/// The same, with rules read before.
pub(super) fn compute_with(
    conn: &Conn,
    book: &RuleBook,
    person: Id,
    known_on: Option<Date>,
) -> Result<Derived> {
    Ok(derive(book, person, &load(conn, person)?, known_on))
}

/// Derived rows of a person, as values in the order of their columns.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Derived {
    deadlines: Vec<IndexRow>,
    line: Option<Vec<Value>>,
    /// What the indicators read.
    cohort: cases::Rows,
}

impl Derived {
    /// Number of live deadlines.
    pub(super) fn len(&self) -> usize {
        self.deadlines.len()
    }

    /// Words of the search.
    pub(super) fn words(&self) -> Option<&str> {
        // `mots` is the third column of the line.
        self.line.as_ref()?.get(2)?.as_text()
    }
}

/// A row of the index of due dates, in the order of its columns.
type IndexRow = [Value; 15];

const INDEX_COLUMNS: &str = "regle, niveau, alerte, objet, objet_id, evenement, depart_le, due, bientot_le, \
    visible_le, jusque_le, neutralise_du, neutralise_au, neutralise_motif, detail";

/// The derived rows as they stand in the store.
pub(super) fn stored(conn: &Conn, person: Id) -> Result<Derived> {
    let read =
        |sql: String, columns: usize| query(conn, &sql, &[&person], |row| row.values(0, columns));
    Ok(Derived {
        deadlines: query(
            conn,
            &format!("SELECT {INDEX_COLUMNS} FROM echeance WHERE allocataire_id = $1 ORDER BY id"),
            &[&person],
            |row| {
                let mut values = IndexRow::default();
                for (at, slot) in values.iter_mut().enumerate() {
                    *slot = row.value(at)?;
                }
                Ok(values)
            },
        )?,
        line: read(
            format!("SELECT {LINE} FROM ligne WHERE allocataire_id = $1"),
            line::COUNT,
        )?
        .pop(),
        cohort: cases::stored(conn, person)?,
    })
}

/// Puts the derived rows of a person in the place of those that stand there. The search is
/// touched only when the words change.
fn replace(conn: &Conn, person: Id, derived: &Derived) -> Result<()> {
    let stood: Option<String> = first(
        conn,
        "SELECT mots FROM ligne WHERE allocataire_id = $1",
        &[&person],
        |row| row.get(0),
    )?;
    let words = derived.words();
    let same = stood.as_deref() == words;
    if let Some(stood) = stood.filter(|_| !same) {
        execute(
            conn,
            "INSERT INTO recherche(recherche, rowid, mots) VALUES ('delete', $1, $2)",
            &[&person, &stood],
        )?;
        for word in search::counted(&stood) {
            search::count(conn, word, -1)?;
        }
    }
    execute(
        conn,
        "DELETE FROM echeance WHERE allocataire_id = $1",
        &[&person],
    )?;
    execute(
        conn,
        "DELETE FROM ligne WHERE allocataire_id = $1",
        &[&person],
    )?;
    cases::erase(conn, person)?;
    write_rows(conn, person, derived)?;
    match words {
        Some(words) if !same => {
            search::add(conn, person, words)?;
            search::counted(words).try_for_each(|word| search::count(conn, word, 1))
        }
        Some(_) | None => Ok(()),
    }
}

fn write_rows(conn: &Conn, person: Id, derived: &Derived) -> Result<()> {
    let index = format!(
        "INSERT INTO echeance (allocataire_id, {INDEX_COLUMNS}) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    );
    let rows = derived.deadlines.iter().map(IndexRow::as_slice);
    insert_rows(conn, &index, person, rows)?;
    cases::write(conn, person, &derived.cohort)?;
    let Some(line) = &derived.line else {
        return Ok(());
    };
    let text = format!(
        "INSERT INTO ligne (allocataire_id, {LINE}) \
         VALUES ($1, COALESCE($2, ''), COALESCE($3, ''), COALESCE($4, ''), $5, $6, $7, $8, COALESCE($9, ''), $10, $11, $12, $13, $14, $15)"
    );
    insert_rows(conn, &text, person, [line.as_slice()])
}

/// Whether a deadline of that level calls for someone: information never does.
pub(super) fn calls(level: Level) -> bool {
    level == Level::Alert
}

pub(super) fn derive(book: &RuleBook, person: Id, file: &File, known_on: Option<Date>) -> Derived {
    let Some(identity) = file.get(&Entity::Allocataire).and_then(|rows| rows.first()) else {
        return Derived::default();
    };
    let mut facts = facts_of(person, file);
    let contracts = contracts::life(&facts, book);
    if let Some(day) = known_on {
        facts = facts.as_known_on(day);
    }
    let all = deadlines::evaluate_all(book, &facts);
    let cohort = cases::rows(file, &deadlines::cohort::read(book, &facts, &all));
    let live: Vec<Deadline> = all
        .into_iter()
        .filter(|deadline| deadline.window().is_some())
        .collect();
    Derived {
        cohort,
        deadlines: live
            .iter()
            .filter_map(index_row)
            .chain(absences::rows(&facts))
            .collect(),
        line: Some(line::line(identity, file, &facts, &live, &contracts)),
    }
}

fn index_row(deadline: &Deadline) -> Option<IndexRow> {
    let window = deadline.window()?;
    let start = deadline.start;
    Some([
        Value::from(deadline.rule.id.as_str()),
        Value::from(deadline.rule.level.code()),
        Value::Int(i64::from(calls(deadline.rule.level))),
        Value::from(deadline.object.kind.code()),
        Value::Int(deadline.object.id),
        start.map(|start| start.event.code()).into(),
        start.and_then(|start| start.date).into(),
        window.due.into(),
        window.soon_from.into(),
        window.visible_from.into(),
        window.visible_until.into(),
        window.neutralised_from.into(),
        window.neutralised_to.into(),
        deadline
            .neutralised
            .as_ref()
            .map(|it| it.reason.as_str())
            .into(),
        deadline.detail.as_deref().into(),
    ])
}
