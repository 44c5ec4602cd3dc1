//! An action that was not done, and why.
use super::filled::Filled;
use super::name::name_of;
use super::opening::Opening;
use super::short_form::ShortForm;
use super::steps::Steps;
use crate::domain::record::{Entity, Id};
use crate::form::Form;

pub(super) struct ActionNotDone(pub Id);

impl Steps for ActionNotDone {
    fn about(&self) -> Entity {
        Entity::Action
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let form = ShortForm {
            title: "Action pas faite",
            fields: &["motif", "fin", "qualite", "impact", "commentaire"],
            set: vec![("statut", "pas_fait".into())],
            offered: vec![("fin", at.today.into())],
        };
        form.on(at, Entity::Action, self.0)
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("{} : pas fait", name_of(&at.row))
    }
}
