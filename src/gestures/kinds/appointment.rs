//! An appointment.
use super::hooks::{Hooks, NONE};
use crate::domain::agenda::USUAL;
use crate::domain::record::Severity;
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::text::joined;
use crate::domain::vocabulary::{AppointmentStatus, SCENARIOS};
use crate::words::meeting::after_exit;

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
    explain: |at, file, remarks| {
        let it: AppointmentRecord<'_> = at.read();
        let proposed = file.proposals().into_iter();
        let mut proposed = proposed.filter(|known| at.is_new() && known.appointment == it.kind());
        if let Some(known) = proposed.next() {
            let why = joined([known.public.words(), known.reason], ", ");
            let words = format!("{} ({why}). Source : {SCENARIOS}.", known.words);
            remarks.notice(APPOINTMENT.kind.name, words);
        }
        let asked = match it.channel() {
            Some("exterieur" | "partenaire") => {
                Some("Écrivez le nom et l’adresse du lieu : la convocation les dira à la personne.")
            }
            Some("visio") => Some(
                "Écrivez le lien de la visioconférence : la convocation le dira à la personne.",
            ),
            _ => None,
        };
        let missing = it.is_planned() && it.place().is_none();
        if let Some(words) = asked.filter(|_| missing) {
            let about = [APPOINTMENT.place.name, APPOINTMENT.channel.name];
            remarks.issue(Severity::Warning, &about, words);
        }
        let (day, field) = (it.planned_on(), APPOINTMENT.planned_on.name);
        let said = after_exit(file, day.unwrap_or(at.writer.today)).filter(|_| it.is_planned());
        match (said, day) {
            (Some(words), Some(_)) => remarks.doubt(field, words),
            (Some(words), None) => remarks.notice(field, words),
            (None, _) => {}
        }
    },
    ..NONE
};
