//! An appointment and a contact in words: when, where, with whom, what came of it. Knows no panel.
use crate::domain::date::{Date, full, short};
use crate::domain::record::Row;
use crate::domain::text::{enclosed, joined, mid_sentence};
use crate::words::names::Names;

/// Days after which a date is written with its year.
const FAR: i64 = 300;

/// « 24/11 », with its year when it is far from today.
#[must_use]
pub fn near(date: Date, today: Date) -> String {
    if (date - today).num_days().abs() > FAR {
        full(date)
    } else {
        short(date)
    }
}

/// « au bureau, 3 rue des Lilas »: the channel of an appointment and its place.
#[must_use]
pub fn place(row: &Row) -> String {
    let channel = row.small_words("canal");
    joined(&[&channel, row.text("lieu").unwrap_or_default()], ", ")
}

/// « avec BERNARD Camille »; empty when nobody is named.
#[must_use]
pub fn with(row: &Row, names: &Names) -> String {
    enclosed("avec ", names.agent(row.int("agent_id")), "")
}

/// « appel », « de la personne », « message laissé », joined.
#[must_use]
pub fn contact(row: &Row) -> String {
    let way = match row.text("sens") {
        Some("entrant") => "de la personne",
        Some(_) | None => "",
    };
    let [channel, result] = ["canal", "resultat"].map(|it| mid_sentence(&row.words(it)));
    joined(&[&channel, way, &result], ", ")
}
