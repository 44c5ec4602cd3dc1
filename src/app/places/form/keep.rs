//! What is typed in a form, kept as a draft: in the store, or beside it while it can't be written.
use super::{OpenForm, TAKEN_UP};
use crate::app::prelude::*;
use crate::store::{Draft, StoreError};

impl OpenForm {
    /// Keeps what was typed as a draft; where the store can't be written, beside it. Gives what there is
    /// to say of it.
    pub fn keep(&mut self, desk: &mut Desk) -> Option<Message> {
        if !self.unkept {
            return None;
        }
        let (moment, draft) = (desk.clock.moment(), self.as_draft());
        match desk.store.keep_draft(&desk.author, &moment, &draft) {
            Ok(kept) => {
                desk.drafts += usize::from(self.draft == 0);
                let elsewhere = self.draft != 0 && self.draft != kept;
                (self.draft, self.unkept) = (kept, false);
                self.forget_aside();
                elsewhere.then(|| Message::warning(TAKEN_UP))
            }
            Err(error) => Some(self.keep_aside(&draft, &error, desk)),
        }
    }

    /// Keeps what the store refuses beside it. It stays to be kept in the store.
    fn keep_aside(&mut self, draft: &Draft, error: &StoreError, desk: &Desk) -> Message {
        let kept =
            desk.store
                .keep_aside(&desk.author, draft, self.aside.as_ref(), self.sending(desk));
        match kept {
            Ok(aside) => {
                self.aside = Some(aside);
                Message::warning(format!(
                    "{error} Votre texte est gardé à part, dans la mémoire de cette session, et entrera dans la base dès que possible."
                ))
            }
            Err(_) => Message::error(format!(
                "Le brouillon n’a pas pu être gardé : votre texte n’est qu’à l’écran. {error}"
            )),
        }
    }

    pub(super) fn forget_aside(&mut self) {
        if let Some(aside) = self.aside.take() {
            aside.remove();
        }
    }

    /// The same, for what follows.
    pub(super) fn kept(&mut self, desk: &mut Desk) -> Turn {
        self.keep(desk).into()
    }

    pub(super) fn as_draft(&self) -> Draft {
        Draft {
            id: self.draft,
            form: self.request.to_text(),
            record: self.form.record,
            version: self.form.record.map(|_| self.form.version),
            person: self.person,
            title: self.form.spec.title.clone(),
            values: self.form.draft_json(),
            field: i64::try_from(self.form.focused()).unwrap_or_default(),
            ..Draft::default()
        }
    }

    /// Whether what is typed is on screen only.
    pub fn is_lost(&self) -> bool {
        self.unkept && self.aside.is_none() && self.form.is_dirty()
    }

    /// Forgets a draft that says nothing that is not saved; whether there was one.
    pub(super) fn forget_empty(&mut self, desk: &mut Desk) -> Result<bool> {
        let empty = self.draft != 0 && !self.form.is_dirty() && self.sent.is_none();
        if empty {
            desk.store.drop_empty_draft(self.draft)?;
            desk.drafts = desk.drafts.saturating_sub(1);
            self.draft = 0;
        }
        Ok(empty)
    }
}
