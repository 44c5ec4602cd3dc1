//! The act itself: begun, written part by part, ended.
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::known::Known;
use super::part::Part;
use super::uids_taken::UidsTaken;
use crate::domain::change::{Author, Change, Moment, Nature};
use crate::domain::record::Id;
use crate::domain::rights::Act;
use crate::domain::rules::RuleBook;
use crate::store::act_lock::ActLock;
use crate::store::bulk_writer::BulkWriter;
use crate::store::progress::OnProgress;
use crate::store::shared_text::SharedText;
use crate::store::sql::{execute, first, pragma};
use crate::store::uids::UidSeries;
use crate::store::undo::{Inversion, Undoable};
use crate::store::{Result, Store, StoreError, rule_book, seal};

/// How long it waits for who else writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// A large act being written.
#[derive(Debug)]
pub struct LongAct<'s> {
    store: &'s mut Store,
    author: &'s Author,
    moment: &'s Moment,
    change: Change,
    rules: Arc<RuleBook>,
    intake: BulkWriter,
    known: Known,
    taken: UidsTaken,
    act: Option<Id>,
    names: UidSeries,
    former: pragma::Former,
    _lease: ActLock,
}

impl Store {
    /// Begins a large act; nothing is written before its first part that changes something.
    ///
    /// # Errors
    /// `ReadOnly`, or `Locked` when another large act is under way.
    pub fn long_act<'s>(
        &'s mut self,
        author: &'s Author,
        moment: &'s Moment,
        nature: Nature,
        label: &str,
    ) -> Result<LongAct<'s>> {
        self.writable()?;
        if nature == Nature::Import {
            self.allow(Act::Import)?;
        }
        let lease = ActLock::in_turn(&self.path, self.patience)?;
        let former = pragma::tune(&self.conn, pragma::LONG_ACT)?;
        self.conn.set_patience(PATIENCE.max(self.patience))?;
        self.conn.defers(true);
        let rules = rule_book::rule_book(&self.conn)?;
        let shared = SharedText::of(&self.conn)?;
        Ok(LongAct {
            intake: BulkWriter::new(Arc::clone(&rules), shared),
            known: Known::new(),
            taken: UidsTaken::new(),
            rules,
            store: self,
            author,
            moment,
            change: Change {
                nature,
                ..Change::entry(label, None, Vec::new())
            },
            act: None,
            names: UidSeries::at(moment),
            former,
            _lease: lease,
        })
    }
}

impl LongAct<'_> {
    /// Writes one part in one transaction; keeps nothing of it on error.
    ///
    /// # Errors
    /// Those of `write`; `Refused` when someone took the act back meanwhile.
    pub fn part<T>(&mut self, write: impl FnOnce(&mut Part<'_>) -> Result<T>) -> Result<T> {
        self.known.prepare(&self.store.conn)?;
        self.taken.prepare(&self.store.conn)?;
        let tx = self.store.conn.write_part()?;
        if let Some(act) = self.act {
            let going: Option<i64> = first(
                &tx,
                "SELECT inacheve FROM acte WHERE id = $1 AND annule = 0",
                &[&act],
                |row| row.get(0),
            )?;
            if going != Some(1) {
                return Err(StoreError::Refused(
                    "L’opération a été annulée par un autre programme.".to_owned(),
                ));
            }
        }
        self.known.catch_up(&tx)?;
        self.taken.catch_up(&tx)?;
        self.intake.begin();
        let mut part = Part {
            conn: &tx,
            author: self.author,
            moment: self.moment,
            change: &self.change,
            rules: &self.rules,
            intake: &mut self.intake,
            known: &mut self.known,
            taken: &mut self.taken,
            names: &mut self.names,
            rights: self.store.rights,
            act: self.act,
            trace: None,
            started: Instant::now(),
        };
        let done = write(&mut part).and_then(|done| part.settle().map(|()| done));
        let act = part.written();
        match done {
            Ok(done) => {
                if act.is_some() {
                    self.known.keep_up(&tx)?;
                    self.taken.keep_up(&tx)?;
                    tx.commit()?;
                    self.act = act;
                }
                Ok(done)
            }
            Err(error) => {
                self.intake.forget();
                Err(error)
            }
        }
    }

    /// The act saves that draft, which goes at its end.
    #[must_use]
    pub const fn saving(mut self, draft: Option<Id>) -> Self {
        self.change.draft = draft;
        self
    }

    /// Ends the act, which can be undone from then on, and says what it did.
    ///
    /// # Errors
    /// When the store can't be written: what was written is taken back.
    pub fn finish(self, label: &str) -> Result<Option<Id>> {
        match self.end(label) {
            Ok(act) => Ok(act),
            Err(why) => Err(self.take_back(why, &mut |_| ControlFlow::Continue(()))),
        }
    }

    fn end(&self, label: &str) -> Result<Option<Id>> {
        let (act, draft) = (self.act, self.change.draft);
        if act.is_none() && draft.is_none() {
            return Ok(None);
        }
        let conn = &self.store.conn;
        // What the parts have written is on the disk before the end is, while others may write.
        pragma::set(conn, "wal_checkpoint", "PASSIVE")?;
        pragma::set(conn, "synchronous", "FULL")?;
        conn.defers(false);
        let tx = conn.write()?;
        if let Some(act) = act {
            seal::add_act(&tx, act)?;
            execute(
                &tx,
                "UPDATE acte SET inacheve = 0, libelle = $2 WHERE id = $1 AND annule = 0",
                &[&act, &label],
            )?;
            seal::add_act(&tx, act)?;
        }
        if let Some(draft) = draft {
            execute(&tx, "DELETE FROM brouillon WHERE id = $1", &[&draft])?;
        }
        tx.commit()?;
        Ok(act)
    }

    /// Takes back all that was written, for that reason, and gives it.
    #[must_use]
    pub fn take_back(self, why: StoreError, told: &mut OnProgress<'_>) -> StoreError {
        let taken_back = self.act.map_or(Ok(()), |act| {
            let by = (self.author, self.moment);
            let cut = Undoable::new(act, &self.change.label);
            Inversion::of(by, cut).write_to_the_end(self.store, told)
        });
        why.halfway_unless(taken_back)
    }
}

impl Drop for LongAct<'_> {
    fn drop(&mut self) {
        // The connection works as well with the larger values.
        let _ = self.former.restore(&self.store.conn);
        let _ = self.store.conn.set_patience(self.store.patience);
        self.store.conn.defers(false);
    }
}
