//! From a filled form to one change: its operations, and what it does in words.
mod absence;
pub(crate) mod assignment;
mod contract;
pub(crate) mod leaving;
pub(crate) mod validation;

use super::forms::NEW_ORIENTATION;
use super::request::Request;
use crate::domain::change::{Change, Op, Values};
use crate::domain::contract::CommonBase;
use crate::domain::date::{Date, short};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::domain::text::display_name;
use crate::domain::validation::answer;
use crate::words::names::Names;

/// Who and when, for the values that the program fills.
#[derive(Clone, Copy, Debug)]
pub struct Filler {
    /// The day it is.
    pub today: Date,
    /// The agent at the keyboard.
    pub agent: Option<Id>,
    /// The agent's structure.
    pub organization: Option<Id>,
}

/// A form ready to be saved.
#[derive(Clone, Debug)]
pub struct Filled<'a> {
    /// What was asked.
    pub request: Request,
    /// Kind of record.
    pub entity: Entity,
    /// The record changed, and the revision it was read at.
    pub record: Option<(Id, i64)>,
    /// Values that changed.
    pub values: Values,
    /// The record as the form leaves it.
    pub row: Row,
    /// The file it belongs to.
    pub file: Option<&'a CaseFile>,
    /// People marked, for the gestures on several.
    pub marked: &'a [Id],
    /// Names of agents, for the words of a contract.
    pub names: &'a Names,
    /// The common base that holds here, for those words too.
    pub base: &'a CommonBase,
    /// Their files, when what they hold matters.
    pub files: &'a [CaseFile],
}

/// The change that a filled form asks for.
#[must_use]
pub fn change(filled: &Filled<'_>, filler: Filler) -> Change {
    let person = filled.file.map(|file| file.person);
    let ops = match filled.request {
        Request::NewPerson => new_person(&filled.values, filler),
        Request::NewSituation => new_situation(filled),
        Request::ContactForMarked => for_marked(filled),
        Request::ReferentForMarked => referent_for_marked(filled).0,
        Request::AskReorientation
        | Request::DecideOrientation(_)
        | Request::New(Entity::Orientation, _)
        | Request::Edit(Entity::Orientation, _) => orientation(filled, filler),
        Request::New(..)
        | Request::Edit(..)
        | Request::ActionDone(_)
        | Request::ActionNotDone(_)
        | Request::Evaluate(_)
        | Request::Review(..)
        | Request::ObjectiveDone(_)
        | Request::SwitchRules(_)
        | Request::Validate(_)
        | Request::AddWord(_)
        | Request::Sign(_)
        | Request::Decide(_)
        | Request::Amend(_)
        | Request::Renew(_)
        | Request::EndFollowUp(_)
        | Request::Rebook(_)
        | Request::Outcome(_) => {
            let mut values = leaving::of_record(&filled.values);
            complete(filled, filler, &mut values);
            let first = filled.record.map_or_else(
                || Op::Insert {
                    entity: filled.entity,
                    values: values.clone(),
                },
                |(id, version)| Op::Update {
                    entity: filled.entity,
                    id,
                    version,
                    values: values.clone(),
                },
            );
            std::iter::once(first)
                .chain(contract::consequences(filled, filler.today))
                .chain(consequences(filled, filler))
                .collect()
        }
    };
    Change::entry(label(filled), person, ops)
}

/// Values that follow from those typed.
fn complete(filled: &Filled<'_>, filler: Filler, values: &mut Values) {
    let changed = |name: &str| filled.values.iter().any(|(known, _)| *known == name);
    let row = &filled.row;
    match filled.entity {
        Entity::Appointment if changed("statut") => {
            values.push(("statut_le", filler.today.into()));
        }
        Entity::Action => {
            let judged = changed("qualite") || changed("impact");
            if judged && row.date("evaluee_le").is_none() {
                values.push(("evaluee_le", filler.today.into()));
            }
            // Who would evaluate is offered: nobody has evaluated what has no evaluation.
            if row.text("qualite").is_none() && row.text("impact").is_none() {
                values.retain(|(name, _)| *name != "evaluee_par");
            }
            if filled.record.is_none() {
                values.push(("ordre", Value::Int(next_order(filled, Entity::Action))));
            }
        }
        Entity::Commitment if filled.record.is_none() => {
            values.push(("ordre", Value::Int(next_order(filled, Entity::Commitment))));
        }
        Entity::Objective if filled.record.is_none() => {
            values.push(("ordre", Value::Int(next_order(filled, Entity::Objective))));
        }
        Entity::Contact => {
            values.push((
                "bilateral",
                Value::Int(i64::from(row.text("resultat") == Some("echange"))),
            ));
        }
        _ => {}
    }
}

