//! A form over the screen: what is typed, its draft, saving it, and two people who write the same
//! record.
mod before;
mod given;
mod keep;
mod sent;

pub use given::Sent;

use crate::app::effect::Effect;
use crate::app::long_work::Long;
use crate::app::prelude::*;
use crate::app::turn::Saved;
use crate::app::{answer, writing};
use crate::domain::change::Applied;
use crate::domain::deadlines::AlertKey;
use crate::domain::record::Row;
use crate::form::{Form, FormOutcome};
use crate::gestures::for_marked::ForMarked;
use crate::store::{Aside, StoreError};

/// A form over the screen.
#[derive(Clone, Debug)]
pub struct OpenForm {
    /// What was asked.
    pub request: Gesture,
    /// The person it is about, if it exists already.
    pub person: Option<Id>,
    /// « NOM Prénom » of that person, where their file is not open behind the form.
    pub whose: Option<String>,
    /// The people it is about, when it is about those marked.
    pub marked: Vec<Id>,
    /// The form.
    pub form: Form,
    /// Number of its draft; 0 while there is none.
    pub draft: Id,
    /// Something was typed since the draft was last kept.
    pub unkept: bool,
    /// Its draft beside the store, while the store can't be written.
    pub aside: Option<Aside>,
    /// What is asked before it is saved is answered: nobody knows the person, what can hurt is wanted.
    pub is_sure: bool,
    /// The alert that it is to answer.
    pub answers: Option<AlertKey>,
    /// What was saved of it, when the disk has not answered for it.
    pub sent: Option<Box<Sent>>,
    /// What was saved of it already; the rest is what was typed while the disk was waited for.
    pub first: Option<Box<Saved>>,
}

impl OpenForm {
    /// A form that was just made.
    pub const fn new(request: Gesture, person: Option<Id>, form: Form) -> Self {
        Self {
            request,
            person,
            whose: None,
            marked: Vec::new(),
            form,
            draft: 0,
            unkept: false,
            aside: None,
            is_sure: false,
            answers: None,
            sent: None,
            first: None,
        }
    }

    /// Takes the text that comes back from the user's own editor.
    pub fn edited(
        &mut self,
        token: u64,
        text: std::result::Result<String, String>,
        desk: &mut Desk,
    ) -> Turn {
        let at = usize::try_from(token).unwrap_or_default();
        let taken = text.and_then(|text| self.form.set_text(at, &text));
        self.unkept |= self.form.is_dirty();
        match taken {
            Ok(()) => self.kept(desk),
            Err(sentence) => Message::warning(sentence).into(),
        }
    }

    /// Gives an input to the form, and follows what comes of it.
    fn input(&mut self, input: FormInput, desk: &mut Desk) -> Answer {
        if input == FormInput::Save && self.sent.is_some() {
            return self.save(desk);
        }
        let saves = input == FormInput::Save;
        let mut outcome = self.form.handle(input);
        if saves && matches!(outcome, FormOutcome::Invalid(_)) {
            // What the file said against may be corrected since.
            writing::judge(self.request, self.person, &mut self.form, desk)?;
            outcome = self.form.handle(FormInput::Save);
        }
        if matches!(outcome, FormOutcome::Left(_) | FormOutcome::Submit) {
            writing::judge(self.request, self.person, &mut self.form, desk)?;
        }
        Ok(match outcome {
            FormOutcome::Nothing => Turn::stay(),
            FormOutcome::Changed => {
                (self.unkept, self.is_sure) = (true, false);
                Turn::stay()
            }
            FormOutcome::Left(_) => {
                self.unkept |= self.form.is_dirty();
                self.kept(desk)
            }
            FormOutcome::Invalid(sentence) => Message::error(sentence).into(),
            FormOutcome::Submit => match self.form.refused() {
                Some(sentence) => Message::error(sentence).into(),
                None => return self.save(desk),
            },
            FormOutcome::Close => return self.close(desk),
            FormOutcome::Abandon => return self.abandon(desk),
            FormOutcome::EditText(text) => {
                if !desk.store.may_hand_out_notes() {
                    return Ok(Message::error(IN_CLEAR).into());
                }
                let token = u64::try_from(self.form.focused()).unwrap_or_default();
                // A draft is there to come back to, should the program be killed meanwhile.
                self.unkept = true;
                let kept = self.kept(desk);
                let origin = desk.store.note_origin(&desk.author, self.draft, token);
                let edit = Effect::EditText {
                    token,
                    text,
                    origin,
                };
                kept.then(Step::Effect(edit))
            }
        })
    }

