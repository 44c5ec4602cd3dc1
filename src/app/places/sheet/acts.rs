//! What is done on a page about one file: moving, turning the evaluations, completing the plan
//! before a review, following an event.
use super::{Page, Sheet};
use crate::app::desk::NOTHING_TO_COMPARE;
use crate::app::prelude::*;
use crate::app::{answer, drafts};
use crate::domain::file::order::is_closed;
use crate::words::comparison;
use crate::words::life::Kind;
use crate::words::review::Span;

/// The plan to go through before a review, when there is something of it to look at.
///
/// # Errors
/// When the store can't be read.
pub fn before_review(request: Gesture, person: Id, desk: &Desk) -> Result<Option<Sheet>> {
    let (Gesture::New(Entity::Review, action) | Gesture::Review(_, action)) = request else {
        return Ok(None);
    };
    let file = desk.store.case_file(person)?;
    let action = (action != 0).then_some(action);
    // The review of one action that is closed has nothing to complete first.
    let over = action.and_then(|id| file.row(Entity::Action, id));
    if over.is_some_and(is_closed) {
        return Ok(None);
    }
    let span = Span::of(&file, action);
    Ok(Sheet::walk(&file, request, span, desk))
}

impl Sheet {
    /// Compares with the evaluation just older, or just newer, than the one shown.
    fn turn(&mut self, older: bool, desk: &Desk) -> Answer {
        let file = desk.store.case_file(self.person)?;
        let Page::Comparison(compared) = &mut self.page else {
            return Ok(Turn::stay());
        };
        let all = comparison::older(&file);
        let at = all.iter().position(|id| *id == compared.then.0);
        let next = at.and_then(|at| at.checked_add_signed(if older { 1 } else { -1 }));
        let next = next.and_then(|at| all.get(at).copied());
        let Some(again) = next.and_then(|id| comparison::with_last(&file, id)) else {
            let words = if older {
                "Il n’y a pas d’évaluation plus ancienne."
            } else {
                "C’est déjà l’évaluation juste avant la dernière."
            };
            return Ok(Message::info(words).into());
        };
        *compared = again;
        self.settle();
        Ok(Turn::stay())
    }

    /// From the walk to the form of the review; a draft of it is taken up again.
    fn write_review(&self, request: Gesture, desk: &Desk) -> Answer {
        Ok(match drafts::of(request, Some(self.person), desk)? {
            Some(draft) => {
                let words = "Voici le brouillon de cette revue, là où vous l’aviez laissé.";
                Turn::from(Step::Choose(Choice::Resume(draft.id))).then(Message::info(words))
            }
            None => Opening::Form(FormAsked::of(request, self.person)).into(),
        })
    }

    /// Completes a row of the plan from the walk, with the gestures of the plan.
    fn complete(&self, action: Action, desk: &Desk) -> Answer {
        let request = match (action, self.target()) {
            (Action::Done, Some((Entity::Action, id))) => {
                answer::action_request(self.person, id, desk)?
            }
            (Action::Done, Some((Entity::Objective, id))) => Gesture::ObjectiveDone(id),
            (Action::NotDone, Some((Entity::Action, id))) => Gesture::ActionNotDone(id),
            (Action::Edit, Some((entity, id))) => Gesture::Edit(entity, id),
            (_, _) => return Ok(Turn::stay()),
        };
        Ok(Opening::Form(FormAsked::of(request, self.person)).into())
    }

    /// Whether a row of the walk can be completed, and if not why.
    fn completes(&self, action: Action, desk: &Desk) -> Availability {
        match (desk.locked(), action, self.target()) {
            (Some(locked), ..) => Availability::No(locked),
            (None, Action::NotDone, Some((Entity::Action, _))) => Availability::Yes,
            (None, Action::NotDone, _) => {
                Availability::no("Choisissez d’abord une action du plan.")
            }
            (None, _, Some(_)) => Availability::Yes,
            (None, _, None) => Availability::no("Choisissez d’abord une ligne du plan."),
        }
    }

    /// The kinds of events, to show one only: all of them, then each with the number of its events.
    fn menu_life(&self) -> Turn {
        let Page::Life(life) = &self.page else {
            return Turn::stay();
        };
        let count = |only: Option<Kind>| {
            let of_it = life.events.iter();
            of_it
                .filter(|it| only.is_none_or(|kind| it.kind == kind))
                .count()
        };
        let item = |label: &str, kind: Option<Kind>| {
            let note = if kind == life.only {
                "en ce moment".to_owned()
            } else {
                count(kind).to_string()
            };
            Item::new(label, Choice::Life(kind)).noted(note)
        };
        let known = Kind::ALL.into_iter().filter(|kind| count(Some(*kind)) > 0);
        let kinds = known.map(|kind| item(kind.label(), Some(kind)));
        let items = std::iter::once(item("Tout", None)).chain(kinds);
        Turn::menu(Chooser::new("Ne montrer que", items.collect()))
    }

