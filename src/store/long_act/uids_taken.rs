//! Which names outside the store are taken, as far as a large act need know: one that nobody has is
//! told without asking the store, once enough was asked for that to pay.
use super::known::last_line;
use crate::domain::record::{Entity, Id};
use crate::store::Result;
use crate::store::matching::Sieve;
use crate::store::sql::{Conn, query};

/// Names asked for before those of every record are read once.
const ENOUGH: usize = 2_000;

/// The names that may be taken.
#[derive(Debug)]
pub(super) struct UidsTaken {
    sieve: Sieve,
    asked: usize,
    /// Last line of the journal that the sieve knows of, once it holds the names of all.
    seen: Option<Id>,
}

impl UidsTaken {
    pub(super) fn new() -> Self {
        Self {
            sieve: Sieve::new(),
            asked: 0,
            seen: None,
        }
    }

    /// Whether a record may have that name.
    pub(super) fn may_hold(&mut self, uid: &str) -> bool {
        self.asked += 1;
        self.seen.is_none() || self.sieve.has(&uid)
    }

    /// Takes in the name of a record being added.
    pub(super) fn add(&mut self, uid: &str) {
        self.sieve.add(&uid);
    }

    /// Reads every name, when enough was asked; nobody is held up meanwhile.
    pub(super) fn prepare(&mut self, conn: &Conn) -> Result<()> {
        if self.seen.is_none() && self.asked >= ENOUGH {
            // What is written meanwhile comes after that line.
            let seen = last_line(conn)?;
            self.read(conn, |_| "id > $1".to_owned(), 0)?;
            self.seen = Some(seen);
        }
        Ok(())
    }

    /// Takes in what others have written since the last part.
    pub(super) fn catch_up(&mut self, conn: &Conn) -> Result<()> {
        let Some(seen) = self.seen else { return Ok(()) };
        let last = last_line(conn)?;
        if last > seen {
            let named = |kind: Entity| {
                let table = kind.table();
                format!("id IN (SELECT objet_id FROM journal WHERE id > $1 AND objet = '{table}')")
            };
            self.read(conn, named, seen)?;
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

    fn read(&mut self, conn: &Conn, which: impl Fn(Entity) -> String, after: Id) -> Result<()> {
        for kind in Entity::ALL {
            let text = format!("SELECT uid FROM {} WHERE {}", kind.table(), which(kind));
            query(conn, &text, &[&after], |row| {
                self.sieve.add(&row.text(0)?.unwrap_or_default());
                Ok(())
            })?;
        }
        Ok(())
    }
}