fn next_order(filled: &Filled<'_>, entity: Entity) -> i64 {
    let rows = filled.file.map_or(&[][..], |file| file.rows(entity));
    rows.iter()
        .filter_map(|row| row.int("ordre"))
        .max()
        .unwrap_or(0)
        + 1
}

/// What comes with a record: who makes room for a new référent, what an exit closes, the situation
/// that the person agrees with.
fn consequences(filled: &Filled<'_>, filler: Filler) -> Vec<Op> {
    let Some(file) = filled.file else {
        return Vec::new();
    };
    let row = &filled.row;
    match (filled.request, filled.entity) {
        (Request::New(..), Entity::Assignment) => assignment::Wanted::of(row)
            .and_then(|new| assignment::make_room(file.rows(Entity::Assignment), new).ok())
            .unwrap_or_default(),
        (Request::New(..), Entity::Parcours) => {
            let moved = leaving::next_parcours(file, row);
            moved.map(leaving::close).into_iter().collect()
        }
        (Request::New(..), Entity::AbsenceAction) => {
            absence::reached(row, filler).into_iter().collect()
        }
        (Request::EndFollowUp(_), _) => leaving::with_exit(file, row, &filled.values, filler.today),
        (Request::Rebook(id), _) => absence::rebooked(file, id, row).into_iter().collect(),
        (_, Entity::Validation) => {
            let before = filled
                .record
                .and_then(|(id, _)| file.row(Entity::Validation, id));
            validation::consequences(file, before, Some(row))
        }
        (_, _) => Vec::new(),
    }
}

/// An orientation or réorientation, with the move to another structure when it is accepted.
fn orientation(filled: &Filled<'_>, filler: Filler) -> Vec<Op> {
    let Some(file) = filled.file else {
        return Vec::new();
    };
    let mut values = filled.values.clone();
    let row = &filled.row;
    if row.date("demandee_le").is_some() && row.text("decision").is_none() {
        values.push(("decision", "en_attente".into()));
    }
    leaving::orientation(file, row, filled.record, &values, filler.today)
}

fn referent_for_marked(filled: &Filled<'_>) -> (Vec<Op>, usize) {
    match assignment::Wanted::of(&filled.row) {
        Some(new) => assignment::for_each(filled.files, &filled.values, new),
        None => (Vec::new(), filled.files.len()),
    }
}

fn new_person(values: &Values, filler: Filler) -> Vec<Op> {
    let (orientation, identity): (Values, Values) = values
        .iter()
        .cloned()
        .partition(|(name, _)| NEW_ORIENTATION.contains(name));
    let owner = ("allocataire_id", Value::Pending(0));
    let mut parcours = vec![owner.clone(), ("structure_id", filler.organization.into())];
    let mut first = vec![
        owner.clone(),
        ("parcours_id", Value::Pending(1)),
        ("origine", "initiale".into()),
        ("structure_id", filler.organization.into()),
    ];
    first.extend(orientation);
    parcours.push(("prise_en_charge_le", filler.today.into()));
    let mut ops = vec![
        Op::Insert {
            entity: Entity::Allocataire,
            values: identity,
        },
        Op::Insert {
            entity: Entity::Parcours,
            values: parcours,
        },
        Op::Insert {
            entity: Entity::Orientation,
            values: first,
        },
    ];
    if let Some(agent) = filler.agent {
        let values = vec![
            owner,
            ("agent_id", Value::Int(agent)),
            ("fonction", "referent".into()),
            ("du", filler.today.into()),
        ];
        ops.push(Op::Insert {
            entity: Entity::Assignment,
            values,
        });
    }
    ops
}

/// The evaluation, and the findings of the last one, to be looked at again.
fn new_situation(filled: &Filled<'_>) -> Vec<Op> {
    let mut ops = vec![Op::Insert {
        entity: Entity::Situation,
        values: filled.values.clone(),
    }];
    let Some(file) = filled.file else { return ops };
    let last = file
        .rows(Entity::Situation)
        .iter()
        .max_by_key(|row| (row.date("faite_le"), row.id));
    for finding in last.map(|row| file.findings(row.id)).unwrap_or_default() {
        let mut values: Values = vec![
            ("allocataire_id", Value::Int(file.person)),
            ("situation_id", Value::Pending(0)),
        ];
        for name in ["theme", "constats", "commentaire"] {
            values.push((name, finding.get(name).clone()));
        }
        ops.push(Op::Insert {
            entity: Entity::Finding,
            values,
        });
    }
    ops
}

