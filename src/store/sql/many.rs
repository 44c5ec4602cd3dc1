//! Adding many rows of one table with few statements: what a statement costs by itself (to find
//! the tables, the end of their indexes, the next number) is then shared by its rows.
use std::fmt::Write;

use super::conn::Conn;
use super::statement::Kept;
use crate::domain::record::Value;
use crate::store::Result;

/// Rows added by one statement, largest first; what is left goes one by one.
const SIZES: [usize; 3] = [64, 8, 1];

/// Where the rows of a table go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Rows {
    /// To the end of its indexes, or to few places.
    Together,
    /// All over some of its indexes. A statement that adds several rows must keep a copy of each
    /// page that it touches: it would cost more than it saves.
    Scattered,
}

/// A table that rows are added to.
#[derive(Debug)]
pub(in crate::store) struct Target {
    rows: Rows,
    width: usize,
    texts: [String; SIZES.len()],
}

impl Target {
    /// A table, its columns, and those where nothing is an empty text.
    pub(in crate::store) fn new(rows: Rows, table: &str, columns: &[&str], empty: &[&str]) -> Self {
        Self {
            rows,
            width: columns.len(),
            texts: SIZES.map(|size| text(table, columns, empty, size)),
        }
    }

    /// Adds rows, each with a value for each column.
    pub(in crate::store) fn add(&self, conn: &Conn, rows: &[Vec<Value>]) -> Result<()> {
        let mut rest = rows;
        for (size, text) in SIZES.iter().zip(&self.texts) {
            if self.rows == Rows::Scattered && *size > 1 {
                continue;
            }
            let mut kept = Kept::default();
            while let Some((now, later)) = rest.split_at_checked(*size) {
                if now.is_empty() {
                    break;
                }
                kept.of(conn, text)?.run_rows(now, self.width)?;
                rest = later;
            }
        }
        Ok(())
    }
}

/// Puts rows with the same text in one column together, otherwise in the order they had.
pub(in crate::store) fn group(rows: &mut [Vec<Value>], column: usize) {
    fn text(row: &[Value], column: usize) -> Option<&str> {
        row.get(column).and_then(Value::as_text)
    }
    rows.sort_by(|one, other| text(one, column).cmp(&text(other, column)));
}

/// The insertion of `size` rows, its values numbered as SQLite does: it would look up each of so
/// many names among all those before it.
fn text(table: &str, columns: &[&str], empty: &[&str], size: usize) -> String {
    let mut text = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
    let mut number = 0;
    for row in 0..size {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for (at, column) in columns.iter().enumerate() {
            number += 1;
            let before = if at == 0 { "" } else { ", " };
            // Writing to a text never fails.
            let _ = if empty.contains(column) {
                write!(text, "{before}COALESCE(?{number}, '')")
            } else {
                write!(text, "{before}?{number}")
            };
        }
        text.push(')');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sql::query;

    #[test]
    fn rows_are_added_in_their_order_whatever_their_number() {
        for count in [0, 1, 7, 8, 63, 64, 65, 73, 200] {
            let conn = Conn::in_memory();
            conn.run("CREATE TABLE t (n INTEGER PRIMARY KEY, a INTEGER, b TEXT, c TEXT NOT NULL)")
                .unwrap();
            let rows: Vec<Vec<Value>> = (0..count)
                .map(|n| vec![Value::Int(n), Value::Null, Value::Null])
                .collect();
            let target = Target::new(Rows::Together, "t", &["a", "b", "c"], &["c"]);
            target.add(&conn, &rows).unwrap();
            let found = query(&conn, "SELECT a, b, c FROM t ORDER BY n", &[], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            });
            let found: Vec<(i64, Option<String>, String)> = found.unwrap();
            let wanted: Vec<_> = (0..count).map(|n| (n, None, String::new())).collect();
            assert_eq!(found, wanted);
        }
    }
}
