//! Dates as people read them and as the store keeps them.
use chrono::Datelike;
use compact_str::CompactString;

use super::{Date, month_name, weekday_name};

/// « 24/11 », where the year is obvious.
pub fn short(d: Date) -> String {
    format!("{:02}/{:02}", d.day(), d.month())
}

/// « 24/11/2026 ».
pub fn full(d: Date) -> String {
    format!("{:02}/{:02}/{:04}", d.day(), d.month(), d.year())
}

/// « 24 novembre 2026 », « 1er mai 2026 »: the day of the week says little of a date that is far.
pub fn in_words(d: Date) -> String {
    let ordinal = if d.day() == 1 { "er" } else { "" };
    format!(
        "{}{ordinal} {} {}",
        d.day(),
        month_name(d.month()),
        d.year()
    )
}

/// « lundi 9 mars 2026 », « dimanche 1er février 2026 ».
pub fn long(d: Date) -> String {
    format!("{} {}", weekday_name(d.weekday()), in_words(d))
}

/// « sam. 21/11/2026 », for the top of a screen.
pub fn header(d: Date) -> String {
    format!("{} {}", weekday(d), full(d))
}

/// « sam. 21/11 », for a day that is near.
pub fn in_the_week(d: Date) -> String {
    format!("{} {}", weekday(d), short(d))
}

fn weekday(d: Date) -> String {
    let day: String = weekday_name(d.weekday()).chars().take(3).collect();
    format!("{day}.")
}

/// `2026-11-24`, the stored form (ISO 8601).
pub fn iso(d: Date) -> String {
    iso_in_place(d).into()
}

/// The same, without an allocation.
pub fn iso_in_place(d: Date) -> CompactString {
    let digits = u16::try_from(d.year()).ok().filter(|year| *year <= 9_999);
    let signs = digits.map(|year| iso_digits(year, d));
    let text = signs.as_ref().and_then(|it| std::str::from_utf8(it).ok());
    // Years of more than four digits do not occur; the slower way writes them.
    text.map_or_else(
        || format!("{:04}-{:02}-{:02}", d.year(), d.month(), d.day()).into(),
        CompactString::from,
    )
}

/// The ten characters of the stored form, for a year of four digits. Computing every deadline
/// again writes a million dates, so this avoids `format!`.
fn iso_digits(year: u16, d: Date) -> [u8; 10] {
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    let (year, month, day) = (u32::from(year), d.month(), d.day());
    [
        digit(year / 1_000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
    ]
}

/// Reads a stored date. `None` unless the text is exactly `AAAA-MM-JJ` and the day exists.
pub fn from_iso(text: &str) -> Option<Date> {
    let signs: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *signs else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + u32::from(digit - b'0'))
        })
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    Date::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

/// Completed years on the day `today`; negative when the birth is in the future. A person born on
/// 29 February becomes a year older on 1 March when the year has no 29 February.
pub fn age(birth: Date, today: Date) -> i32 {
    let before = (today.month(), today.day()) < (birth.month(), birth.day());
    today.year() - birth.year() - i32::from(before)
}
