//! An action of the plan.
use super::hooks::{Hooks, NONE, put_last};
use super::model;
use crate::domain::change::Values;
use crate::domain::record::Entity;
use crate::domain::record::action::{ACTION, ActionRecord};
use crate::gestures::filled::Filled;
use crate::gestures::gesture::Gesture;
use crate::gestures::next::Next;

/// Why an action is not done, when nothing of the kind is offered here.
const NO_OFFER: &str = "sans_offre";

pub(super) const HOOKS: Hooks = Hooks {
    complete,
    explain: model::check_evaluators,
    // What nothing here answers is a need to be counted.
    next: |at, made| {
        let said = at.changes(ACTION.reason);
        let action: ActionRecord<'_> = at.read();
        let none = said && action.reason() == Some(NO_OFFER);
        let id = made.filter(|_| none)?;
        Some(Next::Form(Gesture::New(Entity::UnmetNeed, id)))
    },
    ..NONE
};

fn complete(at: &Filled<'_>, values: &mut Values) {
    let action: ActionRecord<'_> = at.read();
    let judged = at.changes(ACTION.quality) || at.changes(ACTION.impact);
    if judged && action.evaluated_on().is_none() {
        values.push(ACTION.evaluated_on.set(at.writer.today));
    }
    // Who would evaluate is offered: nobody has evaluated what has no evaluation.
    if action.quality().is_none() && action.impact().is_none() {
        values.retain(|(name, _)| *name != ACTION.evaluated_by.name);
    }
    put_last(ACTION.order, at, values);
}
