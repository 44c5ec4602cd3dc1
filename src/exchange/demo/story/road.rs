//! The story that starts from the road.
use super::super::partners;
use super::Actor::{Partner, Person};
use super::{Goal, Profile, Story, Topic, Words, goal, pledge, step, topic};

pub(super) const DRIVER: Story = Story {
    trade: "{Conducteur|Conductrice} de car",
    profile: Profile {
        licence: &["b"],
        means: &["voiture", "deux_roues"],
        housing: &["loc_social", "loc_prive"],
        level: &["v", "iv"],
        activity: &["recherche", "interim"],
        children: 0,
        youngest: 25,
        tag: "",
    },
    aim: goal(
        "{Conducteur|Conductrice} de car scolaire en CDI",
        "obj_emploi",
        &[],
    ),
    goals: DRIVER_GOALS,
    topics: DRIVER_TOPICS,
    pledge: &pledge::DRIVER,
    words: Words {
        start: "J’enchaîne des missions d’intérim qui s’arrêtent toujours. On m’a dit que les cars scolaires recrutaient : conduire me plairait, il me faut le permis D.",
        later: "Le métier me convient, j’en suis {sûr|sûre} maintenant. Je suis la suite du dossier et je révise en attendant.",
        aims: "Confirmer le métier, financer et suivre la formation, être {recruté|recrutée}.",
        drive: "Cherche un emploi stable près de chez {lui|elle}.",
        assets: "Plusieurs années de permis sans accident, calme avec le public.",
        promise: "Peut évoluer vers les lignes régulières.",
        network: "Une connaissance conduit déjà pour le dépôt voisin.",
    },
};
const DRIVER_GOALS: &[Goal] = &[
    goal(
        "Confirmer le choix du métier",
        "obj_projet",
        &[
            step(
                1,
                "Rencontre avec des conducteurs au dépôt",
                "act_aop",
                Person,
                "Échange utile, horaires coupés acceptés.",
            ),
            step(
                2,
                "Immersion d’une semaine",
                "dem_immersion",
                Partner(&partners::AGENCY),
                "Immersion faite, avis favorable.",
            ),
        ],
    ),
    goal(
        "Obtenir le permis D",
        "obj_formation",
        &[
            step(
                3,
                "Devis et dossier de financement",
                "dem_formation",
                Partner(&partners::AGENCY),
                "Financement accordé.",
            ),
            step(
                4,
                "Entrée en formation",
                "dem_formation",
                Partner(&partners::TRANSPORT),
                "Formation suivie.",
            ),
        ],
    ),
    goal(
        "Préparer l’embauche",
        "obj_emploi",
        &[step(
            5,
            "Candidatures auprès des autocaristes",
            "dem_candidature",
            Person,
            "Deux réponses positives.",
        )],
    ),
];
const DRIVER_TOPICS: &[Topic] = &[
    topic(
        "emploi",
        "emp_disponible emp_reduit",
        "emp_disponible",
        "Missions d’intérim de quelques semaines.",
    ),
    topic("formation", "for_choisie", "for_prete for_choisie", ""),
    topic("mobilite", "mob_autonome", "mob_autonome", ""),
    topic(
        "difficulte_financiere",
        "fin_baisse",
        "fin_budget",
        "Revenus irréguliers d’un mois à l’autre.",
    ),
];