    /// Closes the form: what was typed stays as a draft, and a sentence says it.
    fn close(&mut self, desk: &mut Desk) -> Answer {
        let said = self.keep(desk);
        if self.is_lost() {
            // The form does not go.
            return Ok(said.into());
        }
        let turn = Turn::from(said).then(Step::Leave);
        if self.sent.is_some() {
            return Ok(turn.then(Message::warning(UNKNOWN)));
        }
        if !self.forget_empty(desk)? && self.draft != 0 {
            let words =
                "Rien n’est perdu : votre texte est gardé en brouillon (touche :, « brouillons »).";
            return Ok(turn.then(Message::info(words)));
        }
        Ok(turn)
    }

    /// « Abandonner »: the draft goes, undo brings it back.
    fn abandon(&mut self, desk: &mut Desk) -> Answer {
        let turn = self.kept(desk).then(Step::Leave);
        if self.draft == 0 {
            return Ok(turn);
        }
        let choice = crate::app::chooser::Choice::Abandon(self.draft);
        Ok(turn.then(Step::Choose(choice)))
    }

    /// Saves the form: one change, applied whole. On a conflict both texts are kept.
    fn save(&mut self, desk: &mut Desk) -> Answer {
        if let Some(sent) = self.sent.take() {
            return self.ask_again(sent, true, desk);
        }
        if !self.is_sure
            && let Some(asked) = self.asked_before(desk)?
        {
            return Ok(self.kept(desk).then(asked));
        }
        let made = writing::change(self.request, self.person, &self.marked, &self.form, desk)?;
        let mut change = match made {
            writing::Outcome::Change(change) => change,
            writing::Outcome::Long(gesture) => return self.save_beside(gesture, desk),
            writing::Outcome::Same => {
                let first = self.first.take().map(Step::Saved);
                let left = match &self.answers {
                    Some(alert) => answer::unanswered(alert, desk)?,
                    None => None,
                };
                let same = match left {
                    Some(left) => Message::warning(format!("Rien n’a changé. {left}")),
                    None => Message::info("Rien n’a changé."),
                };
                let said = first.is_none().then_some(same);
                return Ok(self.close(desk)?.then(first).then(said));
            }
            writing::Outcome::Refused(reason) => return Ok(Message::error(reason).into()),
        };
        if self.draft == 0 {
            let landed = desk.store.draft_landed(&self.as_draft())?;
            self.draft = landed.unwrap_or_default();
            desk.drafts += usize::from(self.draft != 0);
        }
        change.draft = (self.draft != 0).then_some(self.draft);
        let moment = desk.clock.moment();
        match desk.store.apply(&desk.author, &moment, &change) {
            Ok(applied) => self.saved(&change.label, Some(&applied), desk),
            Err(StoreError::Conflict { theirs, .. }) if theirs.entity == self.form.entity() => {
                self.conflict(&theirs, desk)
            }
            Err(other) => {
                self.note_sent(change, &moment, desk);
                self.keep(desk);
                Err(other)
            }
        }
    }

    /// Has the change of many people written beside. The form stays, under what shows how far that
    /// is: it is there again if nothing comes of it. Its draft goes at the end of the act.
    fn save_beside(&mut self, mut gesture: Box<ForMarked>, desk: &mut Desk) -> Answer {
        self.unkept = true;
        let said = self.keep(desk);
        if self.unkept {
            return Ok(said.into());
        }
        gesture.draft = Some(self.draft);
        Ok(Step::Long(Long::Marked(gesture)).into())
    }

    /// Goes, once its change is written, and says what follows.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(in crate::app) fn saved(
        &mut self,
        label: &str,
        applied: Option<&Applied>,
        desk: &mut Desk,
    ) -> Answer {
        let form = self.form.clone();
        let mut saved = self.account(form, label, applied, desk)?;
        if let Some(first) = self.first.take() {
            saved = Saved {
                sentence: format!("{} {}", first.sentence, saved.sentence),
                ..*first
            };
        }
        Ok(Turn::leave().then(Step::Saved(Box::new(saved))))
    }

    /// What is told of the form, saved as it was then.
    fn account(
        &mut self,
        mut form: Form,
        label: &str,
        applied: Option<&Applied>,
        desk: &mut Desk,
    ) -> Result<Saved> {
        self.unkept = false;
        self.forget_aside();
        let ended = usize::from(self.draft != 0);
        desk.drafts = desk.drafts.saturating_sub(ended);
        self.draft = 0;
        let record = applied.and_then(|it| it.records.first().copied());
        let next = match self.person {
            Some(person) => writing::next(self.request, person, &form, record, desk)?,
            None => None,
        };
        let mut sentence = vec![format!("Enregistré : {label}.")];
        sentence.extend(form.take_warnings());
        Ok(Saved {
            request: self.request,
            about: self.person,
            marked: self.marked.clone(),
            entity: form.entity(),
            person: applied.and_then(|it| it.person),
            record,
            sentence: sentence.join(" "),
            next,
            answers: self.answers.clone(),
        })
    }

    /// Someone saved the same record meanwhile: different fields merge, the same field shows both.
    fn conflict(&mut self, theirs: &Row, desk: &mut Desk) -> Answer {
        let person = theirs.int("allocataire_id").unwrap_or(theirs.id);
        let last = desk.store.history(person, 1)?.pop();
        let by = last.map_or_else(|| "un collègue".to_owned(), |act| act.author);
        if theirs.deleted {
            let words = format!(
                "{by} vient de retirer ce que vous modifiez. Votre texte est gardé en brouillon."
            );
            return Ok(Turn::from(Message::error(words)).then(self.kept(desk)));
        }
        let both = self.form.merge_conflict(theirs, &by);
        self.unkept = true;
        let kept = self.kept(desk);
        if both.is_empty() {
            return self.save(desk);
        }
        let [swap, save] = desk.form_keys([Action::RepeatValue, Action::Save]);
        Ok(kept.then(Message::warning(format!(
            "{by} a modifié en même temps : {}. Les deux textes sont gardés : choisissez ({swap} les échange), puis enregistrez avec {save}.",
            both.join(", ")
        ))))
    }
}

