//! The form on top: what is typed, saving it, what follows, and two people who write the same
//! record.
use super::super::App;
use super::super::action::Action;
use super::super::agenda::concerns;
use super::super::effect::Effect;
use super::super::file_view::FileView;
use super::super::layer::{FormLayer, Layer};
use super::super::message::Message;
use super::follow::Following;
use super::{Effects, nothing};
use crate::domain::change::{Applied, Change};
use crate::domain::file::CaseFile;
use crate::domain::record::{Id, Row};
use crate::form::{Form, FormInput, FormOutcome};
use crate::gestures::filled::{Filled, Writer};
use crate::gestures::request::Request;
use crate::store::StoreError;

impl App {
    /// Takes an action while a form is open.
    pub(super) fn act_in_form(&mut self, action: Action) -> Effects {
        let input = match action {
            Action::Save => FormInput::Save,
            Action::NextField => FormInput::Next,
            Action::PreviousField => FormInput::Previous,
            Action::Undo => FormInput::Undo,
            Action::Redo => FormInput::Redo,
            Action::RepeatValue => FormInput::RepeatPrevious,
            Action::ExternalEditor => FormInput::EditExternally,
            Action::Back => FormInput::Cancel,
            Action::Quit => {
                self.close_form()?;
                return self.quit();
            }
            Action::HowToQuit => return self.how_to_quit(),
            Action::Redraw => return Ok(vec![Effect::Repaint]),
            _ => return nothing(),
        };
        self.form_input(input)
    }

    /// Gives an input to the form on top, and follows what comes of it.
    pub(super) fn form_input(&mut self, input: FormInput) -> Effects {
        let Some(Layer::Form(layer)) = self.layers.last_mut() else {
            return nothing();
        };
        let outcome = layer.form.handle(input);
        if matches!(outcome, FormOutcome::Left(_) | FormOutcome::Submit) {
            self.judge_form()?;
        }
        let Some(Layer::Form(layer)) = self.layers.last_mut() else {
            return nothing();
        };
        match outcome {
            FormOutcome::Nothing => nothing(),
            FormOutcome::Changed => {
                layer.unkept = true;
                nothing()
            }
            FormOutcome::Left(_) => {
                layer.unkept |= layer.form.is_dirty();
                self.keep_draft();
                nothing()
            }
            FormOutcome::Invalid(sentence) => {
                self.message = Some(Message::error(sentence));
                nothing()
            }
            FormOutcome::Submit => match layer.form.refused() {
                Some(sentence) => {
                    self.message = Some(Message::error(sentence));
                    nothing()
                }
                None => self.save(),
            },
            FormOutcome::Close => {
                self.close_form()?;
                nothing()
            }
            FormOutcome::Abandon => self.abandon_form(),
            FormOutcome::EditText(text) => {
                let token = u64::try_from(layer.form.focused()).unwrap_or_default();
                self.keep_draft();
                Ok(vec![Effect::EditText { token, text }])
            }
        }
    }

    /// Takes the text that comes back from the user's own editor.
    pub fn edited(&mut self, token: u64, text: std::result::Result<String, String>) {
        let Some(Layer::Form(layer)) = self.layers.last_mut() else {
            return;
        };
        let at = usize::try_from(token).unwrap_or_default();
        let taken = text.and_then(|text| layer.form.set_text(at, &text));
        layer.unkept |= layer.form.is_dirty();
        match taken {
            Ok(()) => self.keep_draft(),
            Err(sentence) => self.message = Some(Message::warning(sentence)),
        }
    }

    /// Saves the form on top: one change, applied whole. On a conflict both texts are kept.
    fn save(&mut self) -> Effects {
        let Some(Layer::Form(layer)) = self.layers.last() else {
            return nothing();
        };
        let layer = layer.as_ref().clone();
        let file = layer
            .person
            .map(|person| self.store.case_file(person))
            .transpose()?;
        let marked: Vec<Id> = self.list.marks.iter().copied().collect();
        let files = match layer.request {
            Request::ReferentForMarked => self.files_of(&marked)?,
            _ => Vec::new(),
        };
        let filled = Filled {
            marked: &marked,
            files: &files,
            ..self.filled(&layer.form, file.as_ref())
        };
        if filled.values.is_empty() && filled.record.is_some() {
            self.close_form()?;
            self.message = Some(Message::info("Rien n’a changé.".to_owned()));
            return nothing();
        }
        if let Some(reason) = layer.request.refusal(&filled) {
            self.message = Some(Message::error(reason));
            return nothing();
        }
        let mut change = layer.request.change(&filled);
        change.draft = (layer.draft != 0).then_some(layer.draft);
        match self
            .store
            .apply(&self.author, &self.clock.moment(), &change)
        {
            Ok(applied) => self.saved(&layer, &change, &applied),
            Err(StoreError::Conflict { theirs, .. }) if theirs.entity == layer.form.entity() => {
                self.conflict(&theirs)
            }
            Err(other) => {
                self.keep_draft();
                Err(other)
            }
        }
    }

