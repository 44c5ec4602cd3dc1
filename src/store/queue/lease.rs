//! Leases of the queue: service rows that say whose item is on whose screen. A lease has an end,
//! put off while it is used, so that a dropped link gives the item back by itself.
use std::sync::LazyLock;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::domain::change::Author;
use crate::domain::record::Id;
use crate::files::is_gone;
use crate::store::sql::{Param, Table, first, query};
use crate::store::{Result, Store};

/// Setting of the store that gives the length of a lease, in seconds.
const SETTING: &str = "triage_bail_secondes";
/// A dropped link gives its item back within a minute.
const LENGTH: u32 = 60;

static LEASES: LazyLock<Table> =
    LazyLock::new(|| Table::of_person("bail", ["session", "auteur", "expire_a"]));

/// An instant as leases keep it: to be compared as text.
pub fn lease_instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

impl Store {
    /// Length of a lease, in seconds: one minute, unless the store says otherwise.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn lease_length(&self) -> Result<u32> {
        let kept = self.setting(SETTING)?;
        let kept = kept.and_then(|text| text.trim().parse().ok());
        Ok(kept.filter(|seconds| *seconds > 0).unwrap_or(LENGTH))
    }

    /// Sets the length of the leases of this store, in seconds.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn set_lease_length(&mut self, seconds: u32) -> Result<()> {
        self.set_setting(SETTING, &seconds.to_string())
    }

    /// Takes the items of a person for a session; false when another session holds them.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn take_lease(&mut self, author: &Author, person: Id, now: DateTime<Utc>) -> Result<bool> {
        self.writable()?;
        let length = chrono::TimeDelta::seconds(self.lease_length()?.into());
        let until = now + length;
        // What was just taken is not written again: where the disk is slow, one asks several times.
        let text =
            "SELECT 1 FROM bail WHERE allocataire_id = $1 AND session = $2 AND expire_a > $3";
        let late = lease_instant(until - length / 8);
        let values: [&dyn Param; 3] = [&person, &author.session, &late];
        if first(&self.conn, text, &values, |_| Ok(()))?.is_some() {
            return Ok(true);
        }
        let text = format!(
            "{} WHERE bail.session = excluded.session OR bail.expire_a <= $5",
            LEASES.replacement(&["allocataire_id"])
        );
        let taken = self.write_one(
            &text,
            &[
                &person,
                &author.session,
                &author.name,
                &lease_instant(until),
                &lease_instant(now),
            ],
        )?;
        Ok(taken == 1)
    }

    /// Puts off the end of the leases of a session; gives their number.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn renew_leases(&mut self, author: &Author, now: DateTime<Utc>) -> Result<usize> {
        self.writable()?;
        let until = now + chrono::TimeDelta::seconds(self.lease_length()?.into());
        self.write_one(
            "UPDATE bail SET expire_a = $2 WHERE session = $1",
            &[&author.session, &lease_instant(until)],
        )
    }

    /// Gives back what a session holds, but one person; and what nobody holds any more.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn give_back_leases(
        &mut self,
        author: &Author,
        but: Option<Id>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        self.writable()?;
        self.write_one(
            "DELETE FROM bail WHERE (session = $1 AND allocataire_id <> COALESCE($2, 0)) OR expire_a <= $3",
            &[&author.session, &but, &lease_instant(now)],
        )?;
        Ok(())
    }

    /// Gives back what sessions hold whose program has ended without a word: whatever the clock says.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn free_leases_of_the_gone(&self, author: &Author) -> Result<()> {
        self.writable()?;
        let text = "SELECT DISTINCT session FROM bail WHERE session <> $1";
        let others: Vec<String> = query(&self.conn, text, &[&author.session], |row| row.get(0))?;
        let gone = |session: &&String| session.split('@').next().is_some_and(is_gone);
        for session in others.iter().filter(gone) {
            self.write_one("DELETE FROM bail WHERE session = $1", &[session])?;
        }
        Ok(())
    }

    /// Name of who holds a person's items in another session at that instant.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn lease_holder(
        &self,
        author: &Author,
        person: Id,
        now: DateTime<Utc>,
    ) -> Result<Option<String>> {
        first(
            &self.conn,
            "SELECT auteur FROM bail WHERE allocataire_id = $1 AND session <> $2 AND expire_a > $3",
            &[&person, &author.session, &lease_instant(now)],
            |row| row.get(0),
        )
    }
}
