//! Lists of objectives and actions. Sources: « Hérault, bilan de convention » (IV.D, VII),
//! « DITP 2019, contrat vivant » (volet II B).
use super::code::{codes, families, listed, plain};

listed! {
    /// What an objective is in the plan.
    pub enum ObjectiveKind {
        /// What the person aims at in the end.
        Final = plain("final", "Final"),
        /// A step on the way.
        Intermediate = plain("intermediaire", "Intermédiaire"),
    }
}

families! { INSERTION_OBJECTIVE {
    "emploi" {
        "obj_emploi": "Trouver un emploi",
        "obj_temps_travail": "Augmenter le temps de travail",
        "obj_perenniser_salarie": "Pérenniser ou consolider un emploi salarié",
        "obj_creer_activite": "Créer une activité indépendante (entreprise)",
        "obj_perenniser_activite": "Pérenniser, développer une activité indépendante (entreprise)",
    }
    "formation" {
        "obj_formation": "Commencer ou poursuivre une formation",
    }
    "projet_professionnel" {
        "obj_projet": "Élaborer un projet professionnel ou de formation",
    }
    "maitrise_langue" {
        "obj_savoirs_base": "Accéder aux savoirs de base",
    }
    "mobilite" {
        "obj_mobilite": "Améliorer la mobilité",
    }
    "logement" {
        "obj_logement": "Résoudre des difficultés liées au logement",
    }
    "difficulte_financiere" {
        "obj_financier": "Résoudre des difficultés liées à la situation financière",
    }
    "vie_sociale" {
        "obj_vie_sociale": "Améliorer la vie sociale ou familiale",
    }
    "difficulte_administrative" {
        "obj_administratif": "Accomplir des démarches administratives",
    }
    "sante" {
        sensitive "obj_sante": "Accomplir des démarches liées à la santé",
    }
    "autre" {
        "obj_autre": "Autre",
    }
} }

listed! {
    /// State of an objective.
    pub enum ObjectiveStatus {
        /// Under way.
        Ongoing = plain("en_cours", "En cours"),
        /// Reached.
        Reached = plain("atteint", "Atteint"),
        /// Reached in part.
        Partial = plain("partiel", "Atteint en partie"),
        /// Given up.
        Abandoned = plain("abandonne", "Arrêté"),
    }
}

