//! One row of the list, read for one person.
use rusqlite::Connection;

use super::{Result, SortKey};
use crate::domain::contract::{self, ContractStatus, Validation};
use crate::domain::date::{Date, Time, from_iso, iso};
use crate::domain::record::{Entity, Id};
use crate::store::file::{self, IndexRow};
use crate::store::{derive, rows, sql};

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

/// Reads the row of one person.
pub(super) fn read(conn: &Connection, key: SortKey, today: Date) -> Result<Line> {
    let (name, contact, referent): (String, String, Option<String>) = sql::first(
        conn,
        "SELECT l.nom, l.contact_le, trim(COALESCE(a.prenom, '') || ' ' || COALESCE(a.nom, '')) \
         FROM ligne l LEFT JOIN agent a ON a.id = l.referent_id WHERE l.allocataire_id = $1",
        &[&key.id],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?
    .ok_or(super::super::StoreError::NotFound)?;
    Ok(Line {
        id: key.id,
        name,
        deadline: file::worst(conn, key.id, today)?,
        appointment: next_appointment(conn, key.id, today)?,
        contract: latest_contract(conn, key.id, today)?,
        contact: from_iso(&contact),
        referent: referent.filter(|name| !name.is_empty()),
        key,
    })
}

fn next_appointment(
    conn: &Connection,
    person: Id,
    today: Date,
) -> Result<Option<(Date, Option<Time>)>> {
    let found: Option<(String, Option<String>)> = sql::first(
        conn,
        "SELECT prevu_le, heure FROM rdv WHERE allocataire_id = $1 AND statut = 'prevu' AND supprime = 0 \
         AND prevu_le >= $2 ORDER BY prevu_le, COALESCE(heure, '') LIMIT 1",
        &[&person, &iso(today)],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.and_then(|(date, time)| {
        Some((from_iso(&date)?, time.as_deref().and_then(Time::from_code)))
    }))
}

fn latest_contract(
    conn: &Connection,
    person: Id,
    today: Date,
) -> Result<Option<(ContractStatus, Option<Date>)>> {
    let contracts: Vec<_> = rows::of_person(conn, Entity::Contract, person)?
        .iter()
        .map(derive::contract)
        .collect();
    Ok(contracts
        .iter()
        .max_by_key(|contract| (contract.signed_on().is_some(), contract.start, contract.id))
        .map(|contract| {
            (
                contract::status_on(contract, &contracts, None, Validation::NotRequired, today),
                contract.end,
            )
        }))
}
