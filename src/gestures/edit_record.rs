//! A record that is changed, whatever its kind.
use super::kinds;
use crate::gestures::prelude::*;

/// The kind and the record.
pub(super) struct Edit(pub Entity, pub Id);

impl Steps for Edit {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(self.0, self.1)?;
        let title = match self.0 {
            Entity::Allocataire => format!("Identité de {}", name_of(row)),
            kind => format!("{} : modifier", kind.title()),
        };
        let spec = at.fields(self.0, Some(row), &kinds::fields_of_edit(self.0));
        Some(at.form(spec.titled(title), Some(row), &Values::new()))
    }

    fn form_name(&self) -> Option<&'static str> {
        Some(self.0.table())
    }

    fn label(&self, at: &Filled<'_>) -> String {
        match self.0 {
            Entity::Allocataire => "Identité et coordonnées modifiées".to_owned(),
            _ => format!("{} : modification", name_of(&at.row)),
        }
    }
}
