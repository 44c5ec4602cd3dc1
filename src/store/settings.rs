//! Settings kept in the store: the answers of the first start.
use super::sql::{execute, first};
use super::{Result, Store};

impl Store {
    /// Value of a setting.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        first(
            &self.conn,
            "SELECT valeur FROM reglage WHERE cle = $1",
            &[&key],
            |row| row.get(0),
        )
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<()> {
        self.writable()?;
        execute(
            &self.conn,
            "INSERT INTO reglage (cle, valeur) VALUES ($1, $2) \
             ON CONFLICT(cle) DO UPDATE SET valeur = excluded.valeur",
            &[&key, &value],
        )?;
        Ok(())
    }
}
