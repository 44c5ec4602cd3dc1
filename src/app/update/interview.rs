//! The interview: opening it, turning its pages, what is closed while the person reads.
use super::super::App;
use super::super::action::{Action, Availability};
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::interview::{Desk, Interview, Page};
use super::super::layer::Layer;
use super::{Effects, nothing};
use crate::domain::validation::ValidatedPart;
use crate::gestures::request::Request;
use crate::store::Result;

/// Why the rest of the program is closed.
const CLOSED: &str = "Vous êtes en entretien : Échap pour revenir.";

/// What is done in an interview as everywhere.
const EVERYWHERE: [Action; 9] = [
    Action::Undo,
    Action::Redo,
    Action::NextPanel,
    Action::PreviousPanel,
    Action::Palette,
    Action::Help,
    Action::Quit,
    Action::HowToQuit,
    Action::Redraw,
];

fn belongs(action: Action) -> bool {
    EVERYWHERE.contains(&action) || action.info().places.contains(&Context::Interview)
}

impl App {
    /// The interview, when one is open.
    #[must_use]
    pub fn interview(&self) -> Option<&Interview> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Interview(view) => Some(view.as_ref()),
            _ => None,
        })
    }

    fn interview_mut(&mut self) -> Option<&mut Interview> {
        self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Interview(view) => Some(view.as_mut()),
            _ => None,
        })
    }

    /// Whether an action may be named on the screen: in an interview, only its own.
    pub(crate) fn may_be_seen(&self, action: Action) -> bool {
        self.interview().is_none() || belongs(action)
    }

    /// In an interview, whether an action can be done; `None` when it is for others to say.
    pub(crate) fn interview_availability(&self, action: Action) -> Option<Availability> {
        let view = self.interview()?;
        let top = self.place();
        if top != Context::Interview && action.info().places.contains(&top) {
            return None;
        }
        if !belongs(action) {
            return Some(Availability::no(CLOSED));
        }
        let refusal = match action {
            Action::Validate | Action::AddWord => self.cannot_validate(view),
            Action::Undo if !view.can_undo => Some("Il n’y a rien à annuler ici.".to_owned()),
            Action::Redo if !view.can_redo => Some("Il n’y a rien à rétablir ici.".to_owned()),
            _ => None,
        };
        Some(refusal.map_or(Availability::Yes, Availability::No))
    }

    /// Why what the person says can't be noted on the page shown, if so.
    fn cannot_validate(&self, view: &Interview) -> Option<String> {
        if let Some(reason) = self.read_only() {
            return Some(format!("Lecture seule : {reason}"));
        }
        if view.is_gone() {
            return Some("Ce carnet vient d’être retiré.".to_owned());
        }
        let Some(part) = view.page.part() else {
            return Some(
                "Vos rendez-vous se lisent ; on valide la situation, le plan ou le contrat."
                    .to_owned(),
            );
        };
        if !view.written.contains(&part) {
            return Some(match part {
                ValidatedPart::Situation => "Votre situation n’est pas encore écrite.".to_owned(),
                ValidatedPart::Plan => "Votre plan n’est pas encore écrit.".to_owned(),
                ValidatedPart::Contract => "Vous n’avez pas encore de contrat.".to_owned(),
            });
        }
        (view.page == Page::Objectives)
            .then(|| "Vos objectifs se relisent avec votre plan, à la page suivante.".to_owned())
    }

    /// Shows the carnet of the person chosen, to that person.
    pub(super) fn open_interview(&mut self) -> Effects {
        if let Some(person) = self.person() {
            let view = Interview::open(person, self.interview_desk())?;
            self.layers.push(Layer::Interview(Box::new(view)));
        }
        nothing()
    }

    fn interview_desk(&self) -> Desk<'_> {
        Desk {
            store: &self.store,
            author: &self.author,
            names: &self.names,
            today: self.today,
            base: &self.base,
        }
    }

    /// Reads the carnet again, after a write or another process's.
    pub(crate) fn reload_interview(&mut self) -> Result<()> {
        let Some(view) = self.interview() else {
            return Ok(());
        };
        let mut view = view.clone();
        view.reload(self.interview_desk())?;
        if let Some(shown) = self.interview_mut() {
            *shown = view;
        }
        Ok(())
    }

    /// Does an action while the person reads.
    pub(super) fn run_in_interview(&mut self, action: Action) -> Effects {
        let size = self.size;
        let page = isize::try_from(size.interview_rows().saturating_sub(2).max(1)).unwrap_or(1);
        let Some(view) = self.interview_mut() else {
            return nothing();
        };
        let part = view.page.part();
        match action {
            Action::Up => view.scroll(-1, size),
            Action::Down => view.scroll(1, size),
            Action::PageUp => view.scroll(-page, size),
            Action::PageDown => view.scroll(page, size),
            Action::First => view.scroll(isize::MIN + 1, size),
            Action::Last => view.scroll(isize::MAX, size),
            Action::NextPanel => view.turn(1),
            Action::PreviousPanel => view.turn(-1),
            Action::Validate => return self.open_part(part.map(Request::Validate)),
            Action::AddWord => return self.open_part(part.map(Request::AddWord)),
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::Palette => return self.open_palette(),
            Action::Help => return self.open_help(),
            Action::Quit => return self.quit(),
            Action::HowToQuit => return self.how_to_quit(),
            Action::Redraw => return Ok(vec![Effect::Repaint]),
            Action::Back => {
                self.layers.pop();
            }
            _ => {}
        }
        nothing()
    }

    fn open_part(&mut self, request: Option<Request>) -> Effects {
        request.map_or_else(nothing, |request| self.open_form(request))
    }
}
