//! Who follows a person: what a new référent does to the one before, and what the follow-up model
//! says of it.
use super::handed::{self, ALONG, passed};
use super::review::planned_from;
use super::room::{NoRoom, Wanted, make_room, rivals};
use crate::domain::date::DateHint;
use crate::domain::follow_up::FollowUpModel;
use crate::domain::record::Severity;
use crate::domain::record::assignment::{ASSIGNMENT, AssignmentRecord};
use crate::domain::vocabulary::AssignmentRole;
use crate::gestures::prelude::*;

pub(super) const HOOKS: Hooks = Hooks {
    first: |at, _| {
        vec![
            ASSIGNMENT.role.set(AssignmentRole::Referent),
            ASSIGNMENT.from.set(at.today),
        ]
    },
    new_form: Some(|at, _, first| {
        let whole = FormSpec::whole(Entity::Assignment).fields;
        let names: Vec<&str> = whole.iter().map(|field| field.name).collect();
        let spec = at.fields(Entity::Assignment, None, &names);
        // Of several people, nobody looked at the appointments yet.
        let any = |it: &CaseFile| planned_from(it, at.today).next().is_some();
        let along: &[Field] = if at.file.is_none_or(any) {
            &[ALONG]
        } else {
            &[]
        };
        let mut spec = spec.asking(along).titled("Affectation : ajouter");
        // Someone else takes over in some days as often as since some days.
        let since = spec.fields.iter_mut();
        since
            .filter(|it| it.name == ASSIGNMENT.from.name)
            .for_each(|it| it.kind = Kind::Date(DateHint::Nearest));
        at.repeating_form(spec, &first)
    }),
    with: |at, file| {
        let new = Wanted::of(&at.row).filter(|_| at.is_new());
        let ops = new.and_then(|new| {
            let mut ops = make_room(file.rows(Entity::Assignment), new).ok()?;
            if at.yes(ALONG.name) {
                ops.extend(passed(file, new, at.writer.today));
            }
            Some(ops)
        });
        ops.unwrap_or_default()
    },
    explain: |at, file, remarks| {
        if let Some(wanted) = Wanted::of(&at.row) {
            match at.record {
                Some((id, _)) => explain_overlap(at, file, (wanted, id), remarks),
                None => {
                    explain_room(at, file, wanted, remarks);
                    let fields = (ASSIGNMENT.agent.name, ALONG.name);
                    handed::explain(at, (file, wanted), fields, remarks);
                }
            }
            check_model(at, file, wanted, remarks);
        }
    },
    ..NONE
};

/// What the new one does to the others, or why it can't.
fn explain_room(at: &Filled<'_>, file: &CaseFile, wanted: Wanted, remarks: &mut Remarks) {
    let name = |id: Id| at.names.agent(Some(id)).to_owned();
    let role = wanted.role.label().to_lowercase();
    match make_room(file.rows(Entity::Assignment), wanted) {
        Ok(ops) => {
            let words = ops.iter().filter_map(|op| gives_way_in_words(at, file, op));
            let words: Vec<String> = words.collect();
            if !words.is_empty() {
                let words = format!("À l’enregistrement\u{a0}: {}.", words.join(" ; "));
                remarks.notice(ASSIGNMENT.from.name, words);
            }
        }
        Err(NoRoom::Already(since)) => remarks.refuse(
            ASSIGNMENT.agent.name,
            format!(
                "{} l’est déjà{}. Choisissez quelqu’un d’autre, ou corrigez cette affectation.",
                name(wanted.agent),
                since.map_or_else(String::new, |day| format!(" depuis le {}", full(day)))
            ),
        ),
        Err(NoRoom::Later(agent, since)) => remarks.refuse(
            ASSIGNMENT.from.name,
            format!(
                "{} prend la suite le {} ({role})\u{a0}: indiquez une fin avant cette date, ou corrigez cette affectation.",
                name(agent),
                full(since)
            ),
        ),
        Err(NoRoom::NoStart(agent)) => remarks.refuse(
            ASSIGNMENT.from.name,
            format!("Indiquez depuis quand\u{a0}: {} s’arrête la veille.", name(agent)),
        ),
    }
}

