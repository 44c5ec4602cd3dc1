//! Stories that start from learning: French, computers.
use super::super::partners;
use super::Actor::{Partner, Person, Referent};
use super::{Goal, Profile, Story, Topic, Words, goal, pledge, step, topic};

pub(super) const FRENCH: Story = Story {
    trade: "{Commis|Commise} de cuisine",
    profile: Profile {
        licence: &["etranger"],
        means: &["tc"],
        housing: &["loc_social", "tiers"],
        level: &["vi_vbis", "inconnu"],
        activity: &["recherche"],
        children: 0,
        youngest: 25,
        tag: super::LEARNS_FRENCH,
    },
    aim: goal("Travailler en cuisine collective", "obj_emploi", &[]),
    goals: FRENCH_GOALS,
    topics: FRENCH_TOPICS,
    pledge: &pledge::FRENCH,
    words: Words {
        start: "J’ai cuisiné plusieurs années à l’étranger. Ici je comprends presque tout, mais j’ai peur de parler et je ne peux pas écrire une lettre {seul|seule}.",
        later: "Je parle plus facilement et je vais à mes rendez-vous sans mon cousin. Les cours m’aident à oser.",
        aims: "Gagner en français, découvrir la cuisine collective, trouver un premier contrat.",
        drive: "Veut être autonome et travailler vite.",
        assets: "Expérience de cuisine, grande régularité, goût d’apprendre.",
        promise: "Progresse vite à l’oral ; peut viser un titre d’agent de restauration.",
        network: "Un cousin dans la même ville, une voisine qui aide pour les courriers.",
    },
};
const FRENCH_GOALS: &[Goal] = &[
    goal(
        "Parler et écrire le français du travail",
        "obj_savoirs_base",
        &[
            step(
                1,
                "Test de niveau",
                "dem_fle",
                Partner(&partners::FRENCH),
                "Niveau A2 à l’oral, A1 à l’écrit.",
            ),
            step(
                2,
                "Cours de français, neuf heures par semaine",
                "dem_fle",
                Partner(&partners::FRENCH),
                "Session suivie jusqu’au bout.",
            ),
        ],
    ),
    goal(
        "Mettre à jour ses papiers",
        "obj_administratif",
        &[step(
            3,
            "Échange du permis étranger",
            "dem_permis",
            Referent,
            "Demande déposée en ligne ensemble.",
        )],
    ),
    goal(
        "Découvrir la cuisine collective",
        "obj_emploi",
        &[
            step(
                4,
                "Journée de découverte en cuisine",
                "dem_immersion",
                Partner(&partners::KITCHEN),
                "Journée réussie, à l’aise avec les gestes.",
            ),
            step(
                5,
                "Entretien pour le chantier d’insertion",
                "act_aci",
                Partner(&partners::KITCHEN),
                "Candidature retenue.",
            ),
        ],
    ),
];
const FRENCH_TOPICS: &[Topic] = &[
    topic(
        "maitrise_langue",
        "lan_oral lan_ecrit lan_autres",
        "lan_ecrit lan_cours lan_autres",
        "Comprend bien, hésite à parler.",
    ),
    topic(
        "emploi",
        "emp_experience emp_appui",
        "emp_disponible emp_experience",
        "Plusieurs années en cuisine à l’étranger.",
    ),
    topic("formation", "for_appui", "for_prete", ""),
    topic(
        "difficulte_administrative",
        "adm_demarche",
        "adm_demarche",
        "Échange du permis à faire.",
    ),
    topic("mobilite", "mob_permis mob_tc", "mob_tc", ""),
];

pub(super) const DIGITAL: Story = Story {
    trade: "{Agent|Agente} d’accueil",
    profile: Profile {
        licence: &["b", "inconnu"],
        means: &["tc", "voiture"],
        housing: &["loc_prive", "proprietaire", "loc_social"],
        level: &["v", "iv"],
        activity: &["recherche"],
        children: 0,
        youngest: 25,
        tag: "numérique",
    },
    aim: goal("Poste d’accueil à temps plein", "obj_emploi", &[]),
    goals: DIGITAL_GOALS,
    topics: DIGITAL_TOPICS,
    pledge: &pledge::DIGITAL,
    words: Words {
        start: "J’ai tenu l’accueil d’un magasin pendant plusieurs années. Aujourd’hui tout se fait sur ordinateur et je me sens {perdu|perdue} devant les sites.",
        later: "Je lis mes messages chaque jour et j’ose davantage {seul|seule}. Les tableaux me posent encore problème.",
        aims: "Prendre en main l’ordinateur, refaire ses candidatures, retrouver un poste d’accueil.",
        drive: "Aime le contact et veut reprendre une place dans une équipe.",
        assets: "Longue expérience de l’accueil, très bonne présentation, patience.",
        promise: "Apprend vite quand on prend le temps ; peut viser l’accueil d’une mairie.",
        network: "Ancienne responsable de magasin prête à recommander.",
    },
};
const DIGITAL_GOALS: &[Goal] = &[
    goal(
        "Être à l’aise avec l’ordinateur",
        "obj_savoirs_base",
        &[
            step(
                1,
                "Ordinateur reconditionné",
                "dem_aide",
                Referent,
                "Ordinateur remis, connexion ouverte.",
            ),
            step(
                2,
                "Initiation à l’informatique, dix séances",
                "act_lam",
                Partner(&partners::DIGITAL),
                "Dix séances suivies.",
            ),
        ],
    ),
    goal(
        "Faire ses démarches en ligne",
        "obj_administratif",
        &[step(
            3,
            "Actualisation en ligne en autonomie",
            "dem_ft",
            Person,
            "Deux actualisations faites sans aide.",
        )],
    ),
    goal(
        "Retrouver un poste d’accueil",
        "obj_emploi",
        &[
            step(
                4,
                "Atelier CV et lettre",
                "dem_cv",
                Partner(&partners::JOB_SPACE),
                "CV refait, version informatique gardée.",
            ),
            step(
                5,
                "Candidatures auprès des mairies",
                "dem_candidature",
                Person,
                "Quatre candidatures, un entretien.",
            ),
        ],
    ),
];
const DIGITAL_TOPICS: &[Topic] = &[
    topic(
        "numerique",
        "num_equipement num_messagerie num_demarches",
        "num_demarches",
        "N’ose pas valider une démarche sans aide.",
    ),
    topic(
        "emploi",
        "emp_disponible emp_experience",
        "emp_disponible emp_experience",
        "Accueil en magasin.",
    ),
    topic("formation", "for_appui", "for_prete", ""),
    topic("projet_professionnel", "pro_defini", "pro_defini", ""),
    topic("vie_sociale", "soc_entourage", "soc_entourage", ""),
];
