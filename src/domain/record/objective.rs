//! Final or intermediate objective.
use super::prelude::*;
use crate::domain::vocabulary::ObjectiveKind;
use crate::domain::vocabulary::ObjectiveStatus;

record! {
    /// Final or intermediate objective.
    pub struct ObjectiveRecord;
    pub const OBJECTIVE: ObjectiveFields;
    kind Objective {
        table: "objectif", the: "l’objectif", title: "Objectif",
        section: Section::Plan, panel: Panel::Plan, check: check,
        first: |today, parent| vec![
            OBJECTIVE.kind.set(match parent {
                0 => ObjectiveKind::Intermediate,
                _ => ObjectiveKind::Final,
            }),
            OBJECTIVE.status.set(ObjectiveStatus::Ongoing),
            OBJECTIVE.start.set(today),
        ],
        plural: Some("Plan d’actions : objectifs et actions"),
    }
    person: id = owner();
    kind: (ObjectiveKind) = required(choice("genre", "Objectif", V::ObjectiveKind)).silent()
        .guided(CARNET_DE_BORD, "Le plan mène à un objectif final par des objectifs intermédiaires, qui sont ses étapes.");
    order: int = internal(number("ordre", "Ordre", 0, 9_999)).silent();
    label: text = required(line("libelle", "Ce que la personne veut atteindre")).for_rules()
        .guided(CARNET_DE_BORD, "Un objectif est une étape que la personne comprend et reconnaît comme la sienne, par exemple un CV à jour ou le permis de conduire.");
    code: code = choice("code", "Type d’objectif", V::InsertionObjective).silent().rare();
    start: date = past("debut", "Depuis le").rare();
    due: date = future("echeance", "Échéance")
        .guided(CARNET_DE_BORD, "Chaque objectif a une échéance. Elle se met à jour au fil de l’accompagnement, et les dates d’avant restent lisibles.");
    status: (ObjectiveStatus) = choice("statut", "Où en est-on", V::ObjectiveStatus).before("fin", "en_cours").rare();
    end: date = past("fin", "Terminé le").after(&["debut"]).not_when_new();
}

impl ObjectiveRecord<'_> {
    /// Whether it is the final one.
    pub fn is_final(self) -> bool {
        self.kind() == Some(ObjectiveKind::Final)
    }

    /// Whether nothing more is expected of it.
    pub fn is_closed(self) -> bool {
        self.status()
            .is_some_and(|status| status != ObjectiveStatus::Ongoing)
    }
}

/// An objective that is closed has its date (« DITP 2019, contrat vivant »).
fn check(objective: ObjectiveRecord<'_>, _today: Date) -> Vec<Issue> {
    let closed = objective
        .status()
        .is_some_and(|status| status != ObjectiveStatus::Ongoing);
    let (status, end) = (OBJECTIVE.status.name, OBJECTIVE.end.name);
    match (closed, objective.end().is_some()) {
        (true, false) => vec![Issue::error(
            end,
            &[status, end],
            "Indiquez la date à laquelle l’objectif s’est terminé.",
        )],
        (false, true) => vec![Issue::warning(
            status,
            &[status, end],
            "L’objectif a une date de fin\u{a0}: précisez s’il est atteint.",
        )],
        (true, true) | (false, false) => Vec::new(),
    }
}
