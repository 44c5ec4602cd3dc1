//! The derived rows of everyone, written anew inside one transaction: emptied, filled person by
//! person through statements prepared once, the indexes made again at the end.
use rusqlite::{Connection, Statement};

use super::super::Result;
use super::super::sql::query;
use super::{Derived, INDEX_COLUMNS, cases};
use crate::domain::record::{Id, Value};

/// Places in a line of its columns that depend on the rules, or on dates alone.
const LINE: [usize; 6] = [7, 8, 9, 11, 12, 13];

/// An index by person grows at its end as people come in order; the others are cheaper to make
/// once all the rows are there.
const KEPT: &str = "echeance_allocataire";

/// What makes again the indexes that were dropped.
pub(in crate::store) struct Indexes(Vec<String>);

/// Empties the derived tables.
pub(in crate::store) fn empty(conn: &Connection) -> Result<Indexes> {
    let indexes = query(
        conn,
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'echeance' \
         AND sql IS NOT NULL AND name <> $1",
        &[&KEPT],
        |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
    )?;
    for (name, _) in &indexes {
        conn.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    for table in std::iter::once("echeance").chain(cases::names()) {
        conn.execute_batch(&format!("DELETE FROM {table}"))?;
    }
    Ok(Indexes(indexes.into_iter().map(|(_, sql)| sql).collect()))
}

impl Indexes {
    /// Makes them again.
    pub(in crate::store) fn restore(self, conn: &Connection) -> Result<()> {
        for sql in self.0 {
            conn.execute_batch(&sql)?;
        }
        Ok(())
    }
}

/// Writes derived rows in tables that hold none of them: a million rows go through it.
pub(in crate::store) struct BulkWriter<'a> {
    index: Statement<'a>,
    line: Statement<'a>,
    cohort: cases::BulkWriter<'a>,
}

impl<'a> BulkWriter<'a> {
    pub(in crate::store) fn new(conn: &'a Connection) -> Result<Self> {
        Ok(Self {
            index: conn.prepare(&format!(
                "INSERT INTO echeance (allocataire_id, {INDEX_COLUMNS}) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
            ))?,
            line: conn.prepare(
                "UPDATE ligne SET premier_due = ?2, inconnu_le = ?3, particulier = ?4, \
                 rendez_vous = ?5, contrat = ?6, contrat_fin = ?7 WHERE allocataire_id = ?1 \
                 AND (premier_due IS NOT ?2 OR inconnu_le IS NOT ?3 OR particulier IS NOT ?4 \
                 OR rendez_vous IS NOT ?5 OR contrat IS NOT ?6 OR contrat_fin IS NOT ?7)",
            )?,
            cohort: cases::BulkWriter::new(conn)?,
        })
    }

    /// Writes the derived rows of a person.
    pub(in crate::store) fn write(&mut self, person: Id, derived: &Derived) -> Result<()> {
        for row in &derived.deadlines {
            self.index.raw_bind_parameter(1, person)?;
            for (at, value) in (2..).zip(row) {
                self.index.raw_bind_parameter(at, value)?;
            }
            self.index.raw_execute()?;
        }
        self.cohort.write(person, &derived.cohort)?;
        let Some(line) = &derived.line else {
            return Ok(());
        };
        self.line.raw_bind_parameter(1, person)?;
        for (at, place) in (2..).zip(LINE) {
            let value = line.get(place).unwrap_or(&Value::Null);
            self.line.raw_bind_parameter(at, value)?;
        }
        self.line.raw_execute()?;
        Ok(())
    }
}
