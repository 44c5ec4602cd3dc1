//! The operations that one row asks for, being gathered.
use crate::exchange::import::prelude::*;
use std::collections::HashSet;

use super::choices::{Choices, Which};
use super::earlier::EarlierRows;
use super::summary::Standing;
use crate::exchange::import::cell::shortened;
use crate::exchange::import::notice::Difference;
use crate::exchange::import::person::ImportedPerson;
use crate::store::Result;

/// Remarks that hold for the whole file, written once.
#[derive(Debug, Default)]
pub(super) struct Once {
    written: HashSet<&'static str>,
}

/// One row against the records of its person.
pub(super) struct Plan<'a> {
    pub(super) row: &'a ImportedPerson,
    pub(super) header: &'a Header,
    pub(super) today: Date,
    /// The person, when known.
    pub(super) person: Option<Id>,
    pub(super) earlier: &'a EarlierRows,
    pub(super) once: &'a mut Once,
    pub(super) ops: Vec<Op>,
    /// What the row gives, as stored once written.
    pub(super) given: Vec<(F, Value)>,
    /// What becomes of the values that differ from those that stand.
    pub(super) standing: Standing,
    /// What was decided of some of them.
    pub(super) choices: &'a Choices,
    /// Those values.
    pub(super) replaced: Vec<Replaced>,
    /// Columns that fill what was empty.
    pub(super) filled: Vec<F>,
    /// Whether the row says something else than what stands.
    pub(super) differs: bool,
    pub(super) notices: Vec<Notice>,
}

/// A value wanted in a field of a record, and the column that says it.
pub(super) struct Wish {
    pub(super) field: &'static str,
    pub(super) from: F,
    pub(super) value: Value,
}

impl Wish {
    pub(super) fn new(field: &'static str, from: F, value: impl Into<Value>) -> Self {
        Self {
            field,
            from,
            value: value.into(),
        }
    }
}

/// A value of the file, and the one that stands.
pub(super) struct Replaced {
    /// The record, as it stands.
    pub row: Row,
    /// Its field.
    pub field: &'static str,
    /// The column that says otherwise.
    pub from: F,
    /// What it says.
    pub after: Value,
}

impl Plan<'_> {
    /// Records of one kind of the person.
    pub(super) fn rows(&self, target: &mut impl ImportTarget, entity: Entity) -> Result<Vec<Row>> {
        self.person
            .map_or_else(|| Ok(Vec::new()), |person| target.rows_of(entity, person))
    }

    /// The person, or the operation that makes it.
    pub(super) fn owner(&self) -> Value {
        self.person.map_or_else(
            || {
                let at = position(&self.ops, Entity::Allocataire);
                Value::Pending(at.unwrap_or_default())
            },
            Value::Int,
        )
    }

    pub(super) fn date(&self, field: F) -> Option<Date> {
        self.row.get(field).and_then(from_iso)
    }

    /// The value of a field of the row as a wish for a field of a record.
    pub(super) fn wish(&self, field: &'static str, from: F) -> Option<Wish> {
        Some(Wish::new(field, from, self.row.get(from)?))
    }

    /// Adds a remark about a cell of the row.
    pub(super) fn notice(&mut self, field: F, reason: &str) {
        self.notice_at(self.row.line, field, reason);
    }

    /// Adds a remark about a column, once for the whole file.
    pub(super) fn notice_once(&mut self, field: F, reason: &'static str) {
        if self.once.written.insert(reason) {
            self.notice_at(self.header.line, field, reason);
        }
    }

    /// Adds a remark about a value that differs from the one that stands.
    pub(super) fn notice_of(&mut self, difference: Difference, which: Which, reason: &str) {
        let matter = match which {
            Which::Imported => Matter::Replaced,
            Which::Stored => Matter::Left,
        };
        let notice = self
            .remark(self.row.line, difference.from, reason)
            .about(matter);
        self.notices.push(Notice {
            difference: Some(Box::new(difference)),
            ..notice
        });
    }

    fn notice_at(&mut self, line: u32, field: F, reason: &str) {
        let notice = self.remark(line, field, reason);
        self.notices.push(notice);
    }

    /// A remark about the column of a field.
    pub(super) fn remark(&self, line: u32, field: F, reason: &str) -> Notice {
        let found = self.row.find(field);
        let column = found.and_then(|found| self.header.columns.get(found.column));
        let title = column.map(|column| column.title.as_str());
        Notice::new(line, title, reason)
    }

    /// Whether an earlier row of the file gave what is stored; then it is kept, with a remark.
    pub(super) fn is_settled(&mut self, from: F, stored: &Value) -> bool {
        let line = self
            .person
            .and_then(|person| self.earlier.line(person, from, stored));
        let Some(line) = line else { return false };
        let given = shortened(self.row.get(from).unwrap_or_default());
        self.notice(
            from,
            &format!(
                "« {given} » n’est pas repris : la ligne {line} dit autre chose de cette personne."
            ),
        );
        true
    }

    /// The wishes that change a record, each fact noted on the way.
    pub(super) fn changes(&mut self, row: &Row, wishes: Vec<Wish>) -> Values {
        let mut values = Values::new();
        for wish in wishes {
            let stored = row.get(wish.field);
            if *stored != wish.value
                && (stored.is_empty() || !self.is_settled(wish.from, stored))
                && !(stored.is_empty() && wish.value.is_empty())
            {
                if !stored.is_empty() && !row.uid.is_empty() {
                    self.replaced.push(Replaced {
                        row: row.clone(),
                        field: wish.field,
                        from: wish.from,
                        after: wish.value.clone(),
                    });
                }
                if stored.is_empty() {
                    self.filled.push(wish.from);
                }
                values.push((wish.field, wish.value.clone()));
            }
            self.given.push((wish.from, wish.value));
        }
        values
    }

    /// Brings a record to what is wished, or makes it; gives a reference to it.
    pub(super) fn settle(
        &mut self,
        entity: Entity,
        known: Option<&Row>,
        base: Values,
        wishes: Vec<Wish>,
    ) -> Value {
        if let Some(row) = known {
            let values = self.changes(row, wishes);
            self.update(row, values);
            return Value::Int(row.id);
        }
        let mut values = base;
        for wish in wishes {
            self.given.push((wish.from, wish.value.clone()));
            if !wish.value.is_empty() {
                self.filled.push(wish.from);
                values.push((wish.field, wish.value));
            }
        }
        self.insert(entity, values)
    }

    /// Leaves what stands. The operation keeps its place, which others may name.
    pub(super) fn withdraw(&mut self, it: &Replaced) {
        for op in &mut self.ops {
            if let Op::Update {
                entity, id, values, ..
            } = op
                && (*entity, *id) == (it.row.entity, it.row.id)
            {
                values.retain(|(field, _)| *field != it.field);
            }
        }
    }

    pub(super) fn insert(&mut self, entity: Entity, values: Values) -> Value {
        self.ops.push(Op::Insert { entity, values });
        Value::Pending(self.ops.len() - 1)
    }

    pub(super) fn update(&mut self, row: &Row, values: Values) {
        if !values.is_empty() {
            self.ops.push(Op::Update {
                entity: row.entity,
                id: row.id,
                version: row.version,
                values,
            });
        }
    }
}

/// Whether an operation changes nothing.
pub(super) fn is_idle(op: &Op) -> bool {
    matches!(op, Op::Update { values, .. } if values.is_empty())
}

/// Where the first record of a kind is made among operations.
pub(super) fn position(ops: &[Op], wanted: Entity) -> Option<usize> {
    ops.iter()
        .position(|op| matches!(op, Op::Insert { entity, .. } if *entity == wanted))
}