/// « BERNARD Camille s’arrête le 20/11/2026 ».
fn gives_way_in_words(at: &Filled<'_>, file: &CaseFile, op: &Op) -> Option<String> {
    let named = |id: Id| {
        let it = file.one::<AssignmentRecord<'_>>(id)?;
        Some(at.names.agent(it.agent()))
    };
    let blank = || Row::blank(Entity::Assignment);
    let with = |row: Row, (name, value): &(&str, Value)| row.with(name, value.clone());
    Some(match op {
        Op::Update { id, values, .. } => match days(&values.iter().fold(blank(), with)) {
            (_, Some(last)) => format!("{} s’arrête le {}", named(*id)?, full(last)),
            (Some(first), None) => format!("{} commence le {}", named(*id)?, full(first)),
            (None, None) => return None,
        },
        Op::Remove { id, .. } => {
            let who = named(*id)?;
            format!("{who}, qui commençait le même jour, est retiré du suivi")
        }
        Op::Move { .. } => return None,
        Op::Insert { values, .. } => {
            let row = values.iter().fold(blank(), with);
            let it = AssignmentRecord::of(&row);
            let agent = at.names.agent(it.agent());
            format!("{agent} reprend le {}", full(it.from()?))
        }
    })
}

fn days(row: &Row) -> (Option<Date>, Option<Date>) {
    let it = AssignmentRecord::of(row);
    (it.from(), it.to())
}

/// A record that is corrected does not move the others: it must leave them their days.
fn explain_overlap(
    at: &Filled<'_>,
    file: &CaseFile,
    (wanted, id): (Wanted, Id),
    remarks: &mut Remarks,
) {
    let rivals = rivals(file.rows(Entity::Assignment), wanted, id);
    let Some(other) = rivals.first() else { return };
    let who = at.names.agent(other.agent());
    let [from, to] = [ASSIGNMENT.from, ASSIGNMENT.to].map(|field| other.day(field.name));
    let sentence = format!(
        "Ces dates se chevauchent avec celles de {who} ({from} → {to}). Corrigez les unes ou les autres."
    );
    let about = [
        ASSIGNMENT.from.name,
        ASSIGNMENT.to.name,
        ASSIGNMENT.agent.name,
        ASSIGNMENT.role.name,
    ];
    remarks.issue(Severity::Error, &about, sentence);
}

fn check_model(at: &Filled<'_>, file: &CaseFile, wanted: Wanted, remarks: &mut Remarks) {
    let it = file.follow_up(at.writer.today);
    let Some(model) = it.model else { return };
    let referent = wanted.role != AssignmentRole::Accompagnateur;
    match model {
        FollowUpModel::One if wanted.role == AssignmentRole::Partner => remarks.doubt(
            ASSIGNMENT.role.name,
            "Ce parcours est suivi par un seul référent. Pour un binôme, changez le modèle de suivi du parcours.",
        ),
        FollowUpModel::One => {
            let others = match referent {
                true => &it.accompagnateurs,
                false => &it.referents,
            };
            if others.contains(&wanted.agent) {
                remarks.doubt(
                    ASSIGNMENT.agent.name,
                    "Sous ce modèle de suivi, le référent est distinct des accompagnateurs.",
                );
            }
        }
        FollowUpModel::Two if referent && at.read::<AssignmentRecord<'_>>().temporary() => {
            let mut others = it.referents.iter().filter(|id| **id != wanted.agent);
            if others.all(|id| it.temporary.contains(id)) {
                remarks.doubt(
                    ASSIGNMENT.temporary.name,
                    "Au moins un des deux référents reste au-delà de l’action\u{a0}: il garantit la coordination.",
                );
            }
        }
        FollowUpModel::Two | FollowUpModel::Three => {}
    }
}
