//! Who a large act need not look for: what nobody in the store has is answered without asking the
//! store, once enough was asked for that to pay.

use crate::domain::record::{Entity, Id, Row, Value};
use crate::store::matching::{LOOKED_UP, Sieve};
use crate::store::sql::{Conn, first, query};
use crate::store::{PersonKeys, Result};

/// People looked for before everyone is read once.
const ENOUGH: usize = 150;

/// What people are compared by, in addition to what they are looked up by.
const NAMES: [&str; 3] = ["nom", "prenom", "nom_naissance"];

/// The people that may be recognised.
#[derive(Debug)]
pub(super) struct Known {
    sieve: Sieve,
    /// How many people were looked for.
    asked: usize,
    /// Last line of the journal that the sieve knows of, once it holds everyone; until then it
    /// holds those of the act.
    seen: Option<Id>,
}

/// What is known of a value by which someone is looked for.
pub(super) enum Hint {
    /// Nobody has it.
    Nobody,
    /// Nobody of those that the act has added.
    NobodyNew,
    /// Someone may have it.
    Maybe,
}

impl Known {
    pub(super) fn new() -> Self {
        Self {
            sieve: Sieve::new(),
            asked: 0,
            seen: None,
        }
    }

    /// Counts one more person looked for.
    pub(super) fn ask(&mut self) {
        self.asked += 1;
    }

    /// What is known of a value in a column.
    pub(super) fn hint(&self, column: &str, value: &str, keys: &PersonKeys) -> Hint {
        match (self.sieve.may_hold(column, value, keys), self.seen) {
            (true, _) => Hint::Maybe,
            (false, Some(_)) => Hint::Nobody,
            (false, None) => Hint::NobodyNew,
        }
    }

    /// Takes in a person as they now are.
    pub(super) fn add(&mut self, person: &Row) {
        self.sieve.add(|column| person.text(column));
    }

    /// Takes in a person being added.
    pub(super) fn add_values(&mut self, values: &[(&'static str, Value)]) {
        self.sieve.add(|column| {
            let value = values.iter().rfind(|(name, _)| *name == column);
            value.and_then(|(_, value)| value.as_text())
        });
    }

    /// Reads everyone, when enough was asked; nobody is held up meanwhile.
    pub(super) fn prepare(&mut self, conn: &Conn) -> Result<()> {
        if self.seen.is_none() && self.asked >= ENOUGH {
            // What is written meanwhile comes after that line.
            let seen = last_line(conn)?;
            self.read(conn, "id > $1", 0)?;
            self.seen = Some(seen);
        }
        Ok(())
    }

    /// Takes in what others have written since the last part.
    pub(super) fn catch_up(&mut self, conn: &Conn) -> Result<()> {
        let Some(seen) = self.seen else { return Ok(()) };
        let last = last_line(conn)?;
        if last > seen {
            self.read(
                conn,
                "id IN (SELECT objet_id FROM journal WHERE id > $1 AND objet = 'allocataire')",
                seen,
            )?;
            self.seen = Some(last);
        }
        Ok(())
    }

    /// Notes that all that was written so far is known.
    pub(super) fn keep_up(&mut self, conn: &Conn) -> Result<()> {
        if self.seen.is_some() {
            self.seen = Some(last_line(conn)?);
        }
        Ok(())
    }

    fn read(&mut self, conn: &Conn, which: &str, after: Id) -> Result<()> {
        let columns = [LOOKED_UP.as_slice(), NAMES.as_slice()].concat();
        let (named, table) = (columns.join(", "), Entity::Allocataire.table());
        let sql = format!("SELECT {named} FROM {table} WHERE {which}");
        query(conn, &sql, &[&after], |row| {
            let mut texts = [None; LOOKED_UP.len() + NAMES.len()];
            for (at, text) in texts.iter_mut().enumerate() {
                *text = row.text(at)?;
            }
            self.sieve.add(|column| {
                let at = columns.iter().position(|name| *name == column)?;
                texts.get(at).copied().flatten()
            });
            Ok(())
        })?;
        Ok(())
    }
}

pub(super) fn last_line(conn: &Conn) -> Result<Id> {
    let last = first(
        conn,
        "SELECT COALESCE(MAX(id), 0) FROM journal",
        &[],
        |row| row.get(0),
    )?;
    Ok(last.unwrap_or_default())
}
