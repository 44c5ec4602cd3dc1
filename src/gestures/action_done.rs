//! An action noted as done, with its evaluation.
use super::kinds::model::evaluators;
use super::short_form::ShortForm;
use crate::domain::agenda::Closed;
use crate::domain::record::action::ACTION;
use crate::domain::vocabulary::ActionStatus;
use crate::gestures::prelude::*;

pub(super) struct ActionDone(pub Id);

impl Steps for ActionDone {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let form = ShortForm {
            title: "Action faite",
            fields: &[
                ACTION.end.name,
                ACTION.quality.name,
                ACTION.impact.name,
                ACTION.evaluated_by.name,
                ACTION.comment.name,
            ],
            set: vec![ACTION.status.set(ActionStatus::Done)],
            offered: vec![
                ACTION.end.set(at.today),
                ACTION.evaluated_by.set(evaluators(at)),
            ],
        };
        form.on(at, Entity::Action, self.0)
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let day = at.row.short_day(ACTION.end.name);
        format!("{} : fait le {day}", name_of(&at.row))
    }

    fn next<'a>(&self, _at: &'a Filled<'_>, _made: Option<Id>) -> Option<Next<'a>> {
        Some(Next::FirstAppointment(Closed::ActionDone))
    }
}
