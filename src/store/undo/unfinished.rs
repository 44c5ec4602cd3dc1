//! Acts that were cut before their last part: an act of several parts is taken back, an undo or a
//! redo goes on where it was.
use std::ops::ControlFlow;

use super::inversion::Inversion;
use super::undoable::{Undoable, undoable};
use crate::domain::change::{Author, Moment};
use crate::domain::record::Id;
use crate::store::act_lock::ActLock;
use crate::store::sql::query;
use crate::store::{Result, Store, StoreError};

/// An act that was cut.
struct Cut {
    act: Undoable,
    /// The act that it inverts, if it does.
    target: Option<Id>,
}

const CUT: &str = "SELECT id, libelle, allocataire_id, nature, definitif, cible_id FROM acte \
    WHERE inacheve = 1 ORDER BY id DESC";

impl Store {
    /// Takes back the acts that were cut before their last part (a crash in the middle of an
    /// import). Gives what they were. An act that another process is still writing is left alone.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn undo_unfinished(&mut self, author: &Author, moment: &Moment) -> Result<Vec<String>> {
        // Asked first: a copy that is only looked at is not touched.
        if self.cut()?.is_empty() || self.writable().is_err() {
            return Ok(Vec::new());
        }
        let _lease = match ActLock::take(&self.path) {
            Ok(lease) => lease,
            Err(StoreError::Locked) => return Ok(Vec::new()),
            Err(other) => return Err(other),
        };
        let mut labels = Vec::new();
        for cut in self.cut()? {
            let act = cut.act.act;
            let mut inversion = match cut.act.inverse().zip(cut.target) {
                Some((nature, target)) => Inversion {
                    nature,
                    inverse: Some(act),
                    ..Inversion::of((author, moment), cut.act.of(target))
                },
                None => {
                    labels.push(cut.act.label.clone());
                    Inversion::of((author, moment), cut.act)
                }
            };
            inversion.write_to_the_end(self, &mut |_| ControlFlow::Continue(()))?;
        }
        Ok(labels)
    }

    /// Waits for the large act that is being written, if there is one, as long as this store waits.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn wait_for_large_act(&self) -> Result<()> {
        if self.cut()?.is_empty() {
            return Ok(());
        }
        match ActLock::in_turn(&self.path, self.patience) {
            // Where nobody can write, nobody does.
            Ok(_) | Err(StoreError::Locked | StoreError::Io(_)) => Ok(()),
            Err(other) => Err(other),
        }
    }

    /// What to say of a copy or of an export made now, when large acts are not at their end: what they
    /// are.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn under_way(&self) -> Result<Option<String>> {
        let acts: Vec<String> = self.cut()?.into_iter().map(|it| it.act.label).collect();
        let named = acts.join(", ");
        Ok((!acts.is_empty()).then(|| format!("Une opération n’est pas terminée ({named})")))
    }

    fn cut(&self) -> Result<Vec<Cut>> {
        query(&self.conn, CUT, &[], |row| {
            Ok(Cut {
                act: undoable(row)?,
                target: row.get(5)?,
            })
        })
    }
}
