//! The one table of actions: name, words, where each applies.
//!
//! Keys, offers of the places and pages of the keys are read from it. Whether an action can be done
//! now, and if not why, is asked of [`super::App::availability`]. Knows no key.
use super::context::Context;

/// Declares the actions once: variant, id in the key file, short label (footer), full sentence
/// (help, palette), places where it applies.
macro_rules! actions {
    ($($variant:ident, $id:literal, $label:literal, $help:literal, [$($place:ident),*];)*) => {
        /// Something the user can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $(#[doc = $help] $variant,)* }

        /// Every action, in the order of the help.
        pub const ACTIONS: &[ActionInfo] = &[$(ActionInfo {
            action: Action::$variant, id: $id, label: $label, help: $help,
            places: &[$(Context::$place),*],
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
    /// Where it applies.
    pub places: &'static [Context],
}

actions! {
    Up, "monter", "monter", "Monter d’une ligne", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Why, Interview, Sheet, Reader];
    Down, "descendre", "choisir", "Descendre d’une ligne", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Why, Interview, Sheet, Reader];
    PageUp, "page-haut", "page", "Monter d’une page", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Why, Interview, Sheet, Reader];
    PageDown, "page-bas", "page", "Descendre d’une page", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Why, Interview, Sheet, Reader];
    First, "debut", "début", "Aller au début de la liste", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Interview, Sheet, Reader];
    Last, "fin", "fin", "Aller à la fin de la liste", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Interview, Sheet, Reader];
    Open, "ouvrir", "ouvrir", "Ouvrir ce qui est choisi", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Why, Sheet];
    Back, "retour", "retour", "Revenir en arrière d’un pas", [Global, Agenda, Triage, Steering, File, Form, Editor, Picker, Help, Palette, Confirm, Why, Wait, Interview, Sheet, Reader];
    NextAlert, "alerte-suivante", "alerte suivante", "Aller à l’alerte suivante", [Global];
    Search, "chercher", "chercher", "Chercher une personne : nom, date de naissance, n° CAF, téléphone, commune", [Global];
    New, "nouveau", "nouveau", "Ajouter : un dossier, une ligne dans la rubrique choisie, un rendez-vous dans l’agenda", [List, Agenda, File];
    Edit, "modifier", "modifier", "Modifier ce qui est choisi", [List, Agenda, File, Sheet];
    Done, "fait", "fait", "Noter comme fait : l’action, l’objectif ou le rendez-vous choisi", [List, Agenda, Triage, File, Sheet];
    NotDone, "pas-fait", "pas fait", "Noter comme pas faite l’action choisie, et pourquoi", [File, Sheet];
    Undo, "annuler", "annuler", "Annuler votre dernière modification", [Global, Form, Editor];
    Redo, "retablir", "rétablir", "Rétablir ce que vous venez d’annuler", [Global, Form, Editor];
    Why, "pourquoi", "pourquoi", "Pourquoi cette échéance : règle, source, dates", [Global];
    Sort, "tri", "tri", "Changer l’ordre de ce qui est montré", [List, Agenda];
    Filters, "filtres", "filtres", "Choisir ce qui est montré", [List, Agenda, Steering, Sheet];
    ClearFilters, "effacer-filtres", "tout montrer", "Effacer la recherche et les filtres", [List];
    Scope, "portee", "mes dossiers / tous", "Passer de ce qui est à moi à tout le reste, et retour", [List, Agenda, Triage];
    Mark, "marquer", "marquer", "Marquer la personne choisie, ou enlever la marque", [List, Triage];
    MarkAll, "tout-marquer", "tout marquer", "Marquer toutes les personnes de la liste, ou enlever les marques", [List, Triage];
    ActOnMarked, "agir-sur-marques", "agir sur les marqués", "Agir sur toutes les personnes marquées", [List];
    Alerts, "alertes", "alertes", "Revenir au portefeuille, le plus urgent d’abord", [Global];
    Agenda, "agenda", "agenda", "Agenda : les rendez-vous d’aujourd’hui", [Global];
    PreviousDay, "jour-precedent", "jour d’avant", "Agenda : le jour d’avant, ou la semaine d’avant", [Agenda];
    NextDay, "jour-suivant", "jour suivant", "Agenda : le jour suivant, ou la semaine suivante", [Agenda];
    Period, "periode", "jour / semaine", "Agenda : passer du jour à la semaine, et retour", [Agenda];
    Identity, "rubrique-identite", "identité", "Identité, parcours, accords", [File];
    Situation, "rubrique-situation", "situation", "Situation et ressources", [List, Agenda, File];
    Objectives, "rubrique-objectifs", "objectifs", "Objectifs", [List, Agenda, File];
    Plan, "rubrique-plan", "plan", "Plan d’actions", [List, Agenda, File];
    Contract, "rubrique-contrat", "contrat", "Contrat et revues", [List, Agenda, File];
    Appointments, "rubrique-rendez-vous", "rendez-vous", "Rendez-vous et contacts", [List, Agenda, File];
    History, "rubrique-historique", "historique", "Historique : qui a changé quoi, et quand", [List, Agenda, File];
    Interview, "entretien", "entretien", "Entretien : montrer son carnet à la personne, et rien d’autre", [List, Agenda, File];
    Validate, "valider", "valider la page", "Noter que la page vient d’être relue, et ce que la personne en dit", [Interview];
    AddWord, "ajouter-un-mot", "ajouter un mot", "Noter ce que la personne veut ajouter, avec ses mots", [Interview];
    Life, "vie", "vie du carnet", "La vie du carnet : tout ce qui s’est passé, par dates", [List, File];
    Compare, "comparer", "alors et maintenant", "Comparer la situation avec l’évaluation d’avant", [File, Sheet];
    Triage, "triage", "triage", "Travailler la file : un dossier après l’autre, une touche par issue", [Global];
    Absent, "triage-absent", "absent", "Triage : la personne n’est pas venue", [Triage];
    Excused, "triage-excuse", "excusé", "Triage : la personne s’est excusée", [Triage];
    CancelledByUs, "triage-annule", "annulé par nous", "Triage : le rendez-vous a été annulé par la structure", [Triage];
    MoveTo, "triage-deplacer", "nouvelle date", "Triage : déplacer le rendez-vous ou en fixer un, « 24/11 14h »", [Triage];
    Called, "triage-appel", "appelé", "Triage : la personne a été appelée, on s’est parlé", [Triage];
    Texted, "triage-sms", "SMS", "Triage : un SMS a été envoyé", [Triage];
    Wrote, "triage-lettre", "lettre", "Triage : une lettre a été envoyée", [Triage];
    LeftMessage, "triage-message", "message", "Triage : un message a été laissé au téléphone", [Triage];
    PassTo, "triage-passer", "passer à", "Triage : passer à un référent ou à un collègue", [Triage];
    Later, "triage-plus-tard", "plus tard", "Triage : remettre à une date, avec un motif", [Triage];
    NextPanel, "panneau-suivant", "rubrique suivante", "Passer à la rubrique suivante", [Global];
    PreviousPanel, "panneau-precedent", "rubrique précédente", "Passer à la rubrique précédente", [Global];
    MoveUp, "deplacer-haut", "monter la ligne", "Monter la ligne choisie dans le plan", [File];
    MoveDown, "deplacer-bas", "descendre la ligne", "Descendre la ligne choisie dans le plan", [File];
    Remove, "supprimer", "retirer", "Retirer ce qui est choisi (annulable)", [List, File];
    Renew, "renouveler", "renouveler", "Renouveler le contrat : le suivant, pré-rempli", [File];
    CompareVersions, "comparer-versions", "comparer", "Comparer cette version du contrat avec celle d’avant, ou revenir", [Reader];
    Documents, "imprimer", "imprimer", "Imprimer : contrat, carnet de bord, plan, bilan, lettres, rendez-vous", [List, Agenda, File];
    EndFollowUp, "fin-accompagnement", "fin de suivi", "Fin de l’accompagnement : date, motif, revue de fin, ce qui reste à annuler", [File];
    Export, "exporter", "exporter", "Exporter ce qui est affiché, en tableau ou en calendrier", [Global];
    Steering, "pilotage", "pilotage", "Pilotage : les indicateurs, leurs cibles, les personnes derrière chaque chiffre", [Global];
    Rules, "regles", "règles", "Règles : le jeu de ce parcours, celui du département, recalculer", [Global];
    Neutralise, "neutraliser", "neutraliser", "Neutraliser cette échéance : une période, une raison", [Why];
    Drafts, "brouillons", "brouillons", "Reprendre ou abandonner un brouillon", [Global];
    Palette, "palette", "toutes les actions", "Toutes les actions, par leur nom", [Global];
    Help, "aide", "aide", "Aide de cet écran", [Global];
    Quit, "quitter", "quitter", "Quitter carnet", [Global];
    HowToQuit, "comment-quitter", "comment quitter", "Rappeler comment quitter", [Global];
    Suspend, "suspendre", "suspendre", "Rendre la main au terminal, pour revenir ensuite avec « fg »", [Global];
    Redraw, "redessiner", "redessiner", "Redessiner l’écran", [Global];
    Save, "enregistrer", "enregistrer", "Enregistrer", [Form, Editor];
    NextField, "champ-suivant", "champ suivant", "Passer au champ suivant", [Form, Editor];
    PreviousField, "champ-precedent", "champ précédent", "Revenir au champ précédent", [Form, Editor];
    RepeatValue, "repeter-valeur", "répéter", "Reprendre la valeur précédente de ce champ", [Form];
    ExternalEditor, "editeur-externe", "votre éditeur", "Écrire ce texte dans votre éditeur habituel", [Form, Editor];
    Yes, "oui", "oui", "Oui", [Confirm];
    No, "non", "non", "Non", [Confirm];
}

impl Action {
    /// What is known of the action.
    #[must_use]
    pub fn info(self) -> &'static ActionInfo {
        ACTIONS
            .iter()
            .find(|info| info.action == self)
            .unwrap_or(&FALLBACK)
    }

    /// The action of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        ACTIONS
            .iter()
            .find(|info| info.id == id)
            .map(|info| info.action)
    }

    /// Names of all the actions, as the key file knows them.
    #[must_use]
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
    places: &[],
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
    #[must_use]
    pub fn no(reason: &str) -> Self {
        Self::No(reason.to_owned())
    }
}
