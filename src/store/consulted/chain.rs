//! The chain of the log of consultations. A line has a link computed from the one before, and a digest of
//! the people that it is about: the shares of all of them, put together. The share of a person needs the
//! secret of their file. A purge takes the number out, erases the secret, and keeps the share: the rest of
//! the line is still checked, and nothing tells whose that share was.
use std::collections::HashMap;

use super::cut::CUT;
use super::line::{Line, TABLE, each};
use super::memory::Waiting;
use crate::domain::change::{Author, Moment};
use crate::domain::numbers;
use crate::domain::record::{Entity, Id};
use crate::store::audit::{Chain, SECRET};
use crate::store::seal::{self, CONSULTED, Seals};
use crate::store::sql::{Ask, Conn, Param, Row, among, execute, query, together};
use crate::store::{Result, audit, settings};

/// The secrets of the files of some people.
pub(super) type Secrets = HashMap<Id, String>;

/// Shares put together: whichever order they come in, and one put twice is taken out again.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Shares([u8; 32]);

impl Shares {
    /// Of a text; of one that was damaged, what no shares are.
    fn read(text: &str) -> Option<Self> {
        let mut shares = Self::default();
        if text.is_empty() {
            return Some(shares);
        }
        for (at, byte) in shares.0.iter_mut().enumerate() {
            let pair = text.get(2 * at..2 * at + 2)?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        (shares.text() == text).then_some(shares)
    }

    fn text(self) -> String {
        match self == Self::default() {
            true => String::new(),
            false => audit::hex(&self.0),
        }
    }

    fn add(&mut self, other: [u8; 32]) {
        for (byte, other) in self.0.iter_mut().zip(other) {
            *byte ^= other;
        }
    }
}

impl Line {
    /// The share of a person whose secret is that one.
    fn share(&self, secret: &str) -> [u8; 32] {
        let reason = self.reason.as_deref().unwrap_or_default();
        audit::keyed(secret, &format!("{}|{}|{reason}", self.at, self.how))
    }

    fn link_after(&self, previous: &str) -> String {
        let count = self.count.to_string();
        let parts = [&self.at, &self.author, &self.session, &self.how, &count];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
        audit::link(previous, &[&parts[..], &[self.digest.as_str()]].concat())
    }

