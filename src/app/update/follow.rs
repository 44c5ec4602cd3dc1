//! The second half of a gesture: after an absence what is done about it, after what was closed
//! the next appointment; and what the agenda has to say of the form on top.
use super::super::App;
use super::super::agenda::{Place, concerns};
use super::super::layer::{FormLayer, Layer};
use super::super::request::Request;
use crate::domain::agenda::Closed;
use crate::domain::date::Time;
use crate::domain::record::{Entity, Id};
use crate::store::{CaseFile, Result};

/// What opens once a form is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Following {
    /// Another form.
    Form(Request),
    /// The next appointment, proposed there.
    Appointment(Place),
}

impl App {
    /// What follows from a form that was just saved. The next appointment is proposed only to who
    /// has none.
    pub(super) fn what_follows(&self, layer: &FormLayer) -> Result<Option<Following>> {
        let Some(person) = layer.person else {
            return Ok(None);
        };
        let row = layer.form.as_row();
        let (agent, hour) = (
            row.int("agent_id"),
            row.text("heure").and_then(Time::from_code),
        );
        let closed = match (layer.request, row.text("statut")) {
            (Request::Outcome(id), Some("absent" | "absent_excuse")) => {
                let request = Request::New(Entity::AbsenceAction, id);
                return Ok(Some(Following::Form(request)));
            }
            (Request::Outcome(_), Some("honore")) => Closed::Kept {
                kind: row.text("type").unwrap_or_default(),
                under_contract: self.is_under_contract(person)?,
            },
            (Request::ActionDone(_), _) => Closed::ActionDone,
            (Request::New(Entity::Contract, _) | Request::Edit(Entity::Contract, _), _)
                if just_signed(layer) =>
            {
                Closed::Signed
            }
            (_, _) => return Ok(None),
        };
        let query = &self.list.query;
        if self.store.line(query, person)?.appointment.is_some() {
            return Ok(None);
        }
        let agent = match agent {
            Some(agent) => Some(agent),
            None => self.author.agent.or(self.store.referent_of(person)?),
        };
        let place = self.next_place(closed, agent, hour)?;
        Ok(Some(Following::Appointment(place)))
    }

    fn is_under_contract(&self, person: Id) -> Result<bool> {
        let contracts = CaseFile::contracts(&self.store.case_file(person)?);
        Ok(contracts
            .iter()
            .filter(|contract| contract.stands() && contract.signed_on().is_some())
            .any(|contract| contract.last_day().is_none_or(|last| last >= self.today)))
    }

    /// Finds again what is doubtful about the appointment of the form on top.
    pub(super) fn look_at_agenda(&mut self) -> Result<()> {
        let Some(Layer::Form(layer)) = self.layers.last() else {
            return Ok(());
        };
        if !concerns(layer.form.entity()) {
            return Ok(());
        }
        let doubts = self.appointment_doubts(&layer.form.as_row(), layer.person)?;
        if let Some(Layer::Form(layer)) = self.layers.last_mut() {
            layer.form.doubt(doubts);
        }
        Ok(())
    }
}

/// Whether the last signature was just written.
fn just_signed(layer: &FormLayer) -> bool {
    let row = layer.form.as_row();
    let signatures = ["signe_allocataire_le", "signe_referent_le"];
    let written = layer
        .form
        .values()
        .iter()
        .any(|(name, value)| signatures.contains(name) && value.as_date().is_some());
    written && signatures.iter().all(|name| row.date(name).is_some())
}
