//! An appointment and a contact in words: when, where, with whom, what came of it. Knows no panel.
use chrono::Datelike;

use crate::domain::date::{Date, full, short};
use crate::domain::file::CaseFile;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::contact::ContactRecord;
use crate::domain::text::{enclosed, joined, listed};
use crate::domain::vocabulary::Direction;
use crate::words::names::Names;

/// « 24/11 », with its year when it is not that of today.
pub fn near(date: Date, today: Date) -> String {
    if date.year() != today.year() {
        full(date)
    } else {
        short(date)
    }
}

/// What is said of an appointment on a day when the accompaniment is over, if it is.
pub fn after_exit(file: &CaseFile, day: Date) -> Option<String> {
    let left = full(file.left_by(day)?);
    Some(format!(
        "L’accompagnement de cette personne a pris fin le {left}. Vérifiez."
    ))
}

/// « au bureau, 3 rue des Lilas »: the channel of an appointment and its place.
pub fn place(meeting: AppointmentRecord<'_>) -> String {
    let channel = meeting.mid_words("canal");
    joined([&*channel, meeting.place().unwrap_or_default()], ", ")
}

/// « avec BERNARD Camille et Mme Vidal (Mission locale) »; empty when nobody is named.
pub fn with(meeting: AppointmentRecord<'_>, names: &Names) -> String {
    enclosed(
        "avec ",
        &everyone(names.agent(meeting.agent()), meeting),
        "",
    )
}

/// Who receives, then the other professionals: « A, B et C ».
pub fn everyone(agent: &str, meeting: AppointmentRecord<'_>) -> String {
    let mut all = vec![agent];
    all.extend(meeting.also_with());
    all.retain(|it| !it.is_empty());
    listed(&all)
}

/// « appel », « de la personne », « message laissé », joined.
pub fn contact(contact: ContactRecord<'_>) -> String {
    let way = match contact.direction() {
        Some(Direction::Inbound) => "de la personne",
        Some(Direction::Outbound) | None => "",
    };
    let [channel, result] = ["canal", "resultat"].map(|field| contact.mid_words(field));
    joined([&*channel, way, &result], ", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_another_year_says_its_year() {
        let day = |text| crate::domain::date::from_iso(text).unwrap();
        let said = |on| near(day(on), day("2026-11-21"));
        assert_eq!(said("2026-12-08"), "08/12");
        assert_eq!(said("2027-05-28"), "28/05/2027");
        assert_eq!(said("2026-01-05"), "05/01");
    }
}