fn for_marked(filled: &Filled<'_>) -> Vec<Op> {
    filled
        .marked
        .iter()
        .map(|person| {
            let mut values = filled.values.clone();
            values.retain(|(name, _)| *name != "allocataire_id");
            values.push(("allocataire_id", Value::Int(*person)));
            if filled.entity == Entity::Contact {
                values.push((
                    "bilateral",
                    Value::Int(i64::from(filled.row.text("resultat") == Some("echange"))),
                ));
            }
            Op::Insert {
                entity: filled.entity,
                values,
            }
        })
        .collect()
}

/// What is called what in sentences: « l’action « Inscription au code » ».
#[must_use]
pub fn name_of(row: &Row) -> String {
    let quoted = row
        .text("libelle")
        .or_else(|| row.text("texte"))
        .map(|label| format!(" « {label} »"));
    let dated = ["prevu_le", "faite_le", "fait_le", "etabli_le", "debut"]
        .into_iter()
        .find_map(|field| row.date(field))
        .map(|date| format!(" du {}", short(date)));
    let title = match row.entity {
        Entity::Allocataire => {
            return display_name(
                row.text("nom").unwrap_or_default(),
                row.text("prenom").unwrap_or_default(),
            );
        }
        entity => entity.title(),
    };
    format!("{title}{}", quoted.or(dated).unwrap_or_default())
}

fn label(filled: &Filled<'_>) -> String {
    let row = &filled.row;
    let name = name_of(row);
    match filled.request {
        Request::NewPerson => format!("Nouveau dossier : {name}"),
        Request::NewSituation => format!("Situation évaluée le {}", row.day("faite_le")),
        Request::New(..) => format!("{name} : ajout"),
        Request::Edit(Entity::Allocataire, _) => "Identité et coordonnées modifiées".to_owned(),
        Request::Edit(..) => format!("{name} : modification"),
        Request::ActionDone(_) => format!("{name} : fait le {}", row.short_day("fin")),
        Request::ActionNotDone(_) => format!("{name} : pas fait"),
        Request::Evaluate(_) => format!("{name} : évaluation"),
        Request::Review(..) => format!("{name} : ajout"),
        Request::ObjectiveDone(_) => format!("{name} : {}", row.words("statut").to_lowercase()),
        Request::Outcome(_) => format!("{name} : {}", row.words("statut").to_lowercase()),
        Request::Sign(_) => format!("{name} : {}", signed_words(row)),
        Request::Decide(_) => {
            let decision = row.words("decision").to_lowercase();
            let decision = if decision.is_empty() {
                "transmission".to_owned()
            } else {
                decision
            };
            format!("{name} : {decision}")
        }
        Request::Amend(_) => format!("Avenant : {name}"),
        Request::Renew(_) => format!("Renouvellement : {name}"),
        Request::SwitchRules(_) => {
            let set = row.text("jeu_de_regles").unwrap_or("choix du département");
            let why = row.text("jeu_motif").unwrap_or_default();
            format!("Jeu de règles du parcours : {set} ({why})")
        }
        Request::Validate(part) | Request::AddWord(part) => format!(
            "{} avec la personne le {} ({})",
            part.was_read(),
            row.short_day("faite_le"),
            answer(row)
        ),
        Request::ContactForMarked => format!("Contact noté pour {} personnes", filled.marked.len()),
        Request::AskReorientation => {
            format!("Réorientation demandée le {}", row.short_day("demandee_le"))
        }
        Request::DecideOrientation(_) => {
            format!("Réorientation : {}", row.words("decision").to_lowercase())
        }
        Request::EndFollowUp(_) => format!("Fin de l’accompagnement le {}", row.day("sortie_le")),
        Request::Rebook(_) => format!("{name} : fixé après une absence"),
        Request::ReferentForMarked => {
            let (_, left) = referent_for_marked(filled);
            assignment::changed(filled.files.len().saturating_sub(left), left)
        }
    }
}

/// Which sides have signed a contract.
fn signed_words(row: &Row) -> &'static str {
    let sides = ["signe_allocataire_le", "signe_referent_le"].map(|name| row.date(name).is_some());
    match sides {
        [true, true] => "signé des deux côtés",
        [true, false] => "signé par la personne",
        [false, true] => "signé par le référent",
        [false, false] => "signatures retirées",
    }
}
