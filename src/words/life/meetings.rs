//! Appointments with their outcome, absences and what was done about them, contacts.
use super::event::{Gathering, Kind};
use crate::domain::date::full;
use crate::domain::record::Sign;
use crate::domain::record::absence_action::AbsenceActionRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::contact::ContactRecord;
use crate::domain::text::{enclosed, joined};
use crate::domain::vocabulary::AppointmentStatus as Status;
use crate::words::meeting::{contact, with};

const NOTED: (Kind, Sign) = (Kind::Meetings, Sign::Noted);

pub(super) fn gather(life: &mut Gathering<'_>) {
    let file = life.file;
    for it in file.all::<ContactRecord<'_>>() {
        let words = joined(["Contact", &contact(it)], " : ");
        life.add(&it, it.made_on(), NOTED, &then(&words, it.note()), &[]);
    }
    for it in file.all::<AppointmentRecord<'_>>() {
        appointment(life, it);
    }
    for it in file.all::<AbsenceActionRecord<'_>>() {
        let missed = it.appointment();
        let missed = missed.and_then(|id| file.one::<AppointmentRecord<'_>>(id));
        let day = missed.and_then(AppointmentRecord::planned_on).map(full);
        let of = enclosed(" du ", &day.unwrap_or_default(), "");
        let words = format!("Suite de l’absence{of}");
        let details = [&it.mid_words("type"), it.note().unwrap_or_default()];
        life.add(&it, it.made_on(), NOTED, &words, &details);
    }
}

fn appointment(life: &mut Gathering<'_>, it: AppointmentRecord<'_>) {
    let to_come = it.planned_on().is_some_and(|on| on >= life.today);
    let label = it.mid_words("statut");
    let (sign, outcome) = match it.status() {
        Some(Status::Planned) | None if to_come => (Sign::ToCome, "prévu"),
        Some(Status::Planned) | None => (Sign::Unknown, "issue à noter"),
        Some(Status::Kept) => (Sign::Done, "honoré"),
        Some(Status::Absent) => (Sign::Missed, "absence non excusée"),
        Some(Status::Excused) => (Sign::Missed, "absence excusée"),
        Some(Status::CancelledByStructure) => (Sign::Ends, label.as_str()),
    };
    // Whom it is with is written while it is still to come.
    let with = if to_come {
        with(it, life.names)
    } else {
        String::new()
    };
    let place = it.place().unwrap_or_default();
    let details = joined([outcome, &it.mid_words("canal"), place, &with], ", ");
    let words = joined([&*it.words("type"), &details], " : ");
    let words = then(&words, it.report());
    life.add(&it, it.planned_on(), (Kind::Meetings, sign), &words, &[]);
}

/// What happened, then what was written of it, if anything was.
fn then(words: &str, note: Option<&str>) -> String {
    joined([words, note.unwrap_or_default()], ". ")
}
