//! What of a form was given to a disk that has not answered. Knows no form that is open.
use crate::domain::change::{Applied, Change, Moment};
use crate::domain::record::Id;
use crate::form::Form;

/// What was given to the disk.
#[derive(Clone, Debug)]
pub struct Sent {
    pub(super) change: Change,
    /// When; the act is known by it.
    pub(super) moment: Moment,
    /// What it will have done.
    pub(super) applied: Applied,
    /// The form as it was then.
    pub(super) form: Form,
}

impl Sent {
    /// The record of the form, once it is saved.
    pub(super) fn record(&self) -> Option<Id> {
        let kind = self.form.entity();
        let at = self.change.ops.iter().position(|op| op.entity() == kind)?;
        self.applied.records.get(at).copied()
    }
}
