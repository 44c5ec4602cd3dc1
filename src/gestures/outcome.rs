//! The outcome of an appointment.
use super::filled::Filled;
use super::gesture::Gesture;
use super::kinds::review::is_under_contract;
use super::name::name_of;
use super::next::Next;
use super::opening::Opening;
use super::steps::Steps;
use crate::domain::agenda::Closed;
use crate::domain::change::Values;
use crate::domain::record::{Entity, Id};
use crate::form::Form;

pub(super) struct Outcome(pub Id);

impl Steps for Outcome {
    fn about(&self) -> Entity {
        Entity::Appointment
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Appointment, self.0)?;
        let past = row.date("prevu_le").is_some_and(|day| day <= at.today);
        let still_planned = row.text("statut").is_none_or(|status| status == "prevu");
        // Only what has taken place can be taken as kept; of what is to come nothing is presumed.
        let kept = (past && still_planned).then(|| ("statut", "honore".into()));
        let first: Values = kept.into_iter().collect();
        let names = ["statut", "duree", "compte_rendu"];
        let spec = at.fields(Entity::Appointment, Some(row), &names);
        let title = format!("Rendez-vous du {} : issue", row.day("prevu_le"));
        Some(at.form(spec.titled(title), Some(row), &first))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let status = at.row.words("statut").to_lowercase();
        format!("{} : {status}", name_of(&at.row))
    }

    fn next<'a>(&self, at: &'a Filled<'_>, _made: Option<Id>) -> Option<Next<'a>> {
        let kind = at.row.text("type").unwrap_or_default();
        match at.row.text("statut")? {
            "honore" if kind == "revue" => {
                // It leads to the review, unless that is written already.
                let on = at.row.date("prevu_le");
                let mut reviews = at.rows(Entity::Review).iter();
                let written = reviews.any(|row| row.date("faite_le") >= on);
                (!written).then_some(Next::Form(Gesture::New(Entity::Review, 0)))
            }
            "honore" => Some(Next::FirstAppointment(Closed::Kept {
                kind,
                under_contract: is_under_contract(at.file?, at.writer.today),
            })),
            "absent" | "absent_excuse" => {
                Some(Next::Form(Gesture::New(Entity::AbsenceAction, self.0)))
            }
            _ => None,
        }
    }
}
