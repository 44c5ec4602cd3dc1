//! Whether an action can be done now, and if not why, in a sentence.
use super::App;
use super::action::{Action, Availability};
use super::file_view::FileView;
use super::layer::Layer;
use super::update::NOTHING_TO_COMPARE;
use crate::domain::record::Entity;
use crate::gestures::request::Request;

impl App {
    /// Whether an action can be done now, and if not why.
    #[must_use]
    pub fn availability(&self, action: Action) -> Availability {
        if let Some(answer) = self.interview_availability(action) {
            return answer;
        }
        let writes = matches!(
            action,
            Action::New
                | Action::Edit
                | Action::Done
                | Action::NotDone
                | Action::Undo
                | Action::Redo
                | Action::Remove
                | Action::MoveUp
                | Action::MoveDown
                | Action::Renew
                | Action::EndFollowUp
                | Action::ActOnMarked
        );
        // Opening a row of a file is changing it, unless it is there to be read, or, for an older
        // evaluation, to be read beside the last.
        let changes = |view: &FileView| view.reading().is_none();
        let opens = action == Action::Open && self.file.as_ref().is_some_and(changes);
        let writes = writes || (opens && self.older_evaluation().is_none());
        if self.layers.is_empty()
            && let Some(answer) = self.triage_availability(action)
        {
            return answer;
        }
        if let Some(reason) = self.kept_from(action) {
            return Availability::No(reason);
        }
        if let Some(sheet) = self.sheet() {
            return self.sheet_availability(sheet, action);
        }
        let on_screen = self.layers.is_empty();
        if let (true, Some(reason)) = (writes && on_screen, self.read_only()) {
            return Availability::No(format!("Lecture seule : {reason}"));
        }
        if let (Some(Layer::Form(_)), Action::Undo | Action::Redo) = (self.layers.last(), action) {
            return Availability::Yes; // of what is typed: the form knows
        }
        if let Some(reason) = self.unavailable_in_agenda(action) {
            return Availability::No(reason);
        }
        if self.in_steering() && self.layers.is_empty() {
            return Self::steering_availability(action);
        }
        let nobody = self.file.is_none() && self.on_screen().is_none();
        match action {
            Action::Open
            | Action::Edit
            | Action::Done
            | Action::Why
            | Action::Mark
            | Action::Interview
            | Action::Remove
            | Action::Documents
                if nobody && self.layers.is_empty() =>
            {
                Availability::no("La liste est vide : il n’y a personne à choisir.")
            }
            Action::ActOnMarked if self.list.marks.is_empty() => {
                Availability::no("Personne n’est marqué. Marquez des personnes avec Espace.")
            }
            Action::Scope if self.author.agent.is_none() => Availability::no(
                "Votre compte n’est relié à aucun référent : tous les dossiers sont montrés.",
            ),
            Action::ClearFilters
                if self.list.query.filters.is_empty() && self.list.query.search.is_empty() =>
            {
                Availability::no("Il n’y a ni recherche ni filtre à effacer.")
            }
            Action::EndFollowUp if self.running_parcours().is_none() => {
                Availability::no("Aucun accompagnement n’est en cours dans ce dossier.")
            }
            Action::Drafts if self.drafts == 0 => Availability::no("Il n’y a aucun brouillon."),
            Action::NotDone if !self.on_action() => {
                Availability::no("Choisissez d’abord une action du plan.")
            }
            Action::Compare if !self.has_two_evaluations() => Availability::no(NOTHING_TO_COMPARE),
            Action::Undo => self.undo_availability(),
            Action::Redo => self.redo_availability(),
            Action::MoveUp | Action::MoveDown if !self.on_plan_row() => Availability::no(
                "Choisissez d’abord un objectif ou une action du plan, ou un engagement propre au contrat.",
            ),
            Action::Renew if self.layers.is_empty() => self.renewal_availability(),
            _ => Availability::Yes,
        }
    }

    /// Why an action is not for the role of the agent, if so: it is then listed nowhere.
    #[must_use]
    pub fn kept_from(&self, action: Action) -> Option<String> {
        let about = match action {
            Action::Situation | Action::Interview => Entity::Situation,
            Action::Objectives | Action::Plan => Entity::Objective,
            Action::Compare => Entity::Situation,
            Action::NotDone => Entity::Action,
            Action::Contract | Action::Renew | Action::CompareVersions => Entity::Contract,
            Action::EndFollowUp => Entity::Waiver,
            _ => return None,
        };
        self.store.rights().refusal(about)
    }

    /// Why a form is not for the role of the agent, if so.
    pub(crate) fn form_kept_from(&self, request: Request) -> Option<String> {
        request.kept_from(self.store.rights())
    }

    /// Whether something can be undone.
    pub(crate) fn undo_availability(&self) -> Availability {
        if self.can_undo {
            return Availability::Yes;
        }
        Availability::no("Il n’y a rien à annuler.")
    }

    /// Whether something undone can be done again.
    pub(crate) fn redo_availability(&self) -> Availability {
        if self.can_redo {
            return Availability::Yes;
        }
        Availability::no("Il n’y a rien à rétablir.")
    }

    fn on_action(&self) -> bool {
        let target = self.file.as_ref().and_then(FileView::target);
        matches!(target, Some((Entity::Action, _)))
    }

    fn has_two_evaluations(&self) -> bool {
        let view = self.file.as_ref();
        view.is_some_and(|view| view.file.rows(Entity::Situation).len() > 1)
    }

    fn on_plan_row(&self) -> bool {
        let target = self.file.as_ref().and_then(FileView::target);
        matches!(
            target,
            Some((Entity::Objective | Entity::Action | Entity::Commitment, _))
        )
    }
}
