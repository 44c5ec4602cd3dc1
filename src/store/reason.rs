//! Why someone opens the file of a person whom they do not accompany: for the roles that say it, before
//! anything of the file is read, once a session and a day. Knows no screen and no command.
use super::sql::first;
use super::{Result, Store, StoreError};
use crate::domain::record::Id;
use crate::domain::text::clean_line;

/// A person who is there, and whom an agent does not accompany on a day.
const NOT_THEIRS: &str = "SELECT 1 FROM allocataire AS a WHERE a.id = $1 AND a.supprime = 0 \
    AND NOT EXISTS (SELECT 1 FROM affectation AS f WHERE f.allocataire_id = a.id AND f.agent_id = $2 \
    AND f.supprime = 0 AND (f.du IS NULL OR f.du <= $3) AND (f.au IS NULL OR f.au >= $3))";

impl Store {
    /// Refuses what is in the file of a person until it is said why it is opened, where that is asked. Every
    /// reading of what one file holds goes through here; lists and counts don't.
    pub(super) fn opens(&self, person: Id) -> Result<()> {
        match self.wants_reason(person)? {
            true => Err(StoreError::ReasonWanted(Some(person))),
            false => Ok(()),
        }
    }

    /// Whether it is still to be said why the file of a person is opened.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn wants_reason(&self, person: Id) -> Result<bool> {
        let rights = self.rights();
        let (agent, day) = rights.agent_and_day();
        if !rights.says_why() || self.consulted.has_reason(Some(person), day) {
            return Ok(false);
        }
        let values = (agent, rights.day_text());
        let found = first(
            &self.conn,
            NOT_THEIRS,
            &[&person, &values.0, &values.1],
            |_| Ok(()),
        );
        Ok(found?.is_some())
    }

    /// Refuses the files of everyone at once until it is said why.
    ///
    /// # Errors
    /// `ReasonWanted`.
    pub fn opens_all(&self) -> Result<()> {
        let rights = self.rights();
        match rights.says_why() && !self.consulted.has_reason(None, rights.agent_and_day().1) {
            true => Err(StoreError::ReasonWanted(None)),
            false => Ok(()),
        }
    }

    /// Takes why the file of a person, or of everyone, is opened: it holds for this session, this day, and
    /// stands beside what is read of it.
    ///
    /// # Errors
    /// `Refused` when nothing is said.
    pub fn give_reason(&self, whose: Option<Id>, reason: &str) -> Result<()> {
        let reason = clean_line(reason);
        if reason.is_empty() {
            return Err(StoreError::Refused(
                "Dites en quelques mots pourquoi vous ouvrez ce dossier.".to_owned(),
            ));
        }
        let (_, day) = self.rights().agent_and_day();
        self.consulted.because(whose, day, reason);
        Ok(())
    }
}
