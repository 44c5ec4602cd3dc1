//! A date as it is written: the words and numbers of a text, before the calendar checks them.
use chrono::Weekday;

use super::DateError;
use super::names::{month_of, weekday_of};
use crate::domain::text::fold;

/// The year as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// No year was written.
    Missing,
    /// Two digits: the century has to be chosen.
    Short(i32),
    /// Three digits, probably a typing error for four: 217 for 2017.
    Slip(i32),
    /// Four digits.
    Whole(i32),
}

/// The parts of a date that a text contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) weekday: Option<Weekday>,
    pub(super) day: u32,
    pub(super) month: u32,
    pub(super) year: Year,
}

/// Reads the forms that name a day of the calendar: `1/2/26`, `01022026`, `010226`,
/// `15/03`, `2026-03-09`, `1er mars 2026`, `lundi 9 mars 2026`.
pub(super) fn read(text: &str) -> Result<Written, DateError> {
    let known = |c: char| c.is_alphabetic() || c.is_ascii_digit() || c.is_whitespace();
    if !text
        .chars()
        .all(|c| known(c) || matches!(c, '/' | '-' | '.'))
    {
        return Err(DateError::Unreadable);
    }
    let folded = fold(text);
    let mut words: Vec<&str> = folded.split(' ').collect();
    let weekday = words.first().and_then(|word| weekday_of(word));
    if weekday.is_some() {
        words.remove(0);
    }
    let written = match words.as_slice() {
        [packed] => unpack(packed)?,
        [day, month] => numbers(day, month, None)?,
        [year, month, day] if digits(year) == Some(4) => numbers(day, month, Some(year))?,
        [day, month, year] => numbers(day, month, Some(year))?,
        _ => return Err(DateError::Unreadable),
    };
    Ok(Written { weekday, ..written })
}

/// Reads `010226`, `01022026`, and `20260201` as other programs print it. The last two forms
/// cannot be confused, because 19, 20 and 21 are not months.
fn unpack(packed: &str) -> Result<Written, DateError> {
    let year_of = |year: &str| year.parse().is_ok_and(|y| (1900..=2100).contains(&y));
    let part = |from: usize, to: usize| packed.get(from..to).unwrap_or_default();
    match digits(packed) {
        Some(6) => numbers(part(0, 2), part(2, 4), Some(part(4, 6))),
        Some(8) if year_of(part(0, 4)) && !year_of(part(4, 8)) => {
            numbers(part(6, 8), part(4, 6), Some(part(0, 4)))
        }
        Some(8) => numbers(part(0, 2), part(2, 4), Some(part(4, 8))),
        _ => Err(DateError::Unreadable),
    }
}

fn numbers(day: &str, month: &str, year: Option<&str>) -> Result<Written, DateError> {
    let day = day_number(day).ok_or(DateError::Unreadable)?;
    let month = month_of(month)
        .or_else(|| small(month))
        .ok_or(DateError::Unreadable)?;
    let year = match year {
        None => Year::Missing,
        Some(year) => {
            let count = digits(year).ok_or(DateError::Unreadable)?;
            let value = year.parse().map_err(|_| DateError::YearShape)?;
            match count {
                2 => Year::Short(value),
                3 => Year::Slip(value),
                4 => Year::Whole(value),
                _ => return Err(DateError::YearShape),
            }
        }
    };
    Ok(Written {
        weekday: None,
        day,
        month,
        year,
    })
}

/// A day of the month: one or two digits, or « 1er ».
fn day_number(word: &str) -> Option<u32> {
    if word == "1er" { Some(1) } else { small(word) }
}

/// One or two digits.
fn small(word: &str) -> Option<u32> {
    digits(word).filter(|count| *count <= 2)?;
    word.parse().ok()
}

/// How many digits a word has, `None` when it holds anything else.
fn digits(word: &str) -> Option<usize> {
    let all = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    all.then_some(word.len())
}
