//! A new record in a file, whatever its kind.
use super::filled::Filled;
use super::kinds;
use super::name::name_of;
use super::opening::Opening;
use super::steps::Steps;
use crate::domain::record::{Entity, Id};
use crate::form::Form;

/// The kind, and the record it hangs on (0 for none).
pub(super) struct New(pub Entity, pub Id);

impl Steps for New {
    fn about(&self) -> Entity {
        self.0
    }

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
