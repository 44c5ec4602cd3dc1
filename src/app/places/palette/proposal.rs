//! One thing that the box proposes, and what it is worth. Plain data.
use crate::app::prelude::*;
use crate::app::wanted::Wanted;

/// What is proposed, and what it is worth.
pub(super) struct Proposal {
    pub worth: u32,
    /// Acts, then files, then what the screen does, then moves.
    pub kind: u8,
    /// Some words were taken as those of a name.
    pub named: bool,
    /// It is not for the role of who asks.
    pub kept: bool,
    pub item: Item<Wanted>,
}

impl Proposal {
    pub(super) const fn new(worth: u32, kind: u8, item: Item<Wanted>) -> Self {
        Self {
            worth,
            kind,
            named: false,
            kept: false,
            item,
        }
    }

    /// The same, which can't be done for that reason.
    #[must_use]
    pub(super) fn refused(mut self, reason: Option<String>) -> Self {
        self.item.disabled = reason;
        self
    }
}

/// An action, as something asked for.
pub(super) fn done(item: &Item<Action>) -> Item<Wanted> {
    Item {
        note: item.note.clone(),
        disabled: item.disabled.clone(),
        ..Item::new(&item.label, Wanted::Do(item.value))
    }
}
