//! The SQLite store: the only place that knows SQL.
//!
//! What is known of people is changed by [`Store::apply`] alone (and its inverse, undo and redo):
//! one transaction that checks the revision, writes the row, the journal, the audit line and the
//! derived deadlines of the person. Drafts, settings and the log of consultations are service
//! rows with functions of their own. The demonstration data is written in bulk. Knows nothing of screens.
mod act_lock;
mod agenda;
mod alerts;
mod answers;
mod apart;
mod apply;
mod as_of;
mod aside;
mod attachments;
mod audit;
mod backup;
mod bulk;
mod bulk_writer;
mod chain_head;
mod changes;
mod consulted;
mod convert;
mod counters;
mod deadline_index;
mod derive;
mod displaced;
mod doubts;
mod drafts;
mod duplicates;
mod encrypted;
mod error;
mod figures;
mod file;
mod former;
pub mod frozen;
mod handle;
mod holder;
mod household;
mod indicators;
mod journal;
mod long_act;
mod matching;
mod merge;
mod network;
mod open;
mod partners;
mod person_copy;
mod places;
mod portfolio;
mod progress;
mod purge;
mod queue;
mod reach;
mod reason;
mod rebuild;
mod records;
mod references;
mod rehearsal;
mod replace;
mod retention;
mod rights;
mod round;
mod rows;
mod rule_book;
mod seal;
mod search;
mod sent;
mod settings;
mod shared_text;
mod sql;
mod stray_log;
pub mod summary;
mod team;
mod uids;
mod undo;
mod unwritable;
mod upgrade;
mod verify;
mod views;
mod walk;
mod writer;

pub use agenda::{
    AgendaDay, AgendaQuery, Meeting, SessionKey, Slot, ToRemind, Whose, days as agenda_days,
    reminder_days,
};
pub use alerts::{Alert, AlertPerson, AlertQuery};
pub use aside::{Aside, Sending, TakenUp};
pub use bulk::Bulk;
pub use consulted::{Consulted, ConsultedLine, Followed};
pub use convert::former_name;
pub use counters::Counters;
pub use doubts::DoubtfulRecord;
pub use drafts::Draft;
pub use duplicates::{Duplicates, Pair, Settled};
pub use error::{Result, StoreError, in_french};
pub use figures::{Figures, format_version, sqlite_version};
pub use former::Found;
pub use handle::{Access, Store};
pub use indicators::{
    Awaited, By, Case, CaseEnd, Class, CountUnit, Measure, RightsHeld, Selection, Tally,
};
pub use long_act::{ImportTarget, LongAct, Part};

pub use answers::Late;
pub use encrypted::CAN_ENCRYPT;
pub use journal::LastSet;
pub use matching::Candidate;
pub use open::Setup;
pub use person_copy::{Begun, PersonCopy};
pub use portfolio::{Anchor, Filter, Line, Page, Query, Scope, Sort, SortKey};
pub use progress::{OnProgress, Progress};
pub use purge::{Cleared, Purged};
pub use queue::{ItemKey, QueueItem, QueuePerson, QueueQuery, QueueScope, lease_instant};
pub use rebuild::{Moved, Rebuilt, RuleChange};
pub use references::BrokenReference;
pub use rehearsal::Rehearsal;
pub use retention::{Kept, Overdue};
pub use rights::Seat;
pub use rule_book::AcceptedFile;
pub use sql::Key;
pub use sql::dialect::Dialect;
#[cfg(debug_assertions)]
pub use sql::{slow, trace};
pub use team::{Joining, Member};
pub use undo::{Undoable, Undone};
pub use verify::Report;
pub use views::{MOST_VIEWS, View};
pub use walk::Towards;

#[cfg(test)]
mod tests;
