//! Stories that start from a training: care, early childhood.
use super::super::partners;
use super::Actor::{Partner, Person};
use super::{Goal, Profile, Story, Topic, Words, goal, pledge, step, topic};

pub(super) const CARE: Story = Story {
    trade: "Auxiliaire de vie",
    profile: Profile {
        licence: &["aucun", "en_cours"],
        means: &["covoiturage tc", "tc"],
        housing: &["loc_social", "parents"],
        level: &["v", "vi_vbis"],
        activity: &["emploi"],
        children: 0,
        youngest: 25,
        tag: "mobilité",
    },
    aim: goal(
        "Temps plein dans l’aide à domicile",
        "obj_temps_travail",
        &[],
    ),
    goals: CARE_GOALS,
    topics: CARE_TOPICS,
    pledge: &pledge::CARE,
    words: Words {
        start: "Je fais quelques heures chez deux personnes âgées du village. On me propose plus, mais sans permis je ne peux pas faire les tournées.",
        later: "L’auto-école se passe bien. L’employeur me garde une tournée dès que je conduis, c’est ce qui me fait tenir.",
        aims: "Obtenir le permis, faire reconnaître l’expérience, passer à temps plein.",
        drive: "Se sent utile et veut en faire un vrai métier.",
        assets: "Deux ans d’expérience, confiance des familles.",
        promise: "Peut obtenir un titre par la validation de son expérience.",
        network: "Son employeur actuel, une collègue qui partage sa voiture.",
    },
};
const CARE_GOALS: &[Goal] = &[
    goal(
        "Obtenir son permis B",
        "obj_mobilite",
        &[
            step(
                1,
                "Inscription à l’auto-école sociale",
                "dem_permis",
                Partner(&partners::SOCIAL_DRIVING),
                "Inscription faite, évaluation de vingt-cinq heures.",
            ),
            step(
                3,
                "Heures de conduite",
                "dem_permis",
                Partner(&partners::SOCIAL_DRIVING),
                "Vingt heures effectuées.",
            ),
        ],
    ),
    goal(
        "Faire reconnaître son expérience",
        "obj_formation",
        &[
            step(
                2,
                "Réunion sur la validation de l’expérience",
                "dem_formation",
                Partner(&partners::TRAINING),
                "Réunion suivie, dossier retiré.",
            ),
            step(
                4,
                "Rédaction du dossier d’expérience",
                "dem_formation",
                Person,
                "Première partie rédigée et relue.",
            ),
        ],
    ),
    goal(
        "Augmenter ses heures",
        "obj_temps_travail",
        &[step(
            5,
            "Rencontre avec l’employeur",
            "dem_candidature",
            Partner(&partners::CARE),
            "Tournée de vingt-huit heures proposée.",
        )],
    ),
];
const CARE_TOPICS: &[Topic] = &[
    topic(
        "emploi",
        "emp_reduit emp_experience",
        "emp_reduit emp_experience",
        "Quelques heures par semaine chez deux personnes.",
    ),
    topic(
        "mobilite",
        "mob_permis mob_sans_moyen",
        "mob_permis",
        "Les tournées demandent une voiture.",
    ),
    topic("formation", "for_sans_qualif for_prete", "for_choisie", ""),
    topic(
        "contraintes_familiales",
        "fam_aidant",
        "fam_aidant",
        "Aide sa mère le soir.",
    ),
    topic("projet_professionnel", "pro_defini", "pro_defini", ""),
];

pub(super) const CHILDHOOD: Story = Story {
    trade: "{Accompagnant éducatif|Accompagnante éducative} petite enfance",
    profile: Profile {
        licence: &["b"],
        means: &["voiture", "tc"],
        housing: &["loc_social", "loc_prive", "parents"],
        level: &["iv", "iii"],
        activity: &["recherche"],
        children: 0,
        youngest: 25,
        tag: "formation",
    },
    aim: goal(
        "Travailler en école maternelle ou en crèche",
        "obj_emploi",
        &[],
    ),
    goals: CHILDHOOD_GOALS,
    topics: CHILDHOOD_TOPICS,
    pledge: &pledge::CHILDHOOD,
    words: Words {
        start: "J’ai gardé des enfants et fait des remplacements à la cantine. Je veux le CAP, mais je ne sais pas comment le payer ni comment m’organiser.",
        later: "J’ai choisi l’organisme et je me suis {organisé|organisée} pour étudier le soir. Je sais que c’est ma place.",
        aims: "Choisir la bonne formation, la financer, obtenir le CAP, trouver un poste.",
        drive: "Projet mûri depuis longtemps, envie d’apprendre.",
        assets: "Deux ans de garde d’enfants, baccalauréat, bonne écriture.",
        promise: "Peut être {dispensé|dispensée} des matières générales.",
        network: "La directrice de l’école et une amie déjà diplômée.",
    },
};
const CHILDHOOD_GOALS: &[Goal] = &[
    goal(
        "Choisir et financer la formation",
        "obj_formation",
        &[
            step(
                1,
                "Comparer trois organismes de formation",
                "dem_formation",
                Person,
                "Choix fait : cours du soir à proximité.",
            ),
            step(
                2,
                "Demande de financement",
                "dem_formation",
                Partner(&partners::AGENCY),
                "Financement accordé.",
            ),
        ],
    ),
    goal(
        "Obtenir le CAP",
        "obj_formation",
        &[
            step(
                3,
                "Entrée en formation",
                "dem_formation",
                Partner(&partners::TRAINING),
                "Inscription confirmée, cours suivis.",
            ),
            step(
                4,
                "Stage à l’école maternelle",
                "dem_immersion",
                Partner(&partners::SCHOOL),
                "Stage validé, très bonne appréciation.",
            ),
        ],
    ),
    goal(
        "Préparer les candidatures",
        "obj_emploi",
        &[step(
            5,
            "Lettre de motivation pour les mairies",
            "dem_cv",
            Partner(&partners::JOB_SPACE),
            "Lettre prête.",
        )],
    ),
];
const CHILDHOOD_TOPICS: &[Topic] = &[
    topic(
        "formation",
        "for_prete",
        "for_prete for_choisie",
        "CAP visé, cours du soir possibles.",
    ),
    topic(
        "emploi",
        "emp_partiel emp_experience",
        "emp_partiel emp_experience",
        "Garde d’enfants et remplacements.",
    ),
    topic("projet_professionnel", "pro_defini", "pro_defini", ""),
    topic(
        "difficulte_financiere",
        "fin_insuffisantes",
        "fin_insuffisantes",
        "Ne peut pas avancer les frais d’inscription.",
    ),
];
