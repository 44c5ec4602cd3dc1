//! A statement prepared once by who runs it many times.
use rusqlite::CachedStatement;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;

use super::cell::Param;
use super::conn::Conn;
use super::dialect::Dialect;
use super::row::Row;
use crate::domain::record::Value;
use crate::store::Result;

/// Gives a statement its values. It takes those that its text names.
pub(super) fn bind(stmt: &mut rusqlite::Statement<'_>, values: &[&dyn Param]) -> Result<()> {
    for (at, value) in (1..=stmt.parameter_count()).zip(values) {
        stmt.raw_bind_parameter(at, value.cell())?;
    }
    Ok(())
}

/// A prepared statement.
pub(in crate::store) struct Statement<'c>(CachedStatement<'c>);

impl<'c> Statement<'c> {
    /// Prepares a text.
    pub(in crate::store) fn new(conn: &'c Conn, sql: &str) -> Result<Self> {
        Ok(Self(conn.0.prepare_cached(&Dialect::Sqlite.text(sql))?))
    }

    /// Runs it; gives the number of rows changed.
    pub(in crate::store) fn run(&mut self, values: &[&dyn Param]) -> Result<usize> {
        bind(&mut self.0, values)?;
        Ok(self.0.raw_execute()?)
    }

    /// Runs it with some values of records after the others; gives the number of rows changed.
    pub(in crate::store) fn run_with(
        &mut self,
        first: &[&dyn Param],
        then: &[Value],
    ) -> Result<usize> {
        bind(&mut self.0, first)?;
        for (at, value) in (first.len() + 1..).zip(then) {
            self.0.raw_bind_parameter(at, value.cell())?;
        }
        Ok(self.0.raw_execute()?)
    }

    /// Runs it with the values of several rows, one after the other; gives the number of rows
    /// changed. Most values are nothing: all are unbound at once.
    pub(super) fn run_rows(&mut self, rows: &[Vec<Value>], width: usize) -> Result<usize> {
        self.0.clear_bindings();
        for (first, row) in (1..).step_by(width).zip(rows) {
            for (at, value) in (first..).zip(row.iter().take(width)) {
                if *value != Value::Null {
                    self.0.raw_bind_parameter(at, value.cell())?;
                }
            }
        }
        Ok(self.0.raw_execute()?)
    }

    /// Asks it.
    pub(in crate::store) fn rows(&mut self, values: &[&dyn Param]) -> Result<Rows<'_>> {
        bind(&mut self.0, values)?;
        Ok(Rows(self.0.raw_query()))
    }
}

/// The rows of an answer, one at a time.
pub(in crate::store) struct Rows<'s>(pub(super) rusqlite::Rows<'s>);

impl Rows<'_> {
    /// Goes to the next row.
    pub(in crate::store) fn advance(&mut self) -> Result<()> {
        Ok(self.0.advance()?)
    }

    /// The row it is at, if there is one.
    pub(in crate::store) fn row(&self) -> Option<Row<'_>> {
        self.0.get().map(Row)
    }

    /// The next row.
    pub(in crate::store) fn next(&mut self) -> Result<Option<Row<'_>>> {
        Ok(self.0.next()?.map(Row))
    }
}

/// A statement kept at hand by who executes it many times: to look it up again would cost as much
/// as to execute it.
#[derive(Default)]
pub(in crate::store) struct LazyStatement<'c>(Option<Statement<'c>>);

impl<'c> LazyStatement<'c> {
    /// The statement, prepared at its first use. The text is always the same one.
    pub(in crate::store) fn of(&mut self, conn: &'c Conn, sql: &str) -> Result<&mut Statement<'c>> {
        Ok(match &mut self.0 {
            Some(stmt) => stmt,
            none @ None => none.insert(Statement::new(conn, sql)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_bound_by_number_whatever_the_order_of_their_names() {
        let conn = Conn::in_memory();
        let read = |sql: &str| {
            let mut stmt = Statement::new(&conn, sql).unwrap();
            let mut rows = stmt.rows(&[&10_i64, &20_i64, &30_i64]).unwrap();
            let row = rows.next().unwrap().unwrap();
            [0, 1, 2].map(|at| row.get::<i64>(at).unwrap())
        };
        assert_eq!(read("SELECT $1, $2, $3"), [10, 20, 30]);
        assert_eq!(read("SELECT $3, $1, $2"), [30, 10, 20]);
        assert_eq!(read("SELECT $1, $1, $2"), [10, 10, 20]);
        assert_eq!(read("SELECT $2, $2, $2"), [20, 20, 20]);
    }
}
