//! A digest of what is kept of each person, and of what belongs to nobody: one sum over all that
//! was written, whose terms have no order. What changes outside of carnet, be it by one bit, no longer adds up.
//!
//! It tells damage, not malice: whoever can write the file can write the sum. The audit chain is for that.
pub(super) mod term;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::consulted::line;
use super::sql::{Conn, Param, Table, at_once, execute, query};
use super::{Result, rows};
use crate::domain::record::{Entity, Id, Row, Value};
use term::Term;

/// What belongs to no person: agents, structures, their journal, acts, secrets.
pub(super) const NOBODY: Id = 0;
/// The settings.
const SETTINGS: Id = -1;
/// The rule files of the département.
const RULES: Id = -2;
/// The log of consultations.
pub(super) const CONSULTED: Id = -3;

static SEALS: LazyLock<Table> = LazyLock::new(|| Table::new("sceau", ["titulaire", "somme"]));

/// The term of a record. A field that is empty is none: one that a later format adds changes nothing.
pub(super) fn of_row(row: &Row) -> i64 {
    let mut term = Term::of(row.entity.table())
        .number(row.id)
        .text(&row.uid)
        .number(row.version)
        .number(i64::from(row.deleted));
    for (field, value) in row.entity.fields().iter().zip(&row.values) {
        term = match value {
            Value::Null | Value::Pending(_) => term,
            Value::Int(number) => term.text(field.name).number(*number),
            Value::Text(text) => term.text(field.name).text(text),
        };
    }
    term.end()
}

/// A line of the journal.
pub(super) struct Line<'a> {
    pub(super) act: Id,
    pub(super) table: &'a str,
    pub(super) id: Id,
    pub(super) version: i64,
    pub(super) before: Option<&'a str>,
    pub(super) after: &'a str,
}

/// The term of a line of the journal.
pub(super) fn of_line(line: &Line<'_>) -> i64 {
    Term::of("journal")
        .number(line.act)
        .text(line.table)
        .number(line.id)
        .number(line.version)
        .option(line.before)
        .text(line.after)
        .end()
}

/// The term of the secret of a record.
pub(super) fn of_secret(table: &str, id: Id, secret: &str) -> i64 {
    Term::of("secret").text(table).number(id).text(secret).end()
}

/// Sums by person.
#[derive(Debug, Default)]
pub(super) struct Seals(BTreeMap<Id, i64>);

impl Seals {
    /// Adds a term to the sum of someone, or takes it away: both are the same.
    pub(super) fn add(&mut self, owner: Option<Id>, term: i64) {
        *self.0.entry(owner.unwrap_or(NOBODY)).or_default() ^= term;
    }

    /// Adds a record.
    pub(super) fn add_row(&mut self, row: &Row) {
        self.add(rows::person_of(row), of_row(row));
    }

    /// The sum of someone.
    fn of(&self, owner: Id) -> i64 {
        self.0.get(&owner).copied().unwrap_or_default()
    }

    /// Says nothing more of someone.
    pub(super) fn forget(&mut self, owner: Id) {
        self.0.remove(&owner);
    }

    /// Adds other sums.
    pub(super) fn join(&mut self, other: Self) {
        for (owner, sum) in other.0 {
            self.add(Some(owner), sum);
        }
    }

    /// Adds these sums to those kept.
    pub(super) fn write(&self, conn: &Conn) -> Result<()> {
        at_once(|| {
            let mut changed = self.0.iter().filter(|(_, sum)| **sum != 0);
            changed.try_for_each(|(owner, sum)| add(conn, *owner, *sum))
        })
    }

    /// The owners of whom another sum says something else.
    pub(super) fn differing(&self, other: &Self) -> Vec<Id> {
        let mut owners: Vec<Id> = self.0.keys().chain(other.0.keys()).copied().collect();
        owners.sort_unstable();
        owners.dedup();
        owners.retain(|owner| self.of(*owner) != other.of(*owner));
        owners
    }

    /// Puts these sums in the place of all those kept.
    pub(super) fn replace_all(&self, conn: &Conn) -> Result<()> {
        execute(conn, "DELETE FROM sceau", &[])?;
        let kept = self.0.iter().filter(|(_, sum)| **sum != 0);
        let rows: Vec<Vec<Value>> = kept
            .map(|(owner, sum)| vec![Value::Int(*owner), Value::Int(*sum)])
            .collect();
        SEALS.add(conn, &rows)
    }
}

