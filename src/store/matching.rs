//! Recognising a person that a file speaks of.
mod sieve;

use super::sql::{self, Conn, query};
pub(super) use sieve::Sieve;

use super::{Result, Store};
use crate::domain::date::{Date, iso};
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::{Id, Record, Row};
use crate::domain::text::fold;

/// What is known of a person to recognise. Empty texts are not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonKeys {
    /// Identifier of the département.
    pub external: String,
    /// Electronic address.
    pub email: String,
    /// Telephone, E.164.
    pub phone: String,
    /// CAF number.
    pub caf: String,
    /// Role in the household (code).
    pub role: String,
    /// Name.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// Name of birth.
    pub birth_name: String,
    /// Birth date.
    pub born: Option<Date>,
}

/// What is compared of a person who may be the one.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) id: Id,
    external: Option<String>,
    name: String,
    first_name: String,
    birth_name: String,
    born: Option<String>,
    role: Option<String>,
}

const COLUMNS: &str = "id, id_externe, COALESCE(nom, ''), COALESCE(prenom, ''), COALESCE(nom_naissance, ''), ne_le, role_foyer";

impl Candidate {
    /// What is compared of an identity.
    pub(super) fn of(row: &Row) -> Self {
        let person = AllocataireRecord::of(row);
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        Self {
            id: row.id,
            external: owned(person.external_id()),
            name: text(person.last_name()),
            first_name: text(person.first_name()),
            birth_name: text(person.birth_name()),
            born: person.born_on().map(iso),
            role: owned(person.household_role()),
        }
    }
}

/// Columns by which people are looked up.
pub(super) const LOOKED_UP: [&str; 6] = [
    "id_externe",
    "courriel",
    "telephone",
    "telephone_2",
    "ne_le",
    "n_caf",
];

/// People of the store with that value in one of the columns looked up.
pub(super) fn candidates(conn: &Conn, column: &str, value: &str) -> Result<Vec<Candidate>> {
    let sql = format!("SELECT {COLUMNS} FROM allocataire WHERE {column} = $1 AND supprime = 0");
    query(conn, &sql, &[&value], candidate)
}

/// People that the keys may designate, among those that `lookup` gives.
pub(super) fn recognise(
    keys: &PersonKeys,
    mut lookup: impl FnMut(&str, &str) -> Result<Vec<Candidate>>,
) -> Result<Vec<Id>> {
    let mut by = |column: &str, value: &str| {
        if value.is_empty() {
            Ok(Vec::new())
        } else {
            lookup(column, value)
        }
    };
    let external = by("id_externe", &keys.external)?;
    if !external.is_empty() {
        return Ok(external.into_iter().map(|found| found.id).collect());
    }
    let same_first =
        |found: &Candidate| first_word(&found.first_name) == first_word(&keys.first_name);
    let agrees = |found: &Candidate| {
        found.external.is_none()
            || keys.external.is_empty()
            || found.external.as_deref() == Some(&keys.external)
    };
    let filters: [(&str, &str); 3] = [
        ("courriel", &keys.email),
        ("telephone", &keys.phone),
        ("telephone_2", &keys.phone),
    ];
    for (column, value) in filters {
        let found: Vec<Id> = by(column, value)?
            .into_iter()
            .filter(|found| same_first(found) && agrees(found) && same_birth(found, keys))
            .map(|found| found.id)
            .collect();
        if !found.is_empty() {
            return Ok(found);
        }
    }
    let born = keys.born.map(iso).unwrap_or_default();
    let found: Vec<Id> = by("ne_le", &born)?
        .into_iter()
        .filter(|found| agrees(found) && same_names(found, keys))
        .map(|found| found.id)
        .collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let found = by("n_caf", &keys.caf)?.into_iter().filter(|found| {
        same_names(found, keys)
            && agrees(found)
            && same_birth(found, keys)
            && (keys.role.is_empty() || found.role.as_deref().is_none_or(|role| role == keys.role))
    });
    Ok(found.map(|found| found.id).collect())
}

impl Store {
    /// People that the keys may designate, by the first key that finds someone: external
    /// identifier; address and first name; telephone and first name; names and birth date
    /// (swapped or of birth too); CAF number, first name and role. One is a match; several are a doubt.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn recognise(&self, keys: &PersonKeys) -> Result<Vec<Id>> {
        recognise(keys, |column, value| candidates(&self.conn, column, value))
    }
}

fn same_birth(found: &Candidate, keys: &PersonKeys) -> bool {
    match (&found.born, keys.born) {
        (Some(known), Some(given)) => *known == iso(given),
        (None, _) | (_, None) => true,
    }
}

fn candidate(row: &sql::Row<'_>) -> Result<Candidate> {
    Ok(Candidate {
        id: row.get(0)?,
        external: row.get(1)?,
        name: row.get(2)?,
        first_name: row.get(3)?,
        birth_name: row.get(4)?,
        born: row.get(5)?,
        role: row.get(6)?,
    })
}

fn joined(text: &str) -> String {
    fold(text).replace(' ', "")
}

fn first_word(text: &str) -> String {
    fold(text).split(' ').next().unwrap_or_default().to_owned()
}

/// Same name (in use or of birth) and first name, in either order.
fn same_names(found: &Candidate, keys: &PersonKeys) -> bool {
    let first = joined(&keys.first_name);
    let names = [joined(&keys.name), joined(&keys.birth_name)];
    let theirs = [joined(&found.name), joined(&found.birth_name)];
    let their_first = joined(&found.first_name);
    let known = |name: &String| !name.is_empty() && theirs.contains(name);
    let straight = first == their_first && names.iter().any(known);
    let swapped = theirs.contains(&first) && joined(&keys.name) == their_first;
    straight || swapped
}