    /// A form as it is filled.
    pub(super) fn filled<'a>(&'a self, form: &Form, file: Option<&'a CaseFile>) -> Filled<'a> {
        Filled {
            kind: form.entity(),
            record: form.record.map(|id| (id, form.version)),
            values: form.values(),
            row: form.as_row(),
            file,
            marked: &[],
            files: &[],
            names: &self.names,
            base: &self.base,
            rules: &self.rules,
            writer: self.writer(),
        }
    }

    /// Who writes and when.
    pub(super) const fn writer(&self) -> Writer {
        Writer {
            today: self.today,
            agent: self.author.agent,
            organization: self.structure,
        }
    }

    fn saved(&mut self, layer: &FormLayer, change: &Change, applied: &Applied) -> Effects {
        self.layers.pop();
        self.end_walk(layer.request);
        self.count_drafts()?;
        if matches!(
            layer.request,
            Request::ContactForMarked | Request::ReferentForMarked
        ) {
            self.list.marks.clear();
        }
        let mut text = format!("Enregistré : {}.", change.label);
        for doubt in layer.form.clone().take_warnings() {
            text.push(' ');
            text.push_str(&doubt);
        }
        if let (Request::NewPerson, Some(person)) = (layer.request, applied.person) {
            self.list
                .choose(&self.store, person, self.size.list_rows())?;
            self.file = Some(FileView::open(
                &self.store,
                person,
                &self.names,
                self.today,
            )?);
        }
        self.refresh()?;
        let reading = self.interview().is_some();
        if !reading {
            self.choose_saved(layer, applied);
        }
        let next = self.what_follows(layer, applied.records.first().copied())?;
        let hint = match next {
            Some(Following::Appointment(_)) => {
                "Suite proposée : tapez pour la changer, Échap pour plus tard.".to_owned()
            }
            Some(Following::Form(_)) => "Échap pour remettre la suite à plus tard.".to_owned(),
            None if reading => format!("{} pour annuler.", self.key_of(Action::Undo)),
            None => format!("{} : alerte suivante.", self.key_of(Action::NextAlert)),
        };
        match (next, layer.person) {
            (Some(Following::Form(request)), _) => {
                self.open_form(request)?;
            }
            (Some(Following::Appointment(place)), Some(person)) => {
                self.fix_appointment(place, person)?;
            }
            (Some(Following::Appointment(_)) | None, _) => {}
        }
        self.message = Some(Message::success(format!("{text} {hint}")));
        self.recount()
    }

    /// Stands on the record that was just saved.
    fn choose_saved(&mut self, layer: &FormLayer, applied: &Applied) {
        let Some(id) = applied.records.first() else {
            return;
        };
        if let Some(view) = &mut self.file {
            view.choose(layer.form.entity(), *id);
        } else if concerns(layer.form.entity()) {
            self.choose_meeting(*id);
        }
    }

    /// Someone saved the same record meanwhile: different fields merge, the same field shows both.
    fn conflict(&mut self, theirs: &Row) -> Effects {
        let person = theirs.int("allocataire_id").unwrap_or(theirs.id);
        let by = self
            .store
            .history(person, 1)?
            .first()
            .map_or_else(|| "un collègue".to_owned(), |act| act.author.clone());
        let Some(Layer::Form(layer)) = self.layers.last_mut() else {
            return nothing();
        };
        if theirs.deleted {
            self.message = Some(Message::error(format!(
                "{by} vient de retirer ce que vous modifiez. Votre texte est gardé en brouillon."
            )));
            self.keep_draft();
            return nothing();
        }
        let both = layer.form.merge_conflict(theirs, &by);
        layer.unkept = true;
        self.keep_draft();
        if both.is_empty() {
            return self.save();
        }
        self.message = Some(Message::warning(format!(
            "{by} a modifié en même temps : {}. Les deux textes sont gardés : choisissez, puis enregistrez.",
            both.join(", ")
        )));
        nothing()
    }
}
