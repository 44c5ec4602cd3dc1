//! The log of consultations: who read what is known of people, when and how, by the numbers of the people,
//! never by their names nor by what was searched. Apart from the audit chain, it lives six to twelve months.
//!
//! What is read is first kept in memory ([`Consulted`]), then written beside what one does: it never makes
//! anyone wait. A store that can only be read can't note it. Knows no screen and no command.
mod chain;
mod cut;
pub(super) mod line;
pub(super) mod memory;
mod read;

pub use chain::Followed;
pub(super) use chain::{followed, forget};
pub use memory::Consulted;
pub use read::ConsultedLine;

use memory::Waiting;

use super::handle::Access;
use super::seal::{CONSULTED, Seals};
use super::sent::Sent;
use super::{Result, Store, StoreError};
use crate::domain::change::{Author, Moment};
use crate::domain::record::Id;
use crate::domain::vocabulary::Consultation;
use crate::store::sql::{Conn, at_once};

impl Store {
    /// What is consulted here, and by its other connections, is noted there from now on.
    pub fn notes_in(&mut self, consulted: &Consulted) {
        self.consulted = consulted.clone();
    }

    /// Where what is consulted is noted.
    pub const fn noted(&self) -> &Consulted {
        &self.consulted
    }

    /// Notes that what is known of those people was read.
    pub fn consulted(&self, how: Consultation, people: &[Id]) {
        let mut people = people.to_vec();
        people.sort_unstable();
        people.dedup();
        self.consulted.add(how, &people, people.len());
    }

    /// Whether something consulted can be written. A copy that is only looked at stays as it was made: its
    /// manifest says what it is.
    pub fn has_unwritten(&self) -> bool {
        self.access == Access::ReadWrite && self.has_log.get() && self.consulted.waits()
    }

    /// Writes what was consulted.
    ///
    /// # Errors
    /// `ReadOnly`, `Locked`, `Disk`: it still waits.
    pub fn write_consulted(&mut self, moment: &Moment) -> Result<()> {
        if !self.consulted.waits() || !self.has_log.get() {
            return Ok(());
        }
        if self.is_slow() {
            return Err(StoreError::Slow);
        }
        self.writable()?;
        let Some((author, waiting)) = self.consulted.take() else {
            return Ok(());
        };
        match write(&self.conn, (&author, moment), &waiting) {
            Err(StoreError::Slow) => {
                self.sent.replace(Some(Sent::Consulted(waiting)));
                Err(StoreError::Slow)
            }
            Err(error) => {
                self.consulted.give_back(waiting);
                Err(error)
            }
            Ok(()) => Ok(()),
        }
    }
}

fn write(conn: &Conn, by: (&Author, &Moment), waiting: &[Waiting]) -> Result<()> {
    let tx = conn.write()?;
    let people: Vec<Id> = waiting.iter().flat_map(|it| it.people.clone()).collect();
    let mut end = chain::end(&tx)?;
    let (mut secrets, new) = chain::secrets(&tx, &people)?;
    at_once(|| {
        let mut seals = Seals::default();
        chain::give(&tx, new, &mut secrets, &mut seals)?;
        for it in waiting {
            let mut line = chain::line(by, it, &secrets, &mut end);
            line.id = line::TABLE.insert(&tx, &line.values())?;
            seals.add(Some(CONSULTED), line.term());
        }
        seals.write(&tx)
    })?;
    tx.commit()
}
