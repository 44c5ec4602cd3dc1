//! Rows of the list: what each shows of a person, read for a whole page at once.
use super::query::SortKey;
use crate::domain::agenda::is_to_come;
use crate::domain::contract::ContractStatus;
use crate::domain::date::{Date, Time};
use crate::domain::deadlines::IndexRow;
use crate::domain::record::Id;
use crate::store::deadline_index;
use crate::store::sql::Row;
use crate::store::{Result, derive};

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
    /// Appointments planned that day, then the next one after it.
    pub appointments: Vec<(Date, Option<Time>)>,
    /// Latest contract, its status that day and its end.
    pub contract: Option<(ContractStatus, Option<Date>)>,
    /// Last contact, in either direction.
    pub contact: Option<Date>,
    /// Name of the référent.
    pub referent: Option<String>,
}

impl Line {
    /// The appointment still to come at that time of that day: one of before, whose outcome is not noted, is past.
    pub fn to_come(&self, now: (Date, Option<Time>)) -> Option<(Date, Option<Time>)> {
        let mut all = self.appointments.iter();
        all.find(|it| is_to_come(**it, now)).copied()
    }
}

/// Makes a question that gives places in an order (as [`SortKey`], under those names) one that
/// gives whole rows, in the same order.
pub(super) fn whole(places: &str, direction: &str) -> String {
    let (worst, deadline) = (deadline_index::worst("k.numero"), &*deadline_index::COLUMNS);
    format!(
        "SELECT k.groupe, k.un, k.deux, k.numero, l.nom, l.contact_le, l.rendez_vous, l.contrat, \
         l.contrat_fin, trim(COALESCE(a.prenom, '') || ' ' || COALESCE(a.nom, '')), {deadline} \
         FROM ({places}) AS k JOIN ligne l ON l.allocataire_id = k.numero \
         LEFT JOIN agent a ON a.id = l.referent_id LEFT JOIN echeance e ON e.allocataire_id = k.numero AND e.rang = {worst} \
         ORDER BY k.groupe {direction}, k.un {direction}, k.deux {direction}, k.numero {direction}"
    )
}

/// Reads a whole row, as of that day.
pub(super) fn read(row: &Row<'_>, today: Date) -> Result<Line> {
    let key = key(row)?;
    let status = row
        .text(7)?
        .and_then(|statuses| derive::status_on(statuses, today));
    let end = row.date(8)?;
    let has_deadline = row.get::<Option<Id>>(10)?.is_some();
    Ok(Line {
        id: key.id,
        key,
        name: row.get(4)?,
        contact: row.date(5)?,
        appointments: row
            .text(6)?
            .map(|planned| derive::next_meetings(planned, today))
            .unwrap_or_default(),
        contract: status.map(|status| (status, end)),
        referent: row
            .get::<Option<String>>(9)?
            .filter(|name| !name.is_empty()),
        deadline: has_deadline
            .then(|| deadline_index::read_at(row, 10))
            .transpose()?,
    })
}

/// Reads a place.
pub(super) fn key(row: &Row<'_>) -> Result<SortKey> {
    Ok(SortKey {
        group: usize::from(row.get::<u16>(0)?),
        first: row.get(1)?,
        second: row.get(2)?,
        id: row.get(3)?,
    })
}
