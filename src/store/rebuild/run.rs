//! Making the change and computing everyone, in one transaction.
use std::ops::ControlFlow;
use std::sync::Arc;

use super::change::{Rebuilt, RuleChange};
use super::take_back::{self, Snapshot};
use crate::domain::change::{Author, Change, Moment, Nature};
use crate::domain::record::Id;
use crate::store::act_lock::ActLock;
use crate::store::apply::new_act;
use crate::store::progress::Progress;
use crate::store::rule_book::{self, AcceptedFile, Sources};
use crate::store::sql::{Conn, execute, pragma};
use crate::store::{Result, Store, settings};

/// Setting: the due dates are to be computed again, and why.
const STALE: &str = "recalcul";

impl Store {
    /// Whether the due dates are to be computed again: the program was updated, or something cut
    /// it.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn is_index_stale(&self) -> Result<bool> {
        Ok(self.setting(STALE)?.is_some())
    }

    /// Changes the rules and computes the due dates of everyone again. `progress` hears how far it is, and
    /// may give up: `None` is returned then, and nothing has changed.
    ///
    /// # Errors
    /// `Refused` when the new rules are; `Locked`, `Disk`, `ReadOnly`; nothing has changed then.
    pub fn change_rules(
        &mut self,
        author: &Author,
        moment: &Moment,
        change: &RuleChange,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Option<Rebuilt>> {
        self.writable()?;
        let _lease = ActLock::take(&self.path)?;
        let former = pragma::tune(&self.conn, pragma::REBUILD)?;
        let done = self.replace_everything(author, moment, change, progress);
        pragma::set(&self.conn, "wal_checkpoint", "PASSIVE")?;
        former.restore(&self.conn)?;
        self.forget_rules();
        done
    }

    fn replace_everything(
        &self,
        author: &Author,
        moment: &Moment,
        change: &RuleChange,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Option<Rebuilt>> {
        let tx = self.conn.write()?;
        let before = Snapshot::read(&tx)?;
        if let Some(act) = write(change, &tx, author, moment)? {
            before.keep_as_before(&tx, act)?;
        }
        // What is refused here goes with the transaction.
        let book = Arc::new(Sources::read(&tx)?.book()?);
        let ControlFlow::Continue(done) = self.compute(&book, progress)? else {
            return Ok(None);
        };
        settings::set(&tx, STALE, None)?;
        tx.commit()?;
        Ok(Some(done))
    }
}

/// Writes the change itself, and the act that says who made it.
fn write(change: &RuleChange, conn: &Conn, author: &Author, moment: &Moment) -> Result<Option<Id>> {
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
        }
    }
    let act = Change {
        nature: Nature::Rules,
        ..Change::entry(change.label(), None, Vec::new())
    };
    new_act(conn, author, moment, &act, None).map(Some)
}
