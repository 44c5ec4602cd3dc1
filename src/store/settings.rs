//! Settings kept in the store: the answers of the first start, and what the program notes for
//! itself.
use std::sync::LazyLock;

use super::sql::{Conn, Table, execute, first};
use super::{Result, Store, seal};

static SETTINGS: LazyLock<Table> = LazyLock::new(|| Table::new("reglage", ["cle", "valeur"]));

/// Value of a setting.
pub(super) fn get(conn: &Conn, key: &str) -> Result<Option<String>> {
    let text = "SELECT valeur FROM reglage WHERE cle = $1";
    first(conn, text, &[&key], |row| row.get(0))
}

/// Sets a setting, or removes it.
pub(super) fn set(conn: &Conn, key: &str, value: Option<&str>) -> Result<()> {
    match value {
        Some(value) => SETTINGS.replace(conn, &["cle"], &[&key, &value])?,
        None => execute(conn, "DELETE FROM reglage WHERE cle = $1", &[&key]).map(|_| ())?,
    }
    seal::settings(conn)
}

impl Store {
    /// Value of a setting.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        get(&self.conn, key)
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<()> {
        self.writable()?;
        if self.setting(key)?.as_deref() == Some(value) {
            return Ok(());
        }
        self.forget_rules();
        let tx = self.conn.write()?;
        set(&tx, key, Some(value))?;
        tx.commit_soon()
    }
}
