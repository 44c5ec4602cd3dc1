//! Stories that start from daily life: home, children, budget, links with others.
use super::super::partners;
use super::Actor::{Partner, Person, Referent};
use super::{Goal, Profile, Story, Topic, Words, goal, pledge, step, topic};

pub(super) const HOUSING: Story = Story {
    trade: "{Préparateur|Préparatrice} de commandes",
    profile: Profile {
        licence: &["b"],
        means: &["voiture"],
        housing: &["tiers"],
        level: &["v", "vi_vbis"],
        activity: &["recherche", "interim"],
        children: 0,
        youngest: 25,
        tag: "logement",
    },
    aim: goal("Un logement à soi et un emploi stable", "obj_logement", &[]),
    goals: HOUSING_GOALS,
    topics: HOUSING_TOPICS,
    pledge: &pledge::HOUSING,
    words: Words {
        start: "Je dors chez une personne de ma famille depuis ma séparation. Sans adresse à moi, je n’arrive pas à garder un emploi ni à me projeter.",
        later: "Les démarches pour le logement avancent et j’ai repris quelques missions. On m’a parlé d’un T2 dans les prochains mois.",
        aims: "Trouver un logement, reprendre des missions régulières, équilibrer le budget.",
        drive: "Veut retrouver un chez-soi.",
        assets: "Expérience en entrepôt, permis et voiture, démarches faites à temps.",
        promise: "Peut passer une habilitation de cariste.",
        network: "La famille qui l’héberge, un ancien collègue.",
    },
};
const HOUSING_GOALS: &[Goal] = &[
    goal(
        "Trouver un logement",
        "obj_logement",
        &[
            step(
                1,
                "Demande de logement social",
                "dem_logement",
                Referent,
                "Demande enregistrée, numéro reçu.",
            ),
            step(
                2,
                "Rencontre avec l’espace logement",
                "act_espace_logement",
                Partner(&partners::HOUSING),
                "Dossier soutenu en commission.",
            ),
            step(
                4,
                "Entretien avec le bailleur",
                "act_budget_logement",
                Partner(&partners::LANDLORD),
                "Entretien passé, dossier complet.",
            ),
        ],
    ),
    goal(
        "Reprendre des missions régulières",
        "obj_emploi",
        &[step(
            3,
            "Inscription dans une agence d’intérim d’insertion",
            "act_etti",
            Partner(&partners::AGENCY),
            "Deux missions proposées.",
        )],
    ),
    goal(
        "Préparer l’installation",
        "obj_financier",
        &[step(
            5,
            "Demande d’aide à l’entrée dans le logement",
            "dem_fsl",
            Referent,
            "Dossier prêt à partir.",
        )],
    ),
];
const HOUSING_TOPICS: &[Topic] = &[
    topic(
        "logement",
        "log_sans log_recherche",
        "log_recherche",
        "{Hébergé|Hébergée} depuis la séparation.",
    ),
    topic(
        "emploi",
        "emp_disponible emp_experience",
        "emp_disponible emp_reduit",
        "Expérience en entrepôt.",
    ),
    topic("difficulte_financiere", "fin_budget", "fin_budget", ""),
    topic("mobilite", "mob_autonome", "mob_autonome", ""),
    topic("contraintes_familiales", "fam_separation", "fam_autre", ""),
];

