//! Which act undo and redo would invert: one's own last one.
use super::undoable::{Undoable, undoable};
use crate::domain::change::{Author, Nature};
use crate::store::sql::{Ask, Param, together};
use crate::store::{Result, Store, StoreError};

/// One's own last act that was not taken back.
const NEXT_UNDO: &str = "SELECT id, libelle, allocataire_id, nature, definitif FROM acte WHERE auteur = $1 AND annule = 0 \
    AND definitif < 2 AND nature NOT IN ('annulation', 'reprise') AND inacheve = 0 AND (nature <> 'regles' OR EXISTS \
    (SELECT 1 FROM reglage WHERE cle = 'regles_acte_' || acte.id)) ORDER BY id DESC LIMIT 1";
/// The last one taken back, when nothing was done since.
const NEXT_REDO: &str = "SELECT id, libelle, allocataire_id, nature, definitif FROM acte WHERE auteur = $1 AND annule = 0 \
    AND definitif < 2 AND nature = 'annulation' AND inacheve = 0 AND id > COALESCE((SELECT max(id) FROM acte \
    WHERE auteur = $1 AND nature IN ('saisie', 'import', 'abandon', 'regles', 'purge', 'conservation')), 0) ORDER BY id DESC LIMIT 1";

/// Why an act can't be taken back, in words.
fn refusal(act: &Undoable) -> String {
    let why = if act.is(Nature::Purge) {
        format!("une purge ne s’annule pas ({})", act.label)
    } else if act.is(Nature::Retention) {
        "la durée de conservation se change par « carnet conservation duree »".to_owned()
    } else {
        "ce que vous aviez fait concernait un dossier purgé depuis".to_owned()
    };
    format!(
        "Impossible d’annuler : {why}. Rien n’a été changé ; la fois suivante portera sur votre opération d’avant."
    )
}

impl Store {
    /// The acts that `undo` and `redo` would take back and do again.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn next_both(&self, author: &Author) -> Result<(Option<Undoable>, Option<Undoable>)> {
        let mut found = (None, None);
        let asked = [NEXT_UNDO, NEXT_REDO].map(|text| Ask::new(text, [&author.name as &dyn Param]));
        together(&self.conn, &asked, |at, row| {
            let place = if at == 0 { &mut found.0 } else { &mut found.1 };
            *place = Some(undoable(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The act that `undo` would take back.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn next_undo(&self, author: &Author) -> Result<Option<Undoable>> {
        Ok(self.next_both(author)?.0)
    }

    /// The act that `redo` would do again: the last undone, if nothing was done since.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn next_redo(&self, author: &Author) -> Result<Option<Undoable>> {
        Ok(self.next_both(author)?.1)
    }

    /// The act that `Undo` or `Redo` would invert.
    ///
    /// # Errors
    /// `CannotUndo` when there is none.
    pub fn to_invert(&self, author: &Author, nature: Nature) -> Result<Undoable> {
        let (undo, redo) = self.next_both(author)?;
        let (act, what) = match nature {
            Nature::Redo => (redo, "rétablir"),
            _ => (undo, "annuler"),
        };
        let nothing = || StoreError::CannotUndo(format!("Il n’y a rien à {what}."));
        let act = act.ok_or_else(nothing)?;
        if !act.definitive {
            return Ok(act);
        }
        // Said once: the act before it comes next.
        if self.writable().is_ok() {
            let text = "UPDATE acte SET definitif = 2 WHERE id = $1";
            self.write_one(text, &[&act.act])?;
        }
        Err(StoreError::CannotUndo(refusal(&act)))
    }
}
