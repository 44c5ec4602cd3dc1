//! A form that is filled, with what is needed to explain it, to write it and to say what follows.
//! Knows no gesture.
use crate::domain::change::{Op, Values};
use crate::domain::contract::CommonBase;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Name, Record, Row, Value};
use crate::domain::rules::RuleBook;
use crate::store::Meeting;
use crate::words::names::Names;

/// Who writes and when, for the values that the program fills.
#[derive(Clone, Copy, Debug)]
pub struct Writer {
    /// The day it is.
    pub today: Date,
    /// The agent at the keyboard.
    pub agent: Option<Id>,
    /// The agent's structure.
    pub organization: Option<Id>,
}

/// What a gesture on the people marked does, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkedCounts {
    /// People left as they are.
    pub left: usize,
    /// Those of them who are left so because of the day of the form.
    pub late: usize,
    /// Appointments that go along.
    pub along: usize,
}

impl std::ops::AddAssign for MarkedCounts {
    fn add_assign(&mut self, more: Self) {
        self.left += more.left;
        self.late += more.late;
        self.along += more.along;
    }
}

/// A filled form.
#[derive(Clone, Debug)]
pub struct Filled<'a> {
    /// Kind of record.
    pub kind: Entity,
    /// The record changed, and the revision it was read at; none for a new one.
    pub record: Option<(Id, i64)>,
    /// Values that changed, with the answers that are no field of the record.
    pub values: Values,
    /// The record as the form leaves it.
    pub row: Row,
    /// The file it belongs to.
    pub file: Option<&'a CaseFile>,
    /// The people marked, for the gestures on several.
    pub marked: &'a [Id],
    /// The appointments of the group session, for the gestures on a whole one.
    pub session: &'a [Meeting],
    /// Their files, for the gestures that read them.
    pub files: &'a [CaseFile],
    /// What was done for the people marked, once that is known.
    pub tally: MarkedCounts,
    /// Names of agents and structures.
    pub names: &'a Names,
    /// The common base that holds here, for the words of a contract.
    pub base: &'a CommonBase,
    /// The rules.
    pub rules: &'a RuleBook,
    /// Who writes and when.
    pub writer: Writer,
}

impl Filled<'_> {
    /// Whether the form makes a new record.
    pub(super) const fn is_new(&self) -> bool {
        self.record.is_none()
    }

    /// The record as the form leaves it, read as what it is.
    pub(super) fn read<'r, R: Record<'r>>(&'r self) -> R {
        R::of(&self.row)
    }

    /// An answer that is not the one of the record.
    pub(super) fn answer(&self, name: &str) -> Option<&Value> {
        let mut values = self.values.iter();
        values.find_map(|(known, value)| (*known == name).then_some(value))
    }

    /// Whether the form changes that field.
    pub(super) fn changes<T: ?Sized>(&self, field: Name<T>) -> bool {
        self.answer(field.name).is_some()
    }

    /// The answer to a question by yes or no.
    pub(super) fn yes_no(&self, name: &str) -> Option<bool> {
        let answer = self.answer(name).and_then(Value::as_int);
        answer.map(|answer| answer == 1)
    }

    /// Whether the answer to that question is yes.
    pub(super) fn yes(&self, name: &str) -> bool {
        self.yes_no(name) == Some(true)
    }

    /// The records of a kind in the file.
    pub(super) fn rows(&self, kind: Entity) -> &[Row] {
        self.file.map_or(&[], |file| file.rows(kind))
    }

    /// The values that changed and that the record keeps.
    pub(super) fn own_values(&self) -> Values {
        let own = |(name, _): &&(&'static str, Value)| self.kind.field(name).is_some();
        self.values.iter().filter(own).cloned().collect()
    }

    /// Writes the record of the form with these values.
    pub(super) fn record_op(&self, values: Values) -> Op {
        match self.record {
            Some((id, version)) => Op::Update {
                entity: self.kind,
                id,
                version,
                values,
            },
            None => Op::insert(self.kind, values),
        }
    }
}
