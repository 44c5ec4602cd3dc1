//! A whole database written anew into another file, in order, under another key. Knows no table.
use std::path::Path;

use super::conn::Conn;
use super::key::Key;
use crate::store::{Result, StoreError};

impl Conn {
    /// Writes the whole database anew, in order, into a file that is there and empty, under a key or in
    /// clear; then compares them, table by table.
    pub(in crate::store) fn write_anew(&self, to: &Path, key: Option<&Key>) -> Result<()> {
        let words = key.map(Key::words);
        let words = words.as_ref().map_or("", |words| words.as_str());
        let name = to.to_string_lossy();
        // Bound, so that no text holds the key.
        let attach = "ATTACH DATABASE ?1 AS autre KEY ?2";
        self.0.execute(attach, (name.as_ref(), words))?;
        let done = copied(self);
        self.0.execute_batch("DETACH DATABASE autre")?;
        done
    }
}

/// Copies everything into the database beside, and compares.
fn copied(conn: &Conn) -> Result<()> {
    let conn = &conn.0;
    let number = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    for name in ["application_id", "user_version"] {
        conn.pragma_update(Some("autre"), name, number(name)?)?;
    }
    conn.query_row("SELECT sqlcipher_export('autre')", [], |_| Ok(()))?;
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0";
    let mut tables = conn.prepare(tables)?;
    let names = tables.query_map([], |row| row.get::<_, String>(0))?;
    for name in names {
        let name = name?;
        let text = format!(
            "SELECT (SELECT COUNT(*) FROM main.\"{name}\") = (SELECT COUNT(*) FROM autre.\"{name}\") \
             AND NOT EXISTS (SELECT * FROM main.\"{name}\" EXCEPT SELECT * FROM autre.\"{name}\")"
        );
        if !conn.query_row(&text, [], |row| row.get::<_, bool>(0))? {
            return Err(StoreError::Corrupt(format!(
                "la copie de « {name} » n’est pas entière"
            )));
        }
    }
    Ok(())
}
