//! Which outcomes make sense now, and if not why.
use super::acts::outcome_of;
use super::{Triage, View};
use crate::app::action::{Action, Availability};
use crate::app::context::Context;
use crate::app::cursor::rows_of;
use crate::app::desk::Desk;
use crate::domain::queue::ItemKind;
use crate::domain::record::Entity;
use crate::domain::text::plural;
use crate::gestures::queue::Outcome;
use crate::store::QueueItem;

impl Triage {
    /// Whether an action can be done in the queue, and if not why; `None` when the queue has
    /// nothing to say.
    pub(super) fn available(&self, action: Action, desk: &Desk) -> Option<Availability> {
        let outcome = outcome_of(action);
        let asked =
            outcome.is_some() || matches!(action, Action::PassTo | Action::Later | Action::MoveTo);
        let writes = asked || action == Action::Done;
        if let (true, Some(locked)) = (writes, desk.locked()) {
            return Some(Availability::No(locked));
        }
        let targets = self.targets();
        let on_item = writes
            || matches!(
                action,
                Action::Open | Action::Why | Action::Mark | Action::MarkAll
            );
        if on_item && targets.is_empty() {
            return Some(Availability::No(self.nothing_left(desk)));
        }
        if let Some(outcome) = outcome {
            let refusals: Vec<&str> = targets
                .iter()
                .filter_map(|item| outcome.refusal(item, self.file_of(item)))
                .collect();
            if let Some(reason) = refusals.first().filter(|_| refusals.len() == targets.len()) {
                return Some(Availability::no(reason));
            }
        }
        match action {
            Action::Done => done_refusal(&targets, desk)
                .map(Availability::No)
                .or(Some(Availability::Yes)),
            _ if self.view == View::One && rows_of(action, 1).is_some() => {
                let words = "Un seul dossier est montré : Tab montre la liste, v passe au suivant.";
                Some(Availability::no(words))
            }
            Action::Undo | Action::Redo => None,
            Action::Scope => Some(Availability::Yes),
            _ => (asked || on_item).then_some(Availability::Yes),
        }
    }

    /// Why nothing can be decided: what was left aside is taken again first.
    fn nothing_left(&self, desk: &Desk) -> String {
        if self.skipped.is_empty() {
            return "La file est vide : il n’y a rien à décider.".to_owned();
        }
        let aside = plural(
            self.skipped.len(),
            "élément laissé de côté",
            "éléments laissés de côté",
        );
        let key = desk.key_of(Context::Triage, Action::NextAlert);
        format!("Vous êtes au bout de la file, avec {aside} : la touche {key} les reprend.")
    }

    /// The file of an item, when it is the one shown.
    fn file_of(&self, item: &QueueItem) -> Option<&crate::domain::file::CaseFile> {
        let shown = self.shown.as_ref()?;
        let file = (shown.item.key == item.key).then_some(&shown.file);
        file.filter(|file| !file.is_closed())
    }
}
/// Why « honoré » or « fait » can't be noted.
fn done_refusal(targets: &[&QueueItem], desk: &Desk) -> Option<String> {
    let several = targets.len() > 1;
    let reasons: Vec<String> = targets
        .iter()
        .filter_map(|item| match item.kind {
            ItemKind::Outcome => None,
            ItemKind::Absence | ItemKind::FirstAppointment => {
                Outcome::Kept.refusal(item, None).map(str::to_owned)
            }
            ItemKind::Contract | ItemKind::Review | ItemKind::Action if several => {
                Some("Cela se note dossier par dossier, dans son formulaire.".to_owned())
            }
            ItemKind::Contract | ItemKind::Review => desk.store.rights().refusal(Entity::Contract),
            ItemKind::Action => desk.store.rights().refusal(Entity::Action),
        })
        .collect();
    let all = reasons.len() == targets.len();
    reasons.into_iter().next().filter(|_| all)
}
