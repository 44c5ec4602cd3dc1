//! What a kind of record adds to the form and to the change of any record.
use crate::domain::change::{Op, Values};
use crate::domain::file::CaseFile;
use crate::domain::record::{Id, Value};
use crate::form::Form;
use crate::gestures::filled::Filled;
use crate::gestures::next::Next;
use crate::gestures::opening::Opening;
use crate::gestures::remarks::Remarks;

/// A first answer of a new record.
#[derive(Clone, Copy, Debug)]
pub(in crate::gestures) enum First {
    /// The day it is.
    Today,
    /// The agent at the keyboard.
    Me,
    /// The record it hangs on.
    Parent,
    /// Yes.
    Yes,
    /// That code.
    Code(&'static str),
}

/// What a kind adds.
#[derive(Clone, Copy, Debug)]
pub(in crate::gestures) struct Hooks {
    /// First answers of a new record.
    pub first: &'static [(&'static str, First)],
    /// Those that the file says, for a record that hangs on that one (0 for none).
    pub first_of_file: fn(Opening<'_>, Id) -> Values,
    /// Fields that a new record has no answer for yet.
    pub not_when_new: &'static [&'static str],
    /// The fields that can be changed afterwards, when not all can.
    pub edited: Option<&'static [&'static str]>,
    /// The form of a new record, when it is not the usual one.
    pub new_form: Option<fn(Opening<'_>, Id, Values) -> Form>,
    /// Values that follow from those typed.
    pub complete: fn(&Filled<'_>, &mut Values),
    /// Everything that is written, when it is not the record and what goes with it.
    pub ops: Option<fn(&Filled<'_>, &CaseFile) -> Vec<Op>>,
    /// What is written with the record.
    pub with: fn(&Filled<'_>, &CaseFile) -> Vec<Op>,
    /// What the file says while the form is filled.
    pub explain: fn(&Filled<'_>, &CaseFile, &mut Remarks),
    /// What a saved record leads to.
    pub next: for<'a> fn(&'a Filled<'_>, Option<Id>) -> Option<Next<'a>>,
}

/// Nothing.
pub(in crate::gestures) const NONE: Hooks = Hooks {
    first: &[],
    first_of_file: |_, _| Vec::new(),
    not_when_new: &[],
    edited: None,
    new_form: None,
    complete: |_, _| {},
    ops: None,
    with: |_, _| Vec::new(),
    explain: |_, _, _| {},
    next: |_, _| None,
};

impl First {
    pub(super) fn value(self, at: Opening<'_>, parent: Id) -> Value {
        match self {
            Self::Today => at.today.into(),
            Self::Me => at.agent.into(),
            Self::Parent => Value::Int(parent),
            Self::Yes => Value::Int(1),
            Self::Code(code) => code.into(),
        }
    }
}

/// A new record goes after those of its kind.
pub(super) fn put_last(filled: &Filled<'_>, values: &mut Values) {
    if filled.is_new() {
        let orders = filled.rows(filled.kind).iter();
        let last = orders.filter_map(|row| row.int("ordre")).max();
        values.push(("ordre", Value::Int(last.unwrap_or(0) + 1)));
    }
}