/// Adds a term to a sum that is kept. (`a | b` less `a & b` is what differs between them, in any engine.)
fn add(conn: &Conn, owner: Id, term: i64) -> Result<()> {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        format!(
            "{} ON CONFLICT (titulaire) DO UPDATE SET \
             somme = (sceau.somme | excluded.somme) - (sceau.somme & excluded.somme)",
            SEALS.insertion()
        )
    });
    execute(conn, &TEXT, &[&owner, &term]).map(drop)
}

/// What identifies an act and what it says, as it is kept.
const ACTS: &str =
    "SELECT id, uid, auteur_id, auteur, session, fait_a, nature, libelle, cible_id FROM acte";

/// Adds an act that was just written, or takes away one that is to change.
pub(super) fn add_act(conn: &Conn, act: Id) -> Result<()> {
    for term in acts(conn, &format!("{ACTS} WHERE id = $1"), &[&act])? {
        add(conn, NOBODY, term)?;
    }
    Ok(())
}

fn acts(conn: &Conn, text: &str, values: &[&dyn Param]) -> Result<Vec<i64>> {
    query(conn, text, values, |row| {
        let text = |at: usize| row.get::<Option<String>>(at);
        let mut term = Term::of("acte").number(row.get(0)?);
        for at in [1, 3, 4, 5, 6, 7] {
            term = term.option(text(at)?.as_deref());
        }
        for at in [2, 8] {
            term = term.number(row.get::<Option<Id>>(at)?.unwrap_or_default());
        }
        Ok(term.end())
    })
}

/// Sums the settings again: they are few.
pub(super) fn settings(conn: &Conn) -> Result<()> {
    put(
        conn,
        SETTINGS,
        sum_of(conn, "SELECT cle, valeur FROM reglage")?,
    )
}

/// Sums the rule files of the département again.
pub(super) fn rule_files(conn: &Conn) -> Result<()> {
    put(conn, RULES, sum_of(conn, RULE_FILES)?)
}

const RULE_FILES: &str = "SELECT id, fichier || '|' || texte || '|' || accepte_a || '|' || accepte_par FROM jeu_de_regles";

fn sum_of(conn: &Conn, text: &str) -> Result<i64> {
    let terms: Vec<i64> = query(conn, text, &[], |row| {
        let (key, value): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        Ok(Term::of("").text(&key).option(value.as_deref()).end())
    })?;
    Ok(terms.into_iter().fold(0, |sum, term| sum ^ term))
}

fn put(conn: &Conn, owner: Id, sum: i64) -> Result<()> {
    SEALS.replace(conn, &["titulaire"], &[&owner, &sum])
}

