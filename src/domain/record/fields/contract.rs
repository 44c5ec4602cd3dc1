//! Fields of the contract, its commitments, its versions, its reviews, and of what the person
//! says of them.
use super::super::Entity;
use super::super::field::{
    Field, choice, future, internal, line, near, number, past, prose, reference, required,
};
use super::OWNER;
use crate::domain::vocabulary::Vocabulary as V;

pub(super) const CONTRACT: &[Field] = &[
    OWNER,
    internal(reference("parcours_id", "Parcours", Entity::Parcours)),
    required(choice("nature", "Nature", V::ContractKind)),
    internal(reference("suite_de_id", "Fait suite à", Entity::Contract)),
    choice("rang", "Rang (calculé si vide)", V::ContractRank),
    choice("formulaire", "Formulaire", V::ContractForm),
    past("redige_le", "Projet rédigé le"),
    past("signe_allocataire_le", "Signé par la personne le"),
    past("signe_referent_le", "Signé par le référent le"),
    reference("signataire_id", "Signé pour le service par", Entity::Agent),
    near("debut", "Début"),
    future("fin", "Fin"),
    past("transmis_le", "Transmis le"),
    choice("instance", "Instance qui décide", V::OrientingBody),
    choice("decision", "Décision", V::ContractDecision),
    past("decide_le", "Décidé le"),
    past("fin_anticipee_le", "Terminé avant l’échéance le"),
    past("annule_le", "Annulé le"),
    number("heures_semaine", "Heures par semaine", 0, 35),
    choice("heures_motif", "Si moins de 15 h, pourquoi", V::HoursGround),
    line("heures_note", "Précision sur les heures"),
    line("note", "Remarque"),
];

pub(super) const COMMITMENT: &[Field] = &[
    OWNER,
    internal(reference("contrat_id", "Contrat", Entity::Contract)),
    required(choice("cote", "Qui s’engage", V::CommitmentSide)),
    internal(number("ordre", "Ordre", 0, 9_999)),
    required(line("texte", "Engagement")),
];

pub(super) const CONTRACT_VERSION: &[Field] = &[
    OWNER,
    internal(reference("contrat_id", "Contrat", Entity::Contract)),
    internal(number("numero", "Version", 1, 9_999)),
    internal(past("figee_le", "Figée le")),
    internal(choice("occasion", "À l’occasion de", V::VersionOccasion)),
    internal(prose("contenu", "Contenu")),
];

pub(super) const VALIDATION: &[Field] = &[
    OWNER,
    required(choice("objet", "Ce qui a été lu", V::ValidatedPart)),
    internal(number("objet_id", "Numéro", 0, i64::MAX)),
    required(past("faite_le", "Le")),
    required(choice("moyen", "Comment", V::ValidationMeans)),
    required(choice(
        "avis",
        "Ce que dit la personne",
        V::ValidationAnswer,
    )),
    prose("note", "Ce que la personne veut ajouter"),
];

pub(super) const REVIEW: &[Field] = &[
    OWNER,
    required(past("faite_le", "Revue faite le")),
    required(choice("declencheur", "À l’occasion de", V::ReviewTrigger)),
    reference("action_id", "Action terminée", Entity::Action),
    reference("menee_par_id", "Menée par", Entity::Agent),
    prose("resultats", "Résultats obtenus"),
    prose("regard_personne", "Le chemin parcouru, vu par la personne"),
    prose("progression", "Le chemin parcouru, vu par le référent"),
    prose("decisions", "Ce qui est décidé"),
    future("prochaine_le", "Prochaine revue le"),
];
