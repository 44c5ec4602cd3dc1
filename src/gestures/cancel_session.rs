//! A whole group session that the structure cancels: nobody of it is expected any more, and why.
use super::kinds::leaving::question;
use super::{postpone, session};
use crate::domain::record::appointment::APPOINTMENT;
use crate::domain::vocabulary::AppointmentStatus as Status;
use crate::gestures::prelude::*;
use crate::store::Meeting;

/// One of its appointments.
pub(super) struct CancelSession(pub Id);

/// What is asked of who keeps no reason.
const SURE: Field = question("seance_annulee", "Annuler pour tous", Kind::YesNo);

impl Steps for CancelSession {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Appointment, self.0)?;
        let day = row.day(APPOINTMENT.planned_on.name);
        let asked = postpone::why(at).first().copied().unwrap_or(SURE);
        let spec = FormSpec::only(Entity::Appointment, &[])
            .asking(&[asked])
            .required(&[asked.name])
            .titled(format!("Annuler la séance collective du {day}"));
        Some(at.form(spec, Some(row), &Values::new()))
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let written = expected(session::those(at)).flat_map(|it| {
            let values = vec![
                APPOINTMENT.status.set(Status::CancelledByStructure),
                APPOINTMENT.status_on.set(at.writer.today),
            ];
            let update = session::update(it, values);
            std::iter::once(update).chain(session::reason(at, it, None))
        });
        written.collect()
    }

    fn refusal(&self, at: &Filled<'_>) -> Option<String> {
        let people: Vec<&Meeting> = at.session.iter().collect();
        let today = at.writer.today;
        let refused = session::refusal(Gesture::CancelSession(self.0), &people, (today, None));
        refused.or_else(|| {
            let no = at.yes_no(SURE.name) == Some(false);
            let words = "Rien n’est annulé : répondez oui, ou Échap pour laisser la séance.";
            no.then(|| words.to_owned())
        })
    }

    fn reads_of_marked(&self) -> Option<&'static [Entity]> {
        Some(&[])
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let people = expected(at.session.iter()).count();
        session::words(at, "annulée par la structure", people)
    }
}

/// Those of some appointments that the structure has not cancelled already.
fn expected<'a>(all: impl Iterator<Item = &'a Meeting>) -> impl Iterator<Item = &'a Meeting> {
    let by_us = Some(Status::CancelledByStructure);
    all.filter(move |it| session::status(it) != by_us)
}
