//! What a kind of record adds to the form and to the change of any record.
use crate::domain::record::Name;
use crate::gestures::prelude::*;

/// What a kind adds.
#[derive(Clone, Copy, Debug)]
pub struct Hooks {
    /// First answers of a new record, which hangs on that one (0 for none), beside those that its kind
    /// gives: what the file, the agent and the caller say.
    pub first: fn(Opening<'_>, Id) -> Values,
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
pub const NONE: Hooks = Hooks {
    first: |_, _| Vec::new(),
    edited: None,
    new_form: None,
    complete: |_, _| {},
    ops: None,
    with: |_, _| Vec::new(),
    explain: |_, _, _| {},
    next: |_, _| None,
};

/// A new record goes after those of its kind, in the order that this field keeps.
pub(super) fn put_last(order: Name<i64>, at: &Filled<'_>, values: &mut Values) {
    if at.is_new() {
        let orders = at.rows(at.kind).iter();
        let last = orders.filter_map(|row| row.int(order.name)).max();
        values.push(order.set(last.unwrap_or(0) + 1));
    }
}
