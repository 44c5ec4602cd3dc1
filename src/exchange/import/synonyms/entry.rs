//! What a title of a column is described with.
use crate::exchange::import::field::{Heading, ImportField as F};

/// One meaning and its wordings.
#[derive(Clone, Copy, Debug)]
pub struct Synonyms {
    /// Name in a table of correspondence.
    pub name: &'static str,
    /// What the column announces.
    pub heading: Heading,
    /// Folded headings, parted by `|`.
    pub keys: &'static str,
}

/// A title of one field.
pub const fn of(name: &'static str, field: F, keys: &'static str) -> Synonyms {
    Synonyms {
        name,
        heading: Heading::Field(field),
        keys,
    }
}
/// A title of something else.
pub const fn special(name: &'static str, heading: Heading, keys: &'static str) -> Synonyms {
    Synonyms {
        name,
        heading,
        keys,
    }
}

/// A title that means nothing by itself, and something beside others.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    /// Folded titles, parted by `|`.
    pub keys: &'static str,
    /// What the column says.
    pub field: F,
    /// One of them must have a column.
    pub near: &'static [F],
    /// None of them may: the title could be about them.
    pub far: &'static [F],
}
