//! A form whose save was given to a disk that has not answered: asked again until it has. One goes on typing; what
//! was typed since is then what is left to save, in the record as it was saved.
use super::{OpenForm, Sent};
use crate::app::prelude::*;
use crate::domain::change::{Applied, Change, Moment};
use crate::form::{FormInput, FormOutcome};
use crate::store::{Draft, Sending, StoreError};

impl OpenForm {
    /// Notes what was given to the disk, if that change was.
    pub(super) fn note_sent(&mut self, change: Change, moment: &Moment, desk: &Desk) {
        if let Some(applied) = desk.store.is_sending(&change) {
            self.unkept = true;
            self.sent = Some(Box::new(Sent {
                change,
                moment: *moment,
                applied,
                form: self.form.clone(),
            }));
        }
    }

    /// Asks whether what was given to the disk is saved; `rest` has what was typed since saved too.
    pub(super) fn ask_again(&mut self, sent: Box<Sent>, rest: bool, desk: &mut Desk) -> Answer {
        match desk.store.apply(&desk.author, &sent.moment, &sent.change) {
            Ok(applied) => self.landed(&sent, &applied, rest, desk),
            Err(StoreError::Slow) => {
                self.sent = Some(sent);
                Err(StoreError::Slow)
            }
            Err(other) => {
                self.keep(desk);
                Err(other)
            }
        }
    }

    /// It is saved.
    fn landed(&mut self, sent: &Sent, applied: &Applied, rest: bool, desk: &mut Desk) -> Answer {
        let label = &sent.change.label;
        if !self.has_grown(sent) {
            return self.saved(label, Some(applied), desk);
        }
        let saved = self.account(sent.form.clone(), label, Some(applied), desk)?;
        let said = saved.sentence.clone();
        self.unkept = true;
        // What is about several people is not taken up in the record of one.
        let several = self.request.reads_of_marked().is_some();
        let Some(record) = sent.record().filter(|_| !several) else {
            let turn = self.kept(desk).then(Step::Leave);
            let words = format!("{said} Ce que vous avez tapé depuis est gardé en brouillon.");
            return Ok(turn.then(Step::Refresh).then(Message::warning(words)));
        };
        let row = desk.store.row(sent.form.entity(), record)?;
        let strays = self.form.follow(&row, &sent.form);
        self.request = Gesture::Edit(row.entity, record);
        self.person = applied.person.or(self.person);
        self.is_sure = true;
        self.first = Some(Box::new(saved));
        self.keep(desk);
        let left = match strays.as_slice() {
            [] => "Ce que vous avez tapé depuis reste à enregistrer.".to_owned(),
            strays => format!("Modifié depuis, et pas enregistré : {}.", strays.join(", ")),
        };
        if rest && strays.is_empty() {
            match self.form.handle(FormInput::Save) {
                FormOutcome::Invalid(why) => {
                    let words = format!("{said} La suite n’est pas enregistrée : {why}");
                    return Ok(Turn::from(Step::Refresh).then(Message::warning(words)));
                }
                _ => return self.save(desk),
            }
        }
        Ok(Turn::from(Step::Refresh).then(Message::warning(format!("{said} {left}"))))
    }

    fn has_grown(&self, sent: &Sent) -> bool {
        self.form.draft_json() != sent.form.draft_json()
    }

    /// What the next start must know of what was given to the disk, with the draft of what was typed since.
    pub(super) fn sending(&self, desk: &Desk) -> Option<Sending> {
        let sent = self.sent.as_ref()?;
        let rest = self.has_grown(sent).then(|| self.rest(sent)).flatten();
        Some(Sending::new(&desk.author, &sent.moment, rest))
    }

    fn rest(&self, sent: &Sent) -> Option<Draft> {
        let mut row = sent.form.as_row();
        (row.id, row.version) = (sent.record()?, row.version + 1);
        let mut form = self.form.clone();
        form.follow(&row, &sent.form);
        Some(Draft {
            id: 0,
            form: Gesture::Edit(row.entity, row.id).to_text(),
            record: form.record,
            version: Some(form.version),
            person: sent.applied.person.or(self.person),
            values: form.draft_json(),
            ..self.as_draft()
        })
    }
}
