//! Stories that start from a trade: workshop, own business, gardens, road.
use super::super::partners;
use super::Actor::{Partner, Person, Referent};
use super::{Goal, Profile, Story, Topic, Words, goal, pledge, step, topic};

pub(super) const WELDER: Story = Story {
    trade: "{Soudeur|Soudeuse}",
    profile: Profile {
        licence: &["aucun"],
        means: &["tc", "covoiturage tc"],
        housing: &["tiers"],
        level: &["v"],
        activity: &["recherche"],
        children: 0,
        youngest: 33,
        tag: "mobilité",
    },
    aim: goal("{Soudeur|Soudeuse} en CDI", "obj_emploi", &[]),
    goals: WELDER_GOALS,
    topics: WELDER_TOPICS,
    pledge: &pledge::WELDER,
    words: Words {
        start: "J’ai travaillé dix ans en atelier, puis l’entreprise a fermé. Je veux reprendre la soudure, mais les ateliers qui embauchent sont loin et je n’ai pas le permis.",
        later: "Je me sens {prêt|prête} à reprendre. Le dossier du permis avance et l’atelier où j’ai fait mes essais veut bien me revoir.",
        aims: "Lever la question du transport, remettre à jour la qualification de soudage, retrouver un poste durable.",
        drive: "Aime le travail bien fait et veut retrouver un métier d’équipe.",
        assets: "Dix ans d’atelier, lecture de plans, ponctualité reconnue par l’ancien employeur.",
        promise: "Peut passer rapidement une qualification à jour et former des débutants.",
        network: "Ancien chef d’atelier prêt à servir de référence ; une amie partage ses trajets le lundi.",
    },
};
const WELDER_GOALS: &[Goal] = &[
    goal(
        "Obtenir son permis",
        "obj_mobilite",
        &[
            step(
                3,
                "Inscription au code",
                "dem_permis",
                Partner(&partners::DRIVING),
                "Inscription faite, leçons de code deux fois par semaine.",
            ),
            step(
                1,
                "Dossier d’aide au permis",
                "dem_aide",
                Referent,
                "Dossier complet, aide accordée.",
            ),
        ],
    ),
    goal(
        "Refaire son CV",
        "obj_emploi",
        &[step(
            4,
            "Atelier CV",
            "dem_cv",
            Partner(&partners::JOB_SPACE),
            "CV et lettre prêts, relus en atelier.",
        )],
    ),
    goal(
        "Remettre à jour sa qualification",
        "obj_formation",
        &[
            step(
                2,
                "Test de positionnement en soudage",
                "dem_formation",
                Partner(&partners::WELDING),
                "Bon niveau, deux semaines de remise à jour suffisent.",
            ),
            step(
                5,
                "Immersion de deux semaines en atelier",
                "dem_immersion",
                Partner(&partners::WORKSHOP),
                "Très bon retour de l’atelier.",
            ),
        ],
    ),
];
const WELDER_TOPICS: &[Topic] = &[
    topic(
        "logement",
        "log_recherche",
        "log_recherche",
        "{Hébergé|Hébergée} chez une personne proche, sans date de départ.",
    ),
    topic(
        "emploi",
        "emp_disponible emp_experience",
        "emp_disponible emp_experience",
        "Dix ans d’atelier.",
    ),
    topic("formation", "for_prete", "for_prete for_choisie", ""),
    topic("projet_professionnel", "pro_defini", "pro_defini", ""),
    topic(
        "mobilite",
        "mob_permis mob_tc",
        "mob_permis",
        "Les ateliers ne sont pas desservis tôt le matin.",
    ),
];

