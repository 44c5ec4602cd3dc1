//! What a command or an action of the screen asks of whoever does it. Knows none of them: each says it.
use super::{Act, Entity, Extent, Rights};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing by itself: what it leads to asks for itself.
    Nothing,
    /// Seeing a kind of record.
    See(Entity),
    /// Seeing due dates.
    Deadlines,
    /// Changing a kind of record, that much of it.
    Change(Entity, Extent),
    /// An act.
    Do(Act),
}

impl Need {
    /// Why it is not met, in a sentence, if it is not.
    pub fn refusal(self, rights: Rights) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::See(kind) => rights.refusal(kind),
            Self::Deadlines => rights.refuses_deadlines(),
            Self::Change(kind, extent) => rights.refuses_change(kind, extent),
            Self::Do(act) => rights.refuses(act),
        }
    }
}
