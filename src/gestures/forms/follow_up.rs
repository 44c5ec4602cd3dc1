//! First answers that follow from the follow-up model: who signs for the service, who evaluates,
//! who leads the review.
use super::Desk;
use crate::domain::file::CaseFile;
use crate::domain::follow_up::{Actor, FollowUp, Task};
use crate::domain::record::{Entity, Id, Value};

/// First answers of a new record, for the fields that the model decides. Nothing is offered
/// without a model, nor while nobody is named.
pub(super) fn answers(
    entity: Entity,
    file: Option<&CaseFile>,
    desk: Desk<'_>,
) -> Vec<(&'static str, Value)> {
    let Some(follow_up) = file.map(|file| file.follow_up(desk.today)) else {
        return Vec::new();
    };
    if follow_up.model.is_none() {
        return Vec::new();
    }
    let agent = |task: Task| leader(&follow_up, task, desk.agent);
    let (field, value) = match entity {
        Entity::Contract => ("signataire_id", agent(Task::Contract)),
        Entity::Review => ("menee_par_id", agent(Task::EvaluateParcours)),
        _ => return Vec::new(),
    };
    value
        .map(|id| (field, Value::Int(id)))
        .into_iter()
        .collect()
}

/// The one agent that a field takes: whoever is at the keyboard when it is one of them.
fn leader(follow_up: &FollowUp, task: Task, me: Option<Id>) -> Option<Id> {
    let who = follow_up.who(task);
    let mine = me.filter(|me| who.agents.contains(me));
    mine.or_else(|| who.agents.first().copied())
}

/// Who evaluates the actions, by name; nothing without a model.
pub(super) fn evaluators(file: Option<&CaseFile>, desk: Desk<'_>) -> Value {
    let Some(follow_up) = file.map(|file| file.follow_up(desk.today)) else {
        return Value::Null;
    };
    let who = follow_up.who(Task::EvaluateActions);
    if follow_up.model.is_none() || who.agents.is_empty() {
        return Value::Null;
    }
    desk.names.agents_joined(&who.agents, " et ").into()
}

/// « À demander à … », for the title of what changes the accompaniment.
pub(super) fn asked_of(file: Option<&CaseFile>, desk: Desk<'_>) -> Option<String> {
    let follow_up = file?.follow_up(desk.today);
    follow_up.model?;
    let who = follow_up.who(Task::Change);
    let between = if who.actor == Actor::EitherReferent {
        " ou "
    } else {
        " et "
    };
    let named = who
        .team
        .clone()
        .unwrap_or_else(|| desk.names.agents_joined(&who.agents, between));
    let named = if named.is_empty() || (who.actor == Actor::DedicatedTeam && who.team.is_none()) {
        who.actor.words().to_owned()
    } else {
        named
    };
    Some(format!("à demander à {named}").replace(" à le ", " au "))
}
