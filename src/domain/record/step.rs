//! What a date of a record means in the life of a person's file. Knows no kind and no screen.
use super::name::Name;
use crate::domain::date::Date;

/// What became of something: the sign on its left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Still to come.
    ToCome,
    /// Something begins.
    Begins,
    /// Done, kept, signed.
    Done,
    /// Missed, not done, refused.
    Missed,
    /// Something ends.
    Ends,
    /// Written down.
    Noted,
    /// Its outcome is not known.
    Unknown,
}

impl Sign {
    /// The sign, one column wide.
    pub const fn text(self) -> &'static str {
        match self {
            Self::ToCome => "•",
            Self::Begins => "+",
            Self::Done => "✓",
            Self::Missed => "!",
            Self::Ends => "–",
            Self::Noted => "·",
            Self::Unknown => "?",
        }
    }
}

/// One date of a record that is told in the life of the file.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The field with the day.
    pub on: &'static str,
    /// Its sign.
    pub sign: Sign,
    /// What happened, in a few words.
    pub words: &'static str,
    /// Fields whose values follow in words; a « oui » is told by the label of its field.
    pub details: &'static [&'static str],
}

impl Step {
    /// What happened on the day of that field.
    pub(super) const fn new(
        on: Name<Date>,
        sign: Sign,
        words: &'static str,
        details: &'static [&'static str],
    ) -> Self {
        Self {
            on: on.name,
            sign,
            words,
            details,
        }
    }
}
