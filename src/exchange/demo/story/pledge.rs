//! What both sides commit to in each story, beside the common base, the hours it takes, and what
//! the person says of it in their own words. Health is never told.

/// The living contract of one story.
pub(in crate::exchange::demo) struct Pledge {
    /// Hours a week at the contract.
    pub hours: i64,
    /// Why fewer than fifteen, or "".
    pub fewer: &'static str,
    /// Steps that take hours: turn, hours a week.
    pub steps: &'static [(usize, i64)],
    /// What the person commits to.
    pub person: [&'static str; 2],
    /// What the service commits to.
    pub service: [&'static str; 2],
    /// The way made, said by the person at a review.
    pub midway: &'static str,
    /// The same, at the last review.
    pub last: &'static str,
    /// What the person wants added to what they read.
    pub remark: &'static str,
}

impl Pledge {
    /// Hours a week of the step of that turn, when it means hours.
    pub(in crate::exchange::demo) fn hours_of(&self, turn: usize) -> Option<i64> {
        let mut steps = self.steps.iter();
        steps
            .find(|(known, _)| *known == turn)
            .map(|(_, hours)| *hours)
    }
}

pub(super) const WELDER: Pledge = Pledge {
    hours: 15,
    fewer: "",
    steps: &[(2, 7), (3, 6), (4, 3), (5, 35)],
    person: [
        "Réviser le code de la route deux fois par semaine",
        "Donner des nouvelles après chaque essai en atelier",
    ],
    service: [
        "Suivre le dossier d’aide au permis jusqu’à la réponse",
        "Appeler l’atelier avant l’immersion pour convenir des horaires",
    ],
    midway: "J’ai retrouvé les gestes de la soudure plus vite que je ne pensais. C’est le permis qui me prend du temps, mais j’avance.",
    last: "Je suis {parti|partie} d’un dossier de permis et j’arrive avec une qualification à jour. Je suis {content|contente} du chemin.",
    remark: "Je voudrais passer le code avant de commencer l’immersion.",
};

pub(super) const HOUSING: Pledge = Pledge {
    hours: 10,
    fewer: "Les démarches de logement passent d’abord.",
    steps: &[(3, 10)],
    person: [
        "Répondre aux propositions de logement dans la semaine",
        "Garder les bulletins de paie des missions",
    ],
    service: [
        "Soutenir la demande de logement auprès de la commission",
        "Prévenir dès qu’une réponse du bailleur arrive",
    ],
    midway: "Avoir un numéro de demande, c’est déjà quelque chose. J’ai repris des missions et je mets un peu de côté pour le logement.",
    last: "J’ai appris à monter un dossier de logement et j’ai retravaillé. Je sais à qui m’adresser si ça bloque.",
    remark: "Je préfère un logement sur la ligne de bus de l’entrepôt.",
};

pub(super) const CHILDCARE: Pledge = Pledge {
    hours: 8,
    fewer: "La garde de l’enfant se met en place.",
    steps: &[(3, 8), (4, 7)],
    person: [
        "Visiter deux assistantes maternelles de la liste",
        "Déposer deux candidatures par semaine dans les boulangeries",
    ],
    service: [
        "Appuyer la demande de place en crèche",
        "Refaire la simulation de la prime d’activité à l’embauche",
    ],
    midway: "Pour la garde, j’ai enfin une solution pour une partie de la semaine. Je peux penser au travail sans m’inquiéter.",
    last: "La garde tient et je travaille le matin. C’est ce que je voulais en arrivant.",
    remark: "Le mercredi reste difficile, je voudrais que ce soit noté.",
};

pub(super) const CREATION: Pledge = Pledge {
    hours: 15,
    fewer: "",
    steps: &[(1, 3), (2, 10), (3, 15)],
    person: [
        "Tenir à jour le cahier des commandes et des recettes",
        "Apporter les devis au rendez-vous suivant",
    ],
    service: [
        "Relire le dossier de microcrédit avant l’envoi",
        "Présenter le projet à la couveuse",
    ],
    midway: "Je croyais que mon idée d’atelier de couture ferait sourire. Les réponses du quartier m’ont donné du courage.",
    last: "Mon atelier de couture existe. Je compte mes heures et mes prix comme une professionnelle.",
    remark: "Je ne veux pas m’endetter au-delà de la machine.",
};

pub(super) const FRENCH: Pledge = Pledge {
    hours: 10,
    fewer: "Les cours de français d’abord, davantage d’heures ensuite.",
    steps: &[(2, 9), (4, 7), (5, 2)],
    person: [
        "Venir à chaque cours de français",
        "Lire les courriers avant de demander de l’aide",
    ],
    service: [
        "Écrire simplement et relire à voix haute ce qui est signé",
        "Accompagner à la première visite en cuisine",
    ],
    midway: "Au début je ne parlais pas. Maintenant je pose mes questions en français et on me comprend.",
    last: "Je suis {allé|allée} en cuisine {seul|seule}, en français. Je suis {fier|fière}.",
    remark: "Je voudrais plus de cours pour écrire.",
};

pub(super) const DIGITAL: Pledge = Pledge {
    hours: 8,
    fewer: "La prise en main de l’ordinateur d’abord, à son rythme.",
    steps: &[(2, 6), (4, 4), (5, 6)],
    person: [
        "Ouvrir la messagerie chaque jour",
        "Refaire à la maison ce qui a été vu en séance",
    ],
    service: [
        "Laisser le temps de valider soi-même chaque démarche",
        "Transmettre les offres d’accueil des mairies",
    ],
    midway: "L’ordinateur ne me fait plus peur. Je m’actualise sans appeler personne.",
    last: "J’ai refait mon CV moi-même et je réponds aux annonces d’accueil par courriel.",
    remark: "Je préfère qu’on me montre une fois, puis qu’on me laisse faire.",
};

pub(super) const GARDENS: Pledge = Pledge {
    hours: 15,
    fewer: "",
    steps: &[(2, 15), (3, 14), (4, 2), (5, 5)],
    person: [
        "Être au chantier à l’heure et prévenir en cas d’empêchement",
        "Noter les travaux appris dans le carnet",
    ],
    service: [
        "Faire le point chaque mois avec l’encadrante du chantier",
        "Chercher avec la commune une suite au chantier",
    ],
    midway: "Au chantier, je me lève et je sais pourquoi. Je tiens le rythme et on me confie la taille.",
    last: "J’ai retrouvé un rythme de travail. Je sais tailler et travailler en équipe.",
    remark: "Je voudrais commencer plus tôt le matin en été.",
};

pub(super) const DRIVER: Pledge = Pledge {
    hours: 15,
    fewer: "",
    steps: &[(1, 2), (2, 28), (4, 30), (5, 6)],
    person: [
        "Prévenir quand une mission d’intérim change les horaires",
        "Réunir les pièces du dossier de permis D",
    ],
    service: [
        "Suivre la demande de financement de la formation",
        "Mettre en lien avec le dépôt pour l’immersion",
    ],
    midway: "Conduire un car me plaît vraiment. J’attends la suite pour le permis D, ce qui est long entre deux missions.",
    last: "J’ai essayé le métier avant de m’engager. Conduire un car scolaire, c’est mon choix.",
    remark: "Je ne peux pas refuser toutes les missions en attendant la formation.",
};

pub(super) const BUDGET: Pledge = Pledge {
    hours: 5,
    fewer: "Travaille déjà douze heures par semaine.",
    steps: &[(3, 2), (5, 4)],
    person: [
        "Ouvrir le courrier chaque semaine",
        "Régler chaque mois l’échéance convenue",
    ],
    service: [
        "Relire ensemble les courriers difficiles",
        "Vérifier les droits après chaque changement d’heures",
    ],
    midway: "J’ouvre mon courrier, c’est bête mais ça change tout. Je sais ce que je dois et jusqu’à quand.",
    last: "Mes comptes tiennent et j’ai plus d’heures. Je ne compte plus chaque semaine.",
    remark: "Je voudrais que l’échéancier reste à ce montant si mes heures baissent.",
};

pub(super) const CARE: Pledge = Pledge {
    hours: 8,
    fewer: "Travaille déjà quelques heures et aide sa mère le soir.",
    steps: &[(2, 2), (3, 6), (4, 5), (5, 1)],
    person: [
        "Prendre les leçons de conduite aux heures convenues",
        "Écrire une page du dossier d’expérience par semaine",
    ],
    service: [
        "Fixer les rendez-vous en dehors des tournées",
        "Appeler l’employeur quand le permis est obtenu",
    ],
    midway: "Les leçons de conduite se passent bien. Écrire ce que je sais faire m’a montré tout ce que j’ai appris.",
    last: "Je conduis et mon expérience est écrite noir sur blanc. On me propose plus d’heures.",
    remark: "Le soir, je ne suis pas disponible, je suis avec ma mère.",
};

pub(super) const LINKS: Pledge = Pledge {
    hours: 6,
    fewer: "La reprise d’un rythme, pas à pas.",
    steps: &[(1, 3), (2, 6), (3, 6), (4, 2)],
    person: [
        "Aller au Lieu-Ressources une fois par semaine",
        "Appeler avant le rendez-vous quand venir est difficile",
    ],
    service: [
        "Accompagner à la première visite",
        "Ne rien décider du projet sans la personne",
    ],
    midway: "À l’épicerie solidaire on m’attend. Je ne tourne plus en rond chez moi.",
    last: "Je connais du monde et j’ai une idée de métier. Ce n’était pas le cas au début.",
    remark: "Je préfère y aller doucement pour le projet de métier.",
};

pub(super) const CHILDHOOD: Pledge = Pledge {
    hours: 15,
    fewer: "",
    steps: &[(3, 12), (4, 28), (5, 3)],
    person: [
        "Suivre les cours du soir et garder deux soirées pour réviser",
        "Apporter les évaluations de stage",
    ],
    service: [
        "Défendre la demande de financement du CAP",
        "Chercher avec l’école les dates de stage",
    ],
    midway: "J’ai comparé les écoles et j’ai choisi. Préparer le CAP le soir, c’est du travail, mais c’est ma place.",
    last: "Le CAP est en bonne voie et l’école me connaît. Je sais où je vais.",
    remark: "Je voudrais que le stage se passe dans une école maternelle.",
};
