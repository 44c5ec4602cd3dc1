//! The second half of a gesture: after an absence what is done about it, after what was closed
//! the next appointment; and what the agenda has to say of the form on top.
use super::super::App;
use super::super::agenda::concerns;
use super::super::layer::{FormLayer, Layer};
use crate::domain::agenda::Closed;
use crate::domain::date::Time;
use crate::domain::facts::ReviewTrigger;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::gestures::request::Request;
use crate::gestures::save::leaving::{answer, asked};
use crate::gestures::slot::Place;
use crate::store::Result;

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
    pub(super) fn what_follows(
        &self,
        layer: &FormLayer,
        made: Option<Id>,
    ) -> Result<Option<Following>> {
        let Some(person) = layer.person else {
            return Ok(None);
        };
        let row = layer.form.as_row();
        let (agent, hour) = (
            row.int("agent_id"),
            row.text("heure").and_then(Time::from_code),
        );
        if self.in_review() {
            return Ok(None);
        }
        let closed = match (layer.request, row.text("statut")) {
            (Request::New(Entity::Review, _) | Request::Review(..), _) => {
                return self.after_review(person, &row);
            }
            (Request::Outcome(_), Some("honore")) if row.text("type") == Some("revue") => {
                return Ok(self.review_of_the_day(person, &row)?.map(Following::Form));
            }
            (Request::Outcome(id), Some("absent" | "absent_excuse")) => {
                let request = Request::New(Entity::AbsenceAction, id);
                return Ok(Some(Following::Form(request)));
            }
            (Request::New(Entity::AbsenceAction, _), _)
                if row.text("type") == Some("nouveau_rdv") =>
            {
                return Ok(made.map(Request::Rebook).map(Following::Form));
            }
            (Request::EndFollowUp(_), _) => {
                let now = answer(&layer.form.values(), asked::REVIEW) == Some(&Value::Int(1));
                let end = Request::Review(ReviewTrigger::ParcoursEnd, 0);
                let review = Following::Form(end);
                return Ok(now.then_some(review));
            }
            (Request::Outcome(_), Some("honore")) => Closed::Kept {
                kind: row.text("type").unwrap_or_default(),
                under_contract: self.is_under_contract(person)?,
            },
            (Request::ActionDone(_), _) => Closed::ActionDone,
            (
                Request::New(Entity::Contract, _)
                | Request::Edit(Entity::Contract, _)
                | Request::Sign(_)
                | Request::Amend(_)
                | Request::Renew(_),
                _,
            ) if just_signed(layer) => Closed::Signed,
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

    /// After a review, the next appointment when there is none; else the next review itself, at the
    /// latest worked day that keeps what was agreed, unless it is fixed already.
    fn after_review(&self, person: Id, review: &Row) -> Result<Option<Following>> {
        let Some(agreed) = review.date("prochaine_le").filter(|on| *on > self.today) else {
            return Ok(None);
        };
        let file = self.store.case_file(person)?;
        let planned = |row: &&Row| {
            row.text("statut").is_none_or(|status| status == "prevu")
                && row.date("prevu_le").is_some_and(|on| on >= self.today)
        };
        let to_come = || file.rows(Entity::Appointment).iter().filter(planned);
        let closed = if to_come().next().is_none() {
            Closed::Kept {
                kind: "revue",
                under_contract: self.is_under_contract(person)?,
            }
        } else if to_come().any(|row| row.text("type") == Some("revue")) {
            return Ok(None);
        } else {
            let day = self.rules.calendar().last_working_day_up_to(agreed);
            let days = (day - self.today).num_days();
            Closed::Reviewed(u64::try_from(days).unwrap_or_default())
        };
        let agent = match self.author.agent {
            Some(agent) => Some(agent),
            None => self.store.referent_of(person)?,
        };
        let place = self.next_place(closed, agent, None)?;
        Ok(Some(Following::Appointment(place)))
    }

    /// An appointment of review that was kept leads to the review, unless it is written already.
    fn review_of_the_day(&self, person: Id, appointment: &Row) -> Result<Option<Request>> {
        let file = self.store.case_file(person)?;
        let on = appointment.date("prevu_le");
        let written = file
            .rows(Entity::Review)
            .iter()
            .any(|row| row.date("faite_le") >= on);
        Ok((!written).then_some(Request::New(Entity::Review, 0)))
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
