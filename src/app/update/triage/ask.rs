//! What an outcome needs typed: a date and a time, a date and a reason, a colleague.
use super::super::super::App;
use super::super::super::layer::{Ask, AskFor, Choice, Chooser, Item, Layer};
use super::super::super::message::Message;
use super::super::{Effects, nothing};
use crate::domain::date::{Date, DateHint, full, parse_date, parse_date_time};
use crate::form::LineEdit;
use crate::gestures::queue::Outcome;

impl App {
    fn ask(&mut self, wanted: AskFor, title: &str, hint: &str, labels: &[&'static str]) -> Effects {
        self.layers.push(Layer::Ask(Ask {
            wanted,
            title: title.to_owned(),
            hint: hint.to_owned(),
            lines: labels
                .iter()
                .map(|label| (*label, LineEdit::new("")))
                .collect(),
            at: 0,
        }));
        nothing()
    }

    pub(super) fn ask_move(&mut self) -> Effects {
        self.ask(
            AskFor::NewDate,
            "Nouvelle date",
            "Jour et heure, par exemple « 24/11 14h », « lundi 9h30 », « +7 ».",
            &["Rendez-vous le"],
        )
    }

    pub(super) fn ask_later(&mut self) -> Effects {
        self.ask(
            AskFor::Later,
            "Remettre à plus tard",
            "L’élément quitte la file et revient ce jour-là, par exemple « lundi » ou « +15 ».",
            &["Revient le", "Motif"],
        )
    }

    /// Colleagues to whom an item can be passed.
    pub(super) fn menu_pass(&self) -> Chooser<Choice> {
        let items = self
            .names
            .agents
            .iter()
            .filter(|(id, _)| Some(*id) != self.author.agent)
            .map(|(id, name)| Item {
                value: Choice::PassTo(*id),
                label: name.clone(),
                note: String::new(),
                disabled: None,
            })
            .collect();
        Chooser::new("Passer à qui ?", items)
    }

    /// Takes the answer when it is whole; goes to the next line otherwise.
    pub(crate) fn answered(&mut self) -> Effects {
        let Some(Layer::Ask(ask)) = self.layers.last() else {
            return nothing();
        };
        let line = |at: usize| {
            ask.lines
                .get(at)
                .map_or("", |(_, line)| line.text())
                .trim()
                .to_owned()
        };
        let (first, second) = (line(0), line(1));
        let read = match ask.wanted {
            AskFor::NewDate => parse_date_time(&first, self.today, DateHint::Future),
            AskFor::Later => {
                parse_date(&first, self.today, DateHint::Future).map(|day| (day, None))
            }
        };
        let (day, time) = match read {
            Ok(read) => read,
            Err(error) => return self.not_understood(&error.to_string()),
        };
        if let Some(reason) = self.too_early(ask.wanted, day) {
            return self.not_understood(&reason);
        }
        let outcome = match ask.wanted {
            AskFor::NewDate => Outcome::Moved(day, time),
            AskFor::Later if ask.at == 0 => return self.next_line(),
            AskFor::Later if second.is_empty() => {
                return self.not_understood(
                    "Dites en quelques mots pourquoi : le motif sera lu par vos collègues.",
                );
            }
            AskFor::Later => Outcome::Later(day, second),
        };
        self.layers.pop();
        self.decide(&outcome)
    }

    fn next_line(&mut self) -> Effects {
        if let Some(Layer::Ask(ask)) = self.layers.last_mut() {
            ask.at = (ask.at + 1).min(ask.lines.len().saturating_sub(1));
        }
        nothing()
    }

    fn too_early(&self, wanted: AskFor, day: Date) -> Option<String> {
        match wanted {
            AskFor::NewDate if day < self.today => Some(format!(
                "Le {} est déjà passé : donnez un jour à venir.",
                full(day)
            )),
            AskFor::Later if day <= self.today => {
                Some("Donnez un jour après aujourd’hui.".to_owned())
            }
            AskFor::NewDate | AskFor::Later => None,
        }
    }

    fn not_understood(&mut self, reason: &str) -> Effects {
        self.message = Some(Message::error(reason));
        nothing()
    }

    /// Passes what is decided on to a colleague.
    pub(crate) fn pass_to(&mut self, agent: crate::domain::record::Id) -> Effects {
        let name = self.names.agent(Some(agent)).to_owned();
        self.decide(&Outcome::Passed(agent, name))
    }
}
