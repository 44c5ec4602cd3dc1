//! How far the audit chain has come, compared with what was noted beside the store, or elsewhere: what was
//! saved and is no longer there is noticed.
use std::path::Path;

use super::handle::{Access, Store};
use super::sql::{Head, first, forget_head};
use super::{Result, StoreError};
use crate::domain::text::plural;

impl Store {
    /// Refuses to write in a store that lacks what had been saved in it.
    pub(super) fn check_head(&mut self) -> Result<()> {
        if self.access != Access::ReadWrite {
            return Ok(());
        }
        let Some(noted) = Head::beside(&self.path) else {
            return Ok(());
        };
        if let Some(missing) = self.missing(&noted)? {
            self.doubt = Some(missing.clone());
            self.access = Access::ReadOnly(format!(
                "{missing} Pour la garder telle quelle : « carnet verifier --accepter » ; pour reprendre une sauvegarde : « carnet restaurer »."
            ));
        }
        Ok(())
    }

    /// What a store lacks of what was noted, in words.
    fn missing(&self, noted: &Head) -> Result<Option<String>> {
        let text =
            "SELECT (SELECT maillon FROM audit WHERE seq = $1), (SELECT MAX(seq) FROM audit)";
        let found: Option<(Option<String>, Option<i64>)> =
            first(&self.conn, text, &[&noted.line], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let (link, last) = found.unwrap_or_default();
        Ok(match link {
            Some(link) if link == noted.link => None,
            Some(_) => Some("son journal n’est plus celui qui y avait été écrit.".to_owned()),
            None => {
                let lost = noted.line.saturating_sub(last.unwrap_or_default());
                let lost = usize::try_from(lost).unwrap_or_default();
                let lost = plural(lost, "ligne déjà enregistrée", "lignes déjà enregistrées");
                Some(format!(
                    "il y manque {lost} (copie plus ancienne, ou fichier « -wal » perdu)."
                ))
            }
        })
    }

    /// The end of the audit chain, as text to be kept elsewhere; `None` when nothing was written yet.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn chain_head(&self) -> Result<Option<String>> {
        Ok(self.head()?.map(|head| head.text()))
    }

    fn head(&self) -> Result<Option<Head>> {
        let text = "SELECT seq, maillon FROM audit ORDER BY seq DESC LIMIT 1";
        first(&self.conn, text, &[], |row| {
            Ok(Head {
                line: row.get(0)?,
                link: row.get(1)?,
            })
        })
    }

    /// What the store lacks of a chain whose end was kept elsewhere, in words; `None` when it has it all.
    ///
    /// # Errors
    /// `Refused` when the text is no such end; when the store can't be read.
    pub fn lacks(&self, kept: &str) -> Result<Option<String>> {
        let unreadable = || {
            let words = "Ce n’est pas une tête de journal : elle s’écrit « numéro:empreinte », comme « carnet verifier --tete » la donne.";
            StoreError::Refused(words.to_owned())
        };
        self.missing(&Head::parse(kept).ok_or_else(unreadable)?)
    }

    /// Takes the store as it is: from now on, this is what was saved in it.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn accept(path: &Path) -> Result<()> {
        forget_head(path);
        let store = Self::open(path)?;
        if let Some(head) = store.head()? {
            store.conn.reached(head);
            store.conn.note_head();
        }
        Ok(())
    }
}
