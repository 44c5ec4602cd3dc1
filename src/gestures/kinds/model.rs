//! What the follow-up model decides: who signs, evaluates, leads the review. What contradicts it is
//! a doubt, never forbidden.
use crate::domain::follow_up::{Actor, FollowUp, Task};
use crate::domain::record::action::{ACTION, ActionRecord};
use crate::domain::text::fold;
use crate::gestures::prelude::*;
use crate::words::following;

/// The one agent that a field takes: whoever is at the keyboard when it is one of them. Nothing
/// without a model, nor while nobody is named.
pub(super) fn leader(at: Opening<'_>, task: Task) -> Option<Id> {
    let follow_up = at.follow_up().filter(|it| it.model.is_some())?;
    let who = follow_up.who(task);
    let mine = at.agent.filter(|me| who.agents.contains(me));
    mine.or_else(|| who.agents.first().copied())
}

/// Who evaluates the actions, by name; nothing without a model.
pub fn evaluators(at: Opening<'_>) -> Value {
    let follow_up = at.follow_up().filter(|it| it.model.is_some());
    let agents = follow_up.map_or_else(Vec::new, |it| it.who(Task::EvaluateActions).agents);
    if agents.is_empty() {
        return Value::Null;
    }
    at.names.agents_joined(&agents, " et ").into()
}

/// « À demander à … », for the title of what changes the accompaniment.
pub fn asked_of(at: Opening<'_>) -> Option<String> {
    let follow_up = at.follow_up()?;
    follow_up.model?;
    let who = follow_up.who(Task::Change);
    // One never asks oneself: either référent may, both do it with the other.
    let mine = at.agent.is_some_and(|me| who.agents.contains(&me));
    if mine && (who.agents.len() == 1 || who.actor == Actor::EitherReferent) {
        return Some("c’est à vous de le décider".to_owned());
    }
    let others: Vec<Id> = who
        .agents
        .iter()
        .copied()
        .filter(|id| at.agent != Some(*id))
        .collect();
    let between = if who.actor == Actor::EitherReferent {
        " ou "
    } else {
        " et "
    };
    let named = who
        .team
        .clone()
        .unwrap_or_else(|| at.names.agents_joined(&others, between));
    let named = if named.is_empty() || (who.actor == Actor::DedicatedTeam && who.team.is_none()) {
        who.actor.words().to_owned()
    } else {
        named
    };
    Some(format!("à demander à {named}").replace(" à le ", " au "))
}

/// Whether the agent of a field is one of those of the model.
pub(super) fn check_agent(
    at: &Filled<'_>,
    file: &CaseFile,
    (task, field, agent): (Task, &'static str, Option<Id>),
    remarks: &mut Remarks,
) {
    let it = file.follow_up(at.writer.today);
    if let Some(agent) = agent.filter(|id| !it.allows(task, *id)) {
        let name = at.names.agent(Some(agent));
        remarks.doubt(field, contradiction(at, &it, task, name));
    }
}

/// « BERNARD Camille n’est pas de ceux que le modèle prévoit : … »
fn contradiction(at: &Filled<'_>, it: &FollowUp, task: Task, typed: &str) -> String {
    let who = following::words(&it.who(task), at.names);
    format!("Sous ce modèle de suivi, ce serait {who}, et non {typed}. Vérifiez.")
}

/// The words of « évaluée par »: a name that is not of the model, or one of the two missing.
pub(super) fn check_evaluators(at: &Filled<'_>, file: &CaseFile, remarks: &mut Remarks) {
    let it = file.follow_up(at.writer.today);
    let task = Task::EvaluateActions;
    let action: ActionRecord<'_> = at.read();
    let typed = action.evaluated_by().filter(|_| it.model.is_some());
    let Some(typed) = typed else { return };
    let who = it.who(task);
    let words = fold(typed);
    let named = |id: &Id| words.contains(&surname(at.names.agent(Some(*id))));
    let mut agents = at.names.agents.iter();
    let other = agents.find(|(id, name)| !it.allows(task, *id) && words.contains(&fold(name)));
    if let Some((_, name)) = other {
        remarks.doubt(ACTION.evaluated_by.name, contradiction(at, &it, task, name));
    } else if who.actor == Actor::BothReferents
        && who.agents.iter().any(named)
        && let Some(missing) = who.agents.iter().find(|id| !named(id))
    {
        remarks.doubt(
            ACTION.evaluated_by.name,
            format!(
                "Sous ce modèle de suivi, les deux référents évaluent ensemble\u{a0}: {} aussi.",
                at.names.agent(Some(*missing))
            ),
        );
    }
}

/// The first word of « NOM Prénom », folded.
fn surname(name: &str) -> String {
    fold(name.split(' ').next().unwrap_or(name))
}
