//! Comparing the derived rows that are stored with those wanted, and what is to be done of the
//! difference: a new computation finds most of them right. Knows no table but the list.
use super::tables::{BEFORE_DATED, Derived, LINE_COLUMNS};
use crate::domain::record::{Id, Value};
use crate::store::Result;
use crate::store::sql::Row;

/// The stored rows of one part of one person, with their keys.
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

    /// Takes a row that the question of the part gave.
    pub(in crate::store) fn add(&mut self, row: &Row<'_>) -> Result<()> {
        self.keys.push(row.get(1)?);
        for at in 2..self.columns + 2 {
            self.values.push(row.value(at)?);
        }
        Ok(())
    }

    /// Forgets the person.
    pub(in crate::store) fn clear(&mut self) {
        self.keys.clear();
        self.values.clear();
    }

    fn by_key(&self) -> Vec<(Id, &[Value])> {
        let values = |at: usize| self.values.get(at * self.columns..(at + 1) * self.columns);
        let rows = (0..).map(|at| values(at).unwrap_or_default());
        let mut rows: Vec<_> = self.keys.iter().copied().zip(rows).collect();
        rows.sort_unstable_by_key(|(key, _)| *key);
        rows
    }
}

/// What is to be done to a row.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) enum RowEdit {
    /// It says this from now on.
    Put(Id, Vec<Value>),
    /// It goes.
    Remove(Id),
}

/// Rows whose rank comes first are compared with those stored at the same rank.
pub(super) fn by_rank<'r>(
    wanted: impl Iterator<Item = &'r Vec<Value>>,
    stored: &Stored,
    emit: &mut dyn FnMut(RowEdit),
) {
    let mut left = stored.by_key().into_iter().peekable();
    for row in wanted {
        let Some((&Value::Int(rank), values)) = row.split_first() else {
            continue;
        };
        while let Some((gone, _)) = left.next_if(|(key, _)| *key < rank) {
            emit(RowEdit::Remove(gone));
        }
        let same = left.next_if(|(key, _)| *key == rank);
        if same.is_none_or(|(_, stored)| stored != values) {
            emit(RowEdit::Put(rank, values.to_vec()));
        }
    }
    left.for_each(|(gone, _)| emit(RowEdit::Remove(gone)));
}

/// Rows are compared with those stored, in order: while too many are stored, some may be left out.
pub(super) fn in_order(wanted: &[Vec<Value>], stored: &Stored, emit: &mut dyn FnMut(RowEdit)) {
    let all = stored.by_key();
    let mut spare = all.len().saturating_sub(wanted.len());
    let mut after = all.last().map_or(0, |(key, _)| key + 1);
    let mut left = all.as_slice();
    for row in wanted {
        let near = left.iter().take(spare + 1);
        let found = near
            .clone()
            .position(|(_, stored)| *stored == row.as_slice());
        let (gone, rest) = left
            .split_at_checked(found.unwrap_or(0))
            .unwrap_or_default();
        gone.iter().for_each(|(key, _)| emit(RowEdit::Remove(*key)));
        spare -= gone.len();
        if found.is_none() {
            let key = rest.first().map_or(after, |(key, _)| *key);
            after = after.max(key + 1);
            emit(RowEdit::Put(key, row.clone()));
        }
        left = rest.get(1..).unwrap_or_default();
    }
    left.iter().for_each(|(key, _)| emit(RowEdit::Remove(*key)));
}

/// The columns of the list, or those that a new computation is about, of the people from $1 to $2.
pub(in crate::store) fn read_lines(whole: bool) -> String {
    let from = if whole { 0 } else { BEFORE_DATED };
    format!(
        "SELECT allocataire_id, {} FROM ligne WHERE allocataire_id BETWEEN $1 AND $2 ORDER BY allocataire_id",
        LINE_COLUMNS.get(from..).unwrap_or_default().join(", ")
    )
}

impl Derived {
    /// What the line of the list must say from now on, when it says something else.
    pub(in crate::store) fn new_dated(&self, stored: &Row<'_>) -> Result<Option<Edit>> {
        let line = self.line.as_ref();
        let Some(wanted) = line.and_then(|line| line.get(BEFORE_DATED..)) else {
            return Ok(None);
        };
        let mut differs = false;
        for (at, wanted) in (1..).zip(wanted) {
            differs |= *wanted != stored.value(at)?;
        }
        Ok(differs.then(|| Edit::Dated(wanted.to_vec())))
    }

    /// The whole line of the list, when it differs from the one stored.
    pub(in crate::store) fn new_line(&self, stored: &Row<'_>) -> Result<Option<Edit>> {
        let wanted = self.line.as_deref().unwrap_or_default();
        let mut differs = false;
        for (at, wanted) in (1..).zip(wanted) {
            differs |= *wanted != stored.value(at)?;
        }
        Ok(if differs { self.whole_line() } else { None })
    }

    /// The whole line of the list.
    pub(in crate::store) fn whole_line(&self) -> Option<Edit> {
        self.line.clone().map(Edit::Line)
    }
}

/// A change of the derived rows of a person.
pub(in crate::store) enum Edit {
    /// In the part of that place.
    Row(usize, RowEdit),
    /// The whole row of the list.
    Line(Vec<Value>),
    /// Of the row of the list, what a new computation is about.
    Dated(Vec<Value>),
}

#[cfg(test)]
mod tests;
