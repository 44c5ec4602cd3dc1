//! A table that the store writes. Its columns are named once; the texts that list, count and
//! number them are made here.
use std::fmt::Write;
use std::sync::OnceLock;

use super::ask::execute;
use super::cell::Param;
use super::conn::Conn;
use super::statement::LazyStatement;
use crate::domain::record::{Id, Value};
use crate::store::Result;

/// Rows added by one statement, largest first. What a statement costs by itself (to find the
/// tables, the end of their indexes, the next number) is then shared.
const SIZES: [usize; 3] = [64, 8, 1];

/// A table, and the columns that the store writes.
#[derive(Debug)]
pub(in crate::store) struct Table {
    name: &'static str,
    columns: Vec<&'static str>,
    /// Columns where nothing is an empty text.
    filled: &'static [&'static str],
    scattered: bool,
    numbered: bool,
    /// The insertion of one row, and of several for each size.
    one: OnceLock<String>,
    many: [OnceLock<String>; SIZES.len()],
}

impl Table {
    /// A table and its columns.
    pub(in crate::store) fn new(
        name: &'static str,
        columns: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        Self {
            name,
            columns: columns.into_iter().collect(),
            filled: &[],
            scattered: false,
            numbered: false,
            one: OnceLock::new(),
            many: SIZES.map(|_| OnceLock::new()),
        }
    }

    /// A table whose rows belong to a person, named in their first column.
    pub(in crate::store) fn of_person(
        name: &'static str,
        columns: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        Self::new(name, std::iter::once("allocataire_id").chain(columns))
    }

    /// The same, where nothing is an empty text in those columns.
    pub(in crate::store) const fn filled(mut self, columns: &'static [&'static str]) -> Self {
        self.filled = columns;
        self
    }

    /// The same, whose first column is a number that the table gives by itself to a row added
    /// alone.
    pub(in crate::store) const fn numbered(mut self) -> Self {
        self.numbered = true;
        self
    }

    /// The same, whose rows go all over some of its indexes. A statement that adds several rows
    /// must keep a copy of each page that it touches: it would cost more than it saves.
    pub(in crate::store) const fn scattered(mut self) -> Self {
        self.scattered = true;
        self
    }

    /// Its name.
    pub(in crate::store) const fn name(&self) -> &'static str {
        self.name
    }

    /// Its columns.
    pub(in crate::store) fn columns(&self) -> &[&'static str] {
        &self.columns
    }

    /// The question of all its columns, with what follows the name of the table.
    pub(in crate::store) fn select(&self, rest: &str) -> String {
        format!(
            "SELECT {} FROM {} {rest}",
            self.columns.join(", "),
            self.name
        )
    }

    /// The insertion of one row.
    pub(in crate::store) fn insertion(&self) -> &str {
        self.one
            .get_or_init(|| self.text(self.columns.get(usize::from(self.numbered)..), 1, '$'))
    }

    /// The insertion of one row, which takes the place of the one with the same key.
    pub(in crate::store) fn replacement(&self, key: &[&str]) -> String {
        let others = self.columns.iter().filter(|column| !key.contains(column));
        let set: Vec<String> = others.map(|it| format!("{it} = excluded.{it}")).collect();
        let done = match set.is_empty() {
            true => "NOTHING".to_owned(),
            false => format!("UPDATE SET {}", set.join(", ")),
        };
        let key = key.join(", ");
        format!("{} ON CONFLICT ({key}) DO {done}", self.insertion())
    }

    /// Adds a row; gives its number. (Not with RETURNING, which makes SQLite keep a way back from
    /// each statement and write the search index out before it.)
    pub(in crate::store) fn insert(&self, conn: &Conn, values: &[&dyn Param]) -> Result<Id> {
        execute(conn, self.insertion(), values)?;
        Ok(conn.last_id())
    }

    /// Adds a row, or puts it in the place of the one with the same key.
    pub(in crate::store) fn replace(
        &self,
        conn: &Conn,
        key: &[&str],
        values: &[&dyn Param],
    ) -> Result<()> {
        execute(conn, &self.replacement(key), values)?;
        Ok(())
    }

    /// Adds rows, each with a value for each column.
    pub(in crate::store) fn add(&self, conn: &Conn, rows: &[Vec<Value>]) -> Result<()> {
        let mut rest = rows;
        for (size, text) in SIZES.into_iter().zip(&self.many) {
            if self.scattered && size > 1 {
                continue;
            }
            let mut kept = LazyStatement::default();
            while let Some((now, later)) = rest.split_at_checked(size) {
                if now.is_empty() {
                    break;
                }
                let text = text.get_or_init(|| self.text(Some(&self.columns), size, '?'));
                kept.of(conn, text)?.run_rows(now, self.columns.len())?;
                rest = later;
            }
        }
        Ok(())
    }

    /// The insertion of `size` rows. Very many values are numbered as SQLite does, with `?`: it
    /// would look up each of so many names among all those before it.
    fn text(&self, columns: Option<&[&str]>, size: usize, mark: char) -> String {
        let columns = columns.unwrap_or_default();
        let mut text = format!("INSERT INTO {} ({}) VALUES ", self.name, columns.join(", "));
        let mut number = 0;
        for row in 0..size {
            text.push_str(if row == 0 { "(" } else { ", (" });
            for (at, column) in columns.iter().enumerate() {
                number += 1;
                let before = if at == 0 { "" } else { ", " };
                // Writing to a text never fails.
                let _ = if self.filled.contains(column) {
                    write!(text, "{before}COALESCE({mark}{number}, '')")
                } else {
                    write!(text, "{before}{mark}{number}")
                };
            }
            text.push(')');
        }
        text
    }
}

/// What gives columns the values from `$first` on.
pub(in crate::store) fn assignments(columns: &[&str], first: usize) -> String {
    let set: Vec<String> = (first..)
        .zip(columns)
        .map(|(at, name)| format!("{name} = ${at}"))
        .collect();
    set.join(", ")
}

/// Puts rows with the same number in one column together, otherwise in the order they had.
pub(in crate::store) fn group(rows: &mut [Vec<Value>], column: usize) {
    rows.sort_by_key(|row| row.get(column).and_then(Value::as_int));
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
            let table = Table::new("t", ["a", "b", "c"]).filled(&["c"]);
            table.add(&conn, &rows).unwrap();
            let found = query(&conn, "SELECT a, b, c FROM t ORDER BY n", &[], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            });
            let found: Vec<(i64, Option<String>, String)> = found.unwrap();
            let wanted: Vec<_> = (0..count).map(|n| (n, None, String::new())).collect();
            assert_eq!(found, wanted);
        }
    }

    #[test]
    fn texts_follow_from_the_columns() {
        let table = Table::of_person("t", ["a", "b"]).filled(&["b"]);
        assert_eq!(
            table.insertion(),
            "INSERT INTO t (allocataire_id, a, b) VALUES ($1, $2, COALESCE($3, ''))"
        );
        assert!(table.replacement(&["allocataire_id"]).ends_with(
            "ON CONFLICT (allocataire_id) DO UPDATE SET a = excluded.a, b = excluded.b"
        ));
        assert_eq!(
            table.select("WHERE a = $1"),
            "SELECT allocataire_id, a, b FROM t WHERE a = $1"
        );
        let table = Table::new("t", ["id", "a"]).numbered();
        assert_eq!(table.insertion(), "INSERT INTO t (a) VALUES ($1)");
        assert_eq!(assignments(&["a", "b"], 3), "a = $3, b = $4");
    }
}