pub(super) const CREATION: Story = Story {
    trade: "Retouches et couture",
    profile: Profile {
        licence: &["b"],
        means: &["voiture"],
        housing: &["loc_prive", "loc_social"],
        level: &["v", "iv"],
        activity: &["creation"],
        children: 0,
        youngest: 25,
        tag: "création",
    },
    aim: goal("Vivre de son atelier de couture", "obj_creer_activite", &[]),
    goals: CREATION_GOALS,
    topics: CREATION_TOPICS,
    pledge: &pledge::CREATION,
    words: Words {
        start: "Je fais des retouches pour mon entourage depuis des années. Je voudrais en faire mon métier, mais je ne sais pas par où commencer ni si je pourrai en vivre.",
        later: "J’ai mes premières clientes. Je sais mieux fixer mes prix, il me reste à trouver un local.",
        aims: "Vérifier que le projet tient, trouver un statut et un financement, ouvrir l’activité.",
        drive: "Veut travailler à son compte et organiser son temps.",
        assets: "Savoir-faire reconnu, machine professionnelle, sens du contact.",
        promise: "Peut proposer des ateliers de couture en plus des retouches.",
        network: "Clientèle de quartier, une mercerie prête à prendre ses cartes.",
    },
};
const CREATION_GOALS: &[Goal] = &[
    goal(
        "Vérifier que le projet tient",
        "obj_creer_activite",
        &[
            step(
                1,
                "Réunion d’information sur la création",
                "act_creation",
                Partner(&partners::CHAMBER),
                "Réunion suivie, les statuts possibles sont compris.",
            ),
            step(
                2,
                "Étude de la clientèle du quartier",
                "act_creation",
                Person,
                "Quarante réponses, une vraie demande pour les retouches.",
            ),
        ],
    ),
    goal(
        "Essayer l’activité sans risque",
        "obj_creer_activite",
        &[step(
            3,
            "Entrée en couveuse",
            "act_couveuse",
            Partner(&partners::COUVEUSE),
            "Contrat de couveuse signé pour un an.",
        )],
    ),
    goal(
        "Financer le démarrage",
        "obj_financier",
        &[
            step(
                4,
                "Demande de microcrédit",
                "dem_aide",
                Partner(&partners::MICROCREDIT),
                "Accord de principe reçu.",
            ),
            step(
                5,
                "Devis d’une surjeteuse",
                "act_autre",
                Person,
                "Deux devis obtenus.",
            ),
        ],
    ),
];
const CREATION_TOPICS: &[Topic] = &[
    topic(
        "emploi",
        "emp_creation emp_experience",
        "emp_creation emp_experience",
        "Retouches et couture depuis plusieurs années.",
    ),
    topic("projet_professionnel", "pro_a_confirmer", "pro_defini", ""),
    topic(
        "difficulte_financiere",
        "fin_insuffisantes",
        "fin_insuffisantes",
        "Pas d’épargne pour le matériel.",
    ),
    topic("mobilite", "mob_autonome", "mob_autonome", ""),
    topic("vie_sociale", "soc_entourage", "soc_entourage", ""),
];

pub(super) const GARDENS: Story = Story {
    trade: "{Ouvrier|Ouvrière} d’espaces verts",
    profile: Profile {
        licence: &["en_cours", "aucun"],
        means: &["velo", "velo tc"],
        housing: &["residence", "tiers"],
        level: &["vi_vbis", "v"],
        activity: &["recherche", "iae"],
        children: 0,
        youngest: 25,
        tag: "IAE",
    },
    aim: goal("Emploi durable dans les espaces verts", "obj_emploi", &[]),
    goals: GARDENS_GOALS,
    topics: GARDENS_TOPICS,
    pledge: &pledge::GARDENS,
    words: Words {
        start: "Je n’ai pas travaillé depuis longtemps. J’aime être dehors et je voudrais reprendre petit à petit, dans une équipe qui explique.",
        later: "Le chantier me plaît, je tiens le rythme. Ensuite je voudrais un vrai contrat dans une commune ou chez un paysagiste.",
        aims: "Reprendre un rythme de travail, se qualifier, préparer la sortie vers l’emploi.",
        drive: "Aime la nature et le travail dehors.",
        assets: "Habitude du jardin familial, régularité, soin du matériel.",
        promise: "Peut obtenir le certificat d’utilisation du matériel.",
        network: "Un voisin travaille aux espaces verts de la commune.",
    },
};
const GARDENS_GOALS: &[Goal] = &[
    goal(
        "Reprendre un rythme de travail",
        "obj_emploi",
        &[
            step(
                1,
                "Visite du chantier d’insertion",
                "act_aci",
                Partner(&partners::GARDENS),
                "Visite faite, envie confirmée.",
            ),
            step(
                2,
                "Période d’essai au chantier d’insertion",
                "act_aci",
                Partner(&partners::GARDENS),
                "Essai tenu, retour positif de l’encadrante.",
            ),
        ],
    ),
    goal(
        "Se qualifier",
        "obj_formation",
        &[step(
            3,
            "Formation à la taille et à la sécurité",
            "dem_formation",
            Partner(&partners::TRAINING),
            "Attestation obtenue.",
        )],
    ),
    goal(
        "Préparer la sortie vers l’emploi",
        "obj_emploi",
        &[
            step(
                4,
                "CV avec l’encadrante du chantier",
                "dem_cv",
                Partner(&partners::GARDENS),
                "CV terminé.",
            ),
            step(
                5,
                "Candidatures auprès des communes",
                "dem_candidature",
                Person,
                "Six candidatures envoyées, un entretien.",
            ),
        ],
    ),
];
const GARDENS_TOPICS: &[Topic] = &[
    topic(
        "emploi",
        "emp_appui",
        "emp_disponible",
        "Sans emploi depuis plusieurs années à l’entrée.",
    ),
    topic("formation", "for_sans_qualif", "for_prete", ""),
    topic("projet_professionnel", "pro_a_confirmer", "pro_defini", ""),
    topic(
        "mobilite",
        "mob_rayon",
        "mob_rayon",
        "Se déplace à vélo, jusqu’à dix kilomètres.",
    ),
    topic("vie_sociale", "soc_confiance", "soc_entourage", ""),
];
