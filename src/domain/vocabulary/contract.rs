//! Lists of the living contract: commitments, versions, what the person validates. Sources: « DITP
//! 2019, contrat vivant » (two columns of commitments; the person validates the carnet and may change it),
//! article L5411-6 of the code du travail (fifteen hours a week, fewer with a reason; the grounds
//! are those that the décret names, to be checked before anyone relies on them).
use super::code::Code;
use super::code::listed;
use super::code::{plain, sensitive};

/// Grounds for a contract without hours, then the individual reason for fewer hours.
pub(super) const HOURS_GROUND: &[Code] = &[
    sensitive(plain("sante", "Sans durée : santé")),
    sensitive(plain("handicap", "Sans durée : handicap")),
    sensitive(plain("invalidite", "Sans durée : invalidité")),
    plain(
        "garde",
        "Sans durée : parent isolé, pas de garde pour un enfant de moins de 12 ans",
    ),
    plain(
        "individuelle",
        "Moins d’heures : raison propre à la personne",
    ),
    plain("autre", "Autre raison"),
];

listed! {
    /// Who commits.
    pub enum Side {
        /// The person.
        Person = plain("allocataire", "La personne"),
        /// The administrations, said « le service ».
        Service = plain("administration", "Le service"),
    }
}

pub(super) const VERSION_OCCASION: &[Code] = &[
    plain("signature_personne", "Signature de la personne"),
    plain("signature_referent", "Signature du référent"),
    plain("signatures", "Signature des deux côtés"),
    plain("modification", "Modification après signature"),
];

listed! {
    /// The part of the carnet that was read.
    pub enum ValidatedPart {
        /// The situation (volet II A).
        Situation = plain("situation", "Sa situation"),
        /// Objectives and actions (volet II B).
        Plan = plain("plan", "Son plan d’action"),
        /// The contract.
        Contract = plain("contrat", "Son contrat"),
    }
}

pub(super) const VALIDATION_MEANS: &[Code] = &[
    plain("ecran", "Lu ensemble à l’écran"),
    plain("papier", "Lu sur papier"),
    plain("oral", "Lu à voix haute"),
    plain("telephone", "Lu au téléphone"),
    plain("courriel", "Lu par courriel"),
];

pub(super) const VALIDATION_ANSWER: &[Code] = &[
    plain("accord", "D’accord"),
    plain("reserve", "D’accord, avec une remarque"),
    plain("desaccord", "Pas d’accord"),
];
