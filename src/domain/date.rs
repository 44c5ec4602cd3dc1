//! Dates and times as French people type and read them. Knows no clock: callers pass today's
//! date.
mod duration;
mod error;
mod format;
mod import;
mod names;
mod parse;
#[cfg(test)]
mod tests;
mod time;
mod written;

pub use chrono::NaiveDate as Date;
pub use duration::{last_day, parse_months};
pub use error::DateError;
pub use format::{
    age, from_iso, full, header, in_the_week, in_words, iso, iso_in_place, long, short,
};
pub use import::{ImportDate, parse_import_date};
pub use names::{month_name, weekday_name};
pub use parse::{DateHint, HALF_A_YEAR, birth_warning, parse_date};
pub use time::{Time, parse_date_time, parse_time};

/// The first day that the program can store, 01/01/0001.
pub const EARLIEST: Date = match Date::from_ymd_opt(1, 1, 1) {
    Some(d) => d,
    None => Date::MIN,
};
/// The last day that the program can store, 31/12/9999.
pub const LATEST: Date = match Date::from_ymd_opt(9999, 12, 31) {
    Some(d) => d,
    None => Date::MAX,
};

/// Number of a day, 1 for the first one: short where many days are kept, and a delay is a difference.
pub fn day_number(day: Date) -> i64 {
    i64::from(chrono::Datelike::num_days_from_ce(&day))
}

/// The day of a number; `None` when it is too far.
pub fn from_day_number(number: i64) -> Option<Date> {
    Date::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}
