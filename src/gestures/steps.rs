//! The steps of a gesture, from its form to what follows.
use super::kinds;
use crate::gestures::prelude::*;

/// The steps of a gesture. Those that are not written are those of the kind of record.
pub(super) trait Steps {
    /// Its form; nothing when what it is about is no longer there.
    fn form(&self, at: Opening<'_>) -> Option<Form>;

    /// The name of its form, when it is not its code.
    fn form_name(&self) -> Option<&'static str> {
        None
    }

    /// What the file says while the form is filled.
    fn explain(&self, at: &Filled<'_>, remarks: &mut Remarks) {
        kinds::explain(at, remarks);
    }

    /// Why the form can't be saved, beyond what its fields say.
    fn refusal(&self, _at: &Filled<'_>) -> Option<String> {
        None
    }

    /// For a gesture on the people marked that can hurt: what is asked before it is written, what will happen and to
    /// how many.
    fn question(&self, _at: &Filled<'_>) -> Option<(String, String)> {
        None
    }

    /// What it writes.
    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        kinds::ops(at)
    }

    /// For a gesture on the people marked: the kinds of their records that it reads.
    fn reads_of_marked(&self) -> Option<&'static [Entity]> {
        None
    }

    /// What it does for the people marked, counted.
    fn tally(&self, _at: &Filled<'_>) -> MarkedCounts {
        MarkedCounts::default()
    }

    /// The act in words, for the journal.
    fn label(&self, at: &Filled<'_>) -> String;

    /// What it leads to; `made` is the record that it made or changed.
    fn next<'a>(&self, at: &'a Filled<'_>, made: Option<Id>) -> Option<Next<'a>> {
        kinds::next(at, made)
    }
}
