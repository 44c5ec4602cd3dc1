//! How a connection works: the settings of the engine, each written once.
use super::ask::{first, query};
use super::cell::Read;
use super::conn::Conn;
use crate::store::{Result, StoreError};

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

/// A large act written part by part: the disk is not waited for after each part, since after a power cut the act is taken back anyway.
pub(in crate::store) const LONG_ACT: &Settings = &[
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

/// A new store written anew, in order: beside it on the disk, however large it is.
pub(in crate::store) const PACKING: &Settings = &[("temp_store", "FILE")];

/// Everything derived is computed again, part by part: a cache that holds the indexes; freed pages are
/// written over by the new rows, not by zeros first; the disk is not waited for after each part,
/// since it all begins again if it is cut; the person of each row was just read.
pub(in crate::store) const REBUILD: &Settings = &[
    ("foreign_keys", "OFF"),
    ("cache_size", "-131072"),
    ("secure_delete", "FAST"),
    ("wal_autocheckpoint", "4000"),
    ("synchronous", "NORMAL"),
];

/// A reader of everything, in an order that is not that of the tables: what is near is read again.
pub(in crate::store) const AT_LENGTH: &Settings = &[("cache_size", "-32768")];

/// Who goes through each row and looks for it in each of its indexes.
pub(in crate::store) const CHECK: &Settings = &[("cache_size", "-98304")];

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

/// Runs a text that makes what lasts as long as the connection: also in a store that is only read.
pub(in crate::store) fn make_temporary(conn: &Conn, text: &str) -> Result<()> {
    match conn.run(text) {
        Err(StoreError::ReadOnly(_)) => {
            let former = tune(conn, &[("query_only", "OFF")])?;
            let made = conn.run(text);
            former.restore(conn)?;
            made
        }
        done => done,
    }
}

/// What one is, or what one answers.
pub(in crate::store) fn get<T: Read + Default>(conn: &Conn, name: &str) -> Result<T> {
    let found = first(conn, &format!("PRAGMA {name}"), &[], |row| row.get(0))?;
    Ok(found.unwrap_or_default())
}

/// What a file says of itself.
pub(in crate::store) struct Header {
    /// Which program writes such files.
    pub(in crate::store) application: i64,
    /// Version of its format.
    pub(in crate::store) version: usize,
    /// Whether what is written goes into a log first.
    pub(in crate::store) has_log: bool,
}

/// What the file says of itself.
pub(in crate::store) fn header(conn: &Conn) -> Result<Header> {
    let text = "SELECT a.application_id, v.user_version, j.journal_mode \
        FROM pragma_application_id AS a, pragma_user_version AS v, pragma_journal_mode AS j";
    let found = first(conn, text, &[], |row| {
        Ok(Header {
            application: row.get(0)?,
            version: usize::try_from(row.get::<i64>(1)?).unwrap_or(usize::MAX),
            has_log: row.get::<String>(2)? == "wal",
        })
    })?;
    found.ok_or(StoreError::NotFound)
}

/// Bytes of the file.
pub(in crate::store) fn size(conn: &Conn) -> Result<u64> {
    // Where it encrypts, the engine says the size of a page as a text.
    let text =
        "SELECT c.page_count * s.page_size FROM pragma_page_count AS c, pragma_page_size AS s";
    let bytes: Option<i64> = first(conn, text, &[], |row| row.get(0))?;
    Ok(bytes
        .and_then(|it| u64::try_from(it).ok())
        .unwrap_or_default())
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

/// Whether the numbers that new records are given may be those of others: the engine's own table of them
/// names each table that has such numbers, none below those in use.
pub(in crate::store) fn misnumbered(conn: &Conn) -> Result<bool> {
    let text = "SELECT s.name, s.seq FROM sqlite_sequence AS s";
    let given: Vec<(String, i64)> = query(conn, text, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let known =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'";
    let tables: Vec<String> = query(conn, known, &[], |row| row.get(0))?;
    if given.iter().any(|(name, _)| !tables.contains(name)) {
        return Ok(true);
    }
    for table in tables {
        let last = first(conn, &format!("SELECT MAX(id) FROM {table}"), &[], |row| {
            row.get(0)
        })?;
        let last: Option<i64> = last.flatten();
        let seq = given
            .iter()
            .find(|(name, _)| *name == table)
            .map(|(_, seq)| *seq);
        if last.unwrap_or_default() > seq.unwrap_or_default() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a reference leads nowhere.
pub(in crate::store) fn has_broken_references(conn: &Conn) -> Result<bool> {
    Ok(first(conn, "PRAGMA foreign_key_check", &[], |_| Ok(()))?.is_some())
}
