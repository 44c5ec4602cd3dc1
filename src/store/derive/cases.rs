//! What the indicators read of one person, as rows: cases of rules, stays, days followed.
//! Knows no indicator.
use std::sync::LazyLock;

use chrono::Datelike;

use super::many::{of_person, row_of};
use crate::domain::date::Date;
use crate::domain::deadlines::cohort::{Case, Cohort, Period, Stay};
use crate::domain::file::facts::File;
use crate::domain::record::{Entity, Id, Value};
use crate::store::Result;
use crate::store::sql::{self, Conn, Target, execute, group, insert_rows, query};

/// A derived table and its columns after the person.
pub(super) struct Table {
    name: &'static str,
    columns: &'static str,
    count: usize,
    insert: &'static str,
    /// The rows of a person ($1).
    own: &'static str,
    erase: &'static str,
}

impl Table {
    /// Its name, the rank of each row of a person, and the other columns.
    pub(super) fn by_rank(&self) -> (&'static str, &'static str, &'static str) {
        let (rank, columns) = self.columns.split_once(", ").unwrap_or_default();
        (self.name, rank, columns)
    }
}

macro_rules! table {
    ($name:literal, $own:literal, $columns:literal, $count:literal, $places:literal) => {
        Table {
            name: $name,
            columns: $columns,
            count: $count,
            insert: concat!(
                "INSERT INTO ",
                $name,
                " (allocataire_id, ",
                $columns,
                ") VALUES (",
                $places,
                ")"
            ),
            own: $own,
            erase: concat!("DELETE FROM ", $name, " WHERE ", $own),
        }
    };
}

pub(super) const CASES: Table = table!(
    "cas",
    // Each rule is read in one piece: the person is looked for in each.
    "regle IN ('NOTIF-2S', 'NOTIF-3S', 'ORIENT-1M', 'RDV1-2S', 'ABS-15J', 'CER-1S', 'DIAG-3JO', 'REVUE-6M') AND allocataire_id = $1",
    "rang, regle, depart_le, due, fin_le, annule_le, apart, structure_id, referent_id, orientation, cree_le, honore_le",
    12,
    "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13"
);
pub(super) const STAYS: Table = table!(
    "passage",
    "allocataire_id = $1",
    "rang, structure_id, referent_id, orientation, dernier_referent_id, premier, entree_rsa_le, informe_le, decide_le, notifie_le, entree_le, fin_le, sortie, fin_mois, rdv_le, rdv_statut, honore_le, orientation_notee, orientation_honore_le, contrat_le, contrat_mois, contrat_social",
    22,
    "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23"
);
pub(super) const PERIODS: Table = table!(
    "periode",
    "allocataire_id = $1",
    "rang, genre, passage, du, au, mois, structure_id, referent_id, orientation",
    9,
    "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10"
);
const TABLES: [Table; 3] = [CASES, STAYS, PERIODS];

/// Rows of the three tables, in their order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rows([Vec<Vec<Value>>; 3]);

impl Rows {
    /// Cases, stays, periods; the rank comes first in each row.
    pub(super) const fn tables(&self) -> &[Vec<Vec<Value>>; 3] {
        &self.0
    }
}

/// A day as it is kept in these tables.
pub(in crate::store) fn number(day: Date) -> i64 {
    i64::from(day.num_days_from_ce())
}

fn day(day: Option<Date>) -> Value {
    day.map(number).into()
}

fn rank(at: usize) -> Value {
    Value::Int(i64::try_from(at).unwrap_or(i64::MAX))
}

fn flag(yes: bool) -> Value {
    Value::Int(i64::from(yes))
}

fn months(count: Option<u32>) -> Value {
    count.map(i64::from).into()
}

/// Where a case counts: structure, référent, type of accompaniment.
type Place = [Value; 3];

/// The référents of a person, from the first.
struct Referents(Vec<(Option<Date>, Option<Date>, Id)>);

impl Referents {
    fn read(file: &File) -> Self {
        let rows = file.get(&Entity::Assignment).into_iter().flatten();
        let mut list: Vec<_> = rows
            .filter(|row| !row.deleted && row.text("fonction") == Some("referent"))
            .filter_map(|row| Some((row.date("du"), row.date("au"), row.int("agent_id")?)))
            .collect();
        list.sort_by_key(|(from, to, _)| (*from, to.is_none(), *to));
        Self(list)
    }

    /// The one of that day; else the first named after it; else the last one.
    fn on(&self, day: Option<Date>) -> Option<Id> {
        let day = day?;
        let begun = |from: &Option<Date>| from.is_none_or(|from| from <= day);
        let runs = |to: &Option<Date>| to.is_none_or(|to| day < to);
        let now = self.0.iter().rfind(|(from, to, _)| begun(from) && runs(to));
        now.or_else(|| self.0.iter().find(|(from, ..)| !begun(from)))
            .or_else(|| self.0.last())
            .map(|(.., agent)| *agent)
    }

    /// The last one of a stay.
    fn last_of(&self, stay: &Stay) -> Option<Id> {
        let last_day = stay.left.and_then(|left| left.pred_opt());
        last_day.map_or_else(|| self.last(), |day| self.on(Some(day)))
    }

