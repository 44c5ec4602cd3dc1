//! Dates around today. Office days are those worked in mainland France: Monday to Friday, public holidays apart.
use chrono::{Datelike, Days, Months};

use crate::domain::calendar::Calendar;
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

/// Whether the office is open that day.
pub(super) fn is_office(date: Date) -> bool {
    Calendar::default().is_working_day(date)
}

/// That day, or the last one worked before it.
pub(super) fn office_before(date: Date) -> Date {
    Calendar::default().last_working_day_up_to(date)
}

/// That day, or the first one worked after it.
pub(super) fn office_after(date: Date) -> Date {
    Calendar::default().shift_to_working_day(date)
}

/// Last day of the week of that date, a Sunday.
pub(super) fn sunday(date: Date) -> Date {
    shift(date, 6 - i64::from(date.weekday().num_days_from_monday()))
}
