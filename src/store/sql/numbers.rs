//! Numbers that the engine keeps: those of new rows, that of the changes made. Knows no table.
use super::conn::Conn;
use crate::domain::record::Id;
use crate::store::Result;

impl Conn {
    /// Numbers for so many new rows of a table, which no other row has or will have; gives the first
    /// of them. The engine keeps the last number of each table, whoever gave it.
    pub(in crate::store) fn reserve(&self, table: &str, count: i64) -> Result<Id> {
        let further = "UPDATE sqlite_sequence SET seq = seq + ?2 WHERE name = ?1";
        if self.0.prepare_cached(further)?.execute((table, count))? == 0 {
            let begun = "INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)";
            self.0.prepare_cached(begun)?.execute((table, count))?;
        }
        let last = "SELECT seq FROM sqlite_sequence WHERE name = ?1";
        let mut last = self.0.prepare_cached(last)?;
        Ok(last.query_row((table,), |row| row.get::<_, Id>(0))? - count + 1)
    }

    /// Rows changed since it was opened.
    pub(in crate::store) fn changes(&self) -> u64 {
        self.0.total_changes()
    }

    /// Number of the row added last.
    pub(in crate::store) fn last_id(&self) -> Id {
        self.0.last_insert_rowid()
    }
}