families! { ACTION_CODE {
    "emploi" {
        "act_age": "Accompagnement global vers l’emploi (AGE)",
        "act_ame": "Action de mobilisation vers l’emploi (AME)",
        "act_artistes": "Évaluation et accompagnement des porteurs de projets artistiques et culturels",
        "act_plie": "Parcours PLIE",
    }
    "iae" {
        "act_aci": "Atelier et chantier d’insertion",
        "act_ai": "Association intermédiaire",
        "act_etti": "Entreprise de travail temporaire d’insertion",
        "act_geiq": "Groupement d’employeurs pour l’insertion et la qualification",
        "act_ei": "Entreprise d’insertion",
    }
    "creation" {
        "act_creation": "Accompagnement à la création d’activité indépendante",
        "act_post_creation": "Suivi post-création",
        "act_agriculteurs": "Accompagnement agriculteurs en difficulté",
        "act_association": "Accompagnement à la création d’une association",
        "act_couveuse": "Entrée en couveuse d’activités",
    }
    "projet_formation" {
        "act_lam": "Initiation ou perfectionnement à l’informatique (LAM)",
        "act_aop": "Action Objectif Projet (AOP)",
        "act_savoirs": "Accès aux savoirs de base",
    }
    "mobilite" {
        "act_mobilite": "Action mobilité",
    }
    "droits_budget_logement" {
        "act_administratif": "Démarches administratives",
        "act_budget_logement": "Démarches liées au budget et au logement",
        "act_espace_logement": "Actions mises en œuvre par l’Espace Logement Hérault",
        "act_surendettement": "Accompagnement dans le cadre d’un surendettement",
    }
    "social" {
        "act_asr": "Accompagnement social renforcé",
        "act_educatif": "Mesures éducatives",
        "act_lieu_ressources": "Fréquentation d’un Lieu-Ressources",
        "act_point_ecoute": "Fréquentation d’un Point Écoute Qualifié",
    }
    "sante" {
        sensitive "act_sante": "Accompagnement santé",
        sensitive "act_sante_infirmier": "Accompagnement santé individualisé mené par des infirmiers",
        sensitive "act_sante_specialise": "Suivi santé spécialisé",
        sensitive "act_psychosocial": "Accompagnement de personnes présentant des fragilités psychosociales",
    }
    "demarches" {
        "dem_cv": "CV et lettre",
        "dem_candidature": "Candidatures",
        "dem_ft": "Inscription ou actualisation France Travail",
        "dem_immersion": "Stage ou immersion (PMSMP)",
        "dem_formation": "Recherche ou entrée en formation",
        "dem_bilan": "Bilan de compétences",
        "dem_fle": "Cours de français",
        "dem_permis": "Permis ou code",
        "dem_vehicule": "Achat ou réparation de véhicule",
        "dem_garde": "Mode de garde",
        "dem_logement": "Demande de logement social",
        "dem_fsl": "Demande FSL",
        "dem_hebergement": "SIAO, DALO, DAHO",
        sensitive "dem_css": "Couverture santé",
        sensitive "dem_soins": "Rendez-vous de santé",
        sensitive "dem_mdph": "Dossier MDPH (RQTH, AAH)",
        "dem_identite": "Identité ou titre de séjour",
        "dem_impots": "Déclaration ou avis d’imposition",
        "dem_caf": "Démarche CAF/MSA",
        "dem_retraite": "Dossier retraite",
        sensitive "dem_protection": "MASP ou mesure de protection",
        sensitive "dem_juridique": "Aide juridictionnelle ou procédure",
        "dem_aide": "Demande d’aide financière ou alimentaire",
        "act_autre": "Autre",
    }
} }

codes! { ACTOR_KIND {
    "personne": "La personne",
    "referent": "Le référent",
    "accompagnateur": "Un accompagnateur",
} }

codes! { OPERATOR {
    "operateur_pdi": "Opérateur du PDI",
    "droit_commun": "Opérateur de droit commun",
    "autonomie": "En autonomie",
} }

listed! {
    /// State of an action.
    pub enum ActionStatus {
        /// To do.
        ToDo = plain("a_faire", "À faire"),
        /// Under way.
        Ongoing = plain("en_cours", "En cours"),
        /// Waiting for somebody else.
        Waiting = plain("en_attente", "En attente"),
        /// Done.
        Done = plain("fait", "Fait"),
        /// Not done, with a motive.
        NotDone = plain("pas_fait", "Pas fait"),
    }
}

codes! { NOT_DONE_REASON {
    "abandon_personne": "Arrêtée par la personne",
    "annulation_structure": "Annulée par la structure",
    "refus_organisme": "Refus de l’organisme",
    "sans_suite": "Sans suite",
    "sans_objet": "Plus d’objet",
    "sans_offre": "Aucune offre sur le territoire",
} }

codes! { QUALITY {
    "tres_bonne": "Très bonne",
    "bonne": "Bonne",
    "moyenne": "Moyenne",
    "insuffisante": "Insuffisante",
    "non_evaluee": "Non évaluée",
} }

codes! { IMPACT {
    "fort": "Fort",
    "partiel": "Partiel",
    "faible": "Faible",
    "nul": "Aucun",
    "non_evalue": "Non évalué",
} }

codes! { ACTION_FAMILY {
    "emploi": "Vers l’emploi",
    "iae": "Insertion par l’activité économique",
    "creation": "Création d’activité",
    "projet_formation": "Projet et formation",
    "mobilite": "Mobilité",
    "droits_budget_logement": "Droits, budget, logement",
    "social": "Accompagnement social",
    "sante": "Santé",
    "demarches": "Démarches courantes",
} }
