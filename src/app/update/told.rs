//! What the rest of the file and the agenda say of the form on top, said again at each field left.
use super::super::App;
use super::super::agenda::concerns;
use super::super::layer::Layer;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id};
use crate::gestures::remarks::Remarks;
use crate::gestures::request::Request;
use crate::store::Result;

impl App {
    /// Puts beside the fields what the file says, without a doubt yet: nothing was typed.
    pub(super) fn tell_form(&mut self) -> Result<()> {
        self.look_at_file(false)
    }

    /// Finds again what the file says of the form on top: words, doubts, refusals.
    pub(super) fn judge_form(&mut self) -> Result<()> {
        self.look_at_file(true)
    }

    fn look_at_file(&mut self, doubts: bool) -> Result<()> {
        let Some(Layer::Form(layer)) = self.layers.last() else {
            return Ok(());
        };
        let mut remarks = Remarks::default();
        if let Some(person) = layer.person {
            let file = self.store.case_file(person)?;
            remarks = layer
                .request
                .explain(&self.filled(&layer.form, Some(&file)));
        }
        if doubts && concerns(layer.form.entity()) {
            let row = layer.form.as_row();
            remarks.issues = self.appointment_doubts(&row, layer.person)?;
        }
        if let Some(Layer::Form(layer)) = self.layers.last_mut() {
            layer.form.tell(&remarks.notices);
            if doubts {
                layer.form.doubt(remarks.issues);
            }
        }
        Ok(())
    }

    /// Whether that réorientation was asked and not decided.
    pub(super) fn awaits_decision(&self, id: Id) -> bool {
        self.pending_decisions().any(|it| it == id)
    }

    /// The réorientation that was asked last and is not decided.
    pub(crate) fn pending_decision(&self) -> Option<Id> {
        self.pending_decisions().last()
    }

    fn pending_decisions(&self) -> impl Iterator<Item = Id> {
        let rows = self
            .file
            .as_ref()
            .map_or(&[][..], |view| view.file.rows(Entity::Orientation));
        let pending = rows.iter().filter(|row| {
            row.date("demandee_le").is_some()
                && row.text("decision").is_none_or(|it| it == "en_attente")
        });
        pending.map(|row| row.id)
    }

    /// The parcours that runs, in the file on screen.
    pub(crate) fn running_parcours(&self) -> Option<Id> {
        let parcours = self.file.as_ref()?.file.parcours()?;
        parcours.date("sortie_le").is_none().then_some(parcours.id)
    }

    /// « Fin de l’accompagnement », of the file on screen.
    pub(super) fn end_follow_up(&mut self) -> super::Effects {
        match self.running_parcours() {
            Some(id) => self.open_form(Request::EndFollowUp(id)),
            None => super::nothing(),
        }
    }

    /// The files of some people.
    pub(super) fn files_of(&self, people: &[Id]) -> Result<Vec<CaseFile>> {
        people
            .iter()
            .map(|person| self.store.case_file(*person))
            .collect()
    }
}
