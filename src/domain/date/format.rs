//! Dates as people read them and as the store keeps them.
use chrono::Datelike;

use super::{Date, month_name, weekday_name};

/// « 24/11 », where the year goes without saying.
#[must_use]
pub fn short(d: Date) -> String {
    format!("{:02}/{:02}", d.day(), d.month())
}

/// « 24/11/2026 ».
#[must_use]
pub fn full(d: Date) -> String {
    format!("{:02}/{:02}/{:04}", d.day(), d.month(), d.year())
}

/// « lundi 9 mars 2026 », « dimanche 1er février 2026 ».
#[must_use]
pub fn long(d: Date) -> String {
    let ordinal = if d.day() == 1 { "er" } else { "" };
    let (day, month) = (d.day(), month_name(d.month()));
    format!(
        "{} {day}{ordinal} {month} {}",
        weekday_name(d.weekday()),
        d.year()
    )
}

/// « sam. 21/11/2026 », for the top of a screen.
#[must_use]
pub fn header(d: Date) -> String {
    let day: String = weekday_name(d.weekday()).chars().take(3).collect();
    format!("{day}. {}", full(d))
}

/// `2026-11-24`, the stored form (ISO 8601).
#[must_use]
pub fn iso(d: Date) -> String {
    format!("{:04}-{:02}-{:02}", d.year(), d.month(), d.day())
}

/// The date of a stored form, `None` unless it is exactly `AAAA-MM-JJ` and exists.
#[must_use]
pub fn from_iso(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = |len: usize| {
        parts
            .next()
            .filter(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    let date = Date::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    parts.next().is_none().then_some(date)
}

/// Completed years on the day `today`; negative when the birth is still to come. Who is
/// born on 29 February turns a year older on 1 March of a common year.
#[must_use]
pub fn age(birth: Date, today: Date) -> i32 {
    let before = (today.month(), today.day()) < (birth.month(), birth.day());
    today.year() - birth.year() - i32::from(before)
}
