//! An act as it can be undone or done again, and what that did.
use crate::domain::change::Nature;
use crate::domain::record::Id;
use crate::store::Result;
use crate::store::sql;

/// An act that can be undone or redone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undoable {
    /// Number of the act.
    pub act: Id,
    /// What it did.
    pub label: String,
    /// The person it was about.
    pub person: Option<Id>,
    pub(super) nature: String,
    /// Whether it can't be taken back, which is to be said.
    pub(super) definitive: bool,
}

impl Undoable {
    /// Whether it is an entry like most: no import, no change of the rules, nothing taken back.
    pub(in crate::store) fn is_entry(&self) -> bool {
        self.is(Nature::Entry)
    }

    /// Whether it is of that nature.
    pub(super) fn is(&self, nature: Nature) -> bool {
        self.nature == nature.code()
    }

    /// The inverse that it is, if it is one.
    pub(super) fn inverse(&self) -> Option<Nature> {
        let natures = [Nature::Undo, Nature::Redo, Nature::TakeBack];
        natures.into_iter().find(|it| it.code() == self.nature)
    }

    /// An act about nobody in particular, to be taken back.
    pub(in crate::store) fn new(act: Id, label: &str) -> Self {
        Self {
            act,
            label: label.to_owned(),
            person: None,
            nature: Nature::Entry.code().to_owned(),
            definitive: false,
        }
    }

    /// Another act, in the same words.
    pub(super) fn of(self, act: Id) -> Self {
        Self { act, ..self }
    }
}

/// What an undo or a redo has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// What the act had done.
    pub label: String,
    /// The person it was about.
    pub person: Option<Id>,
    /// Names of the persons left as they are, because someone changed them since (of an import, or
    /// while a large act was inverted).
    pub left: Vec<String>,
}

/// The act of a row: its number, its label, its person, its nature, whether it can't be taken back.
pub(super) fn undoable(row: &sql::Row<'_>) -> Result<Undoable> {
    Ok(Undoable {
        act: row.get(0)?,
        label: row.get(1)?,
        person: row.get(2)?,
        nature: row.get(3)?,
        definitive: row.get::<i64>(4)? != 0,
    })
}
