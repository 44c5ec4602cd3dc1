//! Dates as spreadsheets and other programs write them. Many forms are accepted; a doubtful
//! reading always comes with a warning.
#[cfg(test)]
mod tests;

use chrono::Days;

use super::parse::{birth_warning, checked, resolve};
use super::written::{self, Written, Year};
use super::{Date, DateError, DateHint};

/// Day zero of the spreadsheets that count from 1900.
const SERIAL_ZERO: Option<Date> = Date::from_ymd_opt(1899, 12, 30);

/// A date read from a cell, with a warning if the reading is doubtful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportDate {
    /// The date.
    pub date: Date,
    /// A French sentence when somebody should confirm the date.
    pub warning: Option<String>,
}

/// Reads the cell of a date column: `24/11/2026`, `24-11-2026`, `24.11.2026`, `24/11/26`,
/// `2026-11-24`, `2026-11-24 00:00:00.0`, `1er mars 2026`, `01022026`, a spreadsheet's
/// number (`45658`, `45658.5`), and `24/11/217` for 2017 with a warning.
///
/// Words that depend on today (`j`, `+15`, `lundi`) and dates without a year are refused.
///
/// # Errors
/// [`DateError`] says in French what is wrong.
pub fn parse_import_date(text: &str, today: Date, hint: DateHint) -> Result<ImportDate, DateError> {
    let text = text.trim();
    let (date, slip) = match serial(text) {
        Some(number) => (from_serial(number)?, None),
        None => from_words(without_time(text), today, hint)?,
    };
    let date = checked(date, today, hint)?;
    let old = if hint == DateHint::Birth {
        birth_warning(date, today)
    } else {
        None
    };
    Ok(ImportDate {
        date,
        warning: slip.or(old),
    })
}

fn from_words(
    text: &str,
    today: Date,
    hint: DateHint,
) -> Result<(Date, Option<String>), DateError> {
    let written = written::read(text)?;
    match written.year {
        Year::Missing => Err(DateError::YearMissing),
        Year::Slip(year @ 200..=299) => {
            let meant = year % 100 + 2000;
            let repaired = Written {
                year: Year::Whole(meant),
                ..written
            };
            let warning = format!("Année écrite {year}, lue {meant}\u{a0}: à vérifier.");
            Ok((resolve(repaired, today, hint)?, Some(warning)))
        }
        Year::Slip(_) | Year::Short(_) | Year::Whole(_) => {
            Ok((resolve(written, today, hint)?, None))
        }
    }
}

/// The whole part of a spreadsheet's number. It has at most five digits; the fraction is a time.
fn serial(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (whole.len() <= 5 && digits(whole) && digits(fraction))
        .then(|| whole.parse().ok())
        .flatten()
}

/// Counts days from 30/12/1899. Numbers up to 60 are refused, because spreadsheets are wrong by a
/// day there; so are years, which would become days of 1905.
fn from_serial(number: u32) -> Result<Date, DateError> {
    match number {
        0..=60 => Err(DateError::NotASerial),
        1900..=2100 => Err(DateError::YearAlone),
        _ => SERIAL_ZERO
            .and_then(|zero| zero.checked_add_days(Days::new(u64::from(number))))
            .ok_or(DateError::NotASerial),
    }
}

/// Removes the time that follows a date: ` 00:00:00.0`, `T10:15:00Z`.
fn without_time(text: &str) -> &str {
    let is_time = |tail: &str| tail.starts_with(|c: char| c.is_ascii_digit()) && tail.contains(':');
    match text.rsplit_once([' ', 'T', '\u{a0}', '\u{202f}']) {
        Some((date, tail)) if is_time(tail) => date.trim_end(),
        Some(_) | None => text,
    }
}
