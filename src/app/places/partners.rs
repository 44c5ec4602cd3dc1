//! « Carnet d’adresses »: the partners that the files name, how many people go there, and the words of one corrected
//! everywhere at once. Knows no drawing and no file.
use std::collections::BTreeSet;

use crate::app::prelude::*;
use crate::app::receiving;
use crate::app::turn::{Consequence, Question};
use crate::domain::partner::{Correction, Named, Partner};
use crate::domain::text::{fold, plural};

/// The partners, the one that most people go to first.
#[derive(Clone, Debug)]
pub struct Partners {
    /// The rows.
    pub list: Vec<Partner>,
    /// The row chosen.
    pub cursor: Cursor,
}

impl Partners {
    /// All partners of the files.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn open(desk: &Desk) -> Result<Self> {
        Ok(Self {
            list: receiving::address_book(desk)?,
            cursor: Cursor::default(),
        })
    }

    /// The row chosen.
    pub fn partner(&self) -> Option<&Partner> {
        self.list.get(self.cursor.at)
    }

    /// The question before the words of the one chosen are corrected everywhere.
    fn corrected(&self, to: &Named) -> Turn {
        let Some(partner) = self.partner() else {
            return Turn::stay();
        };
        let from = partner.known.named.clone();
        if from == *to {
            return Message::info("Rien n’a changé.").into();
        }
        let correction = Correction {
            from,
            to: to.clone(),
        };
        let people = plural(self.concerned(&correction), "personne", "personnes");
        let question = Question {
            title: "Corriger partout ?".to_owned(),
            text: format!(
                "{}, dans les dossiers de {people}, y compris ce qui est fait. Les contrats signés gardent les mots \
                 signés. Vous pourrez l’annuler.",
                correction.label()
            ),
            then: Consequence::Correct(Box::new(correction)),
            typed: false,
        };
        Opening::Confirm(question).into()
    }

    /// The people whose file says something else then.
    fn concerned(&self, correction: &Correction) -> usize {
        let named = |it: &&Partner| correction.of(&it.known.named) != it.known.named;
        let people = self.list.iter().filter(named).flat_map(|it| &it.people);
        people.collect::<BTreeSet<_>>().len()
    }
}

impl At for Partners {
    fn context(&self) -> Context {
        Context::Partners
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        Offers::of(Context::Partners)
            .moves()
            .first(&[Action::Edit])
            .always(&[Action::Palette, Action::Help, Action::Back])
            .call(Action::Edit, "corriger partout")
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        if let Some(locked) = desk.locks(action) {
            return Some(locked);
        }
        let changes = matches!(action, Action::Open | Action::Edit);
        let none = "Aucun dossier ne nomme encore de partenaire : dites la structure d’une action confiée à un \
                    accompagnateur.";
        (changes && self.list.is_empty()).then(|| Availability::no(none))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            self.cursor.step(by, self.list.len());
            return Ok(Turn::stay());
        }
        Ok(match (action, self.partner()) {
            (Action::Open | Action::Edit, Some(partner)) => {
                Opening::Partner(partner.known.named.clone()).into()
            }
            (Action::Back, _) => Turn::leave(),
            _ => Turn::pass(),
        })
    }

    fn chosen(&mut self, choice: &Choice, _desk: &mut Desk) -> Answer {
        Ok(match choice {
            Choice::Correct(to) => self.corrected(to),
            _ => Turn::pass(),
        })
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        let key = |it: &Partner| {
            (
                fold(&it.known.named.organization),
                fold(&it.known.named.name),
            )
        };
        let chosen = self.partner().map(key);
        self.list = receiving::address_book(desk)?;
        let found = self.list.iter().position(|it| Some(key(it)) == chosen);
        let last = self.list.len().saturating_sub(1);
        self.cursor.at = found.unwrap_or_else(|| self.cursor.at.min(last));
        Ok(Turn::stay())
    }
}
