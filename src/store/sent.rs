//! What was given to a disk that has not answered yet, with what is answered once it has. Knows no store.
use super::consulted::memory::Waiting;
use super::undo::Undone;
use crate::domain::change::{Applied, Change, Nature};
use crate::domain::merge::Merger;
use crate::domain::record::Id;

/// What was given to the disk, with what is answered once it is kept.
#[derive(Debug)]
pub(super) enum Sent {
    /// A change.
    Change(Change, Applied),
    /// The inverse of that act, by that nature.
    Inverse(Id, Nature, Undone),
    /// Two files made one.
    Merged((Id, Id), Box<(Applied, Merger)>),
    /// A draft given up, and the act in words.
    Abandoned(Id, String),
    /// A draft taken up in this session.
    TakenUp(Id),
    /// A draft: which one, what it says, its number.
    Draft(String, String, Id),
    /// What was consulted.
    Consulted(Vec<Waiting>),
}

impl Sent {
    /// What that change has done.
    pub(super) fn applied(&self, change: &Change) -> Option<Applied> {
        match self {
            Self::Change(sent, applied) if sent == change => Some(applied.clone()),
            _ => None,
        }
    }

    /// What the inverse of that act has done.
    pub(super) fn inverted(&self, act: Id, nature: Nature) -> Option<Undone> {
        match self {
            Self::Inverse(sent, how, undone) if (*sent, *how) == (act, nature) => {
                Some(undone.clone())
            }
            _ => None,
        }
    }

    /// What was done to make these two files one.
    pub(super) fn merged(&self, kept: Id, other: Id) -> Option<(Applied, Merger)> {
        match self {
            Self::Merged(both, done) if *both == (kept, other) => Some(*done.clone()),
            _ => None,
        }
    }

    /// Whether that draft was given up.
    pub(super) fn abandoned(&self, draft: Id) -> Option<()> {
        matches!(self, Self::Abandoned(sent, _) if *sent == draft).then_some(())
    }

    /// Whether that draft was taken up.
    pub(super) fn taken_up(&self, draft: Id) -> Option<()> {
        matches!(self, Self::TakenUp(sent) if *sent == draft).then_some(())
    }

    /// The act in words, when it is one.
    pub(super) fn label(&self) -> Option<String> {
        match self {
            Self::Change(change, _) => Some(change.label.clone()),
            Self::Inverse(_, Nature::Redo, it) => Some(format!("{}, de nouveau", it.label)),
            Self::Inverse(_, _, it) => Some(format!("annulation de « {} »", it.label)),
            Self::Merged(..) => Some("les deux dossiers sont réunis".to_owned()),
            Self::Abandoned(_, label) => Some(label.clone()),
            Self::TakenUp(_) | Self::Draft(..) | Self::Consulted(_) => None,
        }
    }
}
