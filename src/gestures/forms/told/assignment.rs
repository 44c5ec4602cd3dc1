//! Of a new référent: who makes room, why there is none, and what the model says of it.
use super::{Filling, Told};
use crate::domain::change::Op;
use crate::domain::date::{Date, full};
use crate::domain::follow_up::{FollowUp, FollowUpModel};
use crate::domain::record::{Entity, Id};
use crate::domain::vocabulary::Vocabulary;
use crate::gestures::request::Request;
use crate::gestures::save::assignment::{NoRoom, Wanted, make_room, rivals};

pub(super) fn say(at: Filling<'_>, follow_up: &FollowUp, told: &mut Told) {
    let Some(wanted) = Wanted::of(at.row) else {
        return;
    };
    match at.request {
        Request::Edit(_, id) => overlap(at, wanted, id, told),
        _ => room(at, wanted, told),
    }
    model(at, follow_up, wanted, told);
}

/// What the new one does to the others, or why it can't.
fn room(at: Filling<'_>, wanted: Wanted<'_>, told: &mut Told) {
    let name = |id: Id| at.names.agent(Some(id)).to_owned();
    let role = Vocabulary::AssignmentRole.label(wanted.role).to_lowercase();
    match make_room(at.file.rows(Entity::Assignment), wanted) {
        Ok(ops) => {
            let said: Vec<String> = ops.iter().filter_map(|op| gives_way(at, op)).collect();
            if !said.is_empty() {
                told.notice("du", format!("À l’enregistrement\u{a0}: {}.", said.join(" ; ")));
            }
        }
        Err(NoRoom::Already(since)) => told.refuse(
            "agent_id",
            format!(
                "{} l’est déjà{}. Choisissez quelqu’un d’autre, ou corrigez cette affectation.",
                name(wanted.agent),
                since.map_or_else(String::new, |day| format!(" depuis le {}", full(day)))
            ),
        ),
        Err(NoRoom::Later(agent, since)) => told.refuse(
            "du",
            format!(
                "{} prend la suite le {} ({role})\u{a0}: indiquez une fin avant cette date, ou corrigez cette affectation.",
                name(agent),
                full(since)
            ),
        ),
        Err(NoRoom::NoStart(agent)) => told.refuse(
            "du",
            format!("Indiquez depuis quand\u{a0}: {} s’arrête la veille.", name(agent)),
        ),
    }
}

/// « BERNARD Camille s’arrête le 20/11/2026 ».
fn gives_way(at: Filling<'_>, op: &Op) -> Option<String> {
    let named = |id: Id| {
        let row = at.file.row(Entity::Assignment, id)?;
        Some(at.names.agent(row.int("agent_id")).to_owned())
    };
    let day = |values: &crate::domain::change::Values, field: &str| -> Option<Date> {
        let found = values.iter().find(|(name, _)| *name == field);
        found.and_then(|(_, value)| value.as_date())
    };
    Some(match op {
        Op::Update { id, values, .. } => match (day(values, "au"), day(values, "du")) {
            (Some(last), _) => format!("{} s’arrête le {}", named(*id)?, full(last)),
            (None, Some(first)) => format!("{} commence le {}", named(*id)?, full(first)),
            (None, None) => return None,
        },
        Op::Remove { id, .. } => format!(
            "{}, qui commençait le même jour, est retiré du suivi",
            named(*id)?
        ),
        Op::Insert { values, .. } => {
            let agent = values.iter().find(|(name, _)| *name == "agent_id");
            let agent = at.names.agent(agent.and_then(|(_, value)| value.as_int()));
            format!("{agent} reprend le {}", full(day(values, "du")?))
        }
    })
}

/// A record that is corrected does not move the others: it must leave them their days.
fn overlap(at: Filling<'_>, wanted: Wanted<'_>, id: Id, told: &mut Told) {
    let rivals = rivals(at.file.rows(Entity::Assignment), wanted, id);
    let Some(other) = rivals.first() else { return };
    let before = crate::domain::record::Issue {
        field: "du",
        about: vec!["du", "au", "agent_id", "fonction"],
        severity: crate::domain::record::Severity::Error,
        is_reminder: false,
        sentence: format!(
            "Ces dates se chevauchent avec celles de {} ({} → {}). Corrigez les unes ou les autres.",
            at.names.agent(other.int("agent_id")),
            other.day("du"),
            other.day("au")
        ),
    };
    told.issues.push(before);
}

fn model(at: Filling<'_>, it: &FollowUp, wanted: Wanted<'_>, told: &mut Told) {
    let Some(model) = it.model else { return };
    let referent = wanted.role != "accompagnateur";
    match model {
        FollowUpModel::One if wanted.role == "binome" => told.warn(
            "fonction",
            "Ce parcours est suivi par un seul référent. Pour un binôme, changez le modèle de suivi du parcours.",
        ),
        FollowUpModel::One => {
            let both = if referent {
                it.accompagnateurs.contains(&wanted.agent)
            } else {
                it.referents.contains(&wanted.agent)
            };
            if both {
                told.warn(
                    "agent_id",
                    "Sous ce modèle de suivi, le référent est distinct des accompagnateurs.",
                );
            }
        }
        FollowUpModel::Two if referent && at.row.yes("temporaire") => {
            let others = it.referents.iter().filter(|id| **id != wanted.agent);
            let lasting = others.filter(|id| !it.temporary.contains(id)).count();
            if lasting == 0 {
                told.warn(
                    "temporaire",
                    "Au moins un des deux référents reste au-delà de l’action\u{a0}: il garantit la coordination.",
                );
            }
        }
        FollowUpModel::Two | FollowUpModel::Three => {}
    }
}
