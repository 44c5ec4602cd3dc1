//! The second half of a gesture: after an absence what is done about it, after what was closed
//! the next appointment.
use super::super::App;
use super::super::layer::FormLayer;
use crate::domain::date::Time;
use crate::domain::record::Id;
use crate::gestures::next::Next;
use crate::gestures::request::Request;
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
    /// What follows from a form that was just saved.
    pub(super) fn what_follows(
        &self,
        layer: &FormLayer,
        made: Option<Id>,
    ) -> Result<Option<Following>> {
        let Some(person) = layer.person.filter(|_| !self.in_review()) else {
            return Ok(None);
        };
        let file = self.store.case_file(person)?;
        let filled = self.filled(&layer.form, Some(&file));
        let closed = match layer.request.next(&filled, made) {
            None => return Ok(None),
            Some(Next::Form(request)) => return Ok(Some(Following::Form(request))),
            Some(Next::Appointment(closed)) => closed,
            Some(Next::FirstAppointment(closed)) => {
                let query = &self.list.query;
                if self.store.line(query, person)?.appointment.is_some() {
                    return Ok(None);
                }
                closed
            }
        };
        let row = &filled.row;
        let hour = row.text("heure").and_then(Time::from_code);
        let agent = match row.int("agent_id").or(self.author.agent) {
            Some(agent) => Some(agent),
            None => self.store.referent_of(person)?,
        };
        let place = self.next_place(closed, agent, hour)?;
        Ok(Some(Following::Appointment(place)))
    }
}
