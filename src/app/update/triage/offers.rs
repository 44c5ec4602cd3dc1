//! What the queue offers: whose it can be, which outcomes make sense now, and if not why.
use super::super::super::App;
use super::super::super::action::{Action, Availability};
use super::super::super::layer::{Choice, Chooser, Item};
use super::super::super::triage::View;
use super::super::{Effects, nothing};
use crate::domain::queue::ItemKind;
use crate::domain::record::Entity;
use crate::gestures::queue::Outcome;
use crate::store::{QueueItem, QueueScope};

impl App {
    /// Whose queue.
    pub(super) fn menu_queue(&self) -> Chooser<Choice> {
        let line = |label: String, scope| Item {
            value: Choice::Queue(scope),
            label,
            note: String::new(),
            disabled: None,
        };
        let mut items = vec![line("Tout le monde".to_owned(), QueueScope::Everyone)];
        if let Some(agent) = self.author.agent {
            items.push(line("Mes dossiers".to_owned(), QueueScope::Referent(agent)));
        }
        let structures = self.names.organizations.iter();
        items.extend(
            structures.map(|(id, name)| {
                line(format!("Structure : {name}"), QueueScope::Organization(*id))
            }),
        );
        let agents = self.names.agents.iter();
        items.extend(
            agents.map(|(id, name)| line(format!("Dossiers de {name}"), QueueScope::Referent(*id))),
        );
        Chooser::new("La file de qui ?", items)
    }

    /// Shows another queue.
    pub(crate) fn choose_queue(&mut self, scope: QueueScope) -> Effects {
        if let Some(triage) = self.triage_mut() {
            triage.scope = scope;
            triage.rows.clear();
            triage.marks.clear();
            triage.skipped.clear();
            triage.cursor = 0;
            if triage.view == View::List {
                self.read_rows()?;
            }
        }
        self.next_item()?;
        nothing()
    }

    /// Whether an action can be done in the queue, and if not why; `None` when the queue has
    /// nothing to say.
    pub(crate) fn triage_availability(&self, action: Action) -> Option<Availability> {
        let outcome = outcome_of(action);
        let asked =
            outcome.is_some() || matches!(action, Action::PassTo | Action::Later | Action::MoveTo);
        let Some(triage) = self.triage().filter(|_| self.file.is_none()) else {
            return asked
                .then(|| Availability::no("Cela se fait dans la file : ouvrez-la avec t."));
        };
        let writes = asked || action == Action::Done;
        if let (true, Some(reason)) = (writes, self.read_only()) {
            return Some(Availability::No(format!("Lecture seule : {reason}")));
        }
        let targets = triage.targets();
        let on_item = writes
            || matches!(
                action,
                Action::Open | Action::Why | Action::Mark | Action::MarkAll
            );
        if on_item && targets.is_empty() {
            return Some(Availability::no(
                "La file est vide : il n’y a rien à décider.",
            ));
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
            Action::Done => self
                .done_refusal(&targets)
                .map(Availability::No)
                .or(Some(Availability::Yes)),
            Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
                if triage.view == View::One =>
            {
                Some(Availability::no(
                    "Un seul dossier est montré : Tab montre la liste, v passe au suivant.",
                ))
            }
            Action::Undo | Action::Redo => None,
            Action::Scope => Some(Availability::Yes),
            _ => (asked || on_item).then_some(Availability::Yes),
        }
    }

    /// Why « honoré » or « fait » can't be noted.
    pub(super) fn done_refusal(&self, targets: &[&QueueItem]) -> Option<String> {
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
                ItemKind::Contract | ItemKind::Review => {
                    self.store.rights().refusal(Entity::Contract)
                }
                ItemKind::Action => self.store.rights().refusal(Entity::Action),
            })
            .collect();
        (reasons.len() == targets.len())
            .then(|| reasons.first().cloned())
            .flatten()
    }

    /// The file of an item, when it is the one shown.
    pub(super) fn file_of(&self, item: &QueueItem) -> Option<&crate::domain::file::CaseFile> {
        let shown = self.triage()?.shown.as_ref()?;
        (shown.item.key == item.key).then_some(&shown.file)
    }
}

/// The outcome that a key stands for.
const fn outcome_of(action: Action) -> Option<Outcome> {
    Some(match action {
        Action::Absent => Outcome::Absent,
        Action::Excused => Outcome::Excused,
        Action::CancelledByUs => Outcome::Cancelled,
        Action::Called => Outcome::Called,
        Action::Texted => Outcome::Texted,
        Action::Wrote => Outcome::Wrote,
        Action::LeftMessage => Outcome::LeftMessage,
        _ => return None,
    })
}
