//! One group session for all the people marked: an appointment each, at the same place, day and hour
//! (« DITP 2019, contrat vivant »: « proposer des temps collectifs entre allocataires »).
use super::kinds;
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::text::plural;
use crate::gestures::prelude::*;

pub(super) struct SessionForMarked;

/// What is asked of a session, in order.
pub(super) const ASKED: [&str; 9] = [
    APPOINTMENT.kind.name,
    APPOINTMENT.planned_on.name,
    APPOINTMENT.time.name,
    APPOINTMENT.minutes.name,
    APPOINTMENT.channel.name,
    APPOINTMENT.place.name,
    APPOINTMENT.subject.name,
    APPOINTMENT.agent.name,
    APPOINTMENT.others.name,
];

/// It reunites those who come at one hour, and stands in the agenda of whoever leads it.
const NEEDED: [&str; 2] = [APPOINTMENT.time.name, APPOINTMENT.agent.name];

impl Steps for SessionForMarked {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let given = [
            APPOINTMENT.kind.set("info_collective"),
            APPOINTMENT.collective.set(true),
        ];
        let at = Opening {
            given: &given,
            ..at
        };
        let first = kinds::first_answers(at, Entity::Appointment, 0);
        let fields = ASKED
            .iter()
            .filter_map(|name| Entity::Appointment.field(name));
        let fields: Vec<Field> = fields.map(|it| it.usual()).collect();
        let spec = FormSpec::only(Entity::Appointment, &[])
            .asking(&fields)
            .required(&NEEDED)
            .titled("Séance collective avec les personnes marquées");
        Some(at.form(spec, None, &first))
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let values = kinds::completed(at);
        let of_person = |file: &CaseFile| {
            let mut values = values.clone();
            values.push(owner(file));
            let parcours = file.parcours().map(ParcoursRecord::of);
            values.extend(parcours.map(|it| APPOINTMENT.parcours.set(it.id)));
            Op::insert(Entity::Appointment, values)
        };
        let coming = at.files.iter().filter(|file| !has_left(file, at));
        coming.map(of_person).collect()
    }

    fn reads_of_marked(&self) -> Option<&'static [Entity]> {
        Some(&[Entity::Parcours])
    }

    fn tally(&self, at: &Filled<'_>) -> MarkedCounts {
        let left = at.files.iter().filter(|file| has_left(file, at)).count();
        MarkedCounts {
            left,
            ..MarkedCounts::default()
        }
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let coming = at.marked.len().saturating_sub(at.tally.left);
        let people = plural(coming, "personne", "personnes");
        let rest = match at.tally.left {
            0 => String::new(),
            left => format!(
                " ({}, dont l’accompagnement a pris fin)",
                plural(left, "dossier laissé", "dossiers laissés")
            ),
        };
        let day = at.row.day(APPOINTMENT.planned_on.name);
        format!("Séance collective du {day} : {people}{rest}")
    }
}

/// Whether the accompaniment is over on the day of the session: nobody is asked to come then.
fn has_left(file: &CaseFile, at: &Filled<'_>) -> bool {
    let day = at.read::<AppointmentRecord<'_>>().planned_on();
    day.is_some_and(|day| file.left_by(day).is_some())
}
