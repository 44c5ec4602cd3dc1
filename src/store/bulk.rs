//! Writing a new store in bulk, for the demonstration data: no journal, one transaction a part.
use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::Connection;

use super::deriver::Deriver;
use super::{Result, Store, derive, rows, rule_book};
use crate::domain::record::{Entity, Id, NewRecord, Row, Value};

/// While nobody else uses the store: a cache that holds the indexes, a log that is seldom copied,
/// the disk waited for at each copy instead of each transaction.
const SETTINGS: [&str; 3] = [
    "PRAGMA cache_size = -131072",
    "PRAGMA wal_autocheckpoint = 16000",
    "PRAGMA synchronous = NORMAL",
];

/// A writer of many records in a store that nobody uses yet.
#[derive(Debug)]
pub struct Bulk<'a> {
    conn: &'a Connection,
    deriver: RefCell<Deriver>,
    tables: RefCell<HashMap<Entity, Table>>,
}

/// How records of one kind are added.
#[derive(Debug)]
struct Table {
    sql: String,
    last: Id,
}

impl Store {
    /// Writes many records in one transaction, given person by person.
    ///
    /// The connection keeps a large page cache and a long log from then on: once all is written,
    /// open the store again to work in it.
    ///
    /// # Errors
    /// When the store can't be written; nothing is kept then.
    pub fn bulk<T>(&mut self, write: impl FnOnce(&Bulk<'_>) -> Result<T>) -> Result<T> {
        self.writable()?;
        for setting in SETTINGS {
            // Some of these answer with a row, others not.
            let mut stmt = self.conn.prepare(setting)?;
            let mut answer = stmt.query([])?;
            while answer.next()?.is_some() {}
        }
        let tx = self.conn.transaction()?;
        let bulk = Bulk {
            conn: &tx,
            deriver: RefCell::new(Deriver::new(rule_book::rule_book(&tx)?)),
            tables: RefCell::default(),
        };
        let done = write(&bulk)?;
        bulk.settle()?;
        tx.commit()?;
        Ok(done)
    }
}

impl Bulk<'_> {
    /// Adds one record under the next number of its kind.
    fn insert(&self, row: &mut Row) -> Result<()> {
        let mut tables = self.tables.borrow_mut();
        let table = match tables.entry(row.entity) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Table {
                sql: rows::insert_as_sql(row.entity),
                last: rows::last_id(self.conn, row.entity)?,
            }),
        };
        row.id = table.last + 1;
        rows::insert_as(self.conn, &table.sql, row)?;
        table.last = row.id;
        Ok(())
    }

    /// Adds records that refer to each other by position; gives their numbers.
    ///
    /// # Errors
    /// When a value is refused.
    pub fn add(&self, records: &[NewRecord]) -> Result<Vec<Id>> {
        let mut ids = Vec::with_capacity(records.len());
        let mut file: HashMap<Entity, Vec<Row>> = HashMap::new();
        let mut person = None;
        for record in records {
            let mut row = Row::blank(record.entity);
            row.uid.clone_from(&record.uid);
            row.version = 1;
            for (name, value) in &record.values {
                let value = match value {
                    Value::Pending(at) => ids.get(*at).map_or(Value::Null, |id| Value::Int(*id)),
                    Value::Null | Value::Int(_) | Value::Text(_) => value.clone(),
                };
                row = row.with(name, value);
            }
            self.insert(&mut row)?;
            ids.push(row.id);
            if row.entity == Entity::Allocataire {
                person = Some(row.id);
            }
            file.entry(row.entity).or_default().push(row);
        }
        if let Some(person) = person {
            let mut deriver = self.deriver.borrow_mut();
            deriver.ask(person, file)?;
            while let Some((person, derived)) = deriver.ready() {
                derive::write_new(self.conn, person, &derived)?;
            }
        }
        Ok(ids)
    }

    /// Writes what was computed beside, once all of it is there.
    fn settle(&self) -> Result<()> {
        let mut deriver = self.deriver.borrow_mut();
        while let Some((person, derived)) = deriver.next()? {
            derive::write_new(self.conn, person, &derived)?;
        }
        Ok(())
    }
}
