//! The new appointment that what was done about an absence announces: like the one that was missed.
use super::kinds;
use crate::domain::record::absence_action::{ABSENCE_ACTION, AbsenceActionRecord};
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::gestures::prelude::*;

/// What was done about the absence.
pub(super) struct Rebook(pub Id);

/// What the new appointment takes from the one that was missed.
const SAME: [&str; 6] = [
    APPOINTMENT.kind.name,
    APPOINTMENT.minutes.name,
    APPOINTMENT.channel.name,
    APPOINTMENT.place.name,
    APPOINTMENT.agent.name,
    APPOINTMENT.time.name,
];

impl Steps for Rebook {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let made: AbsenceActionRecord<'_> = at.one(self.0)?;
        let missed = made.appointment();
        let missed = missed.and_then(|id| at.record(Entity::Appointment, id));
        let mut same = Values::new();
        let mut title = "Nouveau rendez-vous après une absence".to_owned();
        if let Some(row) = missed {
            same.extend(SAME.map(|name| (name, row.get(name).clone())));
            same.retain(|(_, value)| !value.is_empty());
            let day = row.day(APPOINTMENT.planned_on.name);
            title = format!("Nouveau rendez-vous, après l’absence du {day}");
        }
        let like_it = Opening { given: &same, ..at };
        let first = kinds::first_answers(like_it, Entity::Appointment, 0);
        let names = kinds::fields_of_new(Entity::Appointment);
        let spec = at.fields(Entity::Appointment, None, &names).titled(title);
        let mut form = at.form(spec, None, &first);
        form.focus_field(APPOINTMENT.planned_on.name);
        Some(form)
    }

    /// The new date is written too with what was done: « rendez-vous du 24/11 à 14:00 ».
    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let mut ops = kinds::ops(at);
        let made = at.file.and_then(|file| file.one(self.0));
        let made = made.filter(|made: &AbsenceActionRecord<'_>| made.note().is_none());
        ops.extend(made.map(|made| {
            let hour = at.read::<AppointmentRecord<'_>>().time();
            let hour = hour.map(|hour| format!(" à {}", hour.long()));
            let day = at.row.short_day(APPOINTMENT.planned_on.name);
            let note = format!("rendez-vous du {day}{}", hour.unwrap_or_default());
            Op::update(&made, vec![ABSENCE_ACTION.note.set(note)])
        }));
        ops
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("{} : fixé après une absence", name_of(&at.row))
    }
}
