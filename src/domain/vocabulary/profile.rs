//! Lists of a person’s profile and of the people and structures around. Sources: CNAF and
//! France Travail lists behind the official « données socle ».
use super::code::Code;
use super::code::listed;
use super::code::{plain, sensitive};

pub(super) const CIVILITY: &[Code] = &[plain("mme", "Mme"), plain("m", "M.")];

pub(super) const HOUSEHOLD_ROLE: &[Code] = &[
    plain("dem", "Demandeur"),
    plain("cjt", "Conjoint"),
    plain("enf", "Enfant"),
    plain("rdo", "Responsable du dossier"),
    plain("aut", "Autre"),
];

pub(super) const FAMILY_SITUATION: &[Code] = &[
    plain("seul", "Seul sans enfant"),
    plain("seul_enfants", "Seul avec enfant(s)"),
    plain("couple", "Couple sans enfant"),
    plain("couple_enfants", "Couple avec enfant(s)"),
    plain("inconnu", "Inconnu"),
];

pub(super) const HOUSING: &[Code] = &[
    plain("proprietaire", "Propriétaire"),
    plain("loc_prive", "Locataire du parc privé"),
    plain("loc_social", "Locataire du parc social"),
    plain("meuble", "Hôtel ou meublé"),
    plain("parents", "Hébergé chez ses parents"),
    plain("tiers", "Hébergé chez un tiers"),
    plain("collectif", "Hébergement collectif (CHRS, CHU, CPH, CADA)"),
    plain("residence", "Résidence sociale ou foyer"),
    plain("senior", "Résidence senior, EHPAD"),
    plain("mobile", "Habitat mobile"),
    plain("fortune", "Abri de fortune"),
    plain("sans", "Sans hébergement"),
    plain("autre", "Autre"),
    plain("inconnu", "Inconnu"),
];

pub(super) const LEVEL: &[Code] = &[
    plain(
        "vi_vbis",
        "VI et V bis (jusqu’à la 3e, ou CAP/BEP interrompu)",
    ),
    plain("v", "V (CAP, BEP, 2de ou 1re)"),
    plain("iv", "IV (terminale, bac)"),
    plain("iii", "III (bac + 2)"),
    plain("ii_i", "II et I (bac + 3 et plus)"),
    plain("inconnu", "Inconnu"),
];

pub(super) const LICENCE: &[Code] = &[
    plain("b", "Permis B"),
    plain("autre", "Autre permis"),
    plain("code", "Code obtenu"),
    plain("en_cours", "En cours"),
    plain("etranger", "Permis étranger à échanger"),
    plain("invalide", "Non valide ou suspendu"),
    plain("aucun", "Aucun"),
    plain("inconnu", "Inconnu"),
];

pub(super) const TRANSPORT_MEANS: &[Code] = &[
    plain("voiture", "Voiture"),
    plain("sans_permis", "Véhicule sans permis"),
    plain("deux_roues", "Deux-roues"),
    plain("velo", "Vélo, trottinette"),
    plain("covoiturage", "Covoiturage"),
    plain("tc", "Transports en commun"),
    plain("aucun", "Aucun"),
];

pub(super) const ACTIVITY: &[Code] = &[
    plain("recherche", "Recherche d’emploi"),
    plain("emploi", "En emploi"),
    plain("interim", "Intérim"),
    plain("iae", "IAE"),
    plain("independant", "Indépendant"),
    plain("creation", "Création d’activité"),
    plain("formation", "Formation, stage, alternance"),
    plain("etudes", "Études"),
    plain("service_civique", "Service civique"),
    plain("conge_parental", "Congé parental"),
    plain("foyer", "Au foyer"),
    plain("aidant", "Aidant"),
    sensitive(plain("arret", "Arrêt ou invalidité")),
    plain("retraite", "Retraite"),
    plain("autre", "Autre"),
];

pub(super) const ORGANIZATION_TYPE: &[Code] = &[
    plain("cd", "Service du conseil départemental"),
    plain("caf", "CAF"),
    plain("msa", "MSA"),
    plain("ccas", "CCAS/CIAS, commune"),
    plain("association", "Association conventionnée"),
    plain("france_travail", "France Travail"),
    plain("mission_locale", "Mission locale"),
    plain("plie", "PLIE, maison de l’emploi"),
    plain("cap_emploi", "Cap emploi"),
    plain("creation", "Appui à la création d’entreprise"),
    plain("iae", "Structure d’insertion par l’activité économique"),
    plain("placement", "Autre organisme de placement ou de formation"),
    plain("autre", "Autre organisme"),
];

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
        /// Who looks after the program.
        Administrator = plain("admin", "Administration de l’outil"),
    }
}

pub(super) const TERRITORY: &[Code] = &[
    plain("metropole", "Métropole"),
    plain("alsace_moselle", "Alsace-Moselle"),
    plain("guadeloupe", "Guadeloupe"),
    plain("martinique", "Martinique"),
    plain("guyane", "Guyane"),
    plain("reunion", "La Réunion"),
    plain("mayotte", "Mayotte"),
    plain("saint_barthelemy", "Saint-Barthélemy"),
    plain("saint_martin", "Saint-Martin"),
];

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
