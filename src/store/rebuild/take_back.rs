//! Taking back a change of the rules: what they depended on, before and after, is kept with the
//! act that changed it. Others may have changed them since: then nothing is taken back.
use serde::{Deserialize, Serialize};

use super::super::apply::new_act;
use super::super::rule_book::{self, AcceptedFile};
use super::super::sql::{Conn, execute};
use super::super::undo::{Undoable, Undone};
use super::super::{Result, Store, StoreError, seal, settings};
use super::change::RuleChange;
use crate::domain::change::{Author, Change, Moment, Nature};
use crate::domain::record::Id;

/// Beginning of the setting that keeps what an act changed; the number of the act follows.
const KEY: &str = "regles_acte_";

/// The settings that rules depend on.
const SETTINGS: [&str; 4] = [
    rule_book::DEFAULT,
    rule_book::TERRITORY,
    rule_book::WHIT_MONDAY,
    rule_book::CLOSURES,
];

/// Everything rules depend on, the program itself apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Snapshot {
    settings: Vec<Option<String>>,
    files: Vec<AcceptedFile>,
}

#[derive(Serialize, Deserialize)]
struct BeforeAfter {
    avant: Snapshot,
    apres: Snapshot,
}

impl Snapshot {
    pub(super) fn read(conn: &Conn) -> Result<Self> {
        let settings = SETTINGS.iter().map(|key| settings::get(conn, key));
        Ok(Self {
            settings: settings.collect::<Result<_>>()?,
            files: rule_book::accepted(conn)?,
        })
    }

    /// Keeps it as the state before an act that was just written.
    pub(super) fn keep_as_before(self, conn: &Conn, act: Id) -> Result<()> {
        let kept = BeforeAfter {
            avant: self,
            apres: Self::read(conn)?,
        };
        let text =
            serde_json::to_string(&kept).map_err(|error| StoreError::Refused(error.to_string()))?;
        settings::set(conn, &format!("{KEY}{act}"), Some(&text))
    }

    /// Puts everything back as it says.
    fn restore(&self, conn: &Conn) -> Result<()> {
        for (key, value) in SETTINGS.iter().zip(&self.settings) {
            settings::set(conn, key, value.as_deref())?;
        }
        execute(conn, "DELETE FROM jeu_de_regles", &[])?;
        seal::rule_files(conn)?;
        for file in &self.files {
            rule_book::keep(conn, file)?;
        }
        Ok(())
    }
}

fn kept(conn: &Conn, act: Id) -> Result<Option<BeforeAfter>> {
    let text = settings::get(conn, &format!("{KEY}{act}"))?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Puts the rules back as they were before an act; gives the act that does so.
pub(super) fn take_back(
    conn: &Conn,
    (author, moment): (&Author, &Moment),
    act: &Undoable,
    nature: Nature,
) -> Result<Id> {
    let Some(kept) = kept(conn, act.act)? else {
        return Err(StoreError::NotFound);
    };
    if Snapshot::read(conn)? != kept.apres {
        return Err(StoreError::CannotUndo(
            "Impossible d’annuler : les règles ont encore été changées depuis. Rien n’a été changé."
                .to_owned(),
        ));
    }
    kept.avant.restore(conn)?;
    let change = Change {
        nature,
        ..Change::entry(act.label.clone(), None, Vec::new())
    };
    let new = new_act(conn, author, moment, &change, Some(act.act))?;
    execute(
        conn,
        "UPDATE acte SET annule = 1 WHERE id = $1",
        &[&act.act],
    )?;
    if nature == Nature::TakeBack {
        // What it had inverted stands again.
        let text =
            "UPDATE acte SET annule = 0 WHERE id = (SELECT cible_id FROM acte WHERE id = $1)";
        execute(conn, text, &[&act.act])?;
    }
    Ok(new)
}

impl Store {
    /// What inverting an act would change in the rules, when it is such a change: to be given to
    /// [`Store::change_rules`] by who wants to show how far it is.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn inverse_of_rules(&self, act: &Undoable, nature: Nature) -> Result<Option<RuleChange>> {
        if act.is_entry() || kept(&self.conn, act.act)?.is_none() {
            return Ok(None);
        }
        let act = act.clone();
        Ok(Some(RuleChange::Inverse { act, nature }))
    }

    /// Inverts an act at once if it is a change of the rules.
    pub(in crate::store) fn invert_rules(
        &mut self,
        (author, moment): (&Author, &Moment),
        act: &Undoable,
        nature: Nature,
    ) -> Result<Option<Undone>> {
        let Some(change) = self.inverse_of_rules(act, nature)? else {
            return Ok(None);
        };
        self.change_rules(author, moment, &change, &mut |_| {
            std::ops::ControlFlow::Continue(())
        })?;
        Ok(Some(Undone {
            label: act.label.clone(),
            person: None,
            left: Vec::new(),
        }))
    }
}
