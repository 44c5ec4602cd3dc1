//! A question, its consequence, the word to type when it touches a whole file.
use crate::app::prelude::*;
use crate::app::turn::Question;
use crate::app::typing::edit;
use crate::domain::text::fold;
use crate::form::LineEdit;

/// A question that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// What is asked.
    pub question: Question,
    /// What was typed so far, where a word is wanted.
    pub word: Option<LineEdit>,
}

impl Confirm {
    /// Asks.
    pub fn new(question: Question) -> Self {
        let word = question.typed.then(|| LineEdit::new(""));
        Self { question, word }
    }
}

impl At for Confirm {
    fn context(&self) -> Context {
        match self.word {
            Some(_) => Context::Picker,
            None => Context::Confirm,
        }
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        match self.word {
            Some(_) => Offers::of(Context::Picker)
                .first(&[Action::Open])
                .call(Action::Open, "valider")
                .always(&[Action::Back]),
            None => Offers::of(Context::Confirm).first(&[Action::Yes, Action::No]),
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        match (action, &self.word) {
            (Action::Yes, _) | (Action::Open, Some(_)) => {}
            // What can hurt has no answer by default.
            (Action::Open, None) => {
                let [yes, no] =
                    [Action::Yes, Action::No].map(|it| desk.key_of(Context::Confirm, it));
                let words = format!("Répondez par {yes} pour oui, {no} pour non.");
                return Ok(Message::info(words).into());
            }
            (Action::Quit, _) => return Ok(Turn::leave().then(Step::Do(action))),
            (_, _) => return Ok(Turn::window(action)),
        }
        let sure = |word: &LineEdit| fold(word.text()) == "oui";
        if self.word.as_ref().is_none_or(sure) {
            let then = self.question.then.clone();
            return Ok(Turn::leave().then(Step::Then(then)));
        }
        Ok(Message::info("Tapez « oui », puis Entrée ; Échap pour ne rien faire.").into())
    }

    fn typed(&mut self, input: FormInput, _desk: &mut Desk) -> Answer {
        if let Some(word) = &mut self.word {
            edit(word, &input);
        }
        Ok(Turn::stay())
    }
}
