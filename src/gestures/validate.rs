//! What the person says of what they have just read.
use super::reading_form;
use crate::domain::validation::ValidatedPart;
use crate::gestures::prelude::*;

pub(super) struct Validate(pub ValidatedPart);

impl Steps for Validate {
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
