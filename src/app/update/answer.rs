//! From an alert to the form that answers it.
use super::super::App;
use super::sheet::review_asked;
use crate::domain::deadlines::IndexRow;
use crate::domain::record::{Entity, Id};
use crate::gestures::request::Request;
use crate::store::Result;

impl App {
    /// The form that answers an alert.
    pub(crate) fn answer(&self, alert: &IndexRow) -> Result<Option<Request>> {
        let Some(id) = alert.object.1 else {
            return Ok(None);
        };
        Ok(Some(
            match (alert.rule.as_str(), alert.object.0.as_deref()) {
                ("RDV1-2S", _) => Request::New(Entity::Appointment, 0),
                ("ABS-15J", Some("rdv")) => Request::New(Entity::AbsenceAction, id),
                ("ABS-15J", _) => match self.missed(alert)? {
                    Some(missed) => Request::New(Entity::AbsenceAction, missed),
                    None => return Ok(None),
                },
                ("CER-1S" | "CE-1M" | "CE-REORIENT-1M" | "CE-2027", _) => {
                    self.contract_request(alert.person)?
                }
                ("SOCIAL-6M" | "SOCIAL-12M" | "EXAMEN-EP" | "AUDITION-EP", _) => {
                    Request::New(Entity::Examination, 0)
                }
                ("CER-FIN", _) => self.renewal_request(alert.person)?,
                ("CONTRAT-NON-DECIDE", Some("contrat")) => Request::Decide(id),
                ("RDV-SANS-STATUT", Some("rdv")) => Request::Outcome(id),
                ("REVUE-ACTION", Some("action")) => self.action_request(alert.person, id)?,
                ("ECHEANCE", Some("action")) => Request::ActionDone(id),
                ("ECHEANCE", Some("objectif")) => Request::ObjectiveDone(id),
                ("DIAG-3JO", _) => Request::New(Entity::Share, 0),
                ("CONTACT", _) => Request::New(Entity::Contact, 0),
                (rule, _) => match review_asked(rule) {
                    Some(trigger) => Request::Review(trigger, 0),
                    None => return Ok(None),
                },
            },
        ))
    }

    /// The renewal being drawn up, to sign; else a new one, pre-filled.
    fn renewal_request(&self, person: Id) -> Result<Request> {
        let life = self.store.case_file(person)?.life();
        let drafted = self.contract_request(person)?;
        Ok(match (drafted, life.to_renew(self.today)) {
            (Request::New(..), Some(contract)) => Request::Renew(contract.id),
            (request, _) => request,
        })
    }

    /// The absence that an alert is about: that of its day, else the first one nobody followed.
    fn missed(&self, alert: &IndexRow) -> Result<Option<Id>> {
        let file = self.store.case_file(alert.person)?;
        let followed = |id: Id| {
            let made = file.rows(Entity::AbsenceAction).iter();
            made.filter_map(|row| row.int("rdv_id")).any(|it| it == id)
        };
        let mut missed: Vec<_> = file
            .rows(Entity::Appointment)
            .iter()
            .filter(|row| matches!(row.text("statut"), Some("absent" | "absent_excuse")))
            .filter(|row| !followed(row.id))
            .collect();
        missed.sort_by_key(|row| {
            let day = row.date("prevu_le");
            (day != alert.start.1, day, row.id)
        });
        Ok(missed.first().map(|row| row.id))
    }

    /// The contract being drawn up, to sign, or a new one.
    pub(super) fn contract_request(&self, person: Id) -> Result<Request> {
        let contracts = self.store.case_file(person)?.contracts();
        let draft = contracts
            .iter()
            .rfind(|contract| contract.signed_on().is_none() && contract.stands());
        Ok(draft.map_or(Request::New(Entity::Contract, 0), |contract| {
            Request::Sign(contract.id)
        }))
    }
}