    fn available(&self, action: Action, desk: &Desk) -> Availability {
        match (action, &self.page) {
            (Action::Done | Action::Edit | Action::NotDone, Page::Walk(_)) => {
                self.completes(action, desk)
            }
            (Action::Compare, Page::Walk(walk)) if !walk.comparable => {
                Availability::no(NOTHING_TO_COMPARE)
            }
            (Action::Compare, Page::Walk(_))
            | (Action::Open, Page::Walk(_) | Page::Life(_))
            | (Action::Filters, Page::Life(_))
            | (Action::NextPanel | Action::PreviousPanel, Page::Comparison(_))
            | (Action::Back | Action::Help | Action::Quit | Action::HowToQuit, _)
            | (Action::Suspend, _) => Availability::Yes,
            (Action::Undo | Action::Redo, _) => desk.refuses(action),
            (action, _) if rows_of(action, 1).is_some() => Availability::Yes,
            (_, _) => Availability::no("Échap ferme d’abord cette page."),
        }
    }
}

impl At for Sheet {
    fn context(&self) -> Context {
        Context::Sheet
    }

    fn offers(&self, desk: &Desk) -> Offers {
        let shown: &[Action] = match &self.page {
            Page::Walk(_) => &[
                Action::Open,
                Action::Done,
                Action::NotDone,
                Action::Edit,
                Action::Compare,
                Action::Undo,
            ],
            Page::Comparison(_) => &[Action::PreviousPanel, Action::NextPanel],
            Page::Life(_) => &[Action::Open, Action::Filters],
        };
        let can = |action: &&Action| self.available(**action, desk) == Availability::Yes;
        let shown: Vec<Action> = shown.iter().filter(can).copied().collect();
        let offers = Offers::of(Context::Sheet)
            .moves()
            .first(&shown)
            .always(&[Action::Help, Action::Back]);
        match &self.page {
            Page::Walk(_) => offers.call(Action::Open, "écrire la revue"),
            Page::Life(_) => offers.call(Action::Open, "aller à cette ligne"),
            Page::Comparison(_) => offers
                .call(Action::PreviousPanel, "évaluation plus ancienne")
                .call(Action::NextPanel, "plus récente"),
        }
    }

    fn person(&self) -> Option<Id> {
        Some(self.person)
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        Some(self.available(action, desk))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.panel_rows())) {
            self.step(by);
            return Ok(Turn::stay());
        }
        match (action, &self.page) {
            (Action::Open, Page::Walk(walk)) => self.write_review(walk.request, desk),
            (Action::Open, Page::Life(_)) => {
                let spot = self.target().map(|(entity, id)| Spot::Record(entity, id));
                let file = spot.map(|spot| Turn::leave().then(Turn::file(self.person, spot)));
                Ok(file.into())
            }
            (Action::Done | Action::NotDone | Action::Edit, Page::Walk(_)) => {
                self.complete(action, desk)
            }
            (Action::PreviousPanel, Page::Comparison(_)) => self.turn(true, desk),
            (Action::NextPanel, Page::Comparison(_)) => self.turn(false, desk),
            (Action::Compare, _) => Ok(Opening::Comparison(self.person, None).into()),
            (Action::Filters, Page::Life(_)) => Ok(self.menu_life()),
            (Action::Undo | Action::Redo | Action::Help, _) => Ok(Turn::pass()),
            (_, _) => Ok(Turn::window(action)),
        }
    }

    fn chosen(&mut self, choice: &Choice, desk: &mut Desk) -> Answer {
        let Choice::Life(only) = choice else {
            return Ok(Turn::pass());
        };
        self.show_only(*only, desk.today);
        Ok(Turn::stay())
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        // The page of a file that is gone closes.
        let read = self.read_again(desk);
        Ok(read.err().map(|_| Step::Leave).into())
    }

    fn hears(&mut self, news: &News, _desk: &mut Desk) -> Answer {
        // A review that was saved closes the walk it began with.
        let ends = |saved: &Gesture| matches!(&self.page, Page::Walk(it) if it.request == *saved);
        Ok(match news {
            News::Saved(saved) if ends(&saved.request) => Turn::leave(),
            _ => Turn::stay(),
        })
    }
}