/// What is said of a form that is left before it is known whether it is saved.
const UNKNOWN: &str = "Le disque n’a pas encore répondu : dès qu’il le fera, carnet dira si c’est enregistré. Votre texte est gardé jusque-là.";

/// What is said of a text that can't be given to the person's editor.
const IN_CLEAR: &str = "Cette base est chiffrée, et cette machine n’a pas de place en mémoire où prêter un texte à votre éditeur : modifiez-le ici.";

/// What is said in a form whose draft was taken up elsewhere.
const TAKEN_UP: &str = "Ce texte a été repris dans une autre de vos fenêtres. Ce que vous tapez ici est gardé dans un brouillon à part.";

/// What is said in a form whose draft was saved or given up elsewhere.
const ENDED: &str = "Ce texte a été enregistré ou abandonné dans une autre de vos fenêtres. Ce que vous tapez ici est gardé dans un brouillon à part.";

impl At for OpenForm {
    fn context(&self) -> Context {
        if self.form.in_prose() {
            Context::Editor
        } else {
            Context::Form
        }
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let (repeats, guided) = (self.form.repeatable().is_some(), self.form.is_guided());
        Offers::of_form(self.context(), repeats, guided)
    }

    fn person(&self) -> Option<Id> {
        self.person
    }

    fn refuses(&self, action: Action, _desk: &Desk) -> Option<Availability> {
        // Of what is typed: the form knows.
        matches!(action, Action::Undo | Action::Redo).then_some(Availability::Yes)
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        // Whether a draft that is being saved is still one is known once the disk has answered.
        if self.draft == 0 || self.sent.is_some() {
            return Ok(Turn::stay());
        }
        let words = match desk.store.draft_session(self.draft)? {
            Some(session) if session == desk.author.session => return Ok(Turn::stay()),
            Some(_) => TAKEN_UP,
            None => ENDED,
        };
        (self.draft, self.unkept) = (0, self.form.is_dirty());
        Ok(Message::warning(words).into())
    }

    fn lands(&mut self, desk: &mut Desk) -> Answer {
        match self.sent.take() {
            Some(sent) => self.ask_again(sent, false, desk),
            None => Ok(Turn::stay()),
        }
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        let input = match action {
            Action::Save => FormInput::Save,
            Action::NextField => FormInput::Next,
            Action::PreviousField => FormInput::Previous,
            Action::Undo => FormInput::Undo,
            Action::Redo => FormInput::Redo,
            Action::RepeatValue => FormInput::RepeatPrevious,
            Action::ExternalEditor => FormInput::EditExternally,
            Action::Back => FormInput::Cancel,
            // It stays beneath the question, if there is one.
            Action::Quit => {
                self.forget_empty(desk)?;
                return Ok(Turn::pass());
            }
            Action::HowToQuit | Action::Veil | Action::Help => return Ok(Turn::pass()),
            _ => return Ok(Turn::stay()),
        };
        self.input(input, desk)
    }

    fn typed(&mut self, input: FormInput, desk: &mut Desk) -> Answer {
        self.input(input, desk)
    }

    fn chosen(&mut self, choice: &Choice, desk: &mut Desk) -> Answer {
        match choice {
            Choice::Known(person) => {
                let turn = self.close(desk)?;
                Ok(turn.then(Turn::file(*person, Spot::Worst)))
            }
            Choice::Sure => {
                self.is_sure = true;
                self.save(desk)
            }
            _ => Ok(Turn::pass()),
        }
    }
}
