//! Drafts: kept at each field left, soon after typing, and when the line drops; offered again.
use super::super::App;
use super::super::job::Job;
use super::super::layer::{FormLayer, Layer};
use super::super::message::Message;
use super::{Effects, nothing};
use crate::domain::record::Id;
use crate::gestures::request::Request;
use crate::store::{Draft, Result, StoreError};

impl App {
    /// Whether something typed is not in the store yet.
    #[must_use]
    pub fn has_unkept_text(&self) -> bool {
        self.layers
            .iter()
            .any(|layer| matches!(layer, Layer::Form(form) if form.unkept))
    }

    /// Keeps every open form as a draft. Says so when it can't be.
    pub fn keep_draft(&mut self) {
        let (author, moment) = (self.author.clone(), self.clock.moment());
        let mut failure = None;
        for layer in &mut self.layers {
            let Layer::Form(layer) = layer else { continue };
            if !layer.unkept {
                continue;
            }
            match self.store.keep_draft(&author, &moment, &draft_of(layer)) {
                Ok(id) => (layer.draft, layer.unkept) = (id, false),
                Err(error) => failure = Some(error),
            }
        }
        if let Some(error) = failure {
            self.message = Some(Message::error(format!(
                "Le brouillon n’a pas pu être gardé. {error}"
            )));
        }
        if let Err(error) = self.count_drafts() {
            self.message = Some(Message::error(error.to_string()));
        }
    }

    pub(crate) fn count_drafts(&mut self) -> Result<()> {
        self.drafts = self.store.drafts(&self.author)?.len();
        Ok(())
    }

    /// Says at the start that drafts wait, and opens their list.
    pub(crate) fn offer_drafts(&mut self) -> Result<()> {
        self.count_drafts()?;
        if self.drafts > 0 && self.layers.is_empty() && self.read_only().is_none() {
            let menu = self.menu_drafts()?;
            self.layers.push(Layer::Menu(menu));
            self.message = Some(Message::info(
                "Un texte n’a pas été enregistré la dernière fois : le voici.".to_owned(),
            ));
        }
        Ok(())
    }

    pub(super) fn open_drafts(&mut self) -> Effects {
        let menu = self.menu_drafts()?;
        self.menu(menu)
    }

    fn draft(&self, id: Id) -> Result<Draft> {
        let drafts = self.store.drafts(&self.author)?;
        drafts
            .into_iter()
            .find(|draft| draft.id == id)
            .ok_or(StoreError::NotFound)
    }

    /// Opens a draft's form again, at the same field.
    pub(super) fn resume_draft(&mut self, id: Id) -> Effects {
        let draft = self.draft(id)?;
        let request = Request::from_text(&draft.form).ok_or(StoreError::NotFound)?;
        if let Some(person) = draft.person
            && self.file.as_ref().is_none_or(|view| view.person != person)
        {
            self.open_person(person)?;
        }
        let mut form = request.open(&self.store, draft.person, self.opening())?;
        let field = usize::try_from(draft.field).unwrap_or_default();
        if let Err(sentence) = form.restore_draft(&draft.values, field) {
            self.message = Some(Message::error(sentence));
        }
        // The record may have changed since: the save will say so and keep both texts.
        if let Some(version) = draft.version.filter(|_| form.record.is_some()) {
            form.version = version;
        }
        self.layers.push(Layer::Form(Box::new(FormLayer {
            request,
            person: draft.person,
            whose: None,
            form,
            draft: id,
            unkept: false,
        })));
        nothing()
    }

    /// Gives a draft up; undo brings it back.
    pub(super) fn abandon_draft(&mut self, id: Id) -> Effects {
        let draft = self.draft(id)?;
        self.store
            .abandon_draft(&self.author, &self.clock.moment(), &draft)?;
        self.note_undo()?;
        self.count_drafts()?;
        self.message = Some(Message::success(
            "Brouillon abandonné. u le ramène.".to_owned(),
        ));
        nothing()
    }

    /// Closes the form on top: what was typed stays as a draft, and that is said.
    pub(super) fn close_form(&mut self) -> Result<()> {
        self.keep_draft();
        let Some(Layer::Form(layer)) = self.layers.pop() else {
            return Ok(());
        };
        if layer.draft != 0 && !layer.form.is_dirty() {
            self.store.drop_empty_draft(layer.draft)?;
            self.count_drafts()?;
        } else if layer.draft != 0 {
            self.message = Some(Message::info(
                "Rien n’est perdu : votre texte est gardé en brouillon (toutes les actions, « brouillons »).".to_owned(),
            ));
        }
        Ok(())
    }

    /// « Abandonner »: the draft goes, undo brings it back.
    pub(super) fn abandon_form(&mut self) -> Effects {
        self.keep_draft();
        let Some(Layer::Form(layer)) = self.layers.pop() else {
            return nothing();
        };
        if layer.draft == 0 {
            return nothing();
        }
        self.abandon_draft(layer.draft)
    }

    /// Writes the list shown as a spreadsheet.
    pub(super) fn export(&mut self) -> Effects {
        self.jobs.push(Job::Export {
            query: self.list.query.clone(),
            people: Vec::new(),
        });
        nothing()
    }

    /// Writes the people marked as a spreadsheet.
    pub(super) fn export_marked(&mut self) -> Effects {
        let people = self.list.marks.iter().copied().collect();
        self.jobs.push(Job::Export {
            query: self.list.query.clone(),
            people,
        });
        nothing()
    }
}

fn draft_of(layer: &FormLayer) -> Draft {
    Draft {
        id: layer.draft,
        form: layer.request.to_text(),
        record: layer.form.record,
        version: layer.form.record.map(|_| layer.form.version),
        person: layer.person,
        title: layer.form.spec.title.clone(),
        values: layer.form.draft_json(),
        field: i64::try_from(layer.form.focused()).unwrap_or_default(),
        ..Draft::default()
    }
}
