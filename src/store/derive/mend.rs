//! Comparing the derived rows that stand with those that should, and writing what differs: a
//! recomputation finds most of them right.

use super::super::Result;
use super::super::sql::{self, Conn, Statement, first};
use super::parts::Part;
use super::{Derived, IndexRow, line};
use crate::domain::record::{Id, Value};

/// The rows of one part that stand of one person, with their keys.
pub(in crate::store) struct Stored {
    columns: usize,
    keys: Vec<Id>,
    values: Vec<Value>,
}

impl Stored {
    pub(super) const fn new(columns: usize) -> Self {
        Self {
            columns,
            keys: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Takes a row that [`Part::read`] gave.
    pub(in crate::store) fn add(&mut self, row: &sql::Row<'_>) -> Result<()> {
        self.keys.push(row.get(1)?);
        self.values.extend(row.values(2, self.columns)?);
        Ok(())
    }

    /// Forgets the person.
    pub(in crate::store) fn clear(&mut self) {
        self.keys.clear();
        self.values.clear();
    }

    fn by_key(&self) -> Vec<(Id, &[Value])> {
        let rows = self.values.chunks_exact(self.columns);
        let mut rows: Vec<_> = self.keys.iter().copied().zip(rows).collect();
        rows.sort_unstable_by_key(|(key, _)| *key);
        rows
    }
}

/// What is to be done to a row.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) enum Mend {
    /// It says this from now on; without a key, it is added after the others.
    Put(Option<Id>, Vec<Value>),
    /// It goes.
    Remove(Id),
}

/// Rows whose rank comes first are compared with those that stand at the same rank.
pub(super) fn by_rank<'r>(
    wanted: impl Iterator<Item = &'r Vec<Value>>,
    stored: &Stored,
    tell: &mut dyn FnMut(Mend),
) {
    let mut stand = stored.by_key().into_iter().peekable();
    for row in wanted {
        let Some((&Value::Int(rank), values)) = row.split_first() else {
            continue;
        };
        while let Some((gone, _)) = stand.next_if(|(key, _)| *key < rank) {
            tell(Mend::Remove(gone));
        }
        let stood = stand.next_if(|(key, _)| *key == rank);
        if stood.is_none_or(|(_, stood)| stood != values) {
            tell(Mend::Put(Some(rank), values.to_vec()));
        }
    }
    stand.for_each(|(gone, _)| tell(Mend::Remove(gone)));
}

/// Rows are compared with those that stand, in order: while too many stand, some may be left out.
pub(super) fn in_order(wanted: &[IndexRow], stored: &Stored, tell: &mut dyn FnMut(Mend)) {
    let stand = stored.by_key();
    let mut spare = stand.len().saturating_sub(wanted.len());
    let mut left = stand.as_slice();
    for row in wanted {
        let near = left.iter().take(spare + 1);
        let found = near.clone().position(|(_, stood)| *stood == row.as_slice());
        let (gone, rest) = left
            .split_at_checked(found.unwrap_or(0))
            .unwrap_or_default();
        gone.iter().for_each(|(key, _)| tell(Mend::Remove(*key)));
        spare -= gone.len();
        if found.is_none() {
            let key = rest.first().map(|(key, _)| *key);
            tell(Mend::Put(key, row.to_vec()));
        }
        left = rest.get(1..).unwrap_or_default();
    }
    left.iter().for_each(|(key, _)| tell(Mend::Remove(*key)));
}

/// The columns of the list that a new computation is about.
fn dated() -> impl Iterator<Item = &'static str> {
    line::COLUMNS.split(", ").skip(line::BEFORE_DATED)
}

/// Those columns, of the people from $1 to $2.
pub(in crate::store) fn read_lines() -> String {
    format!(
        "SELECT allocataire_id, {} FROM ligne WHERE allocataire_id BETWEEN $1 AND $2 ORDER BY allocataire_id",
        dated().collect::<Vec<_>>().join(", ")
    )
}

impl Derived {
    /// What the line of the list must say from now on, when it says something else.
    pub(in crate::store) fn new_line(&self, stood: &sql::Row<'_>) -> Result<Option<Vec<Value>>> {
        let line = self.line.as_ref();
        let Some(wanted) = line.and_then(|line| line.get(line::BEFORE_DATED..)) else {
            return Ok(None);
        };
        let mut differs = false;
        for (at, wanted) in (1..).zip(wanted) {
            differs |= *wanted != stood.value(at)?;
        }
        Ok(differs.then(|| wanted.to_vec()))
    }
}

/// A change of the derived rows of a person.
pub(in crate::store) enum Edit {
    /// In the part of that place.
    Row(usize, Mend),
    /// Of the line of the list.
    Line(Vec<Value>),
}

/// Writes the changes, through statements prepared once.
pub(in crate::store) struct Mender<'a> {
    parts: Vec<(Statement<'a>, Statement<'a>)>,
    line: Statement<'a>,
    /// The last number of the index.
    last: Id,
}

impl<'a> Mender<'a> {
    pub(in crate::store) fn new(conn: &'a Conn, parts: &[Part]) -> Result<Self> {
        let last = first(conn, "SELECT MAX(id) FROM echeance", &[], |row| row.get(0))?;
        let names = (2..).zip(dated());
        let set: Vec<String> = names.map(|(at, name)| format!("{name} = ?{at}")).collect();
        let pair = |part: &Part| {
            Ok((
                Statement::new(conn, &part.put)?,
                Statement::new(conn, &part.remove)?,
            ))
        };
        Ok(Self {
            parts: parts.iter().map(pair).collect::<Result<_>>()?,
            line: Statement::new(
                conn,
                &format!(
                    "UPDATE ligne SET {} WHERE allocataire_id = ?1",
                    set.join(", ")
                ),
            )?,
            last: last.flatten().unwrap_or(0),
        })
    }

    /// Writes one.
    pub(in crate::store) fn write(&mut self, person: Id, edit: &Edit) -> Result<()> {
        let _changed = match edit {
            Edit::Line(values) => self.line.run_with(&[&person], values),
            Edit::Row(at, mend) => {
                let Some((put, remove)) = self.parts.get_mut(*at) else {
                    return Ok(());
                };
                match mend {
                    Mend::Put(Some(key), values) => put.run_with(&[&person, key], values),
                    Mend::Put(None, values) => {
                        self.last += 1;
                        put.run_with(&[&person, &self.last], values)
                    }
                    Mend::Remove(key) => remove.run(&[&person, key]),
                }
            }
        }?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
