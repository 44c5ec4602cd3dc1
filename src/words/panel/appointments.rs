//! Appointments and contacts, the latest first, each absence with what followed.
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::file::order::is_planned;
use crate::domain::record::{Entity, Row};
use crate::domain::text::{enclosed, joined};
use crate::words::line::{Line, Look};
use crate::words::meeting::{contact, near, place, with};
use crate::words::names::Names;

/// Lines of the appointments.
pub(super) fn lines(file: &CaseFile, names: &Names, today: Date) -> Vec<Line> {
    let both = [
        (Entity::Appointment, "prevu_le"),
        (Entity::Contact, "fait_le"),
    ];
    let mut dated: Vec<(Option<Date>, &Row)> = both
        .into_iter()
        .flat_map(|(entity, field)| file.rows(entity).iter().map(move |it| (it.date(field), it)))
        .collect();
    dated.sort_by_key(|(date, row)| std::cmp::Reverse((*date, row.text("heure"), row.id)));
    let mut lines = Vec::new();
    for (date, row) in dated {
        let day = date.map_or_else(|| "—".to_owned(), |date| near(date, today));
        let when = joined(&[&day, row.text("heure").unwrap_or_default()], " ");
        let target = Some((row.entity, row.id));
        if row.entity == Entity::Contact {
            let head = format!("{when}  contact : {}", contact(row));
            let text = joined(&[&head, &row.on_one_line("note")], ", ");
            lines.push(Line::new(target, text));
        } else {
            let (text, look) = appointment(row, &when, names, today);
            lines.push(Line::new(target, text).look(look));
            lines.extend(follow_ups(file, row));
        }
    }
    if lines.is_empty() {
        lines.push(Line::muted(
            "Aucun rendez-vous ni contact. Touche n pour en ajouter.",
        ));
    }
    lines
}

fn appointment(row: &Row, when: &str, names: &Names, today: Date) -> (String, Look) {
    let past = row.date("prevu_le").is_some_and(|day| day < today);
    let planned = is_planned(row);
    let (status, look) = match (row.text("statut"), planned) {
        (_, true) if past => ("issue à préciser ?".to_owned(), Look::Soon),
        (_, true) => (String::new(), Look::Plain),
        (Some("honore"), _) => ("honoré".to_owned(), Look::Done),
        (Some("absent" | "absent_excuse"), _) => (row.small_words("statut"), Look::Soon),
        (_, _) => (row.small_words("statut"), Look::Muted),
    };
    let with = if planned {
        with(row, names)
    } else {
        String::new()
    };
    let head = format!("{when}  {}", row.small_words("type"));
    let report = row.on_one_line("compte_rendu");
    let text = joined(&[&head, &place(row), &with, &status, &report], ", ");
    (text, look)
}

fn follow_ups(file: &CaseFile, appointment: &Row) -> Vec<Line> {
    file.rows(Entity::AbsenceAction)
        .iter()
        .filter(|row| row.int("rdv_id") == Some(appointment.id))
        .map(|row| {
            let (day, kind) = (row.short_day("faite_le"), row.small_words("type"));
            let note = enclosed(", ", row.text("note").unwrap_or_default(), "");
            let text = format!("suite le {day} : {kind}{note}");
            Line::new(Some((Entity::AbsenceAction, row.id)), text)
                .look(Look::Muted)
                .indent(2)
        })
        .collect()
}
