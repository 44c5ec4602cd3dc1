//! Appointments and contacts: those to come, the next one first, then the others, the latest first; each absence with
//! what followed.
use crate::words::prelude::*;
use std::cmp::Reverse;

use crate::domain::record::absence_action::AbsenceActionRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::contact::ContactRecord;
use crate::domain::record::postponement::PostponementRecord;
use crate::domain::vocabulary::{AppointmentStatus as Status, Proposal, SCENARIOS};
use crate::words::meeting::{contact, near, place, with};

/// Lines of the appointments.
pub(super) fn lines(file: &CaseFile, names: &Names, today: Date) -> Vec<Line> {
    let meetings = file
        .all::<AppointmentRecord<'_>>()
        .map(|it| (it.planned_on(), it.time(), it.row()));
    let contacts = file
        .all::<ContactRecord<'_>>()
        .map(|it| (it.made_on(), it.time(), it.row()));
    let mut dated: Vec<_> = meetings.chain(contacts).collect();
    dated.sort_by_key(|(day, time, row)| Reverse((*day, *time, row.id)));
    let to_come = dated.partition_point(|(day, ..)| day.is_some_and(|day| day >= today));
    dated.get_mut(..to_come).unwrap_or_default().reverse();
    let mut lines = proposed(file);
    for (day, time, row) in dated {
        let day = day.map_or_else(|| "—".to_owned(), |day| near(day, today));
        let time = time.map(|it| it.to_string()).unwrap_or_default();
        let when = joined([day, time], " ");
        lines.extend(meeting_lines(file, row, &when, (names, today)));
        lines.extend(contact_line(row, &when));
    }
    if lines.is_empty() {
        let words = "Aucun rendez-vous ni contact. Touche n pour en ajouter.";
        lines.push(Line::muted(words));
    }
    lines
}

/// What the scenario of the orientation proposes, and why.
fn proposed(file: &CaseFile) -> Vec<Line> {
    let all = file.proposals();
    if all.is_empty() {
        return Vec::new();
    }
    let line = |it: &&Proposal| {
        let why = joined([it.public.words(), it.reason], ", ");
        Line::muted(format!("{} ({why})", it.words)).indent(2)
    };
    let head = format!("Proposé par le scénario d’orientation ({SCENARIOS})");
    let head = Line::muted(head);
    std::iter::once(head).chain(all.iter().map(line)).collect()
}

fn contact_line(row: &Row, when: &str) -> Option<Line> {
    let it: ContactRecord<'_> = row.read_as()?;
    let head = format!("{when}  contact : {}", contact(it));
    let text = joined([&*head, &it.on_one_line("note")], ", ");
    Some(Line::new(Some((row.entity, row.id)), text))
}

/// An appointment, then what was done after an absence.
fn meeting_lines(
    file: &CaseFile,
    row: &Row,
    when: &str,
    (names, today): (&Names, Date),
) -> Vec<Line> {
    let Some(it) = row.read_as::<AppointmentRecord<'_>>() else {
        return Vec::new();
    };
    let past = it.planned_on().is_some_and(|day| day < today);
    let label = it.small_words("statut");
    let (status, look) = match it.status() {
        Some(Status::Planned) | None if past => ("issue à noter", Look::Soon),
        Some(Status::Planned) | None => ("", Look::Plain),
        Some(Status::Kept) => ("honoré", Look::Done),
        Some(Status::Absent | Status::Excused) => (label.as_str(), Look::Soon),
        Some(Status::CancelledByStructure) => (label.as_str(), Look::Muted),
    };
    let cancelled = it.status() == Some(Status::CancelledByStructure);
    let why = file
        .all::<PostponementRecord<'_>>()
        .filter(|why| cancelled && why.cancels(row))
        .find_map(PostponementRecord::reason);
    let with = with(it, names);
    let with = if it.is_planned() { &with } else { "" };
    let subject = enclosed(" : ", it.subject().unwrap_or_default(), "");
    let head = format!("{when}  {}{subject}", it.small_words("type"));
    let report = it.on_one_line("compte_rendu");
    let why = why.unwrap_or_default();
    let text = joined([&*head, &place(it), with, status, why, &report], ", ");
    let line = Line::new(Some((row.entity, row.id)), text).look(look);
    let after = file
        .all::<AbsenceActionRecord<'_>>()
        .filter(|done| done.appointment() == Some(row.id));
    std::iter::once(line).chain(after.map(follow_up)).collect()
}

fn follow_up(done: AbsenceActionRecord<'_>) -> Line {
    let (day, kind) = (done.short_day("faite_le"), done.small_words("type"));
    let note = enclosed(", ", done.note().unwrap_or_default(), "");
    let text = format!("suite le {day} : {kind}{note}");
    Line::new(Some((Entity::AbsenceAction, done.id)), text)
        .look(Look::Muted)
        .indent(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Id;

    #[test]
    fn the_next_one_comes_first_then_those_to_come_then_the_latest() {
        let day = |text| crate::domain::date::from_iso(text).unwrap();
        let on = |(at, date): (usize, &&str)| Row {
            id: Id::try_from(at).unwrap(),
            ..Row::blank(Entity::Appointment).with("prevu_le", *date)
        };
        let dates = ["2026-11-02", "2027-05-28", "2026-12-08", "2026-10-05"];
        let file = CaseFile::of(1, dates.iter().enumerate().map(on).collect());
        let lines = lines(&file, &Names::of(&[], &[]), day("2026-11-21"));
        let said = lines.iter().map(|line| {
            let words = line.text.trim();
            words.split_whitespace().next().unwrap_or_default()
        });
        let said: Vec<&str> = said.collect();
        assert_eq!(said, ["08/12", "28/05/2027", "02/11", "05/10"]);
    }
}
