//! Changing the rules: the due dates of everyone are computed again under the new ones, in one
//! transaction together with the change itself. Given up, or cut, nothing has changed. Others read
//! what stood before, and write once it is over.
mod by_person;
mod crew;
mod stream;
mod take_back;

use std::ops::ControlFlow;
use std::sync::Arc;

use super::apply::new_act;
use super::lease::Lease;
use super::rule_book::{self, Sources};
use super::sql::{Conn, execute, pragma};
use super::undo::Undoable;
use super::{Result, Store};
use crate::domain::change::{Author, Change, Moment, Nature};
use crate::domain::record::Id;
use crate::domain::rules::Defaults;
use take_back::Snapshot;

/// Setting: the due dates are to be computed again, and why.
const STALE: &str = "recalcul";

/// A change of what rules depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleChange {
    /// Nothing: the due dates are only computed again.
    None,
    /// The default rule set, by date of orientation.
    Defaults(Defaults),
    /// The text of a file of the département.
    Accept {
        /// Id of its set.
        id: String,
        /// Name of the file.
        file: String,
        /// Its text.
        text: String,
    },
    /// A file of the département is no longer used.
    Withdraw {
        /// Id of its set.
        id: String,
    },
    /// The territory, by its code.
    Territory(&'static str),
    /// Whether Whit Monday is worked: « oui » or « non ».
    WhitMonday(&'static str),
    /// The days the structure is closed, ISO, with a space between.
    Closures(String),
    /// A change that is taken back, or done again.
    Inverse {
        /// The act that made it, or that took it back.
        act: Undoable,
        /// Which of the two: `Undo` or `Redo`.
        nature: Nature,
    },
}

/// What a change of the rules did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// People whose due dates were computed.
    pub people: usize,
    /// Due dates kept.
    pub deadlines: usize,
}

/// How far it is: people computed, and of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// People done.
    pub done: usize,
    /// People in all.
    pub total: usize,
}

impl Store {
    /// Whether the due dates are to be computed again: the program was updated, or something cut
    /// it.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn is_index_stale(&self) -> Result<bool> {
        Ok(self.setting(STALE)?.is_some())
    }

    /// Changes the rules and computes the due dates of everyone again. `progress` is told, and
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
        let _lease = Lease::take(&self.path)?;
        let former = pragma::tune(&self.conn, pragma::REBUILD)?;
        let done = self.replace_everything(author, moment, change, progress);
        pragma::set(&self.conn, "wal_checkpoint", "PASSIVE")?;
        former.restore(&self.conn)?;
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
        if let Some(act) = change.write(&tx, author, moment)? {
            before.keep_as_before(&tx, act)?;
        }
        // What is refused here goes with the transaction.
        let book = Arc::new(Sources::read(&tx)?.book()?);
        let ControlFlow::Continue(done) = self.compute(&book, progress)? else {
            return Ok(None);
        };
        execute(&tx, "DELETE FROM reglage WHERE cle = $1", &[&STALE])?;
        tx.commit()?;
        Ok(Some(done))
    }
}

impl RuleChange {
    /// What it does, in words.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::None => "Échéances recalculées".to_owned(),
            Self::Defaults(defaults) => {
                format!("Jeu de règles par défaut : {}", defaults.on(None))
            }
            Self::Accept { file, .. } => format!("Fichier de règles {file} accepté"),
            Self::Withdraw { id } => format!("Jeu de règles {id} retiré"),
            Self::Territory(code) => format!("Territoire des jours fériés : {code}"),
            Self::WhitMonday(worked) => format!("Lundi de Pentecôte travaillé : {worked}"),
            Self::Closures(_) => "Jours de fermeture modifiés".to_owned(),
            Self::Inverse { act, nature } => match nature {
                Nature::Redo => format!("Rétabli : {}", act.label),
                Nature::Undo | Nature::Entry | Nature::Import | Nature::Rules | Nature::Abandon => {
                    format!("Annulé : {}", act.label)
                }
            },
        }
    }

    /// Writes the change itself, and the act that says who made it.
    fn write(&self, conn: &Conn, author: &Author, moment: &Moment) -> Result<Option<Id>> {
        let set = |key: &str, value: &str| -> Result<()> {
            execute(
                conn,
                "INSERT INTO reglage (cle, valeur) VALUES ($1, $2) \
                 ON CONFLICT(cle) DO UPDATE SET valeur = excluded.valeur",
                &[&key, &value],
            )?;
            Ok(())
        };
        match self {
            Self::None => return Ok(None),
            Self::Inverse { act, nature } => {
                return take_back::take_back(conn, (author, moment), act, *nature).map(Some);
            }
            Self::Defaults(defaults) => set(rule_book::DEFAULT, &defaults.to_string())?,
            Self::Territory(code) => set(rule_book::TERRITORY, code)?,
            Self::WhitMonday(worked) => set(rule_book::WHIT_MONDAY, worked)?,
            Self::Closures(days) => set(rule_book::CLOSURES, days)?,
            Self::Accept { id, file, text } => {
                execute(
                    conn,
                    "INSERT INTO jeu_de_regles (id, fichier, texte, accepte_a, accepte_par) \
                     VALUES ($1, $2, $3, $4, $5) ON CONFLICT(id) DO UPDATE SET \
                     fichier = excluded.fichier, texte = excluded.texte, \
                     accepte_a = excluded.accepte_a, accepte_par = excluded.accepte_par",
                    &[id, file, text, &moment.instant_text(), &author.name],
                )?;
            }
            Self::Withdraw { id } => {
                execute(conn, "DELETE FROM jeu_de_regles WHERE id = $1", &[id])?;
            }
        }
        let change = Change {
            nature: Nature::Rules,
            ..Change::entry(self.label(), None, Vec::new())
        };
        new_act(conn, author, moment, &change, None).map(Some)
    }
}
