//! Rows of the list: what each shows of a person, read for a whole page at once.
use std::collections::HashMap;

use rusqlite::Connection;

use super::{Result, SortKey};
use crate::domain::contract::{ContractStatus, Life};
use crate::domain::date::{Date, Time, from_iso, iso};
use crate::domain::record::Id;
use crate::store::file::{self, IndexRow};
use crate::store::{StoreError, contract_life, rule_book, sql};

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Number of the person.
    pub id: Id,
    /// « NOM Prénom ».
    pub name: String,
    /// Place in the order.
    pub key: SortKey,
    /// The worst deadline that day, if there is one to show.
    pub deadline: Option<IndexRow>,
    /// Next appointment to come.
    pub appointment: Option<(Date, Option<Time>)>,
    /// Latest contract, its status that day and its end.
    pub contract: Option<(ContractStatus, Option<Date>)>,
    /// Last contact, in either direction.
    pub contact: Option<Date>,
    /// Name of the référent.
    pub referent: Option<String>,
}

/// A row as `ligne` keeps it: name, last contact, référent.
type Known = (String, String, Option<String>);

/// A date and an hour, or the date alone.
type Meeting = (Date, Option<Time>);

/// Reads the rows of some people, in the order of their keys: one question for each thing shown,
/// whatever their number.
///
/// # Errors
/// `NotFound` when one of them has no row.
pub(super) fn read(conn: &Connection, keys: Vec<SortKey>, today: Date) -> Result<Vec<Line>> {
    let people: Vec<Id> = keys.iter().map(|key| key.id).collect();
    let mut known = known(conn, &people)?;
    let mut deadlines = file::worst(conn, &people, today)?;
    let appointments = next_appointments(conn, &people, today)?;
    let contracts = latest_contracts(conn, &people, today)?;
    keys.into_iter()
        .map(|key| {
            let id = key.id;
            let (name, contact, referent) = known.remove(&id).ok_or(StoreError::NotFound)?;
            Ok(Line {
                id,
                name,
                key,
                deadline: deadlines.remove(&id),
                appointment: appointments.get(&id).copied(),
                contract: contracts.get(&id).copied(),
                contact: from_iso(&contact),
                referent: referent.filter(|name| !name.is_empty()),
            })
        })
        .collect()
}

fn known(conn: &Connection, people: &[Id]) -> Result<HashMap<Id, Known>> {
    let rows = sql::among(
        conn,
        "SELECT l.allocataire_id, l.nom, l.contact_le, \
         trim(COALESCE(a.prenom, '') || ' ' || COALESCE(a.nom, '')) \
         FROM ligne l LEFT JOIN agent a ON a.id = l.referent_id WHERE l.allocataire_id IN ({ids})",
        &[],
        people,
        |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?))),
    )?;
    Ok(rows.into_iter().collect())
}

fn next_appointments(
    conn: &Connection,
    people: &[Id],
    today: Date,
) -> Result<HashMap<Id, Meeting>> {
    let rows: Vec<(Id, String, Option<String>)> = sql::among(
        conn,
        "SELECT allocataire_id, prevu_le, heure FROM rdv WHERE allocataire_id IN ({ids}) \
         AND statut = 'prevu' AND supprime = 0 AND prevu_le >= $1 ORDER BY prevu_le, COALESCE(heure, '')",
        &[&iso(today)],
        people,
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let mut next = HashMap::with_capacity(rows.len());
    for (person, date, time) in rows {
        if let Some(date) = from_iso(&date) {
            let meeting = (date, time.as_deref().and_then(Time::from_code));
            next.entry(person).or_insert(meeting);
        }
    }
    Ok(next)
}

fn latest_contracts(
    conn: &Connection,
    people: &[Id],
    today: Date,
) -> Result<HashMap<Id, (ContractStatus, Option<Date>)>> {
    let book = rule_book::rule_book(conn)?;
    let latest = |life: Life| {
        let last = life
            .contracts
            .iter()
            .max_by_key(|it| (it.signed_on().is_some(), it.start, it.id))?;
        Some((life.status(last, today), last.end))
    };
    let lives = contract_life::lives(conn, people, &book)?;
    Ok(lives
        .into_iter()
        .filter_map(|(person, life)| Some((person, latest(life)?)))
        .collect())
}
