//! Lists of objectives and actions. Sources: « Hérault, bilan de convention » (IV.D, VII),
//! « DITP 2019, contrat vivant » (volet II B).
use super::code::Code;
use super::code::listed;
use super::code::{member, plain, sensitive};

listed! {
    /// What an objective is in the plan.
    pub enum ObjectiveKind {
        /// What the person aims at in the end.
        Final = plain("final", "Final"),
        /// A step on the way.
        Intermediate = plain("intermediaire", "Intermédiaire"),
    }
}

pub(super) const INSERTION_OBJECTIVE: &[Code] = &[
    member("obj_emploi", "Trouver un emploi", "emploi"),
    member(
        "obj_temps_travail",
        "Augmenter le temps de travail",
        "emploi",
    ),
    member(
        "obj_perenniser_salarie",
        "Pérenniser ou consolider un emploi salarié",
        "emploi",
    ),
    member(
        "obj_creer_activite",
        "Créer une activité indépendante (entreprise)",
        "emploi",
    ),
    member(
        "obj_perenniser_activite",
        "Pérenniser, développer une activité indépendante (entreprise)",
        "emploi",
    ),
    member(
        "obj_formation",
        "Commencer ou poursuivre une formation",
        "formation",
    ),
    member(
        "obj_projet",
        "Élaborer un projet professionnel ou de formation",
        "projet_professionnel",
    ),
    member(
        "obj_savoirs_base",
        "Accéder aux savoirs de base",
        "maitrise_langue",
    ),
    member("obj_mobilite", "Améliorer la mobilité", "mobilite"),
    member(
        "obj_logement",
        "Résoudre des difficultés liées au logement",
        "logement",
    ),
    member(
        "obj_financier",
        "Résoudre des difficultés liées à la situation financière",
        "difficulte_financiere",
    ),
    member(
        "obj_vie_sociale",
        "Améliorer la vie sociale ou familiale",
        "vie_sociale",
    ),
    member(
        "obj_administratif",
        "Accomplir des démarches administratives",
        "difficulte_administrative",
    ),
    sensitive(member(
        "obj_sante",
        "Accomplir des démarches liées à la santé",
        "sante",
    )),
    member("obj_autre", "Autre", "autre"),
];

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
        Abandoned = plain("abandonne", "Abandonné"),
    }
}

