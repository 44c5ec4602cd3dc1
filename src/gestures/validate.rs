//! What the person says of what they have just read.
use super::filled::Filled;
use super::opening::Opening;
use super::reading_form;
use super::steps::Steps;
use crate::domain::record::Entity;
use crate::domain::validation::ValidatedPart;
use crate::form::Form;

pub(super) struct Validate(pub ValidatedPart);

impl Steps for Validate {
    fn about(&self) -> Entity {
        Entity::Validation
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        reading_form::on(self.0, at, "accord")
    }

    fn form_name(&self) -> Option<&'static str> {
        Some(Entity::Validation.table())
    }

    fn label(&self, at: &Filled<'_>) -> String {
        reading_form::label(self.0, &at.row)
    }
}
