//! The queue on screen: the item shown with what is needed to decide, the list to mark several
//! in, what was decided since it was opened. Plain data; reads and writes are in
//! the updates.
mod acts;
mod decide;
mod queue;
mod refusals;
mod rows;
pub mod words;

pub use acts::queue_name;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::app::cursor::Cursor;
use crate::app::message::Message;
use crate::domain::change::Change;
use crate::domain::file::CaseFile;
use crate::domain::record::Id;
use crate::store::{ItemKey, QueueItem, QueueScope};

/// Items counted at most: beyond, « 500+ ».
pub const COUNTED: usize = 501;
/// Rows of the list read at once.
pub const PAGE: usize = 60;

/// How the queue is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// One item, with what is needed to decide.
    #[default]
    One,
    /// The list, to mark several items for one outcome.
    List,
}

/// The item to decide on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The item.
    pub item: QueueItem,
    /// The file of the person, as far as it may be seen.
    pub file: CaseFile,
    /// The last act of the author when it was shown: a later one has dealt with it.
    pub act: Option<Id>,
}

/// What one act decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The act.
    pub act: Id,
    /// The items, as they were.
    pub keys: Vec<ItemKey>,
    /// How they were shown.
    pub view: View,
}

/// A decision that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    change: Change,
    keys: Vec<ItemKey>,
    /// What is said of it.
    answer: Message,
}

/// The queue on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Triage {
    /// Whose items.
    pub scope: QueueScope,
    /// One item, or the list.
    pub view: View,
    /// The item to decide on; `None` at the end of the queue.
    pub shown: Option<Shown>,
    /// The items that come after it.
    pub coming: Vec<QueueItem>,
    /// Rows of the list read so far.
    pub rows: Vec<QueueItem>,
    /// Row chosen.
    pub cursor: Cursor,
    /// Items marked.
    pub marks: BTreeSet<ItemKey>,
    /// Items left aside with « suivant », until the end of the queue.
    pub skipped: BTreeSet<ItemKey>,
    /// Items in the queue, those held by colleagues included; at most [`COUNTED`].
    pub left: usize,
    /// Those of them that colleagues hold.
    pub held: usize,
    /// What was decided, the last at the end.
    pub done: Vec<Decided>,
    /// When the lease was last taken or renewed.
    pub renewed: DateTime<Utc>,
    /// The decision that was given to a disk that has not answered.
    pub sent: Option<Box<Decision>>,
    /// The first item is still to be looked for: nothing is written before the first frame.
    pub unread: bool,
}

impl Triage {
    /// A queue just opened.
    pub const fn new(scope: QueueScope, now: DateTime<Utc>) -> Self {
        Self {
            scope,
            view: View::One,
            shown: None,
            coming: Vec::new(),
            rows: Vec::new(),
            cursor: Cursor::on(0),
            marks: BTreeSet::new(),
            skipped: BTreeSet::new(),
            left: 0,
            held: 0,
            done: Vec::new(),
            renewed: now,
            sent: None,
            unread: true,
        }
    }

    /// The item that the keys act on when nothing is marked.
    pub fn current(&self) -> Option<&QueueItem> {
        match self.view {
            View::One => self.shown.as_ref().map(|shown| &shown.item),
            View::List => self.rows.get(self.cursor.at),
        }
    }

    /// The items that an outcome is for: those marked in the list, or the current one.
    pub fn targets(&self) -> Vec<&QueueItem> {
        let is_marked = |item: &&QueueItem| self.marks.contains(&item.key);
        let marked: Vec<&QueueItem> = self.rows.iter().filter(is_marked).collect();
        match self.view {
            View::List if !marked.is_empty() => marked,
            View::One | View::List => self.current().into_iter().collect(),
        }
    }

    /// Number of items decided since the queue was opened.
    pub fn count(&self) -> usize {
        self.done.iter().map(|decided| decided.keys.len()).sum()
    }
}
