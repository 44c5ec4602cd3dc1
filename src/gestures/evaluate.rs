//! The quality and the impact of an action that is over.
use super::short_form::ShortForm;
use crate::domain::record::action::ACTION;
use crate::gestures::prelude::*;

pub(super) struct Evaluate(pub Id);

impl Steps for Evaluate {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let form = ShortForm {
            title: "Évaluer l’action",
            fields: &[ACTION.quality.name, ACTION.impact.name, ACTION.comment.name],
            set: Vec::new(),
            offered: Vec::new(),
        };
        form.on(at, Entity::Action, self.0)
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("{} : évaluation", name_of(&at.row))
    }
}
