//! Binding and reading: the border between the values of the domain and SQLite.
//!
//! Statements name their values `$n`, as PostgreSQL does; they are turned into SQLite's own
//! numbers here only.
mod many;

use std::borrow::Cow;

use compact_str::CompactString;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, Row as SqlRow, Statement, ToSql};

pub(super) use many::{Rows, Target, group};

use super::Result;
use crate::domain::record::{Id, Value};

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

/// The text as SQLite numbers parameters: `?3` is bound as the third whatever its place, where
/// `$3` would be a mere name.
///
/// Names met in the order 1, 2, 3… are numbered so by SQLite itself: most texts stay as they are.
fn numbered(sql: &str) -> Cow<'_, str> {
    let mut last = 0;
    let in_order = sql.split('$').skip(1).all(|rest| {
        let number = rest.bytes().take_while(u8::is_ascii_digit);
        let number = number.fold(0_usize, |sum, digit| sum * 10 + usize::from(digit - b'0'));
        let follows = (1..=last + 1).contains(&number);
        last = last.max(number);
        follows
    });
    if in_order {
        Cow::Borrowed(sql)
    } else {
        Cow::Owned(sql.replace('$', "?"))
    }
}

fn bind(stmt: &mut Statement<'_>, values: &[&dyn ToSql]) -> Result<()> {
    // The statement stops at the highest number it names.
    for (at, value) in values.iter().take(stmt.parameter_count()).enumerate() {
        stmt.raw_bind_parameter(at + 1, value)?;
    }
    Ok(())
}

/// Numbers asked for at once by [`among`].
const HANDFUL: usize = 64;

/// Rows about some numbers, which `{ids}` stands for in the text; the other values come first.
/// One question a handful, always in the same words: what is prepared once serves all.
pub(super) fn among<T, F>(
    conn: &Connection,
    sql: &str,
    values: &[&dyn ToSql],
    ids: &[Id],
    mut read: F,
) -> Result<Vec<T>>
where
    F: FnMut(&SqlRow<'_>) -> rusqlite::Result<T>,
{
    let names: Vec<String> = (1..=HANDFUL)
        .map(|at| format!("${}", values.len() + at))
        .collect();
    let text = sql.replace("{ids}", &names.join(","));
    let mut found = Vec::new();
    for handful in ids.chunks(HANDFUL) {
        // No number is 0: it stands for nobody.
        let nobody = std::iter::repeat_n(&0, HANDFUL - handful.len());
        let all: Vec<&dyn ToSql> = values
            .iter()
            .copied()
            .chain(handful.iter().chain(nobody).map(|id| id as &dyn ToSql))
            .collect();
        found.extend(query(conn, &text, &all, &mut read)?);
    }
    Ok(found)
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
    let mut stmt = conn.prepare_cached(&numbered(sql))?;
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
    let mut stmt = conn.prepare(&numbered(sql))?;
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
    let mut stmt = conn.prepare_cached(&numbered(sql))?;
    bind(&mut stmt, values)?;
    let mut rows = stmt.raw_query().mapped(read);
    Ok(rows.next().transpose()?)
}

/// Number of rows changed by a statement.
pub(super) fn execute(conn: &Connection, sql: &str, values: &[&dyn ToSql]) -> Result<usize> {
    let mut stmt = conn.prepare_cached(&numbered(sql))?;
    bind(&mut stmt, values)?;
    Ok(stmt.raw_execute()?)
}

/// Rows of one table about one person, which comes first in each.
pub(super) fn insert_rows<'r>(
    conn: &Connection,
    sql: &str,
    person: Id,
    rows: impl IntoIterator<Item = &'r [Value]>,
) -> Result<()> {
    let mut stmt = Kept::default();
    for row in rows {
        let stmt = stmt.ready(conn, sql)?;
        stmt.raw_bind_parameter(1, person)?;
        for (at, value) in (2..).zip(row) {
            stmt.raw_bind_parameter(at, value)?;
        }
        stmt.raw_execute()?;
    }
    Ok(())
}

/// A statement kept at hand by who executes it many times: to look it up again would cost as much
/// as to execute it.
#[derive(Default)]
pub(super) struct Kept<'c>(Option<CachedStatement<'c>>);

impl<'c> Kept<'c> {
    fn ready(&mut self, conn: &'c Connection, sql: &str) -> Result<&mut CachedStatement<'c>> {
        Ok(match &mut self.0 {
            Some(stmt) => stmt,
            none @ None => none.insert(conn.prepare_cached(&numbered(sql))?),
        })
    }

    /// Number of rows changed. The text is always the same one.
    pub(super) fn execute(
        &mut self,
        conn: &'c Connection,
        sql: &str,
        values: &[&dyn ToSql],
    ) -> Result<usize> {
        let stmt = self.ready(conn, sql)?;
        bind(stmt, values)?;
        Ok(stmt.raw_execute()?)
    }
}

/// Value of column `at`, as a value of the domain.
pub(super) fn value(row: &SqlRow<'_>, at: usize) -> rusqlite::Result<Value> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(std::str::from_utf8(text).map_or_else(
            |_| CompactString::from_utf8_lossy(text),
            CompactString::from,
        )),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_bound_by_number_whatever_the_order_of_their_names() {
        let conn = Connection::open_in_memory().unwrap();
        let read = |sql: &str| {
            let row = |row: &SqlRow<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            let found: Option<(i64, i64, i64)> = first(&conn, sql, &[&10, &20, &30], row).unwrap();
            found.unwrap()
        };
        assert_eq!(read("SELECT $1, $2, $3"), (10, 20, 30));
        assert_eq!(read("SELECT $3, $1, $2"), (30, 10, 20));
        assert_eq!(read("SELECT $1, $1, $2"), (10, 10, 20));
        assert_eq!(read("SELECT $2, $2, $2"), (20, 20, 20));
        assert!(matches!(numbered("a = $1 AND b = $2"), Cow::Borrowed(_)));
        assert!(matches!(numbered("a = $2 AND b = $1"), Cow::Owned(_)));
    }
}
