//! Making the change and computing everyone: the change first, then the due dates part by part.
use std::ops::ControlFlow;
use std::sync::Arc;

use super::change::{Rebuilt, RuleChange};
use super::stream::Depth;
use super::take_back::{self, Snapshot};
use crate::domain::change::{Author, Change, Moment, Nature};
use crate::domain::record::Id;
use crate::domain::rights::Act;
use crate::domain::rules::RuleBook;
use crate::store::act_lock::ActLock;
use crate::store::apply::new_act;
use crate::store::progress::Progress;
use crate::store::rule_book::{self, AcceptedFile, Sources};
use crate::store::sql::{Conn, execute, first, pragma};
use crate::store::undo::Undoable;
use crate::store::{Result, Store, seal, search, settings};

/// Setting: the due dates are to be computed again, and why.
const STALE: &str = "recalcul";

impl Store {
    /// Whether the due dates are to be computed again: the program was updated, or something cut
    /// it.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn is_index_stale(&self) -> Result<bool> {
        Ok(self.stale_and_last()?.0)
    }

    /// Whether the due dates are to be computed again; and when something was last written, as it is stored.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn stale_and_last(&self) -> Result<(bool, Option<String>)> {
        let text = "SELECT (SELECT 1 FROM reglage WHERE cle = $1), \
            (SELECT fait_a FROM audit ORDER BY seq DESC LIMIT 1)";
        let found = first(&self.conn, text, &[&STALE], |row| {
            Ok((row.get::<Option<i64>>(0)?.is_some(), row.get(1)?))
        })?;
        Ok(found.unwrap_or_default())
    }

    /// Changes the rules and computes the due dates of everyone again. `progress` hears how far it is, and
    /// may give up: `None` is returned then, and nothing has changed.
    ///
    /// The rules change at once; due dates follow part by part, so that others can write in between:
    /// what they write follows the new rules already. Cut, it goes on at the next opening.
    ///
    /// # Errors
    /// `Refused` when the new rules are; `Locked`, `Disk`, `ReadOnly`: nothing has changed then;
    /// `Halfway` when that could not be taken back.
    pub fn change_rules(
        &mut self,
        author: &Author,
        moment: &Moment,
        change: &RuleChange,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Option<Rebuilt>> {
        self.writable()?;
        // What is only computed again says nothing new.
        if *change != RuleChange::None {
            self.allow(Act::Rules)?;
        }
        let _lease = ActLock::in_turn(&self.path, self.patience)?;
        let former = pragma::tune(&self.conn, pragma::REBUILD)?;
        let done = self.replace_everything((author, moment), change, progress);
        pragma::set(&self.conn, "wal_checkpoint", "PASSIVE")?;
        former.restore(&self.conn)?;
        self.forget_rules();
        done
    }

    fn replace_everything(
        &self,
        by: (&Author, &Moment),
        change: &RuleChange,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Option<Rebuilt>> {
        let (book, act) = self.begin_rules(by, change)?;
        // Asked to compute again what is computed, all of it is.
        let depth = match change {
            RuleChange::None => Depth::Whole,
            _ => Depth::Rules,
        };
        let stopped = match self.compute((&book, depth), progress) {
            Ok(ControlFlow::Continue(done)) => {
                if depth == Depth::Whole {
                    search::mend(&self.conn)?;
                }
                self.end()?;
                return Ok(Some(done));
            }
            Ok(ControlFlow::Break(())) => None,
            Err(error) => Some(error),
        };
        // A mere new computation that stops is still to be done.
        let taken_back = act.map_or(Ok(()), |act| self.give_up(by, act));
        match (stopped, taken_back) {
            (None, done) => done.map(|()| None),
            (Some(why), done) => Err(why.halfway_unless(done)),
        }
    }

    /// Writes the change, and that the due dates are behind; gives the new rules and the act.
    pub(in crate::store) fn begin_rules(
        &self,
        (author, moment): (&Author, &Moment),
        change: &RuleChange,
    ) -> Result<(Arc<RuleBook>, Option<Id>)> {
        let tx = self.conn.write()?;
        let before = Snapshot::read(&tx)?;
        let act = write(change, &tx, author, moment)?;
        // What is refused here goes with the transaction.
        let book = Arc::new(Sources::read(&tx)?.book()?);
        if let Some(act) = act {
            before.keep_as_before(&tx, act)?;
            settings::set(&tx, STALE, Some("changement de règles"))?;
            tx.commit()?;
        }
        Ok((book, act))
    }

    /// Everything follows from the rules again.
    fn end(&self) -> Result<()> {
        if settings::get(&self.conn, STALE)?.is_none() {
            return Ok(());
        }
        pragma::set(&self.conn, "synchronous", "FULL")?;
        let tx = self.conn.write()?;
        settings::set(&tx, STALE, None)?;
        tx.commit()
    }

    /// Puts the rules back as they were before an act that was given up, and the due dates with them.
    fn give_up(&self, by: (&Author, &Moment), act: Id) -> Result<()> {
        let tx = self.conn.write()?;
        take_back::take_back(&tx, by, &Undoable::new(act, ""), Nature::TakeBack)?;
        let book = Arc::new(Sources::read(&tx)?.book()?);
        tx.commit()?;
        let to_the_end = &mut |_| ControlFlow::Continue(());
        let _done = self.compute((&book, Depth::Rules), to_the_end)?;
        self.end()
    }
}

/// Writes the change itself, and the act that says who made it.
pub(super) fn write(
    change: &RuleChange,
    conn: &Conn,
    author: &Author,
    moment: &Moment,
) -> Result<Option<Id>> {
    let set = |key: &str, value: &str| settings::set(conn, key, Some(value));
    match change {
        RuleChange::None => return Ok(None),
        RuleChange::Inverse { act, nature } => {
            return take_back::take_back(conn, (author, moment), act, *nature).map(Some);
        }
        RuleChange::Defaults(defaults) => set(rule_book::DEFAULT, &defaults.to_string())?,
        RuleChange::Territory(code) => set(rule_book::TERRITORY, code)?,
        RuleChange::WhitMonday(worked) => set(rule_book::WHIT_MONDAY, worked)?,
        RuleChange::Closures(days) => set(rule_book::CLOSURES, days)?,
        RuleChange::Accept { id, file, text } => {
            let accepted = AcceptedFile {
                id: id.clone(),
                file: file.clone(),
                text: text.clone(),
                accepted_at: moment.instant_text(),
                accepted_by: author.name.clone(),
            };
            rule_book::keep(conn, &accepted)?;
        }
        RuleChange::Withdraw { id } => {
            execute(conn, "DELETE FROM jeu_de_regles WHERE id = $1", &[id])?;
            seal::rule_files(conn)?;
        }
    }
    let act = Change {
        nature: Nature::Rules,
        ..Change::entry(change.label(), None, Vec::new())
    };
    new_act(conn, author, moment, &act, None).map(Some)
}
