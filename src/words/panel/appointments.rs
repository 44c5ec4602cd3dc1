//! Appointments and contacts, the latest first, each absence with what followed.
use super::{Look, Names, PanelRow, join};
use crate::domain::date::{Date, full, short};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Row};
use crate::domain::vocabulary::Vocabulary;

/// Rows of the appointments.
pub(super) fn rows(file: &CaseFile, names: &Names, today: Date) -> Vec<PanelRow> {
    let mut dated: Vec<(Option<Date>, &str, &Row)> = Vec::new();
    for row in file.rows(Entity::Appointment) {
        dated.push((
            row.date("prevu_le"),
            row.text("heure").unwrap_or_default(),
            row,
        ));
    }
    for row in file.rows(Entity::Contact) {
        dated.push((
            row.date("fait_le"),
            row.text("heure").unwrap_or_default(),
            row,
        ));
    }
    dated.sort_by_key(|(date, time, row)| std::cmp::Reverse((*date, *time, row.id)));
    let mut rows = Vec::new();
    for (_, _, row) in dated {
        if row.entity == Entity::Contact {
            rows.push(contact(row, today));
        } else {
            rows.push(appointment(row, names, today));
            rows.extend(follow_ups(file, row));
        }
    }
    if rows.is_empty() {
        rows.push(PanelRow::empty(
            "Aucun rendez-vous ni contact. Touche n pour en ajouter.",
        ));
    }
    rows
}

fn date(row: &Row, field: &str, today: Date) -> String {
    match row.date(field) {
        Some(date) if (date - today).num_days().abs() > 300 => full(date),
        Some(date) => short(date),
        None => "—".to_owned(),
    }
}

fn appointment(row: &Row, names: &Names, today: Date) -> PanelRow {
    let planned = row.text("statut").is_none_or(|status| status == "prevu");
    let past = row.date("prevu_le").is_some_and(|day| day < today);
    let kind = Vocabulary::AppointmentType.label(row.text("type").unwrap_or_default());
    let (status, look) = match (row.text("statut").unwrap_or("prevu"), past) {
        ("prevu", true) => ("issue à préciser ?".to_owned(), Look::Soon),
        ("prevu", false) => (String::new(), Look::Plain),
        ("honore", _) => ("honoré".to_owned(), Look::Done),
        (code @ ("absent" | "absent_excuse"), _) => (
            Vocabulary::AppointmentStatus.label(code).to_lowercase(),
            Look::Soon,
        ),
        (code, _) => (
            Vocabulary::AppointmentStatus.label(code).to_lowercase(),
            Look::Muted,
        ),
    };
    let when = join(
        &[
            &date(row, "prevu_le", today),
            row.text("heure").unwrap_or_default(),
        ],
        " ",
    );
    let place = join(
        &[
            &row.words("canal").to_lowercase(),
            row.text("lieu").unwrap_or_default(),
        ],
        ", ",
    );
    let with = if planned {
        names.agent(row.int("agent_id"))
    } else {
        ""
    };
    let with = if with.is_empty() {
        String::new()
    } else {
        format!("avec {with}")
    };
    let said = row
        .text("compte_rendu")
        .unwrap_or_default()
        .replace('\n', " ");
    let text = join(
        &[
            &format!("{when}  {}", kind.to_lowercase()),
            &place,
            &with,
            &status,
            &said,
        ],
        ", ",
    );
    PanelRow::new(Some((Entity::Appointment, row.id)), text).look(look)
}

fn follow_ups(file: &CaseFile, appointment: &Row) -> Vec<PanelRow> {
    file.rows(Entity::AbsenceAction)
        .iter()
        .filter(|row| row.int("rdv_id") == Some(appointment.id))
        .map(|row| {
            let kind = Vocabulary::AbsenceAction
                .label(row.text("type").unwrap_or_default())
                .to_lowercase();
            let text = join(
                &[
                    &format!("suite le {} : {kind}", row.short_day("faite_le")),
                    row.text("note").unwrap_or_default(),
                ],
                ", ",
            );
            PanelRow::new(Some((Entity::AbsenceAction, row.id)), text)
                .look(Look::Muted)
                .indent(2)
        })
        .collect()
}

fn contact(row: &Row, today: Date) -> PanelRow {
    let channel = row.words("canal").to_lowercase();
    let way = match row.text("sens") {
        Some("entrant") => "de la personne",
        Some(_) | None => "",
    };
    let result = row.words("resultat").to_lowercase();
    let said = row.text("note").unwrap_or_default().replace('\n', " ");
    let when = join(
        &[
            &date(row, "fait_le", today),
            row.text("heure").unwrap_or_default(),
        ],
        " ",
    );
    let text = join(
        &[&format!("{when}  contact : {channel}"), way, &result, &said],
        ", ",
    );
    PanelRow::new(Some((Entity::Contact, row.id)), text)
}
