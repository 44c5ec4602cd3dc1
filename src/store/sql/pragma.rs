//! How a connection works: the settings of the engine, each written once.
use super::ask::first;
use super::cell::Read;
use super::conn::Conn;
use crate::store::Result;

/// Settings by name.
pub(in crate::store) type Settings = [(&'static str, &'static str)];

/// Any connection.
const ANY: &Settings = &[
    ("synchronous", "FULL"),
    ("foreign_keys", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("secure_delete", "ON"),
    ("temp_store", "MEMORY"),
];

/// A large act written part by part: others that write are waited for; the disk is not waited for
/// after each part, since after a power cut the act is taken back anyway.
pub(in crate::store) const LONG_ACT: &Settings = &[
    ("busy_timeout", "10000"),
    ("cache_size", "-98304"),
    ("wal_autocheckpoint", "32000"),
    ("synchronous", "NORMAL"),
];

/// A new store that nobody else uses: a cache that holds the indexes, a log that is seldom copied,
/// the disk waited for at each copy instead of each transaction.
pub(in crate::store) const BULK: &Settings = &[
    ("cache_size", "-131072"),
    ("wal_autocheckpoint", "16000"),
    ("synchronous", "NORMAL"),
];

/// Everything derived is replaced: a cache that holds the indexes; freed pages are written over by
/// the new rows, not by zeros first; the log is copied once, when the lock is given back; the
/// person of each row was just read.
pub(in crate::store) const REBUILD: &Settings = &[
    ("foreign_keys", "OFF"),
    ("cache_size", "-131072"),
    ("secure_delete", "FAST"),
    ("wal_autocheckpoint", "0"),
];

/// A reader of everything, in an order that is not that of the tables: what is near is read again.
pub(in crate::store) const AT_LENGTH: &Settings = &[("cache_size", "-32768")];

/// A reader of many tables at once: each keeps the pages it is at.
pub(in crate::store) const READER: &Settings = &[("cache_size", "-16384")];

/// Prepares a connection that was just opened.
pub(in crate::store) fn prepare(conn: &Conn) -> Result<()> {
    let text: String = ANY
        .iter()
        .map(|(name, value)| format!("PRAGMA {name}={value};"))
        .collect();
    conn.run(&text)
}

/// Sets one.
pub(in crate::store) fn set(conn: &Conn, name: &str, value: &str) -> Result<()> {
    // Some of them answer with a row, others not.
    let mut stmt = conn.0.prepare(&format!("PRAGMA {name}={value}"))?;
    let mut answer = stmt.raw_query();
    while answer.next()?.is_some() {}
    Ok(())
}

/// What one is, or what one answers.
pub(in crate::store) fn get<T: Read + Default>(conn: &Conn, name: &str) -> Result<T> {
    let found = first(conn, &format!("PRAGMA {name}"), &[], |row| row.get(0))?;
    Ok(found.unwrap_or_default())
}

/// Bytes of the file.
pub(in crate::store) fn size(conn: &Conn) -> Result<u64> {
    let bytes = get::<i64>(conn, "page_count")? * get::<i64>(conn, "page_size")?;
    Ok(u64::try_from(bytes).unwrap_or_default())
}

/// Settings as they were, to be put back.
#[derive(Debug)]
pub(in crate::store) struct Former(Vec<(&'static str, i64)>);

/// Sets several; gives those that were there.
pub(in crate::store) fn tune(conn: &Conn, settings: &Settings) -> Result<Former> {
    let mut former = Vec::with_capacity(settings.len());
    for (name, value) in settings {
        former.push((*name, get(conn, name)?));
        set(conn, name, value)?;
    }
    Ok(Former(former))
}

impl Former {
    /// Puts them back.
    pub(in crate::store) fn restore(&self, conn: &Conn) -> Result<()> {
        let all = self.0.iter();
        all.rev()
            .try_for_each(|(name, value)| set(conn, name, &value.to_string()))
    }
}

/// Whether a reference leads nowhere.
pub(in crate::store) fn has_broken_references(conn: &Conn) -> Result<bool> {
    Ok(first(conn, "PRAGMA foreign_key_check", &[], |_| Ok(()))?.is_some())
}
