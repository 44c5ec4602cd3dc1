//! A new record in a file, whatever its kind.
use super::kinds;
use crate::gestures::prelude::*;

/// The kind, and the record it hangs on (0 for none).
pub(super) struct New(pub Entity, pub Id);

impl Steps for New {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        Some(kinds::new_form(at, self.0, self.1))
    }

    fn form_name(&self) -> Option<&'static str> {
        Some(self.0.table())
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("{} : ajout", name_of(&at.row))
    }
}
