//! Reads dates that people type.
use chrono::{Datelike, Days, Months, TimeDelta, Weekday};

use super::names::weekday_of;
use super::written::{self, Written, Year};
use super::{Date, DateError, age};
use crate::domain::text::fold;

/// The youngest age that a two-digit year of birth may give.
const YOUNGEST: i32 = 15;
/// Above this age, a birth date must be confirmed.
const OLDEST: i32 = 100;

/// Nobody means a day of the next year by one that is nearer in this one.
pub const HALF_A_YEAR: TimeDelta = TimeDelta::days(180);

/// What a field is for, which decides how an incomplete date is completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateHint {
    /// A deadline or an appointment: the next such day, today included.
    Future,
    /// A signature or something done: the last such day, today included.
    Past,
    /// A birth: the year is required, two digits give an age of at least 15.
    Birth,
    /// Anything else: the nearest such day.
    Nearest,
}

/// Reads a date in any form that people type (`24/11/2026`, `24/11`, `010226`, `j`,
/// `hier`, `+15`, `-3`, `+2s`, `+1m`, `lundi`, `1er mars 2026`, a pasted `2026-11-24`).
///
/// A day of the week alone never means today, which is typed `j`, except with
/// [`DateHint::Nearest`].
///
/// # Errors
/// [`DateError`] says in French what is wrong and how to write it.
pub fn parse_date(text: &str, today: Date, hint: DateHint) -> Result<Date, DateError> {
    let text = text.trim();
    let date = if let Some(steps) = signed(text) {
        shifted(steps, today)?
    } else if let Some(date) = named(&fold(text), today, hint) {
        date
    } else {
        resolve(written::read(text)?, today, hint)?
    };
    checked(date, today, hint)
}

/// A sentence to show when a birth date gives an age that must be confirmed.
pub fn birth_warning(birth: Date, today: Date) -> Option<String> {
    let years = age(birth, today);
    (years > OLDEST)
        .then(|| format!("Cette personne aurait {years} ans. Vérifiez la date de naissance."))
}

/// Finds the year that is meant, and checks that the day exists.
pub(super) fn resolve(w: Written, today: Date, hint: DateHint) -> Result<Date, DateError> {
    if !(1..=12).contains(&w.month) {
        let exchanged = (13..=31).contains(&w.month) && (1..=12).contains(&w.day);
        return Err(if exchanged {
            DateError::MonthFirst {
                day: w.day,
                month: w.month,
            }
        } else {
            DateError::NoSuchMonth
        });
    }
    if Date::from_ymd_opt(2000, w.month, w.day).is_none() {
        return Err(DateError::NoSuchDay {
            year: known_year(w.year),
            month: w.month,
        });
    }
    let year = match w.year {
        Year::Whole(year) => year,
        Year::Short(year) => century(year, w, today, hint),
        Year::Slip(_) => return Err(DateError::YearShape),
        Year::Missing => year_meant(w, today, hint)?,
    };
    let date = Date::from_ymd_opt(year, w.month, w.day).ok_or(DateError::NoSuchDay {
        year: Some(year),
        month: w.month,
    })?;
    match w.weekday {
        Some(day) if day != date.weekday() => Err(DateError::WrongWeekday { date }),
        Some(_) | None => Ok(date),
    }
}

/// Refuses years outside 1900 to 2100, and births in the future.
pub(super) fn checked(date: Date, today: Date, hint: DateHint) -> Result<Date, DateError> {
    if !(1900..=2100).contains(&date.year()) {
        Err(DateError::OutOfRange)
    } else if hint == DateHint::Birth && date > today {
        Err(DateError::BirthToCome)
    } else {
        Ok(date)
    }
}

fn known_year(year: Year) -> Option<i32> {
    match year {
        Year::Whole(year) => Some(year),
        Year::Missing | Year::Short(_) | Year::Slip(_) => None,
    }
}

