//! The agenda: how long appointments last, what is free between them, which ones overlap, and
//! which days are not worked. Times are local, to the minute, without a time zone: the days on
//! which the clock changes are like any other. Knows no person, no store and no clock.
mod hours;
mod next;
#[cfg(test)]
mod tests;

use chrono::{Datelike, Weekday};

pub use hours::{Hours, gaps};
pub use next::{Closed, Next, free_at, what_follows};

use super::calendar::Calendar;
use super::date::{Date, Time};

/// Length of a new appointment in minutes, unless the free gap is shorter.
pub const USUAL: i64 = 45;

/// Length in minutes of an appointment whose length is unknown.
pub const DEFAULT_MINUTES: i64 = 30;
/// A gap is shown when it has at least this number of minutes.
pub const LEAST_GAP: u16 = 15;
/// Minutes in a day.
const DAY: u16 = 24 * 60;

/// Part of a day, in minutes since midnight; the end is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First minute.
    pub from: u16,
    /// Minute after the last one, 1440 at most.
    pub to: u16,
}

impl Span {
    /// The time of an appointment. It lasts [`DEFAULT_MINUTES`] when its length is unknown, and
    /// ends at midnight at the latest.
    pub fn of(start: Time, minutes: Option<i64>) -> Self {
        let from = minute_of(start);
        let asked = minutes.filter(|it| *it > 0).unwrap_or(DEFAULT_MINUTES);
        let asked = u16::try_from(asked).unwrap_or(DAY);
        Self {
            from,
            to: from.saturating_add(asked).min(DAY),
        }
    }

    /// Length in minutes.
    pub const fn minutes(self) -> u16 {
        self.to.saturating_sub(self.from)
    }

    /// Whether the two have a minute in common. Two that only touch have none.
    pub const fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The time it starts at.
    pub fn start(self) -> Option<Time> {
        time_at(self.from)
    }

    /// The time it ends at; `None` for midnight.
    pub fn end(self) -> Option<Time> {
        time_at(self.to)
    }

    /// « 9 h – 12 h 30 », for a list of hours.
    pub fn in_full(self) -> String {
        self.text().replace('–', " – ")
    }

    /// « 14 h–14 h 45 »; midnight at the end is written « 24 h ».
    pub fn text(self) -> String {
        let say = |minute: u16| match (minute / 60, minute % 60) {
            (hour, 0) => format!("{hour}\u{a0}h"),
            (hour, rest) => format!("{hour}\u{a0}h\u{a0}{rest:02}"),
        };
        format!("{}–{}", say(self.from), say(self.to))
    }
}

/// Minutes since midnight.
pub fn minute_of(time: Time) -> u16 {
    u16::from(time.hour()) * 60 + u16::from(time.minute())
}

fn time_at(minute: u16) -> Option<Time> {
    Time::new(
        u8::try_from(minute / 60).ok()?,
        u8::try_from(minute % 60).ok()?,
    )
}

/// « 45 min », « 1 h », « 1 h 30 »; the spaces do not break.
pub fn length(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, rest) => format!("{hours}\u{a0}h\u{a0}{rest:02}"),
    }
}

/// How an appointment is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Company {
    /// With one person.
    Single,
    /// With several people at once. Appointments that start together are one meeting.
    Group,
}

/// Whether one agent cannot hold both: they overlap, and they are not the same group meeting.
pub fn clash(a: (Span, Company), b: (Span, Company)) -> bool {
    let together = a.1 == Company::Group && b.1 == Company::Group && a.0.from == b.0.from;
    a.0.overlaps(b.0) && !together
}

/// For each appointment of one agent on one day, the indexes of those that it overlaps.
pub fn clashes(held: &[(Span, Company)]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..held.len()).collect();
    order.sort_by_key(|at| held.get(*at).map(|(span, _)| *span));
    let mut found = vec![Vec::new(); held.len()];
    for (rank, first) in order.iter().enumerate() {
        let Some(a) = held.get(*first) else { continue };
        for second in order.iter().skip(rank + 1) {
            let Some(b) = held.get(*second) else { continue };
            if b.0.from >= a.0.to {
                break;
            }
            if clash(*a, *b) {
                for (one, other) in [(*first, *second), (*second, *first)] {
                    if let Some(list) = found.get_mut(one) {
                        list.push(other);
                    }
                }
            }
        }
    }
    found
}

/// Why a day is not worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOff {
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
    /// Public holiday of the territory.
    Holiday,
    /// Closure of the structure.
    Closure,
}

impl DayOff {
    /// Why that day is not worked; `None` when it is. A closure comes before a holiday, and a
    /// holiday before the weekend.
    pub fn of(day: Date, calendar: &Calendar) -> Option<Self> {
        if calendar.closures.contains(&day) {
            return Some(Self::Closure);
        }
        if calendar.is_holiday(day) {
            return Some(Self::Holiday);
        }
        match day.weekday() {
            Weekday::Sat => Some(Self::Saturday),
            Weekday::Sun => Some(Self::Sunday),
            Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => None,
        }
    }

    /// Code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Saturday => "samedi",
            Self::Sunday => "dimanche",
            Self::Holiday => "ferie",
            Self::Closure => "fermeture",
        }
    }

    /// Words to show next to a date; none when the name of the day is enough.
    pub const fn label(self) -> Option<&'static str> {
        match self {
            Self::Saturday | Self::Sunday => None,
            Self::Holiday => Some("jour férié"),
            Self::Closure => Some("structure fermée"),
        }
    }

    /// The warning for an appointment on such a day. There is none for a Saturday, because some
    /// permanences are held then.
    pub const fn doubt(self) -> Option<&'static str> {
        match self {
            Self::Saturday => None,
            Self::Sunday => Some("Ce jour est un dimanche."),
            Self::Holiday => Some("Ce jour est férié."),
            Self::Closure => Some("La structure est fermée ce jour-là."),
        }
    }
}

/// Whether an appointment is still to come at that time of that day; without a time, all that is on the day is.
pub fn is_to_come((day, time): (Date, Option<Time>), (today, now): (Date, Option<Time>)) -> bool {
    let begun = time.zip(now).is_some_and(|(time, now)| time < now);
    day > today || (day == today && !begun)
}

/// The Monday of the week of a day.
pub fn monday(day: Date) -> Date {
    let passed = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(chrono::Days::new(passed))
        .unwrap_or(day)
}
