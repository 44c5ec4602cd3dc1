//! The pairs of people whom somebody settled as two persons. Knows nothing of who looks alike.
use std::collections::HashSet;

use super::Result;
use super::sql::{Conn, Row, among, query};
use crate::domain::record::Id;

/// The pairs of people settled as two, the lower number first: of some people, or of all.
pub(super) fn apart(conn: &Conn, of: Option<&[Id]>) -> Result<HashSet<(Id, Id)>> {
    let text = "SELECT d.allocataire_id, CASE WHEN a.supprime = 0 THEN a.id ELSE f.allocataire_id END \
        FROM deux_personnes AS d LEFT JOIN allocataire AS a ON a.uid = d.autre_uid \
        LEFT JOIN ancien_dossier AS f ON f.ancien_uid = d.autre_uid AND f.supprime = 0 \
        WHERE d.supprime = 0";
    let read = |row: &Row<'_>| Ok((row.get::<Id>(0)?, row.get::<Option<Id>>(1)?));
    let found = match of {
        None => query(conn, text, &[], read)?,
        Some(people) => {
            let text = format!("{text} AND d.allocataire_id IN ({{ids}})");
            among(conn, &text, &[], people, read)?
        }
    };
    let pairs = found.into_iter().filter_map(|(one, other)| {
        let other = other?;
        Some((one.min(other), one.max(other)))
    });
    Ok(pairs.collect())
}
