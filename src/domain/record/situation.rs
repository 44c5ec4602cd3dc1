//! Dated evaluation of the situation (volet II A of the carnet de bord).
use super::prelude::*;

record! {
    /// Dated evaluation of the situation (volet II A of the carnet de bord).
    pub struct SituationRecord;
    pub const SITUATION: SituationFields;
    kind Situation {
        table: "situation", the: "l’évaluation de la situation", title: "Évaluation de la situation",
        section: Section::Situation, panel: Panel::Situation, check: nothing,
        plural: Some("Évaluations de la situation"),
        first: |today, _| vec![SITUATION.made_on.set(today)],
    }
    person: id = owner();
    made_on: date = required(past("faite_le", "Situation évaluée le"));
    comment: text = prose("commentaire", "Ce qui amène la personne, son regard sur sa situation");
    aims: text = prose("objectifs", "Objectifs de l’accompagnement");
    motivations: text = prose("motivations", "Ressources : motivations");
    assets: text = prose("atouts", "Ressources : atouts");
    potential: text = prose("potentiel", "Ressources : potentiel");
    network: text = prose("reseau", "Ressources : réseau");
    validated_on: date = past("validee_le", "Validée par la personne le").silent();
}
