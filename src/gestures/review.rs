//! A review that was called for.
use super::filled::Filled;
use super::kinds;
use super::name::name_of;
use super::opening::Opening;
use super::steps::Steps;
use crate::domain::facts::ReviewTrigger;
use crate::domain::record::{Entity, Id};
use crate::form::Form;

/// Why, and the action that ended (0 for none).
pub(super) struct Review(pub ReviewTrigger, pub Id);

impl Steps for Review {
    fn about(&self) -> Entity {
        Entity::Review
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let first = kinds::first_answers(at, Entity::Review, 0);
        Some(kinds::review::form(at, Some(self.0), self.1, first))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("{} : ajout", name_of(&at.row))
    }
}
