//! Undo and redo: inverses of acts, written as acts. They survive a restart and say in words
//! what they did. One undoes one's own last act on this store.
mod restore;

use super::act_lock::ActLock;
use super::apply::{Writer, new_act};
use super::search::{self, Erasing};
use super::sql::{self, Conn, execute, first, query};
use super::{Result, Store, StoreError, derive, rule_book};
use crate::domain::change::{Author, Change, Moment, Nature};
use crate::domain::record::Id;

/// An act that can be undone or redone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undoable {
    /// Number of the act.
    pub act: Id,
    /// What it did.
    pub label: String,
    /// The person it was about.
    pub person: Option<Id>,
    nature: String,
}

/// What an undo or a redo has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// What the act had done.
    pub label: String,
    /// The person it was about.
    pub person: Option<Id>,
    /// Names of the persons left as they are, because someone changed them since (imports only).
    pub left: Vec<String>,
}

/// Rows of an import are undone in transactions of that many records, so that others can write.
const CHUNK: usize = 200;

impl Store {
    /// The act that `undo` would take back.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn next_undo(&self, author: &Author) -> Result<Option<Undoable>> {
        first(
            &self.conn,
            "SELECT id, libelle, allocataire_id, nature FROM acte WHERE auteur = $1 AND annule = 0 \
             AND nature <> 'annulation' AND inacheve = 0 AND (nature <> 'regles' OR EXISTS \
             (SELECT 1 FROM reglage WHERE cle = 'regles_acte_' || acte.id)) ORDER BY id DESC LIMIT 1",
            &[&author.name],
            undoable,
        )
    }

    /// The act that `redo` would do again: the last undone, if nothing was done since.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn next_redo(&self, author: &Author) -> Result<Option<Undoable>> {
        first(
            &self.conn,
            "SELECT id, libelle, allocataire_id, nature FROM acte WHERE auteur = $1 AND annule = 0 \
             AND nature = 'annulation' AND inacheve = 0 AND id > COALESCE((SELECT max(id) FROM acte \
             WHERE auteur = $1 AND nature IN ('saisie', 'import', 'abandon', 'regles')), 0) ORDER BY id DESC LIMIT 1",
            &[&author.name],
            undoable,
        )
    }

    /// Takes back one's own last act.
    ///
    /// # Errors
    /// `CannotUndo`, with the reason, when there is nothing to undo or someone changed the
    /// records since; nothing was written then.
    pub fn undo(&mut self, author: &Author, moment: &Moment) -> Result<Undone> {
        let act = self
            .next_undo(author)?
            .ok_or_else(|| StoreError::CannotUndo("Il n’y a rien à annuler.".to_owned()))?;
        self.invert(author, moment, act, Nature::Undo)
    }

    /// Does again what was last undone.
    ///
    /// # Errors
    /// As for `undo`.
    pub fn redo(&mut self, author: &Author, moment: &Moment) -> Result<Undone> {
        let act = self
            .next_redo(author)?
            .ok_or_else(|| StoreError::CannotUndo("Il n’y a rien à rétablir.".to_owned()))?;
        self.invert(author, moment, act, Nature::Redo)
    }

    fn invert(
        &mut self,
        author: &Author,
        moment: &Moment,
        act: Undoable,
        nature: Nature,
    ) -> Result<Undone> {
        self.writable()?;
        if let Some(done) = self.invert_rules(author, moment, &act, nature)? {
            return Ok(done);
        }
        let lenient = act.nature == "import" || self.is_import(act.act)?;
        let _lease = lenient.then(|| ActLock::take(&self.path)).transpose()?;
        self.invert_alone(author, moment, act, nature, lenient)
    }

    /// Inverts an act that no other process is writing or inverting.
    fn invert_alone(
        &mut self,
        author: &Author,
        moment: &Moment,
        act: Undoable,
        nature: Nature,
        lenient: bool,
    ) -> Result<Undone> {
        let mut entries = restore::entries(&self.conn, act.act)?;
        let rules = rule_book::rule_book(&self.conn)?;
        let change = Change {
            label: act.label.clone(),
            person: act.person,
            nature,
            ops: Vec::new(),
            draft: None,
        };
        let mut left = Vec::new();
        let mut new: Option<Id> = None;
        loop {
            let chunk = if lenient { CHUNK } else { usize::MAX };
            let rest = entries.split_off(entries.len().min(chunk));
            let tx = self.conn.write()?;
            let id = match new {
                Some(id) => id,
                None => new_act(&tx, author, moment, &change, Some(act.act))?,
            };
            new = Some(id);
            let mut writer = Writer::new(&tx, author, moment, id, nature);
            for entry in &entries {
                restore::restore(&tx, &mut writer, entry, lenient, &mut left)?;
            }
            for person in writer.into_touched() {
                derive::person_with(&tx, &rules, person)?;
            }
            revive_draft(&tx, &act, nature)?;
            let unfinished = i64::from(!rest.is_empty());
            // One large act at a time: what another one has put off is not ended here.
            match (lenient, rest.is_empty()) {
                (true, true) => search::erase(&tx, Erasing::Over)?,
                (true, false) => search::erase(&tx, Erasing::UnderWay)?,
                (false, _) => {}
            }
            execute(
                &tx,
                "UPDATE acte SET inacheve = $2 WHERE id = $1",
                &[&id, &unfinished],
            )?;
            execute(&tx, "UPDATE acte SET annule = 1 WHERE id = $1", &[&act.act])?;
            tx.commit()?;
            if rest.is_empty() {
                return Ok(Undone {
                    label: act.label,
                    person: act.person,
                    left,
                });
            }
            entries = rest;
        }
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

    /// Takes back the acts that were cut before their last part (a crash in the middle of an
    /// import). Gives what they were. An act that another process is still writing is left alone.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn undo_unfinished(&mut self, author: &Author, moment: &Moment) -> Result<Vec<String>> {
        if self.writable().is_err() {
            return Ok(Vec::new());
        }
        let cut = query(
            &self.conn,
            "SELECT id, libelle, allocataire_id, nature FROM acte WHERE inacheve = 1 ORDER BY id DESC",
            &[],
            undoable,
        )?;
        if cut.is_empty() {
            return Ok(Vec::new());
        }
        let _lease = match ActLock::take(&self.path) {
            Ok(lease) => lease,
            Err(StoreError::Locked) => return Ok(Vec::new()),
            Err(other) => return Err(other),
        };
        let mut labels = Vec::new();
        for act in cut {
            execute(
                &self.conn,
                "UPDATE acte SET inacheve = 0 WHERE id = $1",
                &[&act.act],
            )?;
            if act.nature == Nature::Undo.code() {
                self.resume_undo(author, moment, &act)?;
            } else {
                labels.push(act.label.clone());
                let import = Undoable {
                    nature: "import".to_owned(),
                    ..act
                };
                self.invert_alone(author, moment, import, Nature::Undo, true)?;
            }
        }
        Ok(labels)
    }

    /// An undo that was cut goes on with what it had not reached.
    fn resume_undo(&mut self, author: &Author, moment: &Moment, undo: &Undoable) -> Result<()> {
        let target: Option<Id> = first(
            &self.conn,
            "SELECT cible_id FROM acte WHERE id = $1",
            &[&undo.act],
            |row| row.get(0),
        )?
        .flatten();
        let Some(target) = target else { return Ok(()) };
        let import = Undoable {
            act: target,
            nature: "import".to_owned(),
            ..undo.clone()
        };
        self.invert_alone(author, moment, import, Nature::Undo, true)
            .map(|_| ())
    }
}

fn undoable(row: &sql::Row<'_>) -> Result<Undoable> {
    Ok(Undoable {
        act: row.get(0)?,
        label: row.get(1)?,
        person: row.get(2)?,
        nature: row.get(3)?,
    })
}

/// « Abandonner » ends a draft: undoing it brings the draft back, redoing it ends it again.
fn revive_draft(conn: &Conn, act: &Undoable, nature: Nature) -> Result<()> {
    let (mark, from) = match nature {
        Nature::Undo => (
            "UPDATE brouillon SET abandonne_a = NULL WHERE acte_id = $1",
            act.act,
        ),
        Nature::Redo => (
            "UPDATE brouillon SET abandonne_a = modifie_a WHERE acte_id = (SELECT cible_id FROM acte WHERE id = $1)",
            act.act,
        ),
        Nature::Entry | Nature::Import | Nature::Rules | Nature::Abandon => return Ok(()),
    };
    execute(conn, mark, &[&from])?;
    Ok(())
}
