//! Finding the people who may be someone: those that share a key with them are read and compared. What
//! is said of them is decided by [`same_person`](crate::domain::same_person), nowhere else.
mod sieve;

pub(super) use sieve::Sieve;

use super::apart::apart;
use super::sql::{Ask, Conn, Param, together};
use super::{Result, Store, rows};
use crate::domain::record::former_file::FormerFileRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::same_person::{
    CROWD, Identity, Judgement, Key, Ready, Verdict, judge, judge_ready, keys,
};

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

/// What speaks most for two people being one, of all that each is known as.
pub(super) fn likeliest(one: &[Ready], other: &[Ready]) -> Judgement {
    let all = one
        .iter()
        .flat_map(|one| other.iter().map(|other| judge_ready(one, other)));
    let likely = all.max_by_key(|it| (it.verdict, it.weight));
    likely.unwrap_or_else(|| judge(&Identity::default(), &Identity::default()))
}

/// Who some people were in files that are now part of theirs.
pub(super) fn formers(conn: &Conn, people: &[Id]) -> Result<Vec<(Id, Identity)>> {
    let rows = rows::of_people(conn, Entity::FormerFile, people)?;
    let former = rows.iter().filter_map(|row| {
        let it = FormerFileRecord::of(row);
        Some((it.person()?, Identity::of(&it.identity())))
    });
    Ok(former.collect())
}

/// Those of some people who are or may be someone, the likeliest first. `formers` says who they were in
/// files that are now part of theirs.
pub(super) fn judged(
    of: &Identity,
    rows: impl IntoIterator<Item = Row>,
    formers: &[(Id, Identity)],
) -> Vec<Candidate> {
    let of = Ready::from(of);
    let judged = rows.into_iter().map(|row| {
        let former = formers.iter().filter(|(person, _)| *person == row.id);
        let mut known = vec![Ready::from(&Identity::of(&row))];
        known.extend(former.map(|(_, identity)| identity.into()));
        Candidate {
            judgement: likeliest(std::slice::from_ref(&of), &known),
            row,
        }
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
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let formers = formers(conn, &people)?;
    let found = judged(of, identities(conn, &people)?, &formers);
    unsettled(conn, found)
}

/// Without those who were settled to be other people than the likeliest one, when nothing speaks against
/// that one: what was said once is not asked again.
pub(super) fn unsettled(conn: &Conn, mut found: Vec<Candidate>) -> Result<Vec<Candidate>> {
    let first = found.first().filter(|it| it.judgement.differing.is_empty());
    let Some((first, weight)) = first.map(|it| (it.row.id, it.judgement.weight)) else {
        return Ok(found);
    };
    if found.len() > 1 {
        let ids: Vec<Id> = found.iter().map(|it| it.row.id).collect();
        let apart = apart(conn, Some(&ids))?;
        found.retain(|it| {
            let pair = (first.min(it.row.id), first.max(it.row.id));
            it.judgement.weight == weight || !apart.contains(&pair)
        });
    }
    Ok(found)
}

impl Store {
    /// The number of the person who was added last; 0 when there is nobody.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn newest_person(&self) -> Result<Id> {
        let text = "SELECT COALESCE(MAX(id), 0) FROM allocataire";
        let newest = super::sql::first(&self.conn, text, &[], |row| row.get(0))?;
        Ok(newest.unwrap_or_default())
    }

    /// The people who are or may be someone, the likeliest first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn recognise(&self, of: &Identity) -> Result<Vec<Candidate>> {
        let found = candidates(&self.conn, of, &keys(of))?;
        let rights = self.rights();
        let mut seen = Vec::with_capacity(found.len());
        for it in found {
            if self.reaches(it.row.id)? {
                let row = rights.trimmed(it.row);
                seen.extend(row.map(|row| Candidate { row, ..it }));
            }
        }
        Ok(seen)
    }
}