/// The sums that are kept.
pub(super) fn kept(conn: &Conn) -> Result<Seals> {
    let all = query(conn, "SELECT titulaire, somme FROM sceau", &[], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(Seals(all.into_iter().collect()))
}

/// The lines of the journal.
const LINES: &str =
    "SELECT acte_id, allocataire_id, objet, objet_id, version, avant, apres FROM journal";

/// The person of a line of the journal, and its term.
fn line(row: &super::sql::Row<'_>) -> Result<(Option<Id>, i64)> {
    let (table, before): (String, Option<String>) = (row.get(2)?, row.get(5)?);
    let after: String = row.get(6)?;
    let line = Line {
        act: row.get(0)?,
        table: &table,
        id: row.get(3)?,
        version: row.get(4)?,
        before: before.as_deref(),
        after: &after,
    };
    Ok((row.get(1)?, of_line(&line)))
}

/// What the sums of all but the records of people should be, from what is there.
pub(super) fn beside_records(conn: &Conn) -> Result<Seals> {
    let mut seals = Seals::default();
    let mut lines = super::sql::Statement::new(conn, LINES)?;
    let mut lines = lines.rows(&[])?;
    while let Some(row) = lines.next()? {
        let (owner, term) = line(&row)?;
        seals.add(owner, term);
    }
    let mut secrets = super::sql::Statement::new(conn, "SELECT objet, objet_id, cle FROM secret")?;
    let mut secrets = secrets.rows(&[])?;
    while let Some(row) = secrets.next()? {
        let (table, secret): (String, String) = (row.get(0)?, row.get(2)?);
        seals.add(None, of_secret(&table, row.get(1)?, &secret));
    }
    for term in acts(conn, ACTS, &[])? {
        seals.add(None, term);
    }
    for entity in Entity::ALL.into_iter().filter(|it| !it.belongs_to_person()) {
        rows::each(conn, entity, |row| seals.add_row(&row))?;
    }
    let settings = sum_of(conn, "SELECT cle, valeur FROM reglage")?;
    seals.add(Some(SETTINGS), settings);
    seals.add(Some(RULES), sum_of(conn, RULE_FILES)?);
    line::each(conn, |line| seals.add(Some(CONSULTED), line.term()))?;
    Ok(seals)
}

/// Those, among owners whose sums differ, whose sums differ in the state that is read now.
pub(super) fn still_differing(conn: &Conn, mut owners: Vec<Id>) -> Result<Vec<Id>> {
    let mut beside = None;
    let kept = kept(conn)?;
    let mut found = Seals::default();
    for owner in &owners {
        if *owner > NOBODY {
            found.add(Some(*owner), of_person(conn, *owner)?);
            continue;
        }
        if beside.is_none() {
            beside = Some(beside_records(conn)?);
        }
        let sum = beside.as_ref().map(|beside| beside.of(*owner));
        found.add(Some(*owner), sum.unwrap_or_default());
    }
    owners.retain(|owner| kept.of(*owner) != found.of(*owner));
    Ok(owners)
}

/// What the sum of a person should be.
fn of_person(conn: &Conn, person: Id) -> Result<i64> {
    let mut sum = 0;
    for entity in Entity::ALL.into_iter().filter(|it| it.belongs_to_person()) {
        for row in rows::whole_of_person(conn, entity, person)? {
            sum ^= of_row(&row);
        }
    }
    for term in query(
        conn,
        &format!("{LINES} WHERE allocataire_id = $1"),
        &[&person],
        line,
    )? {
        sum ^= term.1;
    }
    Ok(sum)
}

/// Seals everything as it is now: a store of a format that had no sums yet.
pub(super) fn all(conn: &Conn) -> Result<()> {
    let mut seals = beside_records(conn)?;
    for entity in Entity::ALL.into_iter().filter(|it| it.belongs_to_person()) {
        rows::each(conn, entity, |row| seals.add_row(&row))?;
    }
    seals.replace_all(conn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bit_of_a_record_changes_its_term_and_an_empty_field_is_none() {
        let row = Row {
            id: 7,
            uid: "u".to_owned(),
            version: 3,
            ..Row::blank(Entity::Allocataire)
        };
        let row = row.with("nom", "DURAND").with("enfants", 2);
        let term = of_row(&row);
        for other in [
            Row {
                id: 6,
                ..row.clone()
            },
            Row {
                version: 2,
                ..row.clone()
            },
            Row {
                deleted: true,
                ..row.clone()
            },
            Row {
                uid: "v".to_owned(),
                ..row.clone()
            },
            row.clone().with("nom", "DURANE"),
            row.clone().with("enfants", 3),
            // The same text in another field.
            row.clone()
                .with("nom", Value::Null)
                .with("prenom", "DURAND"),
        ] {
            assert_ne!(of_row(&other), term, "{other:?}");
        }
        assert_eq!(of_row(&row.clone().with("note", Value::Null)), term);
    }

    #[test]
    fn sums_have_no_order_and_come_apart_again() {
        let conn = Conn::in_memory();
        conn.run("CREATE TABLE sceau (titulaire INTEGER PRIMARY KEY, somme INTEGER NOT NULL)")
            .unwrap();
        let terms = [i64::MIN, -1, 5, i64::MAX, 1 << 62];
        for term in terms {
            add(&conn, 4, term).unwrap();
        }
        let mut wanted = Seals::default();
        for term in terms.iter().rev() {
            wanted.add(Some(4), *term);
        }
        assert_eq!(kept(&conn).unwrap().differing(&wanted), [0; 0]);
        wanted.add(Some(4), 5);
        assert_eq!(kept(&conn).unwrap().differing(&wanted), [4]);
        wanted.add(Some(4), 5);
        wanted.add(None, 9);
        assert_eq!(kept(&conn).unwrap().differing(&wanted), [0]);
    }
}
