//! What is done while the person reads their carnet, and all that is closed meanwhile.
use super::{Interview, Page};
use crate::app::prelude::*;
use crate::domain::date::full;
use crate::domain::validation::ValidatedPart;

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
    Action::Veil,
];

fn belongs(action: Action) -> bool {
    EVERYWHERE.contains(&action) || Context::Interview.has(action)
}

impl Interview {
    /// Why what the person says can't be noted on the page shown, if so.
    fn cannot_validate(&self, desk: &Desk) -> Option<String> {
        if let Some(locked) = desk.locked() {
            return Some(locked);
        }
        let refusal = if self.is_gone() {
            "Ce carnet vient d’être retiré."
        } else {
            match self.page.part() {
                None => {
                    "Vos rendez-vous se lisent ; on valide la situation, le plan, le contrat ou le bilan."
                }
                Some(part) if !self.written.contains(&part) => match part {
                    ValidatedPart::Situation => "Votre situation n’est pas encore écrite.",
                    ValidatedPart::Plan => "Votre plan n’est pas encore écrit.",
                    ValidatedPart::Contract => "Vous n’avez pas encore de contrat.",
                    ValidatedPart::Review => "Nous n’avons pas encore fait de bilan.",
                },
                Some(_) if self.page == Page::Objectives => {
                    "Vos objectifs se relisent avec votre plan, à la page suivante."
                }
                Some(_) => return None,
            }
        };
        Some(refusal.to_owned())
    }

    /// Changes the text of the page shown; one of another day is that day's, and it is asked what is meant.
    fn change_text(&self, desk: &Desk) -> Turn {
        let Some((kind, id, day)) = self.text() else {
            return Turn::stay();
        };
        let Some(day) = day.filter(|day| *day != desk.today) else {
            return Turn::form(Gesture::Edit(kind, id));
        };
        let day = full(day);
        let item = |words: String, gesture| Item::new(words, Choice::Open(gesture));
        let today = "Écrire ce qu’il en est aujourd’hui : une nouvelle évaluation".to_owned();
        let today = (kind == Entity::Situation).then(|| item(today, Gesture::NewSituation));
        let words = self.page.part().map(|part| {
            let words = "Ajouter vos mots d’aujourd’hui, sans changer ce texte".to_owned();
            item(words, Gesture::AddWord(part))
        });
        let correct = format!("Corriger ce texte, qui reste daté du {day}");
        let correct = item(correct, Gesture::Edit(kind, id));
        let items = today.into_iter().chain(words).chain([correct]);
        let title = format!("Ce texte est du {day} : que voulez-vous faire ?");
        Turn::menu(Chooser::new(&title, items.collect()))
    }

    /// Why the words of the page shown can't be changed, if so.
    fn cannot_change(&self, desk: &Desk) -> Option<String> {
        let elsewhere = "Ici, vos mots s’ajoutent ; le texte de votre situation et de votre bilan se change à sa page.";
        let none = || self.text().is_none().then(|| elsewhere.to_owned());
        desk.locked().or_else(none)
    }
}

impl At for Interview {
    fn context(&self) -> Context {
        Context::Interview
    }

    fn offers(&self, desk: &Desk) -> Offers {
        let acts = [
            Action::NextPanel,
            Action::Down,
            Action::Validate,
            Action::AddWord,
            Action::Edit,
            Action::Undo,
        ];
        let open =
            |it: &Action| self.closes(*it, Context::Interview, desk) == Some(Availability::Yes);
        let acts: Vec<Action> = acts.into_iter().filter(open).collect();
        Offers::of(Context::Interview)
            .only(belongs)
            .first(&acts)
            .call(Action::NextPanel, "page suivante")
            .call(Action::Down, "lire la suite")
            .call(Action::Edit, "changer le texte")
            .always(&[Action::Help, Action::Back])
    }

    fn person(&self) -> Option<Id> {
        Some(self.person)
    }

    fn closes(&self, action: Action, place: Context, desk: &Desk) -> Option<Availability> {
        if place != Context::Interview && place.has(action) {
            return None;
        }
        if !belongs(action) {
            return Some(Availability::no(CLOSED));
        }
        let refusal = match action {
            Action::Validate | Action::AddWord => self.cannot_validate(desk),
            Action::Edit => self.cannot_change(desk),
            Action::Undo if !self.can_undo => Some("Il n’y a rien à annuler ici.".to_owned()),
            Action::Redo if !self.can_redo => Some("Il n’y a rien à rétablir ici.".to_owned()),
            _ => None,
        };
        Some(refusal.map_or(Availability::Yes, Availability::No))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        let page = Desk::page(desk.size.interview_rows().saturating_sub(1));
        if let Some(by) = rows_of(action, page) {
            self.scroll(by, desk.size);
            return Ok(Turn::stay());
        }
        if let Some(by) = pages_of(action) {
            self.turn(by);
            return Ok(Turn::stay());
        }
        let part = self.page.part();
        Ok(match action {
            Action::Validate => part.map(Gesture::Validate).map(Turn::form).into(),
            Action::AddWord => part.map(Gesture::AddWord).map(Turn::form).into(),
            Action::Edit => self.change_text(desk),
            Action::Back => Turn::leave(),
            _ => Turn::pass(),
        })
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        self.read_again(desk)?;
        Ok(Turn::stay())
    }
}
