//! What is known of a whole group session, corrected for all its people at once: what, where, how long, with whom.
use super::session;
use super::session_for_marked::ASKED;
use crate::domain::record::appointment::APPOINTMENT;
use crate::gestures::prelude::*;

/// One of its appointments.
pub(super) struct EditSession(pub Id);

impl Steps for EditSession {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Appointment, self.0)?;
        let when = [APPOINTMENT.planned_on.name, APPOINTMENT.time.name];
        let names: Vec<&str> = ASKED.into_iter().filter(|it| !when.contains(it)).collect();
        let mut spec = at.fields(Entity::Appointment, Some(row), &names);
        for field in &mut spec.fields {
            *field = field.usual();
        }
        let day = row.day(APPOINTMENT.planned_on.name);
        let spec = spec
            .required(&[APPOINTMENT.agent.name])
            .titled(format!("Séance collective du {day} : modifier pour tous"));
        Some(at.form(spec, Some(row), &Values::new()))
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let those = session::those(at);
        those
            .map(|it| session::update(it, at.own_values()))
            .collect()
    }

    fn reads_of_marked(&self) -> Option<&'static [Entity]> {
        Some(&[])
    }

    fn label(&self, at: &Filled<'_>) -> String {
        session::words(at, "modifiée", at.session.len())
    }
}
