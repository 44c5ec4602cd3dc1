//! What is asked before a form is saved: whom a new file is about, and whether what can hurt many people is wanted.
//! Knows no gesture.
use super::OpenForm;
use crate::app::prelude::*;
use crate::app::turn::Consequence;
use crate::app::{known, settled, writing};

impl OpenForm {
    /// What is asked, if anything is; the answer saves it.
    pub(super) fn asked_before(&self, desk: &Desk) -> Result<Option<Turn>> {
        let found = known::candidates(self.request, &self.form, desk)?;
        if !found.is_empty() {
            return Ok(Some(Turn::menu(known::menu(&found))));
        }
        let asked = writing::question(self.request, &self.marked, &self.form, desk)?;
        let sure = Consequence::Choose(Box::new(Choice::Sure));
        Ok(asked.map(|(title, text)| settled::ask(title, text, sure)))
    }
}
