//! A line to read: its words, how it stands out, what it is about. The one type for the panels of a
//! file, the pages over it and the carnet that the person reads. Knows no width and no colour.
use crate::domain::record::{Entity, Id};
use crate::words::reading::Reading;

/// How a line stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Ordinary.
    #[default]
    Plain,
    /// Title of a group.
    Heading,
    /// Of less weight.
    Muted,
    /// Past its due date.
    Late,
    /// Due today or soon.
    Soon,
    /// Done or in order.
    Done,
    /// Words of the person.
    Quoted,
    /// To be noticed, without alarm.
    Notice,
    /// Taken out since the version before.
    Removed,
    /// Added since the version before.
    Added,
}

/// One line to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The record that Entrée, `e`, `d` and Suppr act on.
    pub target: Option<(Entity, Id)>,
    /// Columns of indent.
    pub indent: u16,
    /// The words; in the plan, the objective or action.
    pub text: String,
    /// In the plan: actor, deadline, follow-up.
    pub columns: Option<[String; 3]>,
    /// How it stands out.
    pub look: Look,
    /// What Entrée opens to read, rather than the record to be changed.
    pub reads: Option<Reading>,
}

impl Line {
    /// An ordinary line, about a record or about none.
    pub fn new(target: Option<(Entity, Id)>, text: impl Into<String>) -> Self {
        Self {
            target,
            text: text.into(),
            ..Self::default()
        }
    }

    /// An ordinary line about no record.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(None, text)
    }

    /// The title of a group.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::plain(text).look(Look::Heading)
    }

    /// A line of less weight: a detail, or a hint where nothing is yet.
    pub fn muted(text: impl Into<String>) -> Self {
        Self::plain(text).look(Look::Muted)
    }

    /// The same line with that look.
    #[must_use]
    pub fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// The same line, which opens something to read.
    #[must_use]
    pub fn reads(self, what: Reading) -> Self {
        Self {
            reads: Some(what),
            ..self
        }
    }

    /// The same line, so many columns to the right.
    #[must_use]
    pub fn indent(self, columns: u16) -> Self {
        Self {
            indent: columns,
            ..self
        }
    }
}
