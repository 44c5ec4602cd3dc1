//! Rows of the list: what each shows of a person, read for a whole page at once.
use std::collections::HashMap;

use super::query::SortKey;
use crate::domain::contract::ContractStatus;
use crate::domain::date::{Date, Time};
use crate::domain::deadlines::IndexRow;
use crate::domain::record::Id;
use crate::store::deadline_index;
use crate::store::sql::Conn;
use crate::store::{Result, StoreError, derive, sql};

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

/// Reads the rows of some people, in the order of their keys: two questions, whatever their number.
///
/// # Errors
/// `NotFound` when one of them has no row.
pub(super) fn read(conn: &Conn, keys: Vec<SortKey>, today: Date) -> Result<Vec<Line>> {
    let people: Vec<Id> = keys.iter().map(|key| key.id).collect();
    let mut known = known(conn, &people, today)?;
    let mut deadlines = deadline_index::worst(conn, &people, today)?;
    keys.into_iter()
        .map(|key| {
            let line = known.remove(&key.id).ok_or(StoreError::NotFound)?;
            Ok(Line {
                deadline: deadlines.remove(&key.id),
                key,
                ..line
            })
        })
        .collect()
}

/// What `ligne` keeps of some people, as of that day.
fn known(conn: &Conn, people: &[Id], today: Date) -> Result<HashMap<Id, Line>> {
    let rows = sql::among(
        conn,
        "SELECT l.allocataire_id, l.nom, l.contact_le, l.rendez_vous, l.contrat, l.contrat_fin, \
         trim(COALESCE(a.prenom, '') || ' ' || COALESCE(a.nom, '')) \
         FROM ligne l LEFT JOIN agent a ON a.id = l.referent_id WHERE l.allocataire_id IN ({ids})",
        &[],
        people,
        |row| {
            let status = row
                .text(4)?
                .and_then(|statuses| derive::status_on(statuses, today));
            let end = row.date(5)?;
            Ok(Line {
                id: row.get(0)?,
                name: row.get(1)?,
                key: SortKey::default(),
                deadline: None,
                appointment: row
                    .text(3)?
                    .and_then(|planned| derive::next_meeting(planned, today)),
                contract: status.map(|status| (status, end)),
                contact: row.date(2)?,
                referent: row
                    .get::<Option<String>>(6)?
                    .filter(|name| !name.is_empty()),
            })
        },
    )?;
    Ok(rows.into_iter().map(|line| (line.id, line)).collect())
}
