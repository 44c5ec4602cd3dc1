//! Dates around today. Office days are Monday to Friday: a demo needs no public holiday.
use chrono::{Datelike, Days, Months, Weekday};

use crate::domain::date::Date;

/// Same date moved by whole days, later when positive.
pub(super) fn shift(date: Date, days: i64) -> Date {
    let step = Days::new(days.unsigned_abs());
    let moved = if days < 0 {
        date.checked_sub_days(step)
    } else {
        date.checked_add_days(step)
    };
    moved.unwrap_or(date)
}

/// Same day of a later month, or the last day of that month.
pub(super) fn plus_months(date: Date, months: u32) -> Date {
    date.checked_add_months(Months::new(months)).unwrap_or(date)
}

/// Same day of an earlier month, or the last day of that month.
pub(super) fn minus_months(date: Date, months: u32) -> Date {
    date.checked_sub_months(Months::new(months)).unwrap_or(date)
}

/// That day, or the Friday before when it falls on a weekend.
pub(super) fn office_before(date: Date) -> Date {
    match date.weekday() {
        Weekday::Sat => shift(date, -1),
        Weekday::Sun => shift(date, -2),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => date,
    }
}

/// That day, or the Monday after when it falls on a weekend.
pub(super) fn office_after(date: Date) -> Date {
    match date.weekday() {
        Weekday::Sat => shift(date, 2),
        Weekday::Sun => shift(date, 1),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => date,
    }
}

/// Last day of the week of that date, a Sunday.
pub(super) fn sunday(date: Date) -> Date {
    shift(date, 6 - i64::from(date.weekday().num_days_from_monday()))
}
