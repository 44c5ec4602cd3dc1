//! The one table of actions: name, words, where each applies, its rank in the footer.
//!
//! Keys, footer, help, palette, README and man page are read from it. Whether an action can be
//! done now, and if not why, is asked of [`super::App::availability`]. Knows no key.
use super::context::Context;

/// Declares the actions once: variant, id in the key file, short label (footer), full sentence
/// (help, palette), places where it applies, rank in the footer (0: not shown there).
macro_rules! actions {
    ($($variant:ident, $id:literal, $label:literal, $help:literal, [$($place:ident),*], $rank:literal;)*) => {
        /// Something the user can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $(#[doc = $help] $variant,)* }

        /// Every action, in the order of the help.
        pub const ACTIONS: &[ActionInfo] = &[$(ActionInfo {
            action: Action::$variant, id: $id, label: $label, help: $help,
            places: &[$(Context::$place),*], rank: $rank,
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
    /// Rank in the footer, 1 first; 0 when it is not shown there.
    pub rank: u8,
}

actions! {
    Up, "monter", "monter", "Monter d’une ligne", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Why, Interview, Sheet, Reader], 0;
    Down, "descendre", "choisir", "Descendre d’une ligne", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Why, Interview, Sheet, Reader], 0;
    PageUp, "page-haut", "page", "Monter d’une page", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Why, Interview, Sheet, Reader], 0;
    PageDown, "page-bas", "page", "Descendre d’une page", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Why, Interview, Sheet, Reader], 0;
    First, "debut", "début", "Aller au début de la liste", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Interview, Sheet, Reader], 0;
    Last, "fin", "fin", "Aller à la fin de la liste", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Interview, Sheet, Reader], 0;
    Open, "ouvrir", "ouvrir", "Ouvrir ce qui est choisi", [List, Agenda, Triage, Steering, File, Picker, Help, Palette, Why, Sheet], 1;
    Back, "retour", "retour", "Revenir en arrière d’un pas", [Global, Agenda, Triage, Steering, File, Form, Editor, Picker, Help, Palette, Confirm, Why, Wait, Interview, Sheet, Reader], 9;
    NextAlert, "alerte-suivante", "alerte suivante", "Aller à l’alerte suivante", [Global], 2;
    Search, "chercher", "chercher", "Chercher une personne : nom, date de naissance, n° CAF, téléphone, commune", [Global], 3;
    New, "nouveau", "nouveau", "Ajouter : un dossier, une ligne dans la rubrique choisie, un rendez-vous dans l’agenda", [List, Agenda, File], 4;
    Edit, "modifier", "modifier", "Modifier ce qui est choisi", [List, Agenda, File, Sheet], 5;
    Done, "fait", "fait", "Noter comme fait : l’action, l’objectif ou le rendez-vous choisi", [List, Agenda, Triage, File, Sheet], 6;
    NotDone, "pas-fait", "pas fait", "Noter comme pas faite l’action choisie, et pourquoi", [File, Sheet], 0;
    Undo, "annuler", "annuler", "Annuler votre dernière modification", [Global, Form, Editor], 7;
    Redo, "retablir", "rétablir", "Rétablir ce que vous venez d’annuler", [Global, Form, Editor], 0;
    Why, "pourquoi", "pourquoi", "Pourquoi cette échéance : règle, source, dates", [Global], 8;
    Sort, "tri", "tri", "Changer l’ordre de ce qui est montré", [List, Agenda], 10;
    Filters, "filtres", "filtres", "Choisir ce qui est montré", [List, Agenda, Steering, Sheet], 11;
    ClearFilters, "effacer-filtres", "tout montrer", "Effacer la recherche et les filtres", [List], 0;
    Scope, "portee", "mes dossiers / tous", "Passer de ce qui est à moi à tout le reste, et retour", [List, Agenda, Triage], 12;
    Mark, "marquer", "marquer", "Marquer la personne choisie, ou enlever la marque", [List, Triage], 0;
    MarkAll, "tout-marquer", "tout marquer", "Marquer toutes les personnes de la liste, ou enlever les marques", [List, Triage], 0;
    ActOnMarked, "agir-sur-marques", "agir sur les marqués", "Agir sur toutes les personnes marquées", [List], 0;
    Alerts, "alertes", "alertes", "Revenir au portefeuille, le plus urgent d’abord", [Global], 0;
    Agenda, "agenda", "agenda", "Agenda : les rendez-vous d’aujourd’hui", [Global], 0;
    PreviousDay, "jour-precedent", "jour d’avant", "Agenda : le jour d’avant, ou la semaine d’avant", [Agenda], 0;
    NextDay, "jour-suivant", "jour suivant", "Agenda : le jour suivant, ou la semaine suivante", [Agenda], 0;
    Period, "periode", "jour / semaine", "Agenda : passer du jour à la semaine, et retour", [Agenda], 2;
    Identity, "rubrique-identite", "identité", "Identité, parcours, accords", [File], 0;
    Situation, "rubrique-situation", "situation", "Situation et ressources", [List, Agenda, File], 0;
    Objectives, "rubrique-objectifs", "objectifs", "Objectifs", [List, Agenda, File], 0;
    Plan, "rubrique-plan", "plan", "Plan d’actions", [List, Agenda, File], 0;
    Contract, "rubrique-contrat", "contrat", "Contrat et revues", [List, Agenda, File], 0;
    Appointments, "rubrique-rendez-vous", "rendez-vous", "Rendez-vous et contacts", [List, Agenda, File], 0;
    History, "rubrique-historique", "historique", "Historique : qui a changé quoi, et quand", [List, Agenda, File], 0;
    Interview, "entretien", "entretien", "Entretien : montrer son carnet à la personne, et rien d’autre", [List, Agenda, File], 14;
    Validate, "valider", "valider la page", "Noter que la page vient d’être relue, et ce que la personne en dit", [Interview], 1;
    AddWord, "ajouter-un-mot", "ajouter un mot", "Noter ce que la personne veut ajouter, avec ses mots", [Interview], 2;
    Life, "vie", "vie du carnet", "La vie du carnet : tout ce qui s’est passé, par dates", [List, File], 0;
    Compare, "comparer", "alors et maintenant", "Comparer la situation avec l’évaluation d’avant", [File, Sheet], 0;
    Triage, "triage", "triage", "Travailler la file : un dossier après l’autre, une touche par issue", [Global], 0;
    Absent, "triage-absent", "absent", "Triage : la personne n’est pas venue", [Triage], 0;
    Excused, "triage-excuse", "excusé", "Triage : la personne s’est excusée", [Triage], 0;
    CancelledByUs, "triage-annule", "annulé par nous", "Triage : le rendez-vous a été annulé par la structure", [Triage], 0;
    MoveTo, "triage-deplacer", "nouvelle date", "Triage : déplacer le rendez-vous ou en fixer un, « 24/11 14h »", [Triage], 0;
    Called, "triage-appel", "appelé", "Triage : la personne a été appelée, on s’est parlé", [Triage], 0;
    Texted, "triage-sms", "SMS", "Triage : un SMS a été envoyé", [Triage], 0;
    Wrote, "triage-lettre", "lettre", "Triage : une lettre a été envoyée", [Triage], 0;
    LeftMessage, "triage-message", "message", "Triage : un message a été laissé au téléphone", [Triage], 0;
    PassTo, "triage-passer", "passer à", "Triage : passer à un référent ou à un collègue", [Triage], 0;
    Later, "triage-plus-tard", "plus tard", "Triage : remettre à une date, avec un motif", [Triage], 0;
    NextPanel, "panneau-suivant", "rubrique suivante", "Passer à la rubrique suivante", [Global], 0;
    PreviousPanel, "panneau-precedent", "rubrique précédente", "Passer à la rubrique précédente", [Global], 0;
    MoveUp, "deplacer-haut", "monter la ligne", "Monter la ligne choisie dans le plan", [File], 0;
    MoveDown, "deplacer-bas", "descendre la ligne", "Descendre la ligne choisie dans le plan", [File], 0;
    Remove, "supprimer", "retirer", "Retirer ce qui est choisi (annulable)", [List, File], 0;
    Renew, "renouveler", "renouveler", "Renouveler le contrat : le suivant, pré-rempli", [File], 0;
    CompareVersions, "comparer-versions", "comparer", "Comparer cette version du contrat avec celle d’avant, ou revenir", [Reader], 2;
    Documents, "imprimer", "imprimer", "Imprimer : contrat, carnet de bord, plan, bilan, lettres, rendez-vous", [List, Agenda, File], 12;
    EndFollowUp, "fin-accompagnement", "fin de suivi", "Fin de l’accompagnement : date, motif, revue de fin, ce qui reste à annuler", [File], 0;
    Export, "exporter", "exporter", "Exporter ce qui est affiché, en tableau ou en calendrier", [Global], 0;
    Steering, "pilotage", "pilotage", "Pilotage : les indicateurs, leurs cibles, les personnes derrière chaque chiffre", [Global], 13;
    Rules, "regles", "règles", "Règles : le jeu de ce parcours, celui du département, recalculer", [Global], 0;
    Neutralise, "neutraliser", "neutraliser", "Neutraliser cette échéance : une période, une raison", [Why], 2;
    Drafts, "brouillons", "brouillons", "Reprendre ou abandonner un brouillon", [Global], 0;
    Palette, "palette", "toutes les actions", "Toutes les actions, par leur nom", [Global], 20;
    Help, "aide", "aide", "Aide de cet écran", [Global], 21;
    Quit, "quitter", "quitter", "Quitter carnet", [Global], 22;
    HowToQuit, "comment-quitter", "comment quitter", "Rappeler comment quitter", [Global], 0;
    Suspend, "suspendre", "suspendre", "Rendre la main au terminal, pour revenir ensuite avec « fg »", [Global], 0;
    Redraw, "redessiner", "redessiner", "Redessiner l’écran", [Global], 0;
    Save, "enregistrer", "enregistrer", "Enregistrer", [Form, Editor], 1;
    NextField, "champ-suivant", "champ suivant", "Passer au champ suivant", [Form, Editor], 2;
    PreviousField, "champ-precedent", "champ précédent", "Revenir au champ précédent", [Form, Editor], 0;
    RepeatValue, "repeter-valeur", "répéter", "Reprendre la valeur précédente de ce champ", [Form], 0;
    ExternalEditor, "editeur-externe", "votre éditeur", "Écrire ce texte dans votre éditeur habituel", [Form, Editor], 3;
    Yes, "oui", "oui", "Oui", [Confirm], 1;
    No, "non", "non", "Non", [Confirm], 2;
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
    rank: 0,
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
