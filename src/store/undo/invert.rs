//! Undoing and doing again: an act is inverted at once, or part by part when it is long.
use std::ops::ControlFlow;

use super::inversion::Inversion;
use super::restore::{self, Care};
use super::undoable::{Undoable, Undone};
use crate::domain::change::{Author, Moment, Nature};
use crate::domain::record::Id;
use crate::store::act_lock::ActLock;
use crate::store::progress::OnProgress;
use crate::store::sent::Sent;
use crate::store::sql::first;
use crate::store::{Result, Store, StoreError};

/// An act on more records than this is long to invert: it is done part by part.
const LARGE: u16 = 100;

impl Store {
    /// Whether an act is long to undo, or to do again.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn is_long(&self, act: &Undoable) -> Result<bool> {
        let text = "SELECT 1 FROM journal WHERE acte_id = $1 LIMIT 1 OFFSET $2";
        Ok(first(&self.conn, text, &[&act.act, &LARGE], |_| Ok(()))?.is_some())
    }

    /// Takes back one's own last act.
    ///
    /// # Errors
    /// `CannotUndo`, with the reason, when there is nothing to undo or someone changed the
    /// records since; nothing was written then.
    pub fn undo(&mut self, author: &Author, moment: &Moment) -> Result<Undone> {
        let act = self.to_invert(author, Nature::Undo)?;
        let mut to_the_end = |_| ControlFlow::Continue(());
        self.invert((author, moment), act, Nature::Undo, &mut to_the_end)
    }

    /// Does again what was last undone.
    ///
    /// # Errors
    /// As for `undo`.
    pub fn redo(&mut self, author: &Author, moment: &Moment) -> Result<Undone> {
        let act = self.to_invert(author, Nature::Redo)?;
        let mut to_the_end = |_| ControlFlow::Continue(());
        self.invert((author, moment), act, Nature::Redo, &mut to_the_end)
    }

    /// Inverts an act: `Undo` takes it back, `Redo` does again what was undone. `told` hears how many
    /// records are done when they are many, and may give up.
    ///
    /// # Errors
    /// As for `undo`, and `GivenUp`: the store is then as before.
    pub fn invert(
        &mut self,
        (author, moment): (&Author, &Moment),
        act: Undoable,
        nature: Nature,
        told: &mut OnProgress<'_>,
    ) -> Result<Undone> {
        let target = act.act;
        if let Some(answer) = self.answered(|sent| sent.inverted(target, nature)) {
            return answer;
        }
        self.writable()?;
        if let Some(done) = self.invert_rules((author, moment), &act, nature)? {
            return Ok(done);
        }
        let import = !act.is_entry() && self.is_import(act.act)?;
        let entries = restore::entries(&self.conn, act.act, None)?;
        self.allow_inverse(entries.iter().map(restore::Entry::touches))?;
        // What is about one person is never done by halves.
        let large = import || act.person.is_none() && entries.len() > usize::from(LARGE);
        let _lease = large
            .then(|| ActLock::in_turn(&self.path, self.patience))
            .transpose()?;
        if large && !self.stands(act.act)? {
            let words = "Cette opération vient d’être annulée ailleurs. Rien n’a été changé.";
            return Err(StoreError::CannotUndo(words.to_owned()));
        }
        if large && !import {
            restore::check(&self.conn, &entries)?;
        }
        let mut inversion = Inversion {
            nature,
            care: if large { Care::Parts } else { Care::Whole },
            ..Inversion::of((author, moment), act)
        };
        let (kept, left) = match inversion.write(self, &entries, told) {
            // What is written whole leaves nobody as they are.
            Err(StoreError::Slow) => (Err(StoreError::Slow), Vec::new()),
            done => (Ok(()), done?),
        };
        let Undoable { label, person, .. } = inversion.act;
        let undone = Undone {
            label,
            person,
            left,
        };
        self.ended(kept, undone, |it| Sent::Inverse(target, nature, it.clone()))
    }

    /// Whether an act is not taken back.
    fn stands(&self, act: Id) -> Result<bool> {
        let text = "SELECT 1 FROM acte WHERE id = $1 AND annule = 0";
        Ok(first(&self.conn, text, &[&act], |_| Ok(()))?.is_some())
    }

    /// Whether an act is an import, or an undo or redo of one.
    fn is_import(&self, act: Id) -> Result<bool> {
        let found = first(
            &self.conn,
            "WITH RECURSIVE chaine(id, nature, cible_id) AS (\
               SELECT id, nature, cible_id FROM acte WHERE id = $1 \
               UNION ALL SELECT a.id, a.nature, a.cible_id FROM acte a JOIN chaine c ON a.id = c.cible_id) \
             SELECT 1 FROM chaine WHERE nature = 'import' LIMIT 1",
            &[&act],
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }
}
