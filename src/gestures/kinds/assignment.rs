//! Who follows a person: what a new référent does to the one before, and what the follow-up model
//! says of it.
use super::hooks::First::{Code, Today};
use super::hooks::{Hooks, NONE};
use super::room::{NoRoom, Wanted, make_room, rivals};
use crate::domain::change::{Op, Values};
use crate::domain::date::full;
use crate::domain::file::CaseFile;
use crate::domain::follow_up::FollowUpModel;
use crate::domain::record::Severity;
use crate::domain::record::{Entity, Id, Value};
use crate::domain::vocabulary::Vocabulary;
use crate::gestures::filled::Filled;
use crate::gestures::remarks::Remarks;

pub(super) const HOOKS: Hooks = Hooks {
    first: &[("fonction", Code("referent")), ("du", Today)],
    with: |at, file| {
        let new = Wanted::of(&at.row).filter(|_| at.is_new());
        let room = new.and_then(|new| make_room(file.rows(Entity::Assignment), new).ok());
        room.unwrap_or_default()
    },
    explain: |at, file, remarks| {
        if let Some(wanted) = Wanted::of(&at.row) {
            match at.record {
                Some((id, _)) => explain_overlap(at, file, (wanted, id), remarks),
                None => explain_room(at, file, wanted, remarks),
            }
            check_model(at, file, wanted, remarks);
        }
    },
    ..NONE
};

/// What the new one does to the others, or why it can't.
fn explain_room(at: &Filled<'_>, file: &CaseFile, wanted: Wanted<'_>, remarks: &mut Remarks) {
    let name = |id: Id| at.names.agent(Some(id)).to_owned();
    let role = Vocabulary::AssignmentRole.label(wanted.role).to_lowercase();
    match make_room(file.rows(Entity::Assignment), wanted) {
        Ok(ops) => {
            let words: Vec<String> = ops
                .iter()
                .filter_map(|op| gives_way_in_words(at, file, op))
                .collect();
            if !words.is_empty() {
                let words = format!("À l’enregistrement\u{a0}: {}.", words.join(" ; "));
                remarks.notice("du", words);
            }
        }
        Err(NoRoom::Already(since)) => remarks.refuse(
            "agent_id",
            format!(
                "{} l’est déjà{}. Choisissez quelqu’un d’autre, ou corrigez cette affectation.",
                name(wanted.agent),
                since.map_or_else(String::new, |day| format!(" depuis le {}", full(day)))
            ),
        ),
        Err(NoRoom::Later(agent, since)) => remarks.refuse(
            "du",
            format!(
                "{} prend la suite le {} ({role})\u{a0}: indiquez une fin avant cette date, ou corrigez cette affectation.",
                name(agent),
                full(since)
            ),
        ),
        Err(NoRoom::NoStart(agent)) => remarks.refuse(
            "du",
            format!("Indiquez depuis quand\u{a0}: {} s’arrête la veille.", name(agent)),
        ),
    }
}

/// « BERNARD Camille s’arrête le 20/11/2026 ».
fn gives_way_in_words(at: &Filled<'_>, file: &CaseFile, op: &Op) -> Option<String> {
    let named = |id: Id| {
        let row = file.row(Entity::Assignment, id)?;
        Some(at.names.agent(row.int("agent_id")))
    };
    let value = |values: &Values, field: &str| {
        let found = values.iter().find(|(name, _)| *name == field);
        found.map_or(Value::Null, |(_, value)| value.clone())
    };
    let day = |values: &Values, field: &str| value(values, field).as_date();
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
            let agent = at.names.agent(value(values, "agent_id").as_int());
            format!("{agent} reprend le {}", full(day(values, "du")?))
        }
    })
}

/// A record that is corrected does not move the others: it must leave them their days.
fn explain_overlap(
    at: &Filled<'_>,
    file: &CaseFile,
    (wanted, id): (Wanted<'_>, Id),
    remarks: &mut Remarks,
) {
    let rivals = rivals(file.rows(Entity::Assignment), wanted, id);
    let Some(other) = rivals.first() else { return };
    let sentence = format!(
        "Ces dates se chevauchent avec celles de {} ({} → {}). Corrigez les unes ou les autres.",
        at.names.agent(other.int("agent_id")),
        other.day("du"),
        other.day("au")
    );
    let about = ["du", "au", "agent_id", "fonction"];
    remarks.issue(Severity::Error, &about, sentence);
}

fn check_model(at: &Filled<'_>, file: &CaseFile, wanted: Wanted<'_>, remarks: &mut Remarks) {
    let it = file.follow_up(at.writer.today);
    let Some(model) = it.model else { return };
    let referent = wanted.role != "accompagnateur";
    match model {
        FollowUpModel::One if wanted.role == "binome" => remarks.doubt(
            "fonction",
            "Ce parcours est suivi par un seul référent. Pour un binôme, changez le modèle de suivi du parcours.",
        ),
        FollowUpModel::One => {
            let others = if referent {
                &it.accompagnateurs
            } else {
                &it.referents
            };
            if others.contains(&wanted.agent) {
                remarks.doubt(
                    "agent_id",
                    "Sous ce modèle de suivi, le référent est distinct des accompagnateurs.",
                );
            }
        }
        FollowUpModel::Two if referent && at.row.yes("temporaire") => {
            let mut others = it.referents.iter().filter(|id| **id != wanted.agent);
            if others.all(|id| it.temporary.contains(id)) {
                remarks.doubt(
                    "temporaire",
                    "Au moins un des deux référents reste au-delà de l’action\u{a0}: il garantit la coordination.",
                );
            }
        }
        FollowUpModel::Two | FollowUpModel::Three => {}
    }
}
