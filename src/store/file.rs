//! Reading one whole file, and its deadlines.
use std::collections::HashMap;

use super::beside;
use super::sql::{Conn, Param};
use super::{Result, Store, StoreError, derive, rows, sql};
use crate::domain::date::Date;
use crate::domain::deadlines::IndexRow;
use crate::domain::deadlines::{Deadline, State, Window};
use crate::domain::file::{CaseFile, Context};
use crate::domain::record::{Entity, Id, Row};

const COLUMNS: &str = "allocataire_id, regle, due, bientot_le, visible_le, jusque_le, neutralise_du, \
    neutralise_au, evenement, depart_le, objet, objet_id, detail";

/// How pressing a deadline is on a day: its state, then its due date.
type Urgency = (u8, Option<Date>);

/// The six dates of a window, in the order of its columns from `at` on.
fn window(row: &sql::Row<'_>, at: usize) -> Result<Window> {
    Ok(Window {
        due: row.date(at)?,
        soon_from: row.date(at + 1)?,
        visible_from: row.date(at + 2)?,
        visible_until: row.date(at + 3)?,
        neutralised_from: row.date(at + 4)?,
        neutralised_to: row.date(at + 5)?,
    })
}

fn read(row: &sql::Row<'_>) -> Result<IndexRow> {
    Ok(IndexRow {
        person: row.get(0)?,
        rule: row.get(1)?,
        window: window(row, 2)?,
        start: (row.get(8)?, row.date(9)?),
        object: (row.get(10)?, row.get(11)?),
        detail: row.get(12)?,
    })
}

/// Live deadlines of a person that call for someone or will, the worst first.
pub(super) fn alerts(conn: &Conn, person: Id, today: Date) -> Result<Vec<IndexRow>> {
    let text = format!(
        "SELECT {COLUMNS} FROM echeance WHERE allocataire_id = $1 AND alerte = 1 ORDER BY id"
    );
    let mut found = sql::query(conn, &text, &[&person], read)?;
    found.sort_by_key(|row| (row.state(today).urgency(), row.window.due));
    Ok(found)
}

/// Live deadlines of anyone, chosen by a condition on the index.
pub(super) fn live_rows(
    conn: &Conn,
    condition: &str,
    values: &[&dyn Param],
) -> Result<Vec<IndexRow>> {
    let text = format!("SELECT {COLUMNS} FROM echeance WHERE {condition} ORDER BY id");
    sql::query(conn, &text, values, read)
}

/// The deadline shown on the row of each of some people: the worst that is not hidden.
///
/// The index alone says which one it is; only that one is then read whole.
pub(super) fn worst(conn: &Conn, people: &[Id], today: Date) -> Result<HashMap<Id, IndexRow>> {
    let windows: Vec<(Id, Id, Window)> = sql::among(
        conn,
        "SELECT id, allocataire_id, due, bientot_le, visible_le, jusque_le, neutralise_du, neutralise_au \
         FROM echeance WHERE allocataire_id IN ({ids}) AND alerte = 1",
        &[],
        people,
        |row| Ok((row.get(0)?, row.get(1)?, window(row, 2)?)),
    )?;
    let mut worst: HashMap<Id, (Urgency, Id)> = HashMap::with_capacity(people.len());
    for (id, person, window) in windows {
        let state = window.state(today).urgency();
        if state > State::Neutralised.urgency() {
            continue;
        }
        let found = ((state, window.due), id);
        worst
            .entry(person)
            .and_modify(|known| *known = (*known).min(found))
            .or_insert(found);
    }
    let ids: Vec<Id> = worst.values().map(|(_, id)| *id).collect();
    let text = format!("SELECT {COLUMNS} FROM echeance WHERE id IN ({{ids}})");
    let rows = sql::among(conn, &text, &[], &ids, read)?;
    Ok(rows.into_iter().map(|row| (row.person, row)).collect())
}

/// The kinds of records that are shown of a person beside the list.
const GLANCE: [Entity; 4] = [
    Entity::Allocataire,
    Entity::Situation,
    Entity::Objective,
    Entity::Action,
];

/// The file, unless nobody is there.
fn of_someone(file: CaseFile) -> Result<CaseFile> {
    match file.identity() {
        Some(_) => Ok(file),
        None => Err(StoreError::NotFound),
    }
}

impl Store {
    /// Reads everything known of one person.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn case_file(&self, person: Id) -> Result<CaseFile> {
        let kinds = Entity::ALL.into_iter();
        let rows = self.records(person, kinds.filter(|entity| entity.belongs_to_person()))?;
        let mut beside = beside::read(&self.conn, person, &rows, self.rights())?;
        if !self.rights().sees_deadlines() {
            beside.legal.clear();
            beside.appointments = None;
        }
        of_someone(CaseFile::new(person, rows, beside))
    }

    /// Reads what is shown of one person beside the list: the other records are left.
    ///
    /// # Errors
    /// `NotFound` when there is no such person.
    pub fn glance(&self, person: Id) -> Result<CaseFile> {
        let rows = self.records(person, GLANCE.into_iter())?;
        of_someone(CaseFile::new(person, rows, Context::default()))
    }

    /// One reading: the records are those of one instant, and the locks are taken once.
    fn records(
        &self,
        person: Id,
        kinds: impl Iterator<Item = Entity>,
    ) -> Result<HashMap<Entity, Vec<Row>>> {
        self.in_one_state(|store| {
            kinds
                .filter(|entity| store.rights().sees_kind(*entity))
                .map(|entity| {
                    let rows = rows::of_person(&store.conn, entity, person)?;
                    Ok((entity, store.seen(rows)))
                })
                .collect()
        })
    }

    /// Every deadline of one person, those that are over included, in the order of the rules.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn deadlines(&self, person: Id) -> Result<Vec<Deadline>> {
        if !self.rights().sees_deadlines() {
            return Ok(Vec::new());
        }
        let mut all = derive::evaluate(&self.conn, person, None)?;
        all.iter_mut()
            .for_each(|it| self.rights().trim_deadline(it));
        Ok(all)
    }

    /// Live deadlines of one person that call for someone or will, the worst first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn alerts_of(&self, person: Id, today: Date) -> Result<Vec<IndexRow>> {
        if !self.rights().sees_deadlines() {
            return Ok(Vec::new());
        }
        let mut all = alerts(&self.conn, person, today)?;
        all.iter_mut().for_each(|it| self.rights().trim_row(it));
        Ok(all)
    }

    /// Live deadlines of one rule, whatever its level, for one person.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn deadlines_of_rule(&self, rule: &str) -> Result<Vec<IndexRow>> {
        let text = format!("SELECT {COLUMNS} FROM echeance WHERE regle = $1 ORDER BY id");
        sql::query(&self.conn, &text, &[&rule], read)
    }
}