pub(super) const CHILDCARE: Story = Story {
    trade: "{Vendeur|Vendeuse} en boulangerie",
    profile: Profile {
        licence: &["b", "aucun"],
        means: &["tc"],
        housing: &["loc_social", "loc_prive"],
        level: &["v", "iv"],
        activity: &["foyer"],
        children: 1,
        youngest: 25,
        tag: "garde d’enfant",
    },
    aim: goal("Poste en boulangerie, le matin", "obj_emploi", &[]),
    goals: CHILDCARE_GOALS,
    topics: CHILDCARE_TOPICS,
    pledge: &pledge::CHILDCARE,
    words: Words {
        start: "Je me suis {arrêté|arrêtée} à la naissance du petit. Je voudrais retravailler le matin, mais les boulangeries ouvrent avant la crèche et personne ne peut le garder.",
        later: "La garde s’organise. Une boulangerie accepterait que je commence à neuf heures.",
        aims: "Trouver un mode de garde, préparer le retour à l’emploi, signer un contrat.",
        drive: "Veut retrouver un salaire et des collègues.",
        assets: "Six ans de vente, sourire et rapidité reconnus.",
        promise: "Peut prendre la responsabilité d’un point de vente.",
        network: "Une voisine dépanne le mercredi ; l’ancienne patronne donne de bons renseignements.",
    },
};
const CHILDCARE_GOALS: &[Goal] = &[
    goal(
        "Faire garder son enfant",
        "obj_vie_sociale",
        &[
            step(
                1,
                "Rendez-vous au relais petite enfance",
                "dem_garde",
                Partner(&partners::FAMILY),
                "Liste d’assistantes maternelles remise.",
            ),
            step(
                2,
                "Dossier de crèche, horaires élargis",
                "dem_garde",
                Partner(&partners::CRECHE),
                "Place obtenue trois jours par semaine.",
            ),
        ],
    ),
    goal(
        "Préparer le retour à l’emploi",
        "obj_emploi",
        &[
            step(
                3,
                "CV et candidatures dans les boulangeries",
                "dem_candidature",
                Person,
                "Douze candidatures déposées, deux rappels.",
            ),
            step(
                4,
                "Atelier « entretien d’embauche »",
                "act_age",
                Partner(&partners::JOB_SPACE),
                "Atelier suivi, plus à l’aise.",
            ),
        ],
    ),
    goal(
        "Vérifier ses droits",
        "obj_administratif",
        &[step(
            5,
            "Simulation de la prime d’activité",
            "dem_caf",
            Referent,
            "Simulation faite, reprise plus avantageuse.",
        )],
    ),
];
const CHILDCARE_TOPICS: &[Topic] = &[
    topic(
        "contraintes_familiales",
        "fam_garde fam_horaires",
        "fam_horaires",
        "Garde à trouver avant huit heures.",
    ),
    topic(
        "emploi",
        "emp_partiel emp_experience",
        "emp_disponible emp_experience",
        "Six ans de vente.",
    ),
    topic("projet_professionnel", "pro_defini", "pro_defini", ""),
    topic("logement", "log_stable", "log_stable", ""),
    topic("difficulte_administrative", "adm_droits", "adm_droits", ""),
];

pub(super) const BUDGET: Story = Story {
    trade: "{Agent|Agente} d’entretien",
    profile: Profile {
        licence: &["b", "aucun"],
        means: &["deux_roues", "tc"],
        housing: &["loc_prive", "loc_social"],
        level: &["vi_vbis", "v"],
        activity: &["emploi"],
        children: 0,
        youngest: 25,
        tag: "budget",
    },
    aim: goal(
        "Un temps plein et des comptes à l’équilibre",
        "obj_temps_travail",
        &[],
    ),
    goals: BUDGET_GOALS,
    topics: BUDGET_TOPICS,
    pledge: &pledge::BUDGET,
    words: Words {
        start: "Je travaille douze heures par semaine, payées au minimum. Le loyer et l’électricité prennent tout, j’ai deux factures de retard et je n’ouvre plus le courrier.",
        later: "Les courriers sont triés et je sais où j’en suis. Je cherche maintenant à faire plus d’heures.",
        aims: "Mettre en place un échéancier, vérifier les droits, augmenter les heures.",
        drive: "Veut cesser de compter chaque semaine.",
        assets: "Travail soigné, employeur satisfait, franchise sur sa situation.",
        promise: "Peut cumuler deux employeurs proches l’un de l’autre.",
        network: "Une collègue, l’association du quartier.",
    },
};
const BUDGET_GOALS: &[Goal] = &[
    goal(
        "Retrouver un budget tenable",
        "obj_financier",
        &[
            step(
                1,
                "Tri des courriers et des factures",
                "act_budget_logement",
                Referent,
                "Courriers classés, dettes chiffrées ensemble.",
            ),
            step(
                2,
                "Échéancier avec le fournisseur d’énergie",
                "act_budget_logement",
                Partner(&partners::BUDGET),
                "Échéancier accepté sur dix mois.",
            ),
            step(
                4,
                "Demande d’aide pour l’énergie",
                "dem_fsl",
                Referent,
                "Aide accordée.",
            ),
        ],
    ),
    goal(
        "Augmenter ses heures",
        "obj_temps_travail",
        &[
            step(
                3,
                "Demande d’heures à l’employeur actuel",
                "dem_candidature",
                Person,
                "Huit heures de plus obtenues.",
            ),
            step(
                5,
                "Candidatures dans les écoles",
                "dem_candidature",
                Person,
                "Trois candidatures déposées.",
            ),
        ],
    ),
];
const BUDGET_TOPICS: &[Topic] = &[
    topic(
        "difficulte_financiere",
        "fin_insuffisantes fin_budget fin_dettes",
        "fin_budget",
        "Deux factures en retard à l’entrée.",
    ),
    topic("logement", "log_impayes", "log_stable", ""),
    topic(
        "emploi",
        "emp_reduit emp_experience",
        "emp_reduit emp_experience",
        "Douze heures par semaine à l’entrée.",
    ),
    topic("difficulte_administrative", "adm_droits", "adm_droits", ""),
    topic("mobilite", "mob_rayon", "mob_rayon", ""),
];
