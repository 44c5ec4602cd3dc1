//! An appointment.
use super::hooks::{Hooks, NONE};
use crate::domain::agenda::USUAL;
use crate::domain::record::appointment::APPOINTMENT;
use crate::domain::vocabulary::AppointmentStatus;

pub(super) const HOOKS: Hooks = Hooks {
    first: |at, _| {
        vec![
            APPOINTMENT.kind.set("accompagnement"),
            APPOINTMENT.status.set(AppointmentStatus::Planned),
            APPOINTMENT.channel.set("bureau"),
            APPOINTMENT.created_on.set(at.today),
            APPOINTMENT.agent.set(at.agent),
            APPOINTMENT.minutes.set(USUAL),
        ]
    },
    complete: |at, values| {
        if at.changes(APPOINTMENT.status) {
            values.push(APPOINTMENT.status_on.set(at.writer.today));
        }
    },
    ..NONE
};
