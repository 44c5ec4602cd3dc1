//! Times of day, and a date followed by a time.
#[cfg(test)]
mod tests;

use std::fmt;

use super::{Date, DateError, DateHint, parse_date};

/// A local time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    hour: u8,
    minute: u8,
}

impl Time {
    /// Makes a time of day. `None` unless the hour is 0 to 23 and the minute 0 to 59.
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// The stored form, `HH:MM`. Its alphabetical order is the order of the times.
    pub fn code(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    /// Reads a stored time. `None` unless the text is exactly `HH:MM` and the time exists.
    pub fn from_code(code: &str) -> Option<Self> {
        let (hour, minute) = code.split_once(':')?;
        (hour.len() == 2 && minute.len() == 2)
            .then(|| clock(hour, minute).ok())
            .flatten()
    }

    /// « 14 h 30 », « 14 h », for sentences and letters; the spaces do not break.
    pub fn long(self) -> String {
        match self.minute {
            0 => format!("{}\u{a0}h", self.hour),
            minute => format!("{}\u{a0}h\u{a0}{minute:02}", self.hour),
        }
    }
}

impl fmt::Display for Time {
    /// « 14 h 30 », as everywhere it is read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.long())
    }
}

/// Reads a time as people type it: `14h`, `14h30`, `14 h 30`, `14:30`, `1430`, `930`,
/// `9`, `midi`.
///
/// # Errors
/// [`DateError`] says in French what is wrong and how to write it.
pub fn parse_time(text: &str) -> Result<Time, DateError> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_lowercase();
    if text == "midi" {
        return clock("12", "00");
    }
    if let Some((hour, minute)) = text.split_once(['h', ':']) {
        let minute = minute.strip_suffix("min").unwrap_or(minute);
        return clock(hour, if minute.is_empty() { "00" } else { minute });
    }
    let cut = text.len().saturating_sub(2);
    match (text.len(), text.split_at_checked(cut)) {
        (1 | 2, _) => clock(&text, "00"),
        (3 | 4, Some((hour, minute))) => clock(hour, minute),
        _ => Err(DateError::UnreadableTime),
    }
}

fn clock(hour: &str, minute: &str) -> Result<Time, DateError> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let shape = matches!(hour.len(), 1 | 2) && minute.len() == 2;
    if !(shape && digits(hour) && digits(minute)) {
        return Err(DateError::UnreadableTime);
    }
    let (hour, minute) = (
        hour.parse().unwrap_or(u8::MAX),
        minute.parse().unwrap_or(u8::MAX),
    );
    Time::new(hour, minute).ok_or(DateError::NoSuchTime)
}

/// Reads a date, with or without a time after it: `24/11 14h`, `lundi 9h30`,
/// `24/11/2026 14:30`, `j 9`, `demain à 14 h 30`.
///
/// # Errors
/// [`DateError`] says in French whether the date or the time is wrong, and how to write it.
pub fn parse_date_time(
    text: &str,
    today: Date,
    hint: DateHint,
) -> Result<(Date, Option<Time>), DateError> {
    let text = text.trim();
    let splits = splits(text);
    if let Some((date, time)) = splits.iter().find(|(date, time)| is_clear(date, time)) {
        if date.is_empty() {
            return Err(DateError::UnreadableDateTime);
        }
        return Ok((parse_date(date, today, hint)?, Some(parse_time(time)?)));
    }
    let whole = match parse_date(text, today, hint) {
        Ok(date) => return Ok((date, None)),
        Err(error) => error,
    };
    // Bare digits are a time only where they cannot be the end of the date: « 24/11 1430 ».
    let bare = splits.iter().find_map(|(date, time)| {
        Some((
            parse_date(date, today, hint).ok()?,
            Some(parse_time(time).ok()?),
        ))
    });
    bare.ok_or(match whole {
        DateError::Unreadable => DateError::UnreadableDateTime,
        error => error,
    })
}

/// The ways to cut a text into a date and a time: the time is the last three words, the last two
/// or the last one, in that order. An « à » between the two is removed.
fn splits(text: &str) -> Vec<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let cut = |count: usize| {
        let (date, time) = words.split_at_checked(words.len().checked_sub(count)?)?;
        let date = match date {
            [date @ .., "à" | "a"] => date,
            date => date,
        };
        Some((date.join(" "), time.join(" ")))
    };
    (1..=3).rev().filter_map(cut).collect()
}

/// True when the second part can only be a time: it starts with a digit and contains « h » or
/// « : », or it is one or two digits after a date that is not made of digits only.
fn is_clear(date: &str, time: &str) -> bool {
    let time = time.to_lowercase();
    let spoken =
        time == "midi" || (time.starts_with(|c: char| c.is_ascii_digit()) && has_mark(&time));
    let short = time.len() <= 2 && time.bytes().all(|b| b.is_ascii_digit());
    let closed = date.contains(|c: char| !c.is_ascii_digit() && c != ' ');
    spoken || (short && closed && !ends_with_month(date, &time))
}

/// « h » or « : » right after the hour.
fn has_mark(time: &str) -> bool {
    let rest = time
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim_start();
    rest.starts_with(['h', ':'])
}

/// In « lundi 9 mars 26 » the last number is a year, in « lundi 9 mars 14h » it is not.
fn ends_with_month(date: &str, time: &str) -> bool {
    let folded = crate::domain::text::fold(date);
    let last = folded.rsplit(' ').next().unwrap_or_default();
    time.len() == 2 && super::names::month_of(last).is_some()
}
