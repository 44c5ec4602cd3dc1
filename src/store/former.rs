//! Files that became part of another one: where their names lead, and whose lines of the journal are
//! read with those of the file that stays.
use super::sql::{Conn, first, query};
use super::{Result, Store, StoreError, rows};
use crate::domain::record::{Entity, Id, Row};

/// The numbers of a file, `$1`, and of those that are now part of it: what `IN` is followed by.
pub(super) const FILES: &str = "(SELECT $1 UNION SELECT a.id FROM ancien_dossier AS f \
    JOIN allocataire AS a ON a.uid = f.ancien_uid WHERE f.allocataire_id = $1 AND f.supprime = 0)";

/// A file by its number or its name outside the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub person: Id,
    /// Whether that number or name is of a file that is now part of it.
    pub merged: bool,
}

/// The file that a name outside the store leads to, when the one it named is now part of another.
pub(super) fn led_to(conn: &Conn, uid: &str) -> Result<Option<Row>> {
    let text = "SELECT f.allocataire_id FROM ancien_dossier AS f JOIN allocataire AS a \
        ON a.id = f.allocataire_id WHERE f.ancien_uid = $1 AND f.supprime = 0 AND a.supprime = 0 \
        ORDER BY f.id LIMIT 1";
    let found: Option<Id> = first(conn, text, &[&uid], |row| row.get(0))?;
    let row = found.map(|id| rows::by_id(conn, Entity::Allocataire, id));
    Ok(row.transpose()?.flatten())
}

/// The files that are, or were, one with that one.
pub(super) fn kin(conn: &Conn, person: Id) -> Result<Vec<Id>> {
    let text = "SELECT a.id FROM ancien_dossier AS f JOIN allocataire AS a ON a.uid = f.ancien_uid \
        WHERE f.allocataire_id = $1 UNION SELECT f.allocataire_id FROM ancien_dossier AS f \
        JOIN allocataire AS a ON a.uid = f.ancien_uid WHERE a.id = $1";
    let mut known = vec![person];
    let mut next = 0;
    while let Some(person) = known.get(next).copied() {
        next += 1;
        for id in query(conn, text, &[&person], |row| row.get::<Id>(0))? {
            if !known.contains(&id) {
                known.push(id);
            }
        }
    }
    Ok(known)
}

/// The file and those that are now part of it.
pub(super) fn files(conn: &Conn, person: Id) -> Result<Vec<Id>> {
    let there = first(
        conn,
        "SELECT id FROM allocataire WHERE id = $1",
        &[&person],
        |row| row.get::<Id>(0),
    )?;
    let mut known = vec![there.ok_or(StoreError::NotFound)?];
    let text = "SELECT a.id FROM ancien_dossier AS f JOIN allocataire AS a ON a.uid = f.ancien_uid \
        WHERE f.allocataire_id = $1 AND f.supprime = 0 AND a.supprime = 1 ORDER BY a.id";
    let mut next = 0;
    while let Some(file) = known.get(next).copied() {
        next += 1;
        for id in query(conn, text, &[&file], |row| row.get::<Id>(0))? {
            if !known.contains(&id) {
                known.push(id);
            }
        }
    }
    Ok(known)
}

impl Store {
    /// The file of that number, or of that name outside the store; of one that is now part of another,
    /// that other one.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn find_file(&self, id_or_uid: &str) -> Result<Option<Found>> {
        let found = self.known_file(id_or_uid)?;
        match found {
            Some(it) if !self.reaches(it.person)? => Ok(None),
            found => Ok(found),
        }
    }

    fn known_file(&self, id_or_uid: &str) -> Result<Option<Found>> {
        let number: Option<Id> = id_or_uid.trim().parse().ok();
        let uid = id_or_uid.trim().to_lowercase();
        let text = "SELECT id, uid, supprime FROM allocataire WHERE id = $1 OR uid = $2 \
            ORDER BY supprime, id LIMIT 1";
        let found: Option<(Id, String, bool)> = first(&self.conn, text, &[&number, &uid], |row| {
            Ok((row.get(0)?, row.get(1)?, row.yes(2)?))
        })?;
        let uid = match found {
            Some((person, _, false)) => {
                return Ok(Some(Found {
                    person,
                    merged: false,
                }));
            }
            Some((_, uid, true)) => uid,
            None => uid,
        };
        let led = led_to(&self.conn, &uid)?;
        Ok(led.map(|row| Found {
            person: row.id,
            merged: true,
        }))
    }
}