pub(super) const ACTION_CODE: &[Code] = &[
    member(
        "act_age",
        "Accompagnement global vers l’emploi (AGE)",
        "emploi",
    ),
    member(
        "act_ame",
        "Action de mobilisation vers l’emploi (AME)",
        "emploi",
    ),
    member(
        "act_artistes",
        "Évaluation et accompagnement des porteurs de projets artistiques et culturels",
        "emploi",
    ),
    member("act_plie", "Parcours PLIE", "emploi"),
    member("act_aci", "Atelier et chantier d’insertion", "iae"),
    member("act_ai", "Association intermédiaire", "iae"),
    member(
        "act_etti",
        "Entreprise de travail temporaire d’insertion",
        "iae",
    ),
    member(
        "act_geiq",
        "Groupement d’employeurs pour l’insertion et la qualification",
        "iae",
    ),
    member("act_ei", "Entreprise d’insertion", "iae"),
    member(
        "act_creation",
        "Accompagnement à la création d’activité indépendante",
        "creation",
    ),
    member("act_post_creation", "Suivi post-création", "creation"),
    member(
        "act_agriculteurs",
        "Accompagnement agriculteurs en difficulté",
        "creation",
    ),
    member(
        "act_association",
        "Accompagnement à la création d’une association",
        "creation",
    ),
    member("act_couveuse", "Entrée en couveuse d’activités", "creation"),
    member(
        "act_lam",
        "Initiation ou perfectionnement à l’informatique (LAM)",
        "projet_formation",
    ),
    member(
        "act_aop",
        "Action Objectif Projet (AOP)",
        "projet_formation",
    ),
    member(
        "act_savoirs",
        "Accès aux savoirs de base",
        "projet_formation",
    ),
    member("act_mobilite", "Action mobilité", "mobilite"),
    member(
        "act_administratif",
        "Démarches administratives",
        "droits_budget_logement",
    ),
    member(
        "act_budget_logement",
        "Démarches liées au budget et au logement",
        "droits_budget_logement",
    ),
    member(
        "act_espace_logement",
        "Actions mises en œuvre par l’Espace Logement Hérault",
        "droits_budget_logement",
    ),
    member(
        "act_surendettement",
        "Accompagnement dans le cadre d’un surendettement",
        "droits_budget_logement",
    ),
    member("act_asr", "Accompagnement social renforcé", "social"),
    member("act_educatif", "Mesures éducatives", "social"),
    member(
        "act_lieu_ressources",
        "Fréquentation d’un Lieu-Ressources",
        "social",
    ),
    member(
        "act_point_ecoute",
        "Fréquentation d’un Point Écoute Qualifié",
        "social",
    ),
    sensitive(member("act_sante", "Accompagnement santé", "sante")),
    sensitive(member(
        "act_sante_infirmier",
        "Accompagnement santé individualisé mené par des infirmiers",
        "sante",
    )),
    sensitive(member(
        "act_sante_specialise",
        "Suivi santé spécialisé",
        "sante",
    )),
    sensitive(member(
        "act_psychosocial",
        "Accompagnement de personnes présentant des fragilités psychosociales",
        "sante",
    )),
    member("dem_cv", "CV et lettre", "demarches"),
    member("dem_candidature", "Candidatures", "demarches"),
    member(
        "dem_ft",
        "Inscription ou actualisation France Travail",
        "demarches",
    ),
    member("dem_immersion", "Stage ou immersion (PMSMP)", "demarches"),
    member(
        "dem_formation",
        "Recherche ou entrée en formation",
        "demarches",
    ),
    member("dem_bilan", "Bilan de compétences", "demarches"),
    member("dem_fle", "Cours de français", "demarches"),
    member("dem_permis", "Permis ou code", "demarches"),
    member(
        "dem_vehicule",
        "Achat ou réparation de véhicule",
        "demarches",
    ),
    member("dem_garde", "Mode de garde", "demarches"),
    member("dem_logement", "Demande de logement social", "demarches"),
    member("dem_fsl", "Demande FSL", "demarches"),
    member("dem_hebergement", "SIAO, DALO, DAHO", "demarches"),
    sensitive(member("dem_css", "Couverture santé", "demarches")),
    sensitive(member("dem_soins", "Rendez-vous de santé", "demarches")),
    sensitive(member("dem_mdph", "Dossier MDPH (RQTH, AAH)", "demarches")),
    member("dem_identite", "Identité ou titre de séjour", "demarches"),
    member(
        "dem_impots",
        "Déclaration ou avis d’imposition",
        "demarches",
    ),
    member("dem_caf", "Démarche CAF/MSA", "demarches"),
    member("dem_retraite", "Dossier retraite", "demarches"),
    sensitive(member(
        "dem_protection",
        "MASP ou mesure de protection",
        "demarches",
    )),
    sensitive(member(
        "dem_juridique",
        "Aide juridictionnelle ou procédure",
        "demarches",
    )),
    member(
        "dem_aide",
        "Demande d’aide financière ou alimentaire",
        "demarches",
    ),
    member("act_autre", "Autre", "demarches"),
];

pub(super) const ACTOR_KIND: &[Code] = &[
    plain("personne", "La personne"),
    plain("referent", "Le référent"),
    plain("accompagnateur", "Un accompagnateur"),
];

pub(super) const OPERATOR: &[Code] = &[
    plain("operateur_pdi", "Opérateur du PDI"),
    plain("droit_commun", "Opérateur de droit commun"),
    plain("autonomie", "En autonomie"),
];

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

pub(super) const NOT_DONE_REASON: &[Code] = &[
    plain("abandon_personne", "Abandonnée par la personne"),
    plain("annulation_structure", "Annulée par la structure"),
    plain("refus_organisme", "Refus de l’organisme"),
    plain("sans_suite", "Sans suite"),
    plain("sans_objet", "Plus d’objet"),
];

pub(super) const QUALITY: &[Code] = &[
    plain("tres_bonne", "Très bonne"),
    plain("bonne", "Bonne"),
    plain("moyenne", "Moyenne"),
    plain("insuffisante", "Insuffisante"),
    plain("non_evaluee", "Non évaluée"),
];

pub(super) const IMPACT: &[Code] = &[
    plain("fort", "Fort"),
    plain("partiel", "Partiel"),
    plain("faible", "Faible"),
    plain("nul", "Aucun"),
    plain("non_evalue", "Non évalué"),
];

/// Families of actions, and their labels.
const ACTION_FAMILY: &[(&str, &str)] = &[
    ("emploi", "Vers l’emploi"),
    ("iae", "Insertion par l’activité économique"),
    ("creation", "Création d’activité"),
    ("projet_formation", "Projet et formation"),
    ("mobilite", "Mobilité"),
    ("droits_budget_logement", "Droits, budget, logement"),
    ("social", "Accompagnement social"),
    ("sante", "Santé"),
    ("demarches", "Démarches courantes"),
];

/// Label of a family of actions; the family itself when unknown.
pub(super) fn family_label(family: &str) -> &str {
    ACTION_FAMILY
        .iter()
        .find(|(code, _)| *code == family)
        .map_or(family, |(_, label)| *label)
}
