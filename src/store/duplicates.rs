//! The people of the store who are, or may be, one: those who share a key are compared, never all with
//! all. What is said of two of them is decided by [`same_person`](crate::domain::same_person).
use std::collections::{BTreeSet, HashMap};

use super::apart::apart;
use super::matching::{self, formers};
use super::sql::{Conn, Statement};
use super::{Result, Store, rows};
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::Act;
use crate::domain::same_person::{CROWD, Identity, Judgement, Ready, Verdict};

/// Pairs held before those found twice are dropped.
const MANY: usize = 1 << 21;

/// Two people who are, or may be, one; the older file first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Both.
    pub people: [Row; 2],
    /// Whether it is one person, and why.
    pub judgement: Judgement,
    /// Whether somebody settled that they are two.
    pub apart: bool,
}

/// Whether the pairs settled as two persons are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Settled {
    /// They are left out.
    #[default]
    Left,
    /// They are listed with the others.
    Listed,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duplicates {
    /// The pairs, the likeliest first.
    pub pairs: Vec<Pair>,
    /// Pairs left out, since somebody settled that they are two persons.
    pub apart: usize,
}

impl Store {
    /// The pairs of people who are, or may be, one.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn duplicates(&self, settled: Settled) -> Result<Duplicates> {
        self.allow(Act::Merge)?;
        self.in_one_state(|store| {
            let apart = apart(&store.conn, None)?;
            let mut found = Duplicates::default();
            for (one, other, judgement) in alike(&store.conn)? {
                let is_apart = apart.contains(&(one, other));
                if is_apart && settled == Settled::Left {
                    found.apart += 1;
                    continue;
                }
                found
                    .pairs
                    .extend(store.pair([one, other], judgement, is_apart)?);
            }
            found.pairs.sort_by_key(|it| {
                let ids = it.people.each_ref().map(|row| row.id);
                let likely = (it.judgement.verdict, it.judgement.weight);
                (std::cmp::Reverse(likely), ids)
            });
            Ok(found)
        })
    }

    /// What is said of two people.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn compared(&self, one: Id, other: Id) -> Result<Option<Pair>> {
        self.allow(Act::Merge)?;
        let people = [one.min(other), one.max(other)];
        let [one, other] = people.map(|id| identities(&self.conn, &[id]));
        let (one, other) = (one?, other?);
        let (Some(ours), Some(theirs)) = (one.get(&people[0]), other.get(&people[1])) else {
            return Ok(None);
        };
        let apart = apart(&self.conn, Some(&people))?.contains(&(people[0], people[1]));
        self.pair(people, matching::likeliest(ours, theirs), apart)
    }

    fn pair(&self, people: [Id; 2], judgement: Judgement, apart: bool) -> Result<Option<Pair>> {
        let [one, other] = people.map(|id| rows::by_id(&self.conn, Entity::Allocataire, id));
        let seen = |row: Option<Row>| self.rights().trimmed(row?);
        Ok(seen(one?).zip(seen(other?)).map(|(one, other)| Pair {
            people: [one, other],
            judgement,
            apart,
        }))
    }
}

/// The pairs that share a key and are, or may be, one.
fn alike(conn: &Conn) -> Result<Vec<(Id, Id, Judgement)>> {
    let pairs = pairs(conn)?;
    let people: BTreeSet<Id> = pairs
        .iter()
        .flat_map(|(one, other)| [*one, *other])
        .collect();
    let people: Vec<Id> = people.into_iter().collect();
    let known = identities(conn, &people)?;
    let judged = pairs.into_iter().filter_map(|(one, other)| {
        let judgement = matching::likeliest(known.get(&one)?, known.get(&other)?);
        (judgement.verdict != Verdict::Other).then_some((one, other, judgement))
    });
    Ok(judged.collect())
}

/// Who each of some people is, under every identity known; without those set aside.
fn identities(conn: &Conn, people: &[Id]) -> Result<HashMap<Id, Vec<Ready>>> {
    let mut known: HashMap<Id, Vec<Ready>> = HashMap::with_capacity(people.len());
    for some in people.chunks(1_000) {
        for row in matching::identities(conn, some)? {
            known.insert(row.id, vec![Ready::from(&Identity::of(&row))]);
        }
        for (person, identity) in formers(conn, some)? {
            if let Some(of_person) = known.get_mut(&person) {
                of_person.push(Ready::from(&identity));
            }
        }
    }
    Ok(known)
}

/// The pairs of people who share a key that is not a crowd's, each once, the lower number first.
fn pairs(conn: &Conn) -> Result<Vec<(Id, Id)>> {
    let mut found: Vec<(Id, Id)> = Vec::new();
    let mut room = MANY;
    let text = "SELECT cle, allocataire_id FROM identite ORDER BY cle, allocataire_id";
    let mut statement = Statement::new(conn, text)?;
    let mut rows = statement.rows(&[])?;
    let (mut key, mut holders) = (None, Vec::new());
    while let Some(row) = rows.next()? {
        let next: Option<i64> = row.get(0)?;
        if next != key {
            add(&mut found, &holders);
            holders.clear();
            key = next;
            if found.len() > room {
                once(&mut found);
                room = found.len() + MANY;
            }
        }
        holders.push(row.get(1)?);
    }
    add(&mut found, &holders);
    once(&mut found);
    Ok(found)
}

fn add(found: &mut Vec<(Id, Id)>, holders: &[Id]) {
    if holders.len() > CROWD {
        return;
    }
    for (at, one) in holders.iter().enumerate() {
        let others = holders.iter().skip(at + 1);
        found.extend(others.map(|other| (*one, *other)));
    }
}

fn once(found: &mut Vec<(Id, Id)>) {
    found.sort_unstable();
    found.dedup();
}
