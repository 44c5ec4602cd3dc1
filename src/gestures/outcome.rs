//! The outcome of an appointment.
use crate::domain::agenda::Closed;
use crate::domain::record::Usage;
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::record::review::ReviewRecord;
use crate::domain::vocabulary::AppointmentStatus;
use crate::gestures::prelude::*;

/// The status of an appointment that took place (code).
const KEPT: &str = "honore";

pub(super) struct Outcome(pub Id);

impl Steps for Outcome {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let it: AppointmentRecord<'_> = at.one(self.0)?;
        let past = it.planned_on().is_some_and(|day| day <= at.today);
        let still_planned = matches!(it.status(), None | Some(AppointmentStatus::Planned));
        // Only what has taken place can be taken as kept; of what is to come nothing is presumed.
        let kept = || APPOINTMENT.status.set(AppointmentStatus::Kept);
        let first: Values = (past && still_planned).then(kept).into_iter().collect();
        let names = [
            APPOINTMENT.status.name,
            APPOINTMENT.minutes.name,
            APPOINTMENT.report.name,
            APPOINTMENT.situation_seen.name,
            APPOINTMENT.plan_seen.name,
        ];
        let mut spec = at.fields(Entity::Appointment, Some(it.row()), &names);
        // How long it lasted and what was looked at are asked only of what took place.
        let met = [
            APPOINTMENT.minutes.name,
            APPOINTMENT.situation_seen.name,
            APPOINTMENT.plan_seen.name,
        ];
        for field in spec.fields.iter_mut().filter(|it| met.contains(&it.name)) {
            field.usage = Usage::Only(APPOINTMENT.status.name, &[KEPT]);
        }
        let day = it.day(APPOINTMENT.planned_on.name);
        let spec = spec.titled(format!("Rendez-vous du {day} : issue"));
        Some(at.form(spec, Some(it.row()), &first))
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let status = at.row.words(APPOINTMENT.status.name).to_lowercase();
        format!("{} : {status}", name_of(&at.row))
    }

    fn next<'a>(&self, at: &'a Filled<'_>, _made: Option<Id>) -> Option<Next<'a>> {
        let it: AppointmentRecord<'_> = at.read();
        let kind = it.kind().unwrap_or_default();
        match it.status()? {
            AppointmentStatus::Kept if kind == "revue" => {
                // It leads to the review, unless that is written already.
                let mut reviews = at.file?.all::<ReviewRecord<'_>>();
                let written = reviews.any(|review| review.made_on() >= it.planned_on());
                (!written).then_some(Next::Form(Gesture::New(Entity::Review, 0)))
            }
            AppointmentStatus::Kept => Some(Next::FirstAppointment(Closed::Kept {
                kind,
                under_contract: at.file?.is_under_contract(at.writer.today),
            })),
            AppointmentStatus::Absent | AppointmentStatus::Excused => {
                Some(Next::Form(Gesture::New(Entity::AbsenceAction, self.0)))
            }
            AppointmentStatus::Planned | AppointmentStatus::CancelledByStructure => None,
        }
    }
}