    fn last(&self) -> Option<Id> {
        self.0.last().map(|(.., agent)| *agent)
    }
}

fn place(stay: Option<&Stay>, referent: Option<Id>) -> Place {
    [
        stay.and_then(|stay| stay.structure).into(),
        referent.into(),
        stay.and_then(|stay| stay.kind)
            .map(|kind| kind.code())
            .into(),
    ]
}

/// The rows of one person.
pub(super) fn rows(file: &File, cohort: &Cohort) -> Rows {
    let referents = Referents::read(file);
    let stay = |at: Option<usize>| at.and_then(|at| cohort.stays.get(at));
    let referent = |day: Option<Date>| match day {
        Some(_) => referents.on(day),
        None => referents.last(),
    };
    let cases = cohort.cases.iter().enumerate().map(|(at, case)| {
        let place = place(stay(case.stay), referent(case.start));
        case_row(at, case, place)
    });
    let stays = cohort.stays.iter().enumerate().map(|(at, stay)| {
        let place = place(Some(stay), referent(stay.entry));
        stay_row(at, stay, place, referents.last_of(stay))
    });
    let periods = cohort.periods.iter().enumerate().map(|(at, period)| {
        let stay = stay(period.stay);
        let place = place(stay, stay.and_then(|stay| referents.last_of(stay)));
        period_row(at, period, place)
    });
    Rows([cases.collect(), stays.collect(), periods.collect()])
}

fn case_row(at: usize, case: &Case, place: Place) -> Vec<Value> {
    let mut row = vec![
        rank(at),
        Value::from(case.rule.as_str()),
        day(case.start),
        day(case.due),
        day(case.end),
        day(case.cancelled),
        case.apart.as_ref().map(|apart| apart.code()).into(),
    ];
    row.extend(place);
    row.extend([day(case.created), day(case.kept)]);
    row
}

fn stay_row(at: usize, stay: &Stay, place: Place, last: Option<Id>) -> Vec<Value> {
    let mut row = vec![rank(at)];
    row.extend(place);
    row.extend([
        last.into(),
        flag(stay.first),
        day(stay.entered_rsa),
        day(stay.informed),
        day(stay.decided),
        day(stay.notified),
        day(stay.entry),
        day(stay.left),
        stay.exit.as_deref().into(),
        months(stay.left_within),
        day(stay.appointment),
        stay.outcome.map(|status| status.code()).into(),
        day(stay.kept),
        flag(stay.orientation_recorded),
        day(stay.orientation_kept),
        day(stay.signed),
        months(stay.signed_within),
        flag(stay.social_contract),
    ]);
    row
}

fn period_row(at: usize, period: &Period, place: Place) -> Vec<Value> {
    let mut row = vec![
        rank(at),
        Value::from(period.kind.code()),
        period.stay.map_or(Value::Null, rank),
        day(Some(period.from)),
        day(period.to),
        months(period.months),
    ];
    row.extend(place);
    row
}

/// The rows as they stand in the store.
pub(super) fn stored(conn: &Conn, person: Id) -> Result<Rows> {
    let read = |table: &Table| {
        let (columns, name, own) = (table.columns, table.name, table.own);
        let text = format!("SELECT {columns} FROM {name} WHERE {own} ORDER BY rang");
        query(conn, &text, &[&person], |row| row.values(0, table.count))
    };
    Ok(Rows([read(&CASES)?, read(&STAYS)?, read(&PERIODS)?]))
}

/// Removes the rows of a person.
pub(super) fn erase(conn: &Conn, person: Id) -> Result<()> {
    for table in TABLES {
        execute(conn, table.erase, &[&person])?;
    }
    Ok(())
}

/// Writes the rows of a person who has none.
pub(super) fn write(conn: &Conn, person: Id, rows: &Rows) -> Result<()> {
    for (table, rows) in TABLES.iter().zip(&rows.0) {
        insert_rows(conn, table.insert, person, rows.iter().map(Vec::as_slice))?;
    }
    Ok(())
}

/// Rows of many people who have none, for each table.
#[derive(Debug, Default)]
pub(super) struct ManyRows([Vec<Vec<Value>>; 3]);

impl ManyRows {
    /// Takes in the rows of a person.
    pub(super) fn take(&mut self, person: Id, rows: Rows) {
        for (all, own) in self.0.iter_mut().zip(rows.0) {
            all.extend(own.into_iter().map(|row| row_of(person, row)));
        }
    }

    /// Puts each rule in one piece, as its table is.
    pub(super) fn sort(&mut self) {
        let [cases, _, _] = &mut self.0;
        // After the person and the rank.
        group(cases, 2);
    }

    /// Adds them.
    pub(super) fn write(&self, conn: &Conn) -> Result<()> {
        static TARGETS: LazyLock<[Target; 3]> = LazyLock::new(|| {
            TABLES.map(|table| of_person(sql::Rows::Together, table.name, table.columns, &[]))
        });
        for (target, rows) in TARGETS.iter().zip(&self.0) {
            target.add(conn, rows)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
