//! Appointments with their outcome, absences and what was done about them, contacts.
use super::{Kind, Mark, Teller, inside, sentence};
use crate::domain::date::full;
use crate::domain::record::{Entity, Row};

pub(super) fn tell(teller: &mut Teller<'_>) {
    let file = teller.file;
    for row in file.rows(Entity::Contact) {
        let way = match row.text("sens") {
            Some("entrant") => "de la personne",
            Some(_) | None => "",
        };
        let parts = [
            inside(&row.words("canal")),
            way.to_owned(),
            inside(&row.words("resultat")),
        ];
        let text = sentence("Contact", &parts.each_ref().map(String::as_str));
        let text = said_then(text, row.text("note"));
        teller.say(row, "fait_le", (Kind::Meetings, Mark::Noted), text);
    }
    for row in file.rows(Entity::Appointment) {
        appointment(teller, row);
    }
    for row in file.rows(Entity::AbsenceAction) {
        let missed = row.int("rdv_id");
        let missed = missed.and_then(|id| file.row(Entity::Appointment, id));
        let of = missed
            .and_then(|row| row.date("prevu_le"))
            .map_or_else(String::new, |on| format!(" du {}", full(on)));
        let parts = [
            inside(&row.words("type")),
            row.text("note").unwrap_or_default().to_owned(),
        ];
        let text = sentence(
            &format!("Suite de l’absence{of}"),
            &parts.each_ref().map(String::as_str),
        );
        teller.say(row, "faite_le", (Kind::Meetings, Mark::Noted), text);
    }
}

fn appointment(teller: &mut Teller<'_>, row: &Row) {
    let to_come = row.date("prevu_le").is_some_and(|on| on >= teller.today);
    let (mark, outcome) = match (row.text("statut").unwrap_or("prevu"), to_come) {
        ("prevu", true) => (Mark::ToCome, "prévu".to_owned()),
        ("prevu", false) => (Mark::Unknown, "issue à préciser".to_owned()),
        ("honore", _) => (Mark::Done, "honoré".to_owned()),
        ("absent", _) => (Mark::Missed, "absence non excusée".to_owned()),
        ("absent_excuse", _) => (Mark::Missed, "absence excusée".to_owned()),
        (_, _) => (Mark::Ends, inside(&row.words("statut"))),
    };
    let with = teller.names.agent(row.int("agent_id"));
    // Whom it was with is said while it is still to come.
    let with = if with.is_empty() || !to_come {
        String::new()
    } else {
        format!("avec {with}")
    };
    let parts = [
        outcome,
        inside(&row.words("canal")),
        row.text("lieu").unwrap_or_default().to_owned(),
        with,
    ];
    let text = sentence(&row.words("type"), &parts.each_ref().map(String::as_str));
    let text = said_then(text, row.text("compte_rendu"));
    teller.say(row, "prevu_le", (Kind::Meetings, mark), text);
}

/// What happened, then what was said of it, if anything was.
fn said_then(text: String, note: Option<&str>) -> String {
    match note {
        Some(note) => format!("{text}. {note}"),
        None => text,
    }
}
