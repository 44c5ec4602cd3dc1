//! Figures of a store, for a diagnostic: numbers only, nobody's name.
use super::sql::{self, first, pragma};
use super::{Result, Store, upgrade};
use crate::domain::record::Entity;

/// Sizes and numbers of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Records of each kind that are not set aside.
    pub records: Vec<(Entity, i64)>,
    /// Acts in the journal.
    pub acts: i64,
    /// Drafts waiting.
    pub drafts: i64,
    /// Deadlines in the index.
    pub deadlines: i64,
    /// Pages of the file, in bytes.
    pub bytes: i64,
    /// Version of the format.
    pub format: i64,
    /// How writes are kept: `wal`.
    pub journal_mode: String,
}

/// Version of the SQLite library built in.
pub fn sqlite_version() -> &'static str {
    sql::version()
}

/// Version of the format that this program writes.
pub fn format_version() -> usize {
    upgrade::format_version()
}

impl Store {
    /// Counts what the store holds.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn figures(&self) -> Result<Figures> {
        let number = |sql: &str| -> Result<i64> {
            Ok(first(&self.conn, sql, &[], |row| row.get(0))?.unwrap_or_default())
        };
        let setting = |name: &str| pragma::get::<i64>(&self.conn, name);
        let records = Entity::ALL
            .into_iter()
            .map(|entity| {
                let table = entity.table();
                let count = number(&format!("SELECT COUNT(*) FROM {table} WHERE supprime = 0"))?;
                Ok((entity, count))
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(Figures {
            records,
            acts: number("SELECT COUNT(*) FROM acte")?,
            drafts: number("SELECT COUNT(*) FROM brouillon WHERE abandonne_a IS NULL")?,
            deadlines: number("SELECT COUNT(*) FROM echeance")?,
            bytes: i64::try_from(pragma::size(&self.conn)?).unwrap_or(i64::MAX),
            format: setting("user_version")?,
            journal_mode: pragma::get(&self.conn, "journal_mode")?,
        })
    }
}
