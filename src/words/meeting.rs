//! An appointment and a contact in words: when, where, with whom, what came of it. Knows no panel.
use crate::domain::date::{Date, full, short};
use crate::domain::file::CaseFile;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::contact::ContactRecord;
use crate::domain::text::{enclosed, joined, listed};
use crate::domain::vocabulary::Direction;
use crate::words::names::Names;

/// Days after which a date is written with its year.
const FAR: i64 = 300;

/// « 24/11 », with its year when it is far from today.
pub fn near(date: Date, today: Date) -> String {
    if (date - today).num_days().abs() > FAR {
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
    let channel = meeting.small_words("canal");
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
