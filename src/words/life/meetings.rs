//! Appointments with their outcome, absences and what was done about them, contacts.
use super::event::{Gathering, Kind, Sign};
use crate::domain::date::full;
use crate::domain::record::{Entity, Row};
use crate::domain::text::{enclosed, joined};
use crate::words::meeting::{contact, with};

const NOTED: (Kind, Sign) = (Kind::Meetings, Sign::Noted);

pub(super) fn gather(life: &mut Gathering<'_>) {
    let file = life.file;
    for row in file.rows(Entity::Contact) {
        let words = joined(&["Contact", &contact(row)], " : ");
        life.add(row, "fait_le", NOTED, &then(words, row, "note"), &[]);
    }
    for row in file.rows(Entity::Appointment) {
        appointment(life, row);
    }
    for row in file.rows(Entity::AbsenceAction) {
        let missed = life.named(Entity::Appointment, row, "rdv_id");
        let day = missed.and_then(|row| row.date("prevu_le")).map(full);
        let of = enclosed(" du ", &day.unwrap_or_default(), "");
        let words = format!("Suite de l’absence{of}");
        let note = row.text("note").unwrap_or_default();
        life.add(
            row,
            "faite_le",
            NOTED,
            &words,
            &[&row.mid_words("type"), note],
        );
    }
}

fn appointment(life: &mut Gathering<'_>, row: &Row) {
    let to_come = row.date("prevu_le").is_some_and(|on| on >= life.today);
    let (sign, outcome) = match (row.text("statut").unwrap_or("prevu"), to_come) {
        ("prevu", true) => (Sign::ToCome, "prévu".to_owned()),
        ("prevu", false) => (Sign::Unknown, "issue à préciser".to_owned()),
        ("honore", _) => (Sign::Done, "honoré".to_owned()),
        ("absent", _) => (Sign::Missed, "absence non excusée".to_owned()),
        ("absent_excuse", _) => (Sign::Missed, "absence excusée".to_owned()),
        (_, _) => (Sign::Ends, row.mid_words("statut")),
    };
    // Whom it is with is written while it is still to come.
    let with = if to_come {
        with(row, life.names)
    } else {
        String::new()
    };
    let place = row.text("lieu").unwrap_or_default();
    let details = joined(&[&outcome, &row.mid_words("canal"), place, &with], ", ");
    let words = joined(&[&row.words("type"), &details], " : ");
    let words = then(words, row, "compte_rendu");
    life.add(row, "prevu_le", (Kind::Meetings, sign), &words, &[]);
}

/// What happened, then what was written of it, if anything was.
fn then(words: String, row: &Row, field: &str) -> String {
    joined(&[&words, row.text(field).unwrap_or_default()], ". ")
}
