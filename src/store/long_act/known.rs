//! Who a large act need not look for: what nobody in the store has is answered without asking the
//! store, once enough was asked for that to pay.

use std::collections::HashMap;
use std::rc::Rc;

use crate::domain::record::{Entity, Id, Row, Value};
use crate::domain::same_person::{Identity, Key, Verdict, judge, keys};
use crate::store::Result;
use crate::store::matching::Sieve;
use crate::store::sql::{Conn, first, query};

/// People looked for before everyone is read once.
const ENOUGH: usize = 150;

/// The people that may be recognised.
#[derive(Debug)]
pub(super) struct Known {
    sieve: Sieve,
    /// Those that this part has added, under each of their keys: they may not be written yet.
    added: HashMap<Key, Vec<Rc<Identity>>>,
    /// How many people were looked for.
    asked: usize,
    /// Last line of the journal that the sieve knows of, once it holds everyone; until then it
    /// holds those of the act.
    seen: Option<Id>,
}

/// The keys by which someone may be found.
pub(super) struct Likely {
    /// Those that someone may have.
    pub keys: Vec<Key>,
    /// Whether someone that this part has added is, or may be, the one looked for.
    pub added: bool,
}

impl Known {
    pub(super) fn new() -> Self {
        Self {
            sieve: Sieve::new(),
            added: HashMap::new(),
            asked: 0,
            seen: None,
        }
    }

    /// Counts one more person looked for; gives the keys that someone may have, and no crowd.
    pub(super) fn likely(&mut self, of: &Identity) -> Likely {
        self.asked += 1;
        let mut keys = keys(of);
        keys.retain(|key| !self.sieve.is_crowded(key));
        let likely = |it: &Rc<Identity>| judge(of, it).verdict != Verdict::Other;
        let holders = keys.iter().filter_map(|key| self.added.get(key));
        let added = holders.flatten().any(likely);
        if self.seen.is_some() {
            keys.retain(|key| self.sieve.has(key));
        }
        Likely { keys, added }
    }

    /// Takes in a person who was known already, as they now are.
    pub(super) fn change(&mut self, person: &Row) {
        for key in keys(&Identity::of(person)) {
            if !self.sieve.has(&key) {
                self.sieve.add(&key);
            }
        }
    }

    /// Takes in a person being added.
    pub(super) fn add_values(&mut self, values: &[(&'static str, Value)]) {
        let blank = Row::blank(Entity::Allocataire);
        let known = |name: &str| name != "uid";
        let values = values.iter().filter(|(name, _)| known(name));
        let row = values.fold(blank, |row, (name, value)| row.with(name, value.clone()));
        let identity = Rc::new(Identity::of(&row));
        for key in keys(&identity) {
            self.sieve.add(&key);
            self.added
                .entry(key)
                .or_default()
                .push(Rc::clone(&identity));
        }
    }

    /// Notes that all those added are written.
    pub(super) fn settled(&mut self) {
        self.added.clear();
    }

    /// Reads everyone, when enough was asked; nobody is held up meanwhile.
    pub(super) fn prepare(&mut self, conn: &Conn) -> Result<()> {
        if self.seen.is_none() && self.asked >= ENOUGH {
            // What is written meanwhile comes after that line.
            let seen = last_line(conn)?;
            self.sieve = Sieve::new();
            self.read(conn, "allocataire_id > $1", 0)?;
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
                "allocataire_id IN (SELECT objet_id FROM journal WHERE id > $1 AND objet = 'allocataire')",
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
        let text = format!("SELECT cle FROM identite WHERE {which}");
        query(conn, &text, &[&after], |row| {
            self.sieve.add(&row.get::<Key>(0)?);
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
