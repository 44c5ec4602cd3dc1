//! The round of the day, kept for who makes it: it is taken up again after a restart. What it holds is
//! numbers only; that of another day is no longer looked at. Knows no screen.
use std::sync::LazyLock;

use super::sql::{Table, first};
use super::{Result, Store, StoreError};
use crate::domain::change::Author;
use crate::domain::date::{Date, iso};
use crate::domain::round::Rounds;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new("tournee", ["auteur", "jour", "etat"]));

impl Store {
    /// The rounds of an author that day; none when nothing was kept, or by another version.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn rounds(&self, author: &Author, day: Date) -> Result<Rounds> {
        let text = "SELECT etat FROM tournee WHERE auteur = $1 AND jour = $2";
        let kept = first(&self.conn, text, &[&author.name, &iso(day)], |row| {
            row.get::<String>(0)
        })?;
        Ok(kept
            .and_then(|kept| serde_json::from_str(&kept).ok())
            .unwrap_or_default())
    }

    /// Keeps the rounds of an author that day, in place of what was kept.
    ///
    /// # Errors
    /// `ReadOnly`, `Locked`, `Disk`: nothing was kept.
    pub fn keep_rounds(&mut self, author: &Author, day: Date, rounds: &Rounds) -> Result<()> {
        self.writable()?;
        let text = serde_json::to_string(rounds)
            .map_err(|error| StoreError::Corrupt(format!("la tournée ne s’écrit pas : {error}")))?;
        let tx = self.conn.write()?;
        TABLE.replace(&tx, &["auteur"], &[&author.name, &iso(day), &text])?;
        tx.commit_soon()
    }

    /// How many things an author has noted since that instant, those taken back apart.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn noted_since(&self, author: &Author, since: &str) -> Result<usize> {
        let text = "SELECT count(*) FROM acte WHERE auteur = $1 AND fait_a >= $2 AND nature = 'saisie' AND annule = 0";
        let found: Option<i64> =
            first(&self.conn, text, &[&author.name, &since], |row| row.get(0))?;
        Ok(usize::try_from(found.unwrap_or_default()).unwrap_or_default())
    }
}
