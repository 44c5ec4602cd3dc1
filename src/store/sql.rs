//! Binding and reading: the border between the values of the domain and SQLite.
//!
//! `$n` is a name for SQLite, numbered by first appearance: everything is bound through
//! their names, here only.
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row as SqlRow, Statement, ToSql};

use super::Result;
use crate::domain::record::Value;

const NAMES: [&str; 40] = [
    "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15",
    "$16", "$17", "$18", "$19", "$20", "$21", "$22", "$23", "$24", "$25", "$26", "$27", "$28",
    "$29", "$30", "$31", "$32", "$33", "$34", "$35", "$36", "$37", "$38", "$39", "$40",
];

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Int(number) => ToSqlOutput::Borrowed(ValueRef::Integer(*number)),
            Self::Text(text) if text.is_empty() => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Pending(_) => {
                return Err(rusqlite::Error::ToSqlConversionFailure(
                    "a pending reference can't be stored".into(),
                ));
            }
        })
    }
}

fn bind(stmt: &mut Statement<'_>, values: &[&dyn ToSql]) -> Result<()> {
    for index in 1..=stmt.parameter_count() {
        let name = stmt.parameter_name(index).unwrap_or_default();
        // Most statements name their values in order.
        let at = if NAMES.get(index - 1) == Some(&name) {
            Some(index - 1)
        } else {
            NAMES.iter().position(|known| *known == name)
        };
        if let Some(value) = at.and_then(|at| values.get(at)) {
            stmt.raw_bind_parameter(index, value)?;
        }
    }
    Ok(())
}

/// Rows of a query, each read by `read`.
pub(super) fn query<T, F>(
    conn: &Connection,
    sql: &str,
    values: &[&dyn ToSql],
    read: F,
) -> Result<Vec<T>>
where
    F: FnMut(&SqlRow<'_>) -> rusqlite::Result<T>,
{
    let mut stmt = conn.prepare_cached(sql)?;
    bind(&mut stmt, values)?;
    let rows = stmt
        .raw_query()
        .mapped(read)
        .collect::<rusqlite::Result<Vec<T>>>()?;
    Ok(rows)
}

/// Rows of a query whose text is not asked again: it takes no place among those kept prepared.
pub(super) fn query_once<T, F>(
    conn: &Connection,
    sql: &str,
    values: &[&dyn ToSql],
    read: F,
) -> Result<Vec<T>>
where
    F: FnMut(&SqlRow<'_>) -> rusqlite::Result<T>,
{
    let mut stmt = conn.prepare(sql)?;
    bind(&mut stmt, values)?;
    let rows = stmt
        .raw_query()
        .mapped(read)
        .collect::<rusqlite::Result<Vec<T>>>()?;
    Ok(rows)
}

/// First row of a query, if any.
pub(super) fn first<T>(
    conn: &Connection,
    sql: &str,
    values: &[&dyn ToSql],
    read: impl FnMut(&SqlRow<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    let mut stmt = conn.prepare_cached(sql)?;
    bind(&mut stmt, values)?;
    let mut rows = stmt.raw_query().mapped(read);
    Ok(rows.next().transpose()?)
}

/// Number of rows changed by a statement.
pub(super) fn execute(conn: &Connection, sql: &str, values: &[&dyn ToSql]) -> Result<usize> {
    let mut stmt = conn.prepare_cached(sql)?;
    bind(&mut stmt, values)?;
    Ok(stmt.raw_execute()?)
}

/// Value of column `at`, as a value of the domain.
pub(super) fn value(row: &SqlRow<'_>, at: usize) -> rusqlite::Result<Value> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
    })
}
