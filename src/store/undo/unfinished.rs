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

const CUT: &str = "SELECT id, libelle, allocataire_id, nature, cible_id FROM acte \
    WHERE inacheve = 1 ORDER BY id DESC";

impl Store {
    /// Takes back the acts that were cut before their last part (a crash in the middle of an
    /// import). Gives what they were. An act that another process is still writing is left alone.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn undo_unfinished(&mut self, author: &Author, moment: &Moment) -> Result<Vec<String>> {
        if self.writable().is_err() || self.cut()?.is_empty() {
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

    fn cut(&self) -> Result<Vec<Cut>> {
        query(&self.conn, CUT, &[], |row| {
            Ok(Cut {
                act: undoable(row)?,
                target: row.get(4)?,
            })
        })
    }
}
