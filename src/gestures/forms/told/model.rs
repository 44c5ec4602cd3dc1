//! What contradicts the follow-up model: said, never forbidden.
use super::{Filling, Told};
use crate::domain::follow_up::{Actor, FollowUp, Task};
use crate::domain::record::{Entity, Id};
use crate::domain::text::fold;
use crate::words::following;

/// Whether those named are those of the model.
pub(super) fn check(at: Filling<'_>, follow_up: &FollowUp, told: &mut Told) {
    match at.row.entity {
        Entity::Contract => agent(at, follow_up, Task::Contract, "signataire_id", told),
        Entity::Review => agent(at, follow_up, Task::EvaluateParcours, "menee_par_id", told),
        _ => evaluators(at, follow_up, told),
    }
}

fn agent(at: Filling<'_>, it: &FollowUp, task: Task, field: &'static str, told: &mut Told) {
    let Some(typed) = at.row.int(field).filter(|id| !it.allows(task, *id)) else {
        return;
    };
    told.warn(
        field,
        contradiction(at, it, task, at.names.agent(Some(typed))),
    );
}

/// « BERNARD Camille n’est pas de ceux que le modèle prévoit : … »
fn contradiction(at: Filling<'_>, it: &FollowUp, task: Task, typed: &str) -> String {
    let who = following::words(&it.who(task), at.names);
    format!("Sous ce modèle de suivi, ce serait {who}, et non {typed}. Vérifiez.")
}

/// The words of « évaluée par »: a name that is not of the model, or one of the two missing.
fn evaluators(at: Filling<'_>, it: &FollowUp, told: &mut Told) {
    let Some(typed) = at.row.text("evaluee_par").filter(|_| it.model.is_some()) else {
        return;
    };
    let who = it.who(Task::EvaluateActions);
    let words = fold(typed);
    let named = |id: &Id| words.contains(&surname(at.names.agent(Some(*id))));
    let other =
        at.names.agents.iter().find(|(id, name)| {
            !it.allows(Task::EvaluateActions, *id) && words.contains(&fold(name))
        });
    if let Some((_, name)) = other {
        told.warn(
            "evaluee_par",
            contradiction(at, it, Task::EvaluateActions, name),
        );
    } else if who.actor == Actor::BothReferents
        && who.agents.iter().any(named)
        && let Some(missing) = who.agents.iter().find(|id| !named(id))
    {
        told.warn(
            "evaluee_par",
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
