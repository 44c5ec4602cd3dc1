//! Asking the store: a text, its values, and how each row is read.
use std::borrow::Cow;

use super::cell::Param;
use super::conn::Conn;
use super::dialect::Dialect;
use super::row::Row;
use super::statement::{Rows, Statement, bind};
use super::trip::at_once;
use crate::domain::record::Id;
use crate::store::Result;

/// Numbers asked for at once by [`among`].
const HANDFUL: usize = 64;

/// Rows about some numbers, which `{ids}` stands for in the text; the other values come first.
/// One question a handful, always in the same words: what is prepared once serves all.
pub(in crate::store) fn among<T>(
    conn: &Conn,
    sql: &str,
    values: &[&dyn Param],
    ids: &[Id],
    mut read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let names: Vec<String> = (1..=HANDFUL)
        .map(|at| format!("${}", values.len() + at))
        .collect();
    let text = sql.replace("{ids}", &names.join(","));
    let mut found = Vec::new();
    for handful in ids.chunks(HANDFUL) {
        // No number is 0: it stands for nobody.
        let nobody = std::iter::repeat_n(&0, HANDFUL - handful.len());
        let all: Vec<&dyn Param> = values
            .iter()
            .copied()
            .chain(handful.iter().chain(nobody).map(|id| id as &dyn Param))
            .collect();
        found.extend(query(conn, &text, &all, &mut read)?);
    }
    Ok(found)
}

/// Rows of a query, each read by `read`.
pub(in crate::store) fn query<T>(
    conn: &Conn,
    sql: &str,
    values: &[&dyn Param],
    read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    collect(Statement::new(conn, sql)?.rows(values)?, read)
}

/// Rows of a query whose text is not asked again: it takes no place among those kept prepared.
pub(in crate::store) fn query_once<T>(
    conn: &Conn,
    sql: &str,
    values: &[&dyn Param],
    read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut stmt = conn.0.prepare(&Dialect::Sqlite.text(sql))?;
    bind(&mut stmt, values)?;
    collect(Rows(stmt.raw_query()), read)
}

/// A question, and its values.
pub(in crate::store) struct Ask<'q> {
    text: Cow<'q, str>,
    values: Vec<&'q dyn Param>,
}

impl<'q> Ask<'q> {
    /// A text with its values.
    pub(in crate::store) fn new(
        text: impl Into<Cow<'q, str>>,
        values: impl Into<Vec<&'q dyn Param>>,
    ) -> Self {
        Self {
            text: text.into(),
            values: values.into(),
        }
    }
}

/// Asks several questions about one state of the store; `read` is told which of them a row
/// answers. One trip, where the engine is elsewhere.
pub(in crate::store) fn together(
    conn: &Conn,
    asked: &[Ask<'_>],
    mut read: impl FnMut(usize, &Row<'_>) -> Result<()>,
) -> Result<()> {
    at_once(|| {
        let _state = (asked.len() > 1).then(|| conn.one_state()).transpose()?;
        for (at, ask) in asked.iter().enumerate() {
            let mut statement = Statement::new(conn, &ask.text)?;
            let mut rows = statement.rows(&ask.values)?;
            while let Some(row) = rows.next()? {
                read(at, &row)?;
            }
        }
        Ok(())
    })
}

fn collect<T>(mut rows: Rows<'_>, mut read: impl FnMut(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(&row)?);
    }
    Ok(found)
}

/// First row of a query, if any.
pub(in crate::store) fn first<T>(
    conn: &Conn,
    sql: &str,
    values: &[&dyn Param],
    read: impl FnOnce(&Row<'_>) -> Result<T>,
) -> Result<Option<T>> {
    let mut stmt = Statement::new(conn, sql)?;
    let mut rows = stmt.rows(values)?;
    rows.next()?.map(|row| read(&row)).transpose()
}

/// Number of rows changed by a statement.
pub(in crate::store) fn execute(conn: &Conn, sql: &str, values: &[&dyn Param]) -> Result<usize> {
    Statement::new(conn, sql)?.run(values)
}
