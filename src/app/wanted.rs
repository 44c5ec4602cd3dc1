//! What can be asked for in the box « Que voulez-vous faire ? »: an act for someone, a file, an action of the
//! screen, a look. Data; knows no place.
use super::action::Action;
use crate::documents::Kind;
use crate::domain::date::Date;
use crate::domain::record::Id;
use crate::gestures::acts::Act;
use crate::store::Filter;

/// What is said of an act with its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Fields, and what is typed in them.
    pub fill: Vec<(&'static str, String)>,
    /// The day of the appointment that it is about.
    pub day: Option<Date>,
}

/// Something that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An action where one is.
    Do(Action),
    /// An action in the file of that person.
    DoFor(Action, Id),
    /// An act for that person, with what was said of it.
    Act(Act, Id, Said),
    /// A paper for that person.
    Paper(Kind, Id),
    /// The file of someone new.
    NewFile,
    /// The file of that person.
    File(Id),
    /// The colours of that theme, until carnet is closed.
    Theme(&'static str),
    /// The view of the list of that name.
    View(String),
    /// The people of the list of whom that is so.
    Look(Filter),
    /// The agenda of that day.
    Day(Date),
    /// The whole file of that person set aside.
    Remove(Id),
    /// How it is done, since it is not done on a screen.
    Say(&'static str),
}

/// As many as are proposed again.
const RECENT: usize = 4;

/// What was asked for last, to be proposed first.
#[derive(Clone, Debug, Default)]
pub struct Recent(Vec<Wanted>);

impl Recent {
    /// Remembers it, whoever it was for.
    pub fn add(&mut self, wanted: &Wanted) {
        let kept = match wanted {
            Wanted::Act(act, _, _) => Wanted::Act(*act, 0, Said::default()),
            Wanted::Do(action) | Wanted::DoFor(action, _) => Wanted::Do(*action),
            Wanted::Day(_) => Wanted::Do(Action::Agenda),
            Wanted::File(_)
            | Wanted::Theme(_)
            | Wanted::View(_)
            | Wanted::Look(_)
            | Wanted::Paper(..)
            | Wanted::NewFile
            | Wanted::Remove(_)
            | Wanted::Say(_) => return,
        };
        self.0.retain(|it| *it != kept);
        self.0.insert(0, kept);
        self.0.truncate(RECENT);
    }

    /// Where it stands among the last ones.
    pub fn rank(&self, wanted: &Wanted) -> usize {
        let is_it = |it: &Wanted| match (it, wanted) {
            (Wanted::Act(one, _, _), Wanted::Act(other, _, _)) => one == other,
            (Wanted::Do(one), Wanted::Do(other) | Wanted::DoFor(other, _)) => one == other,
            _ => false,
        };
        self.0.iter().position(is_it).unwrap_or(RECENT)
    }
}

/// What is not done on a screen, and how it is.
pub const ELSEWHERE: [(&str, &str, &str); 7] = [
    (
        "Sauvegarder la base",
        "sauvegarde copie backup restaurer données",
        "La base se copie dans un terminal : carnet sauvegarder --vers DOSSIER. La copie est vérifiée.",
    ),
    (
        "Chiffrer la base, changer la phrase secrète",
        "mot passe chiffrement sécurité secret",
        "Cela se fait dans un terminal, carnet fermé : carnet chiffrer.",
    ),
    (
        "Vérifier la base",
        "intégrité erreur problème réparer",
        "Cela se fait dans un terminal : carnet verifier.",
    ),
    (
        "Purger les dossiers dont la durée de conservation est passée",
        "purge effacer définitivement détruire rgpd anciens",
        "Cela se fait dans un terminal, et commence par un essai : carnet purger.",
    ),
    (
        "Fixer une séance collective",
        "atelier réunion information collectif groupe plusieurs",
        "Dans la liste, marquez les personnes, puis agissez sur elles : « Fixer une séance collective ».",
    ),
    (
        "Déplacer, annuler ou corriger une séance collective",
        "atelier réunion information groupe reporter décaler décommander modifier",
        "Dans l’agenda, choisissez la séance : « autre date », « annuler » et « modifier » valent pour toutes ses personnes.",
    ),
    (
        "Congés : confier les dossiers à un autre",
        "vacances congé remplacer remplaçant arrêt maladie",
        "carnet ne tient pas les congés. Les dossiers d’un collègue se confient à un autre dans « Équipe et structures ».",
    ),
];

/// What takes a whole file away, and the words by which it is asked for.
pub const REMOVAL: (&str, &str) = (
    "Retirer le dossier",
    "supprimer effacer enlever poubelle personne",
);

/// What opens the file of someone new, and the words by which it is asked for.
pub const NEW_FILE: (&str, &str) = (
    "Ouvrir un nouveau dossier : ajouter une personne",
    "nouvelle créer ajoute inscrire allocataire usager bénéficiaire quelqu",
);

/// Other words by which a look at some people of the list is asked for.
pub const LOOKS: &str = "qui liste filtre filtrer";

/// The looks, and the words by which they are asked for.
pub const THEMES: [(&str, &str, &str); 5] = [
    ("sombre", "Thème sombre", "couleurs apparence nuit noir"),
    ("clair", "Thème clair", "couleurs apparence jour blanc"),
    (
        "contraste",
        "Thème contrasté",
        "couleurs apparence contraste lisible",
    ),
    (
        "monochrome",
        "Thème sans couleur",
        "couleurs apparence monochrome",
    ),
    (
        "terminal",
        "Thème du terminal",
        "couleurs apparence seize terminal",
    ),
];

/// Other words by which some actions are asked for.
pub const fn also(action: Action) -> &'static str {
    match action {
        Action::Documents => {
            "courrier lettre relance convocation pdf word document papier impression contrat plan bilan"
        }
        Action::Team => {
            "rôle collègue agent utilisateur droits fonction compte permanences disponibilités horaires accompagnateurs reçoit"
        }
        Action::Partners => {
            "carnet partenaire structure interlocuteur contact coordonnées téléphone renommer corriger ressources externes mobiliser dispositifs"
        }
        Action::Reminders => "sms courriel mail prévenir rendez-vous envoyer message",
        Action::Export => "liste imprimer csv excel xlsx ics tableau fichier",
        Action::Import => "csv excel tableur fichier reprendre",
        Action::Veil => "cacher rideau masquer verrouiller verrou confidentialité",
        Action::Situation => "administrative externes internes appuis",
        Action::Contract => "cer engagement fin échéance terme résiliation",
        Action::History => "qui modifié modifier changé changer journal trace quand",
        Action::Undo => "défaire revenir erreur",
        Action::Remove => "supprimer effacer enlever poubelle",
        Action::Edit => "corriger changer",
        Action::New => "créer ajouter inscrire",
        Action::Triage => "file rappels relances secrétariat que dois faire aujourd hui",
        Action::Steering => "statistiques chiffres indicateurs cibles rapport",
        Action::Yearly => {
            "bilan annuel convention conseil départemental financeur rapport activité"
        }
        Action::Life => "chronologie historique frise",
        Action::Interview => "lire ensemble montrer écran rdv",
        Action::Lead => "recevoir entretien rendez-vous heure séance conduire",
        Action::Agenda => {
            "calendrier planning jour semaine rdv mes créneaux libres disponibilités disponible"
        }
        Action::Drafts => "brouillon reprendre inachevé",
        Action::Rules => "délais loi convention",
        Action::Settings => {
            "paramètres préférences options configuration thème couleurs apparence horaires permanence souris touches territoire fériés dossier imprimante"
        }
        Action::Quit => "sortir fermer",
        Action::Search => "trouver nom personne",
        Action::Duplicates => "double fusionner même personne",
        Action::Why => "raison échéance retard",
        _ => "",
    }
}

/// Whether an action only moves about: it comes last.
pub const fn moves(action: Action) -> bool {
    matches!(
        action,
        Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Open
            | Action::Back
            | Action::NextPanel
            | Action::PreviousPanel
            | Action::PreviousDay
            | Action::NextDay
            | Action::MoveUp
            | Action::MoveDown
            | Action::Mark
            | Action::Palette
            | Action::HowToQuit
    )
}

/// Whether an action is about the person chosen, so that one may name another.
pub const fn is_about_someone(action: Action) -> bool {
    matches!(
        action,
        Action::Identity
            | Action::Situation
            | Action::Objectives
            | Action::Plan
            | Action::Contract
            | Action::Appointments
            | Action::History
            | Action::Life
            | Action::Interview
            | Action::Lead
            | Action::Documents
            | Action::Why
    )
}
