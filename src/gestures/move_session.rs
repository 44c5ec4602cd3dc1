//! Another day or hour for a whole group session: all those who are expected are, then. Who was excused from the
//! former day stays so.
use super::{postpone, session};
use crate::domain::date::Time;
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::gestures::prelude::*;
use crate::store::Meeting;

/// One of its appointments.
pub(super) struct MoveSession(pub Id);

/// What is asked.
const WHEN: [&str; 2] = [APPOINTMENT.planned_on.name, APPOINTMENT.time.name];

impl Steps for MoveSession {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Appointment, self.0)?;
        let day = row.day(APPOINTMENT.planned_on.name);
        let spec = FormSpec::only(Entity::Appointment, &WHEN)
            .asking(postpone::why(at))
            .required(&[APPOINTMENT.time.name])
            .titled(format!("Nouvelle date de la séance collective du {day}"));
        let mut form = at.form(spec, Some(row), &Values::new());
        form.offer(&WHEN);
        Some(form)
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let (day, _) = wanted(at);
        let moved = session::those(at).filter(|it| it.is_planned());
        let written = moved.flat_map(|it| {
            let update = session::update(it, at.own_values());
            std::iter::once(update).chain(session::reason(at, it, day))
        });
        written.collect()
    }

    fn refusal(&self, at: &Filled<'_>) -> Option<String> {
        let people: Vec<&Meeting> = at.session.iter().collect();
        let today = at.writer.today;
        let refused = session::refusal(Gesture::MoveSession(self.0), &people, (today, None));
        refused.or_else(|| {
            let (day, time) = wanted(at);
            let was = people.first()?;
            if day.is_some_and(|day| day < today) {
                let words = "Ce jour est passé : donnez-en un qui est à venir.";
                return Some(words.to_owned());
            }
            let same = (day, time) == (Some(was.day), was.time);
            same.then(|| postpone::same_day(was.day))
        })
    }

    fn reads_of_marked(&self) -> Option<&'static [Entity]> {
        Some(&[])
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let (day, time) = wanted(at);
        let was = at.session.first().map(|it| (Some(it.day), it.time));
        let (from, hour) = was.unwrap_or_default();
        let day = day.filter(|it| Some(*it) != from).map(full);
        let time = time.filter(|it| Some(*it) != hour).map(Time::long);
        let day = day.map(|day| format!(" au {day}"));
        let time = time.map(|time| format!(" à {time}"));
        let (day, time) = (day.unwrap_or_default(), time.unwrap_or_default());
        let moved = at.session.iter().filter(|it| it.is_planned()).count();
        session::words(at, &format!("déplacée{day}{time}"), moved)
    }
}

/// The day and the hour that the form gives.
fn wanted(at: &Filled<'_>) -> (Option<Date>, Option<Time>) {
    let it: AppointmentRecord<'_> = at.read();
    (it.planned_on(), it.time())
}