fn century(short: i32, w: Written, today: Date, hint: DateHint) -> i32 {
    let base = today.year() - today.year().rem_euclid(100) + short;
    let mut candidates = [base + 100, base, base - 100, base - 200].into_iter();
    match hint {
        DateHint::Birth => {
            let before = (today.month(), today.day()) < (w.month, w.day);
            let age = |year: i32| today.year() - year - i32::from(before);
            candidates
                .find(|year| age(*year) >= YOUNGEST)
                .unwrap_or(base)
        }
        DateHint::Future | DateHint::Past | DateHint::Nearest => candidates
            .rev()
            .min_by_key(|year| (year - today.year()).abs())
            .unwrap_or(base),
    }
}

/// The year of a day and a month written without a year. It is chosen before the calendar is
/// checked: a 29 February is refused when the chosen year has none, not moved to another year.
fn year_meant(w: Written, today: Date, hint: DateHint) -> Result<i32, DateError> {
    let year = today.year();
    let (written, now) = ((w.month, w.day), (today.month(), today.day()));
    let gap = |year: &i32| {
        let date = Date::from_ymd_opt(*year, w.month, w.day.min(28));
        date.map_or(i64::MAX, |date| (date - today).num_days().abs())
    };
    match hint {
        DateHint::Future => Ok(year + i32::from(written < now)),
        DateHint::Past => Ok(year - i32::from(written > now)),
        DateHint::Nearest => Ok([year, year + 1, year - 1]
            .into_iter()
            .min_by_key(gap)
            .unwrap_or(year)),
        DateHint::Birth => Err(DateError::YearMissing),
    }
}

/// The text after a leading + or −, and the sign. A typographic minus counts as a hyphen.
fn signed(text: &str) -> Option<(Direction, &str)> {
    let forward = text.strip_prefix('+').map(|rest| (Direction::After, rest));
    forward.or_else(|| {
        text.strip_prefix(['-', '−', '–'])
            .map(|rest| (Direction::Before, rest))
    })
}

#[derive(Clone, Copy)]
enum Direction {
    After,
    Before,
}

/// `+15`, `+30j`, `-3`, `+2s`, `+1m`, `+1 an`.
fn shifted((direction, rest): (Direction, &str), today: Date) -> Result<Date, DateError> {
    let rest = rest.trim();
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let unit = fold(rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let odd = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    if number.is_empty() || rest.contains(odd) {
        return Err(DateError::Unreadable);
    }
    let count: u32 = number.parse().map_err(|_| DateError::OutOfRange)?;
    let days = |count: u64| match direction {
        Direction::After => today.checked_add_days(Days::new(count)),
        Direction::Before => today.checked_sub_days(Days::new(count)),
    };
    let months = |count: u32| match direction {
        Direction::After => today.checked_add_months(Months::new(count)),
        Direction::Before => today.checked_sub_months(Months::new(count)),
    };
    let moved = match unit.as_str() {
        "" | "j" | "jour" | "jours" => days(u64::from(count)),
        "s" | "sem" | "semaine" | "semaines" => days(u64::from(count) * 7),
        "m" | "mois" => months(count),
        "a" | "an" | "ans" => months(count.saturating_mul(12)),
        _ => return Err(DateError::Unreadable),
    };
    moved.ok_or(DateError::OutOfRange)
}

/// `j`, `hier`, `demain`, `lundi`.
fn named(folded: &str, today: Date, hint: DateHint) -> Option<Date> {
    let days = match folded {
        "j" | "auj" | "aujourd hui" | "aujourdhui" => 0,
        "hier" => -1,
        "avant hier" => -2,
        "demain" => 1,
        "apres demain" => 2,
        word => days_to(weekday_of(word)?, today, hint),
    };
    today.checked_add_signed(chrono::TimeDelta::days(days))
}

fn days_to(day: Weekday, today: Date, hint: DateHint) -> i64 {
    let ahead = i64::from(day.days_since(today.weekday()));
    match hint {
        DateHint::Future if ahead == 0 => 7,
        DateHint::Future => ahead,
        DateHint::Past | DateHint::Birth => ahead - 7,
        DateHint::Nearest if ahead > 3 => ahead - 7,
        DateHint::Nearest => ahead,
    }
}
