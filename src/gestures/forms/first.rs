//! First answers of a new record: what the day, the agent and the file already say.
use super::Desk;
use crate::domain::agenda::USUAL;
use crate::domain::date::Time;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Value};

/// First answers of a new record.
pub(super) fn answers(
    entity: Entity,
    parent: Id,
    file: Option<&CaseFile>,
    desk: Desk<'_>,
) -> Vec<(&'static str, Value)> {
    let today = Value::from(desk.today);
    let text = Value::from;
    let parcours = file
        .and_then(CaseFile::parcours)
        .map(|row| Value::Int(row.id));
    let mut first: Vec<(&'static str, Value)> = file
        .filter(|_| entity.field("allocataire_id").is_some())
        .map(|file| ("allocataire_id", Value::Int(file.person)))
        .into_iter()
        .collect();
    if let (Some(parcours), Some(_)) = (parcours, entity.field("parcours_id")) {
        first.push(("parcours_id", parcours));
    }
    let parent_value = Value::Int(parent);
    first.extend(match entity {
        Entity::Finding => vec![("situation_id", parent_value)],
        Entity::AbsenceAction => vec![("rdv_id", parent_value), ("faite_le", today)],
        Entity::Action => {
            let mut values = vec![
                ("statut", text("a_faire")),
                ("debut", today),
                ("acteur_genre", text("personne")),
            ];
            values.extend((parent != 0).then_some(("objectif_id", parent_value)));
            values
        }
        Entity::Objective => vec![
            (
                "genre",
                text(if parent == 0 {
                    "intermediaire"
                } else {
                    "final"
                }),
            ),
            ("statut", text("en_cours")),
            ("debut", today),
        ],
        Entity::Appointment => appointment(desk),
        Entity::Contact => vec![
            ("fait_le", today),
            ("sens", text("sortant")),
            ("canal", text("telephone")),
            ("agent_id", desk.agent.into()),
        ],
        Entity::Commitment => vec![("contrat_id", parent_value), ("cote", text("allocataire"))],
        Entity::Validation => vec![
            ("faite_le", today),
            ("moyen", text("ecran")),
            ("avis", text("accord")),
        ],
        Entity::Review => vec![("faite_le", today)],
        Entity::Situation => vec![("faite_le", today)],
        Entity::Diagnostic => vec![("etabli_le", today)],
        Entity::SharingAgreement => vec![
            ("reponse", text("accord")),
            ("donne_le", today),
            ("forme", text("oral")),
        ],
        Entity::Share => vec![("fait_le", today)],
        Entity::Assignment => vec![("fonction", text("referent")), ("du", today)],
        Entity::Orientation => vec![(
            "origine",
            text(if parcours_exists(file) {
                "reorientation"
            } else {
                "initiale"
            }),
        )],
        Entity::Waiver => vec![("decide_le", today)],
        Entity::Exemption => vec![("debut", today)],
        Entity::Examination => vec![("fait_le", today)],
        Entity::DutyPeriod => vec![("soumis", Value::Int(1)), ("du", today)],
        Entity::RightsPeriod => vec![
            ("etat", text("ouvert_versable")),
            ("source", text("caf")),
            ("recu_le", today),
        ],
        Entity::Resumption => vec![
            ("nature", text("emploi")),
            ("debut", today),
            ("courte", Value::Int(1)),
        ],
        Entity::Suspension => vec![("mesure_notifiee_le", today)],
        Entity::Organization
        | Entity::Agent
        | Entity::Allocataire
        | Entity::Parcours
        | Entity::Contract
        | Entity::ContractVersion
        | Entity::Postponement
        | Entity::Deferral => Vec::new(),
    });
    first.extend(super::follow_up::answers(entity, file, desk));
    first
}

/// A new appointment, where it is proposed if it is.
fn appointment(desk: Desk<'_>) -> Vec<(&'static str, Value)> {
    let place = desk.place;
    let minutes = place.and_then(|it| it.minutes).unwrap_or(USUAL);
    let mut first = vec![
        (
            "type",
            Value::from(place.and_then(|it| it.kind).unwrap_or("accompagnement")),
        ),
        ("statut", Value::from("prevu")),
        ("canal", Value::from("bureau")),
        ("cree_le", desk.today.into()),
        (
            "agent_id",
            place.and_then(|it| it.agent).or(desk.agent).into(),
        ),
        ("duree", Value::Int(minutes)),
    ];
    if let Some(place) = place {
        first.push(("prevu_le", place.day.into()));
        first.push(("heure", place.time.map(Time::code).into()));
    }
    first
}

fn parcours_exists(file: Option<&CaseFile>) -> bool {
    file.is_some_and(|file| !file.rows(Entity::Orientation).is_empty())
}
