//! The one table of actions: name and words.
//!
//! Where each exists, and its keys, are in [`super::context`]. Whether an action can be done
//! now, and if not why, is asked of [`super::App::availability`]. Knows no key.

/// Declares the actions once: variant, id in the key file, short label (footer), full sentence
/// (help, palette).
macro_rules! actions {
    ($($variant:ident, $id:literal, $label:literal, $help:literal;)*) => {
        /// Something the user can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $(#[doc = $help] $variant,)* }

        /// Every action, in the order of the help.
        pub const ACTIONS: &[ActionInfo] = &[$(ActionInfo {
            action: Action::$variant, id: $id, label: $label, help: $help,
        },)*];
    };
}

/// What is known of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionInfo {
    /// The action.
    pub action: Action,
    /// Name in the key file.
    pub id: &'static str,
    /// Short label, for the footer.
    pub label: &'static str,
    /// What it does, for the help and the palette.
    pub help: &'static str,
}

actions! {
    Up, "monter", "monter", "Monter d’une ligne";
    Down, "descendre", "choisir", "Descendre d’une ligne";
    PageUp, "page-haut", "page", "Monter d’une page";
    PageDown, "page-bas", "page", "Descendre d’une page";
    First, "debut", "début", "Aller au début de la liste";
    Last, "fin", "fin", "Aller à la fin de la liste";
    Open, "ouvrir", "ouvrir", "Ouvrir ce qui est choisi";
    Back, "retour", "retour", "Revenir en arrière d’un pas";
    NextAlert, "alerte-suivante", "alerte suivante", "Aller à la plus urgente des alertes pas encore vues";
    Search, "chercher", "chercher", "Chercher une personne : nom, date de naissance, n° CAF, téléphone, commune";
    New, "nouveau", "nouveau", "Ajouter : un dossier, une ligne dans la rubrique choisie, un rendez-vous dans l’agenda";
    Edit, "modifier", "modifier", "Modifier ce qui est choisi";
    Done, "fait", "fait", "Noter comme fait : l’action, l’objectif ou le rendez-vous choisi";
    NotDone, "pas-fait", "pas fait", "Noter comme pas faite l’action choisie, et pourquoi";
    Postpone, "reporter", "autre date", "Déplacer l’échéance ou le rendez-vous choisi : une autre date, avec la raison";
    Undo, "annuler", "annuler", "Annuler votre dernière modification";
    Redo, "retablir", "rétablir", "Rétablir ce que vous venez d’annuler";
    Why, "pourquoi", "pourquoi", "Pourquoi cette échéance : règle, source, dates";
    Sort, "tri", "tri", "Changer l’ordre de ce qui est montré";
    Filters, "filtres", "filtres", "Choisir ce qui est montré";
    ClearFilters, "effacer-filtres", "tout montrer", "Effacer la recherche et les filtres";
    Scope, "portee", "mes dossiers / tous", "Passer de ce qui est à moi à tout le reste, et retour";
    Mark, "marquer", "marquer", "Marquer la personne choisie, ou enlever la marque";
    MarkAll, "tout-marquer", "tout marquer", "Marquer toutes les personnes de la liste, ou enlever les marques";
    ActOnMarked, "agir-sur-marques", "agir sur les marqués", "Agir sur toutes les personnes marquées";
    Alerts, "alertes", "alertes", "Revenir au portefeuille, le plus urgent d’abord";
    Agenda, "agenda", "agenda", "Agenda : les rendez-vous d’aujourd’hui";
    PreviousDay, "jour-precedent", "jour d’avant", "Agenda : le jour d’avant, ou la semaine d’avant";
    NextDay, "jour-suivant", "jour suivant", "Agenda : le jour suivant, ou la semaine suivante";
    Period, "periode", "jour / semaine", "Agenda : passer du jour à la semaine, et retour";
    Identity, "rubrique-identite", "identité", "Identité, parcours, accords";
    Situation, "rubrique-situation", "situation", "Situation et ressources";
    Objectives, "rubrique-objectifs", "objectifs", "Objectifs";
    Plan, "rubrique-plan", "plan", "Plan d’actions";
    Contract, "rubrique-contrat", "contrat", "Contrat et revues";
    Appointments, "rubrique-rendez-vous", "rendez-vous", "Rendez-vous et contacts";
    History, "rubrique-historique", "historique", "Historique : qui a changé quoi, et quand";
    Interview, "entretien", "entretien", "Entretien : montrer son carnet à la personne, et rien d’autre";
    Lead, "mener-entretien", "mener l’entretien", "Mener l’entretien : une page pour l’heure, du rendez-vous au suivant";
    Validate, "valider", "valider la page", "Noter que la page vient d’être relue, et ce que la personne en dit";
    AddWord, "ajouter-un-mot", "ajouter un mot", "Noter ce que la personne veut ajouter, avec ses mots";
    Life, "vie", "vie du carnet", "La vie du carnet : tout ce qui s’est passé, par dates";
    Compare, "comparer", "alors et maintenant", "Comparer la situation avec l’évaluation d’avant";
    Triage, "triage", "triage", "Travailler la file : un dossier après l’autre, une touche par issue";
    Absent, "triage-absent", "absent", "Triage : la personne n’est pas venue";
    Excused, "triage-excuse", "excusé", "Triage : la personne s’est excusée";
    CancelledByUs, "triage-annule", "annulé par nous", "Noter que le rendez-vous est annulé par la structure";
    MoveTo, "triage-deplacer", "nouvelle date", "Triage : déplacer le rendez-vous ou en fixer un, « 24/11 14h »";
    Called, "triage-appel", "appelé", "Triage : la personne a été appelée, on s’est parlé";
    Texted, "triage-sms", "SMS", "Triage : un SMS a été envoyé";
    Wrote, "triage-lettre", "lettre", "Triage : une lettre a été envoyée";
    LeftMessage, "triage-message", "message", "Triage : un message a été laissé au téléphone";
    PassTo, "triage-passer", "passer à", "Triage : passer à un référent ou à un collègue";
    Later, "triage-plus-tard", "plus tard", "Triage : remettre à une date, avec un motif";
    NextPanel, "panneau-suivant", "rubrique suivante", "Passer à la rubrique suivante";
    PreviousPanel, "panneau-precedent", "rubrique précédente", "Passer à la rubrique précédente";
    MoveUp, "deplacer-haut", "monter la ligne", "Monter la ligne choisie dans le plan";
    MoveDown, "deplacer-bas", "descendre la ligne", "Descendre la ligne choisie dans le plan";
    Remove, "supprimer", "retirer", "Retirer ce qui est choisi (annulable)";
    Renew, "renouveler", "renouveler", "Renouveler le contrat : le suivant, pré-rempli";
    CompareVersions, "comparer-versions", "comparer", "Comparer cette version du contrat avec celle d’avant, ou revenir";
    Documents, "imprimer", "imprimer", "Imprimer : contrat, carnet de bord, plan, bilan, lettres, rendez-vous";
    EndFollowUp, "fin-accompagnement", "fin de suivi", "Fin de l’accompagnement : date, motif, revue de fin, ce qui reste à annuler";
    Export, "exporter", "exporter", "Exporter ce qui est affiché, en tableau ou en calendrier";
    Team, "equipe", "équipe", "Équipe et structures : qui est qui, réunir deux fiches, confier des dossiers";
    Partners, "partenaires", "adresses", "Carnet d’adresses : les structures et interlocuteurs des dossiers, corrigés partout à la fois";
    Reminders, "rappels", "rappels", "Rappels à envoyer : qui prévenir des rendez-vous des deux prochains jours ouvrés";
    Settings, "reglages", "réglages", "Réglages : thème, souris, horaires, dossier des papiers, copies, équipe";
    Join, "reunir", "réunir", "Réunir deux fiches d’un même collègue, ou d’une même structure";
    HandOver, "confier", "confier ses dossiers", "Confier à un autre tous les dossiers que suit ce collègue";
    Import, "importer", "importer", "Importer un tableur : CSV, Excel ou LibreOffice";
    Steering, "pilotage", "pilotage", "Pilotage : les indicateurs, leurs cibles, les personnes derrière chaque chiffre";
    Yearly, "bilan-convention", "bilan de convention", "Bilan de convention : les tableaux et les textes de l’année, les personnes derrière chaque nombre";
    Duplicates, "doublons", "doublons", "Chercher les doublons : les dossiers qui sont peut-être ceux d’une même personne";
    Household, "foyer", "foyer", "Ouvrir le dossier d’un autre membre du foyer";
    MergeWith, "fusionner-avec", "fusionner", "Fusionner avec un autre dossier de la même personne";
    Merge, "fusionner", "fusionner", "Fusionner les deux dossiers en un seul (annulable)";
    TwoPersons, "deux-personnes", "deux personnes", "Noter que ce sont deux personnes : la paire n’est plus proposée";
    Rules, "regles", "règles", "Règles en vigueur : les lire, changer le jeu de ce parcours ou celui du département";
    Neutralise, "neutraliser", "neutraliser", "Neutraliser cette échéance : une période, une raison";
    Drafts, "brouillons", "brouillons", "Reprendre ou abandonner un brouillon";
    Palette, "palette", "que faire", "Que voulez-vous faire ? Gestes, personnes et actions, avec vos mots";
    Help, "aide", "aide", "Aide de cet écran";
    Quit, "quitter", "quitter", "Quitter carnet";
    HowToQuit, "comment-quitter", "comment quitter", "Rappeler comment quitter";
    Suspend, "suspendre", "suspendre", "Rendre la main au terminal, pour revenir ensuite avec « fg »";
    Veil, "voiler", "voiler", "Cacher tout l’écran jusqu’à la prochaine touche, et le redessiner";
    Save, "enregistrer", "enregistrer", "Enregistrer";
    NextField, "champ-suivant", "champ suivant", "Passer au champ suivant";
    PreviousField, "champ-precedent", "champ précédent", "Revenir au champ précédent";
    RepeatValue, "repeter-valeur", "répéter", "Reprendre la valeur précédente de ce champ";
    ExternalEditor, "editeur-externe", "votre éditeur", "Écrire ce texte dans votre éditeur habituel";
    Yes, "oui", "oui", "Oui";
    No, "non", "non", "Non";
}

impl Action {
    /// What is known of the action.
    pub fn info(self) -> &'static ActionInfo {
        ACTIONS
            .iter()
            .find(|info| info.action == self)
            .unwrap_or(&FALLBACK)
    }

    /// The action of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        ACTIONS
            .iter()
            .find(|info| info.id == id)
            .map(|info| info.action)
    }

    /// Names of all the actions, as the key file knows them.
    pub fn ids() -> Vec<&'static str> {
        ACTIONS.iter().map(|info| info.id).collect()
    }
}

/// Every action is in the table (a test holds it); this one only makes the search total.
const FALLBACK: ActionInfo = ActionInfo {
    action: Action::Help,
    id: "aide",
    label: "aide",
    help: "Aide de cet écran",
};

/// Whether an action can be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Availability {
    /// Yes.
    Yes,
    /// No, for a reason said in a sentence.
    No(String),
}

impl Availability {
    /// No, for that reason.
    pub fn no(reason: &str) -> Self {
        Self::No(reason.to_owned())
    }
}
