//! The derived rows of everyone, made beside and put in the place of those that stand there.
use rusqlite::{Connection, Statement};

use super::super::Result;
use super::super::sql::{execute, query};
use super::{Derived, INDEX_COLUMNS, cases};
use crate::domain::record::{Id, Value};

/// Columns of the list that depend on the rules, and their place in a line.
const LINE: [(&str, usize); 3] = [("premier_due", 7), ("inconnu_le", 8), ("particulier", 9)];

/// Makes the tables beside.
pub(in crate::store) fn start_bulk(conn: &Connection) -> Result<()> {
    end_bulk(conn)?;
    conn.execute_batch(&format!(
        "CREATE TEMP TABLE calcul_echeance AS SELECT allocataire_id, {INDEX_COLUMNS} FROM main.echeance WHERE 0; \
         CREATE TEMP TABLE calcul_ligne (allocataire_id INTEGER PRIMARY KEY, premier_due, inconnu_le, particulier);"
    ))?;
    for (table, columns, _) in cases::tables() {
        conn.execute_batch(&format!(
            "CREATE TEMP TABLE calcul_{table} AS SELECT {columns} FROM main.{table} WHERE 0;"
        ))?;
    }
    Ok(())
}

/// Drops them.
pub(in crate::store) fn end_bulk(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "DROP TABLE IF EXISTS temp.calcul_echeance; DROP TABLE IF EXISTS temp.calcul_ligne;",
    )?;
    for (table, ..) in cases::tables() {
        conn.execute_batch(&format!("DROP TABLE IF EXISTS temp.calcul_{table};"))?;
    }
    Ok(())
}

/// Writes derived rows beside, with statements prepared once: a million rows go through them.
pub(in crate::store) struct BulkWriter<'a> {
    index: Statement<'a>,
    line: Statement<'a>,
    cohort: cases::Beside<'a>,
}

impl<'a> BulkWriter<'a> {
    pub(in crate::store) fn new(conn: &'a Connection) -> Result<Self> {
        Ok(Self {
            index: conn.prepare(
                "INSERT INTO temp.calcul_echeance \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?,
            line: conn.prepare("INSERT INTO temp.calcul_ligne VALUES (?1, ?2, ?3, ?4)")?,
            cohort: cases::Beside::new(conn)?,
        })
    }

    /// Keeps the derived rows of a person beside.
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
        for (at, (_, place)) in (2..).zip(LINE) {
            let value = line.get(place).unwrap_or(&Value::Null);
            self.line.raw_bind_parameter(at, value)?;
        }
        self.line.raw_execute()?;
        Ok(())
    }
}

/// Leaves a person out: what stands beside is older than their records.
pub(in crate::store) fn forget_bulk(conn: &Connection, person: Id) -> Result<()> {
    let cohort = cases::tables().map(|(table, ..)| table);
    for table in ["echeance", "ligne"].into_iter().chain(cohort) {
        let sql = format!("DELETE FROM temp.calcul_{table} WHERE allocataire_id = $1");
        execute(conn, &sql, &[&person])?;
    }
    Ok(())
}

/// Puts the rows kept beside in the place of all those that stand there. The indexes are made
/// again once the rows are there: cheaper than to keep them up row by row.
pub(in crate::store) fn replace_bulk(conn: &Connection) -> Result<()> {
    let indexes = query(
        conn,
        "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND tbl_name = 'echeance' AND sql IS NOT NULL",
        &[],
        |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
    )?;
    for (name, _) in &indexes {
        conn.execute_batch(&format!("DROP INDEX main.{name}"))?;
    }
    conn.execute_batch(&format!(
        "DELETE FROM main.echeance; \
         INSERT INTO main.echeance (allocataire_id, {INDEX_COLUMNS}) \
         SELECT allocataire_id, {INDEX_COLUMNS} FROM temp.calcul_echeance; \
         UPDATE main.ligne SET premier_due = c.premier_due, inconnu_le = c.inconnu_le, particulier = c.particulier \
         FROM temp.calcul_ligne c WHERE c.allocataire_id = ligne.allocataire_id AND \
         (ligne.premier_due IS NOT c.premier_due OR ligne.inconnu_le IS NOT c.inconnu_le OR ligne.particulier IS NOT c.particulier);"
    ))?;
    for (_, sql) in &indexes {
        conn.execute_batch(sql)?;
    }
    for (table, columns, order) in cases::tables() {
        conn.execute_batch(&format!(
            "DELETE FROM main.{table}; INSERT INTO main.{table} ({columns}) \
             SELECT {columns} FROM temp.calcul_{table} ORDER BY {order};"
        ))?;
    }
    Ok(())
}
