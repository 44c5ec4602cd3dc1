//! What can be wrong with a date or a time, with French sentences that explain how to write it.
use super::{Date, full, month_name, weekday_name};
use crate::domain::text::plural;
use chrono::Datelike;

/// Why a text is not a date or a time. `Display` gives the French sentence to show.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// No known form.
    #[error("Écrivez la date comme 24/11/2026, 24/11, j, +15 ou lundi.")]
    Unreadable,
    /// The month has fewer days. `year` is given only when the year matters.
    #[error("{}", no_such_day(*.year, *.month))]
    NoSuchDay {
        /// The year, when it decides the length of the month.
        year: Option<i32>,
        /// The month, 1 to 12.
        month: u32,
    },
    /// The month is not between 1 and 12.
    #[error(
        "Cette date n’existe pas\u{a0}: le mois va de 1 à 12. \
             Écrivez le jour puis le mois, comme 24/11/2026."
    )]
    NoSuchMonth,
    /// The month and the day are probably exchanged.
    #[error(
        "Cette date semble écrite le mois avant le jour\u{a0}: il n’y a pas de mois \
             {month}. Si c’est bien le {month:02}/{day:02}, écrivez-la dans cet ordre."
    )]
    MonthFirst {
        /// The number in the place of the day.
        day: u32,
        /// The number in the place of the month, 13 to 31.
        month: u32,
    },
    /// The year has one, three or five digits.
    #[error("L’année s’écrit avec quatre chiffres, comme 24/11/2026.")]
    YearShape,
    /// The year is missing and cannot be guessed.
    #[error("Ajoutez l’année, comme 24/11/1986.")]
    YearMissing,
    /// The text is only a year, and a day is needed.
    #[error("Il manque le jour et le mois. Écrivez la date comme 24/11/2026.")]
    YearAlone,
    /// The year is before 1900 or after 2100.
    #[error(
        "L’année doit être comprise entre 1900 et 2100. \
             Écrivez la date comme 24/11/2026."
    )]
    OutOfRange,
    /// A birth after today.
    #[error("Cette date de naissance est après aujourd’hui. Vérifiez l’année.")]
    BirthToCome,
    /// The day of the week does not match the date.
    #[error("Le {} est un {}. Corrigez le jour ou la date.", full(*.date), weekday_name(.date.weekday()))]
    WrongWeekday {
        /// The date that was written.
        date: Date,
    },
    /// A number of a spreadsheet that is not a date.
    #[error(
        "Ce nombre ne correspond à aucune date. \
             Écrivez la date comme 24/11/2026."
    )]
    NotASerial,
    /// No known form of time.
    #[error("Écrivez l’heure comme 14h, 14h30 ou 14:30.")]
    UnreadableTime,
    /// An hour or a minute that does not exist.
    #[error("Cette heure n’existe pas. Écrivez une heure entre 0h et 23h59.")]
    NoSuchTime,
    /// Neither a date nor a date followed by a time.
    #[error("Écrivez la date puis l’heure, comme 24/11 14h ou lundi 9h30.")]
    UnreadableDateTime,
}

fn no_such_day(year: Option<i32>, month: u32) -> String {
    let days = i64::from(days_in(year, month));
    let year = year.map(|y| format!(" {y}")).unwrap_or_default();
    let count = plural(days, "jour", "jours");
    format!(
        "Cette date n’existe pas\u{a0}: {}{year} a {count}.",
        month_name(month)
    )
}

/// Days of a month; without a year, February has 29.
fn days_in(year: Option<i32>, month: u32) -> u32 {
    let year = year.unwrap_or(2000);
    (28..=31)
        .rev()
        .find(|day| Date::from_ymd_opt(year, month, *day).is_some())
        .unwrap_or(31)
}
