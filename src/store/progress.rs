//! How far something long is, and who hears it. Knows no SQL.
use std::ops::ControlFlow;

/// How far something long is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// People or records done.
    pub done: usize,
    /// How many in all.
    pub total: usize,
}

/// Who hears how far something long is, and may give it up.
pub type OnProgress<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;
