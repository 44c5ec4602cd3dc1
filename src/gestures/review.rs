//! A review that was called for.
use super::kinds;
use crate::domain::facts::ReviewTrigger;
use crate::gestures::prelude::*;

/// Why, and the action that ended (0 for none).
pub(super) struct Review(pub ReviewTrigger, pub Id);

impl Steps for Review {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let first = kinds::first_answers(at, Entity::Review, 0);
        Some(kinds::review::form(at, Some(self.0), self.1, first))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("{} : ajout", name_of(&at.row))
    }
}
