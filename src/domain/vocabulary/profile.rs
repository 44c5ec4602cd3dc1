//! Lists of a person’s profile and of the people and structures around. Sources: CNAF and
//! France Travail lists behind the official « données socle ».
use super::code::{codes, listed, plain};

codes! { CIVILITY {
    "mme": "Mme",
    "m": "M.",
} }

codes! { HOUSEHOLD_ROLE {
    "dem": "Demandeur",
    "cjt": "Conjoint",
    "enf": "Enfant",
    "rdo": "Responsable du dossier",
    "aut": "Autre",
} }

codes! { FAMILY_SITUATION {
    "seul": "Seul sans enfant",
    "seul_enfants": "Seul avec enfant(s)",
    "couple": "Couple sans enfant",
    "couple_enfants": "Couple avec enfant(s)",
    "inconnu": "Inconnu",
} }

codes! { HOUSING {
    "proprietaire": "Propriétaire",
    "loc_prive": "Locataire du parc privé",
    "loc_social": "Locataire du parc social",
    "meuble": "Hôtel ou meublé",
    "parents": "Hébergé chez ses parents",
    "tiers": "Hébergé chez un tiers",
    "collectif": "Hébergement collectif (CHRS, CHU, CPH, CADA)",
    "residence": "Résidence sociale ou foyer",
    "senior": "Résidence senior, EHPAD",
    "mobile": "Habitat mobile",
    "fortune": "Abri de fortune",
    "sans": "Sans hébergement",
    "autre": "Autre",
    "inconnu": "Inconnu",
} }

codes! { LEVEL {
    "vi_vbis": "VI et V bis (jusqu’à la 3e, ou CAP/BEP interrompu)",
    "v": "V (CAP, BEP, 2de ou 1re)",
    "iv": "IV (terminale, bac)",
    "iii": "III (bac + 2)",
    "ii_i": "II et I (bac + 3 et plus)",
    "inconnu": "Inconnu",
} }

codes! { LICENCE {
    "b": "Permis B",
    "autre": "Autre permis",
    "code": "Code obtenu",
    "en_cours": "En cours",
    "etranger": "Permis étranger à échanger",
    "invalide": "Non valide ou suspendu",
    "aucun": "Aucun",
    "inconnu": "Inconnu",
} }

codes! { TRANSPORT_MEANS {
    "voiture": "Voiture",
    "sans_permis": "Véhicule sans permis",
    "deux_roues": "Deux-roues",
    "velo": "Vélo, trottinette",
    "covoiturage": "Covoiturage",
    "tc": "Transports en commun",
    "aucun": "Aucun",
} }

codes! { ACTIVITY {
    "recherche": "Recherche d’emploi",
    "emploi": "En emploi",
    "interim": "Intérim",
    "iae": "IAE",
    "independant": "Indépendant",
    "creation": "Création d’activité",
    "formation": "Formation, stage, alternance",
    "etudes": "Études",
    "service_civique": "Service civique",
    "conge_parental": "Congé parental",
    "foyer": "Au foyer",
    "aidant": "Aidant",
    sensitive "arret": "Arrêt ou invalidité",
    "retraite": "Retraite",
    "autre": "Autre",
} }

codes! { ORGANIZATION_TYPE {
    "cd": "Service du conseil départemental",
    "caf": "CAF",
    "msa": "MSA",
    "ccas": "CCAS/CIAS, commune",
    "association": "Association conventionnée",
    "france_travail": "France Travail",
    "mission_locale": "Mission locale",
    "plie": "PLIE, maison de l’emploi",
    "cap_emploi": "Cap emploi",
    "creation": "Appui à la création d’entreprise",
    "iae": "Structure d’insertion par l’activité économique",
    "placement": "Autre organisme de placement ou de formation",
    "autre": "Autre organisme",
} }

listed! {
    /// What an agent is in the team (`fonction`).
    pub enum Role {
        /// Référent unique.
        Referent = plain("referent", "Référent·e"),
        /// Accompagnateur.
        Accompagnateur = plain("accompagnateur", "Accompagnateur·rice"),
        /// Support staff: appointments, calls, letters.
        Secretariat = plain("secretariat", "Secrétariat"),
        /// Head of service.
        Supervisor = plain("encadrement", "Encadrement"),
        /// Outside desk.
        Desk = plain("accueil", "Accueil"),
        /// Local board consulted on reorientation and suspension.
        Board = plain("equipe_pluridisciplinaire", "Équipe pluridisciplinaire"),
        /// Who looks after the program.
        Administrator = plain("admin", "Administration de l’outil"),
    }
}

codes! { TERRITORY {
    "metropole": "Métropole",
    "alsace_moselle": "Alsace-Moselle",
    "guadeloupe": "Guadeloupe",
    "martinique": "Martinique",
    "guyane": "Guyane",
    "reunion": "La Réunion",
    "mayotte": "Mayotte",
    "saint_barthelemy": "Saint-Barthélemy",
    "saint_martin": "Saint-Martin",
} }

listed! {
    /// As what an agent follows a person.
    pub enum AssignmentRole {
        /// Référent.
        Referent = plain("referent", "Référent·e"),
        /// The other référent of a pair.
        Partner = plain("binome", "Binôme"),
        /// Accompagnateur.
        Accompagnateur = plain("accompagnateur", "Accompagnateur·rice"),
    }
}
