//! An objective that is closed.
use super::short_form::ShortForm;
use crate::domain::record::objective::OBJECTIVE;
use crate::domain::vocabulary::ObjectiveStatus;
use crate::gestures::prelude::*;

pub(super) struct ObjectiveDone(pub Id);

impl Steps for ObjectiveDone {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let form = ShortForm {
            title: "Objectif terminé",
            fields: &[OBJECTIVE.status.name, OBJECTIVE.end.name],
            set: vec![OBJECTIVE.status.set(ObjectiveStatus::Reached)],
            offered: vec![OBJECTIVE.end.set(at.today)],
        };
        form.on(at, Entity::Objective, self.0)
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let status = at.row.words(OBJECTIVE.status.name).to_lowercase();
        format!("{} : {status}", name_of(&at.row))
    }
}
