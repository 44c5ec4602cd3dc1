//! An action that was not done, and why.
use super::short_form::ShortForm;
use crate::domain::record::action::ACTION;
use crate::domain::vocabulary::ActionStatus;
use crate::gestures::prelude::*;

pub(super) struct ActionNotDone(pub Id);

impl Steps for ActionNotDone {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let form = ShortForm {
            title: "Action pas faite",
            fields: &[
                ACTION.reason.name,
                ACTION.end.name,
                ACTION.quality.name,
                ACTION.impact.name,
                ACTION.comment.name,
            ],
            set: vec![ACTION.status.set(ActionStatus::NotDone)],
            offered: vec![ACTION.end.set(at.today)],
        };
        form.on(at, Entity::Action, self.0)
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("{} : pas fait", name_of(&at.row))
    }
}
