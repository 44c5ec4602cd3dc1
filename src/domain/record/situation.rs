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
    made_on: date = required(past("faite_le", "Situation évaluée le"))
        .guided(CARNET_DE_BORD, "La situation se regarde de nouveau à chaque rendez-vous. Une nouvelle évaluation part de la dernière, qui reste lisible à sa date.");
    comment: text = prose("commentaire", "Ce qui amène la personne, son regard sur sa situation")
        .guided(CARNET_DE_BORD, "Notez ce qui amène la personne et comment elle voit sa situation, avec ses mots. Les renseignements administratifs ont leur place dans l’identité.");
    aims: text = prose("objectifs", "Objectifs de l’accompagnement")
        .guided(CARNET_DE_BORD, "Partez de l’écoute et du dialogue pour dire où va l’accompagnement. Les objectifs intermédiaires et les actions s’écrivent dans le plan d’actions.");
    motivations: text = prose("motivations", "Ressources : motivations")
        .guided(CARNET_DE_BORD, "Aidez la personne à dire ce qui la fait avancer, et comment s’en servir avant de chercher un appui extérieur.");
    assets: text = prose("atouts", "Ressources : atouts")
        .guided(CARNET_DE_BORD, "Aidez la personne à nommer ses atouts, ceux qui restent à creuser, et les difficultés à surmonter.");
    potential: text = prose("potentiel", "Ressources : potentiel")
        .guided(CARNET_DE_BORD, "Notez ce que la personne peut développer, et ce qu’il lui faudrait pour cela.");
    network: text = prose("reseau", "Ressources : réseau")
        .guided(CARNET_DE_BORD, "Notez les proches et les contacts qui peuvent aider la personne, avant de mobiliser d’autres appuis.");
    support: text = prose("appuis", "Ressources : appuis extérieurs")
        .guided(CARNET_DE_BORD, "Après ses propres ressources, notez les appuis extérieurs dont la personne a besoin, et comment les mobiliser.");
    validated_on: date = past("validee_le", "Validée par la personne le").silent();
}
