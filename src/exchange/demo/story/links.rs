//! The story that starts from links with others.
use super::super::partners;
use super::Actor::{Partner, Person};
use super::{Goal, Profile, Story, Topic, Words, goal, pledge, step, topic};

pub(super) const LINKS: Story = Story {
    trade: "",
    profile: Profile {
        licence: &["aucun"],
        means: &["tc", "velo"],
        housing: &["loc_social", "residence"],
        level: &["vi_vbis", "v", "inconnu"],
        activity: &["autre", "recherche"],
        children: 0,
        youngest: 25,
        tag: "remobilisation",
    },
    aim: goal("Retrouver une place et un projet", "obj_vie_sociale", &[]),
    goals: LINKS_GOALS,
    topics: LINKS_TOPICS,
    pledge: &pledge::LINKS,
    words: Words {
        start: "Je sors peu depuis quelques années. Je ne sais pas quel travail je pourrais faire, mais je ne veux plus tourner en rond chez moi.",
        later: "Je sors davantage et je connais du monde. On compte sur moi, ça change tout.",
        aims: "Reprendre confiance, rencontrer du monde, dessiner un projet.",
        drive: "Envie d’être utile et de retrouver un rythme.",
        assets: "Écoute, discrétion, aime bricoler et réparer.",
        promise: "Le bénévolat peut devenir une piste de métier dans la logistique.",
        network: "Une sœur au téléphone chaque semaine, quelques voisins.",
    },
};
const LINKS_GOALS: &[Goal] = &[
    goal(
        "Sortir de chez soi et rencontrer du monde",
        "obj_vie_sociale",
        &[
            step(
                1,
                "Visite du Lieu-Ressources",
                "act_lieu_ressources",
                Partner(&partners::RESOURCE),
                "Bon accueil, revient chaque mardi.",
            ),
            step(
                2,
                "Bénévolat à l’épicerie solidaire",
                "act_asr",
                Partner(&partners::VOLUNTEERS),
                "Deux matins par semaine, régularité remarquée.",
            ),
        ],
    ),
    goal(
        "Dessiner un projet",
        "obj_projet",
        &[
            step(
                3,
                "Action Objectif Projet",
                "act_aop",
                Partner(&partners::TRAINING),
                "Trois métiers explorés.",
            ),
            step(
                4,
                "Enquête auprès d’un professionnel",
                "act_aop",
                Person,
                "Rencontre faite, métier accessible.",
            ),
        ],
    ),
    goal(
        "Mettre ses papiers à jour",
        "obj_administratif",
        &[step(
            5,
            "Renouvellement de la carte d’identité",
            "dem_identite",
            Person,
            "Rendez-vous pris en mairie, demande déposée.",
        )],
    ),
];
const LINKS_TOPICS: &[Topic] = &[
    topic(
        "vie_sociale",
        "soc_isolement soc_confiance",
        "soc_entourage",
        "Sort peu, souhaite que cela change.",
    ),
    topic(
        "projet_professionnel",
        "pro_a_construire",
        "pro_a_confirmer",
        "",
    ),
    topic(
        "emploi",
        "emp_appui",
        "emp_appui",
        "N’a pas d’idée de métier pour l’instant.",
    ),
    topic(
        "difficulte_administrative",
        "adm_identite",
        "adm_identite",
        "Carte d’identité à renouveler.",
    ),
    topic("numerique", "num_connexion", "num_autonome", ""),
];
