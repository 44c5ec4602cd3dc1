//! Lists of the living contract: commitments, versions, what the person validates. Sources: « DITP
//! 2019, contrat vivant » (two columns of commitments; the person validates the carnet and may change it),
//! article L5411-6 of the code du travail (fifteen hours a week, fewer with a reason; the grounds
//! are those that the décret names, to be checked before anyone relies on them).
use super::code::{codes, listed, plain};

codes! {
    /// Grounds for a contract without hours, then the individual reason for fewer hours.
    HOURS_GROUND {
        sensitive "sante": "Sans durée : santé",
        sensitive "handicap": "Sans durée : handicap",
        sensitive "invalidite": "Sans durée : invalidité",
        "garde": "Sans durée : parent isolé, pas de garde pour un enfant de moins de 12 ans",
        "individuelle": "Moins d’heures : raison propre à la personne",
        "autre": "Autre raison",
    }
}

listed! {
    /// Who commits.
    pub enum Side {
        /// The person.
        Person = plain("allocataire", "La personne"),
        /// The administrations, said « le service ».
        Service = plain("administration", "Le service"),
    }
}

codes! { VERSION_OCCASION {
    "signature_personne": "Signature de la personne",
    "signature_referent": "Signature du référent",
    "signatures": "Signature des deux côtés",
    "modification": "Modification après signature",
} }

listed! {
    /// The part of the carnet that was read.
    pub enum ValidatedPart {
        /// The situation (volet II A).
        Situation = plain("situation", "Sa situation"),
        /// Objectives and actions (volet II B).
        Plan = plain("plan", "Son plan d’action"),
        /// The contract.
        Contract = plain("contrat", "Son contrat"),
        /// The last review.
        Review = plain("revue", "Son bilan"),
    }
}

codes! { VALIDATION_MEANS {
    "ecran": "Lu ensemble à l’écran",
    "papier": "Lu sur papier",
    "oral": "Lu à voix haute",
    "telephone": "Lu au téléphone",
    "courriel": "Lu par courriel",
} }

codes! { VALIDATION_ANSWER {
    "accord": "D’accord",
    "reserve": "D’accord, avec une remarque",
    "desaccord": "Pas d’accord",
} }
