//! Finding the people who may be someone: those that share a key with them are read and compared. What
//! is said of them is decided by [`same_person`](crate::domain::same_person), nowhere else.
mod sieve;

pub(super) use sieve::Sieve;

use super::sql::{Ask, Conn, Param, together};
use super::{Result, Store, rows};
use crate::domain::record::{Entity, Id, Row};
use crate::domain::same_person::{CROWD, Identity, Judgement, Key, Verdict, judge, keys};

/// Someone who is, or may be, whom one looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The person's record.
    pub row: Row,
    /// Whether it is the same person, and why.
    pub judgement: Judgement,
}

impl Candidate {
    /// Whether it is the same person for sure.
    pub fn is_same(&self) -> bool {
        self.judgement.verdict == Verdict::Same
    }
}

/// People under each of some keys, at most one more than a crowd under each.
pub(super) fn holders(conn: &Conn, keys: &[Key]) -> Result<Vec<Vec<Id>>> {
    let most = i64::try_from(CROWD + 1).unwrap_or(i64::MAX);
    let text =
        "SELECT allocataire_id FROM identite WHERE cle = $1 ORDER BY allocataire_id LIMIT $2";
    let asked: Vec<Ask<'_>> = keys
        .iter()
        .map(|key| Ask::new(text, [key as &dyn Param, &most]))
        .collect();
    let mut found = vec![Vec::new(); keys.len()];
    together(conn, &asked, |at, row| {
        if let Some(of_key) = found.get_mut(at) {
            of_key.push(row.get(0)?);
        }
        Ok(())
    })?;
    Ok(found)
}

/// The people under keys that are not those of a crowd, each once.
pub(super) fn people(holders: Vec<Vec<Id>>) -> Vec<Id> {
    let few = holders.into_iter().filter(|of_key| of_key.len() <= CROWD);
    let mut people: Vec<Id> = few.flatten().collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// Those of some people who are or may be someone, the likeliest first.
pub(super) fn judged(of: &Identity, rows: impl IntoIterator<Item = Row>) -> Vec<Candidate> {
    let judged = rows.into_iter().map(|row| Candidate {
        judgement: judge(of, &Identity::of(&row)),
        row,
    });
    let mut found: Vec<Candidate> = judged
        .filter(|it| it.judgement.verdict != Verdict::Other)
        .collect();
    let order = |it: &Candidate| (it.judgement.verdict, it.judgement.weight);
    found.sort_by_key(|it| (std::cmp::Reverse(order(it)), it.row.id));
    found
}

/// The identities of some people who are not set aside.
pub(super) fn identities(conn: &Conn, people: &[Id]) -> Result<Vec<Row>> {
    rows::of_people(conn, Entity::Allocataire, people)
}

/// The people of the store who are or may be someone.
pub(super) fn candidates(conn: &Conn, of: &Identity, keys: &[Key]) -> Result<Vec<Candidate>> {
    let people = people(holders(conn, keys)?);
    Ok(judged(of, identities(conn, &people)?))
}

impl Store {
    /// The people who are or may be someone, the likeliest first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn recognise(&self, of: &Identity) -> Result<Vec<Candidate>> {
        let found = candidates(&self.conn, of, &keys(of))?;
        let rights = self.rights();
        let seen = found.into_iter().filter_map(|it| {
            let row = rights.trimmed(it.row)?;
            Some(Candidate { row, ..it })
        });
        Ok(seen.collect())
    }
}
