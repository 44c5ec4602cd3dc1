//! What the person wants to add to what they have just read, in their own words.
use super::reading_form;
use crate::domain::record::validation::VALIDATION;
use crate::domain::validation::ValidatedPart;
use crate::gestures::prelude::*;

pub(super) struct AddWord(pub ValidatedPart);

impl Steps for AddWord {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let mut form = reading_form::on(self.0, at, "reserve")?;
        form.focus_field(VALIDATION.note.name);
        Some(form)
    }

    fn form_name(&self) -> Option<&'static str> {
        Some(Entity::Validation.table())
    }

    fn label(&self, at: &Filled<'_>) -> String {
        reading_form::label(self.0, &at.row)
    }
}