    /// Whether its people are those that its digest says.
    fn is_whole(&self, secrets: &Secrets) -> bool {
        let Some(mut shares) = Shares::read(&self.removed) else {
            return false;
        };
        for person in self.numbers() {
            let Some(secret) = secrets.get(&person) else {
                return false;
            };
            shares.add(self.share(secret));
        }
        shares.text() == self.digest
    }
}

/// The line of a consultation, after the end of the chain, which it moves. A person who is no longer there
/// is only counted.
pub(super) fn line(
    (author, moment): (&Author, &Moment),
    it: &Waiting,
    secrets: &Secrets,
    end: &mut String,
) -> Line {
    let read_at = Moment {
        instant: moment.instant - it.at.elapsed(),
        ..*moment
    };
    let there = it.people.iter().copied();
    let there: Vec<Id> = there.filter(|id| secrets.contains_key(id)).collect();
    let mut line = Line {
        at: read_at.instant_text(),
        author: author.name.clone(),
        session: author.session.clone(),
        how: it.how.code().to_owned(),
        count: i64::try_from(it.count).unwrap_or(i64::MAX),
        people: numbers::to_text(&there),
        reason: it.reason.clone().filter(|_| !there.is_empty()),
        ..Line::default()
    };
    let mut shares = Shares::default();
    for person in line.numbers() {
        if let Some(secret) = secrets.get(&person) {
            shares.add(line.share(secret));
        }
    }
    line.digest = shares.text();
    line.link = line.link_after(end);
    line.link.clone_into(end);
    line
}

/// The end of the chain.
pub(super) fn end(conn: &Conn) -> Result<String> {
    let mut end = None;
    let asked = [
        Ask::new(
            "SELECT maillon FROM consultation ORDER BY id DESC LIMIT 1",
            [],
        ),
        Ask::new(
            "SELECT valeur FROM reglage WHERE cle = $1",
            [&CUT as &dyn Param],
        ),
    ];
    together(conn, &asked, |_, row| {
        end.get_or_insert(row.get::<String>(0)?);
        Ok(())
    })?;
    Ok(end.unwrap_or_default())
}

/// The secrets of those of some people who are there; then new ones, for those of whom nothing was ever
/// changed: they have none yet.
pub(super) fn secrets(conn: &Conn, people: &[Id]) -> Result<(Secrets, Secrets)> {
    let mut drawn = Chain::default();
    let (mut known, mut new) = (Secrets::new(), Secrets::new());
    let table = Entity::Allocataire.table();
    let text = "SELECT a.id, s.cle FROM allocataire AS a LEFT JOIN secret AS s \
        ON s.objet = $1 AND s.objet_id = a.id WHERE a.id IN ({ids})";
    let read = |row: &Row<'_>| Ok((row.get::<Id>(0)?, row.get::<Option<String>>(1)?));
    for (id, secret) in among(conn, text, &[&table], people, read)? {
        match secret {
            Some(secret) => known.insert(id, secret),
            None => new.insert(id, drawn.new_secret(Entity::Allocataire, id)),
        };
    }
    Ok((known, new))
}

/// Gives their secrets to those people.
pub(super) fn give(
    conn: &Conn,
    new: Secrets,
    secrets: &mut Secrets,
    seals: &mut Seals,
) -> Result<()> {
    let table = Entity::Allocataire.table();
    for (id, secret) in &new {
        execute(conn, SECRET.insertion(), &[&table, id, secret])?;
        seals.add(None, seal::of_secret(table, *id, secret));
    }
    secrets.extend(new);
    Ok(())
}

fn secret(row: &Row<'_>) -> Result<(Id, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

/// What a walk through the log found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// Its lines.
    pub lines: usize,
    /// The first line that does not follow from the one before, or whose people are others.
    pub broken: Option<Id>,
}

/// Walks the whole log.
pub(in crate::store) fn followed(conn: &Conn) -> Result<Followed> {
    let mut end = settings::get(conn, CUT)?.unwrap_or_default();
    let table = Entity::Allocataire.table();
    let text = "SELECT objet_id, cle FROM secret WHERE objet = $1";
    let secrets = query(conn, text, &[&table], secret)?.into_iter().collect();
    let mut found = Followed::default();
    each(conn, |line| {
        found.lines += 1;
        if line.link_after(&end) != line.link || !line.is_whole(&secrets) {
            found.broken.get_or_insert(line.id);
        }
        end = line.link;
    })?;
    Ok(found)
}

/// Takes people who are purged out of the log, before their secrets go.
pub(in crate::store) fn forget(conn: &Conn, people: &[Id], seals: &mut Seals) -> Result<()> {
    let (secrets, _) = secrets(conn, people)?;
    let mut named = Vec::new();
    each(conn, |line| {
        if line.numbers().iter().any(|id| people.contains(id)) {
            named.push(line);
        }
    })?;
    for mut line in named {
        seals.add(Some(CONSULTED), line.term());
        let mut removed = Shares::read(&line.removed).unwrap_or_default();
        let (gone, left): (Vec<Id>, Vec<Id>) = line
            .numbers()
            .into_iter()
            .partition(|id| people.contains(id));
        for secret in gone.iter().filter_map(|id| secrets.get(id)) {
            removed.add(line.share(secret));
        }
        line.people = numbers::to_text(&left);
        line.reason = line.reason.filter(|_| !left.is_empty());
        line.removed = removed.text();
        let text = format!(
            "UPDATE {} SET personnes = $2, motif = $3, retire = $4 WHERE id = $1",
            TABLE.name()
        );
        let values = [&line.people, &line.removed];
        execute(conn, &text, &[&line.id, values[0], &line.reason, values[1]])?;
        seals.add(Some(CONSULTED), line.term());
    }
    Ok(())
}
