//! The only module that reads the clock of the machine. Deadlines are civil dates; instants are
//! UTC. Knows no screen.
use std::path::Path;
use std::sync::OnceLock;

use chrono::{DateTime, Local, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta, Timelike, Utc};

use crate::domain::calendar::Territory;
use crate::domain::change::Moment;
use crate::domain::date::{Date, Time, full};

/// By how much the clocks of those who share a store may differ.
const TOLERANCE: TimeDelta = TimeDelta::minutes(10);

/// Where the structure is, once its store is open: its hour counts, not that of the machine, which may be
/// a server set to UTC.
static PLACE: OnceLock<Territory> = OnceLock::new();

/// Says where the structure is; the first one said stays.
pub fn be_in(territory: Territory) {
    let _ = PLACE.set(territory);
}

/// An instant as the clocks of the structure show it; of the machine, as long as no structure is known.
fn local(instant: DateTime<Utc>) -> NaiveDateTime {
    match PLACE.get() {
        Some(territory) => territory.local(instant.naive_utc()),
        None => instant.with_timezone(&Local).naive_local(),
    }
}

/// Where the time comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// The clock of the machine; the day is that of the structure.
    #[default]
    System,
    /// Always the same moment, for `--date` and for tests.
    Fixed(Moment),
}

impl Clock {
    /// Makes a clock that is stopped at noon (UTC) of a day.
    pub fn stopped_on(today: Date) -> Self {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        Self::Fixed(Moment {
            instant: today.and_time(noon).and_utc(),
            today,
        })
    }

    /// The clock of the machine, or a clock stopped on the given day.
    pub fn of(day: Option<Date>) -> Self {
        day.map_or(Self::System, Self::stopped_on)
    }

    /// The current instant and the current day, read at the same time so that they agree.
    pub fn moment(&self) -> Moment {
        match self {
            Self::System => {
                #[expect(clippy::disallowed_methods, reason = "the one reading of the clock")]
                let now = Utc::now();
                Moment {
                    instant: now,
                    today: local(now).date(),
                }
            }
            Self::Fixed(moment) => *moment,
        }
    }

    /// The current time of day; noon on a stopped clock.
    pub fn time(&self) -> Option<Time> {
        let now = match self {
            Self::System => local(self.moment().instant).time(),
            Self::Fixed(moment) => moment.instant.time(),
        };
        Time::new(
            u8::try_from(now.hour()).ok()?,
            u8::try_from(now.minute()).ok()?,
        )
    }

    /// The current day.
    pub fn today(&self) -> Date {
        self.moment().today
    }

    /// The instant at which the current day began, as stored.
    pub fn midnight(&self) -> String {
        let moment = self.moment();
        let began = moment.today.and_time(NaiveTime::MIN);
        let instant = match self {
            Self::System => {
                let ahead = local(began.and_utc()) - began;
                (began - ahead).and_utc()
            }
            Self::Fixed(_) => began.and_utc(),
        };
        Moment { instant, ..moment }.instant_text()
    }

    /// What to say when the clock is behind what was written last, at that stored instant: days and delays
    /// would be counted from a wrong day.
    pub fn behind(&self, written: &str) -> Option<String> {
        let now = self.moment().instant;
        let last = DateTime::parse_from_rfc3339(written).ok()?;
        if last.with_timezone(&Utc) <= now + TOLERANCE {
            return None;
        }
        Some(format!(
            "L’horloge de cette machine est incohérente : elle dit {}, et le dernier enregistrement de la base est du {}. Faites-la régler : d’ici là, les jours et les délais sont faux.",
            local_text(&now.to_rfc3339()),
            local_text(written)
        ))
    }
}

/// Writes a stored instant as « 21/11/2026 10:04 », in the time of the structure. A text that is not an
/// instant is returned as it is.
pub fn local_text(instant: &str) -> String {
    DateTime::parse_from_rfc3339(instant).map_or_else(
        |_| instant.to_owned(),
        |read| {
            let local = local(read.to_utc());
            format!("{} {}", full(local.date()), local.format("%H:%M"))
        },
    )
}

/// The same in a sentence or on paper: « 21/11/2026 à 10 h 04 ».
pub fn local_words(instant: &str) -> String {
    let text = local_text(instant);
    let hour = text.rsplit_once(' ').and_then(|(day, hour)| {
        let hour = Time::from_code(hour)?;
        Some(format!("{day} à {}", hour.long()))
    });
    hour.unwrap_or(text)
}

/// The day of a file's own date in the time of the structure.
pub fn day_of(time: std::time::SystemTime) -> Date {
    local(DateTime::<Utc>::from(time)).date()
}

/// The day a file was last written, in the time of the structure.
pub fn day_written(path: &Path) -> Option<Date> {
    let written = std::fs::metadata(path).and_then(|it| it.modified());
    written.ok().map(day_of)
}

/// The day of a stored instant in the time of the structure.
pub fn local_day(instant: &str) -> Option<Date> {
    let read = DateTime::parse_from_rfc3339(instant).ok()?;
    Some(local(read.to_utc()).date())
}

/// The instant in RFC 3339 form, in UTC, without fractions of a second.
pub fn stamp(moment: &Moment) -> String {
    moment.instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::from_iso;

    #[test]
    fn a_stopped_clock_says_the_same_day_for_ever() {
        let day = from_iso("2026-11-21").unwrap();
        let clock = Clock::of(Some(day));
        assert_eq!(clock.today(), day);
        assert_eq!(clock.moment().instant_text(), "2026-11-21T12:00:00.000Z");
        assert_eq!(stamp(&clock.moment()), "2026-11-21T12:00:00Z");
        assert_eq!(Clock::of(None), Clock::System);
    }

    #[test]
    fn a_clock_behind_what_was_written_is_noticed_but_not_a_small_difference() {
        let clock = Clock::stopped_on(from_iso("2026-11-21").unwrap());
        let said = clock.behind("2026-11-22T12:00:00.000Z").unwrap();
        assert!(said.contains("incohérente") && said.contains("22/11/2026"));
        for fine in ["2026-11-21T12:09:00.000Z", "2025-01-01T00:00:00Z", "hier"] {
            assert_eq!(clock.behind(fine), None, "{fine}");
        }
    }

    #[test]
    fn the_system_day_is_the_local_day_of_the_instant() {
        let now = Clock::System.moment();
        let gap = now.today - now.instant.date_naive();
        assert!(gap.num_days().abs() <= 1);
    }

    #[test]
    fn what_is_no_instant_is_shown_as_it_is() {
        assert_eq!(
            (local_text("hier"), local_words("hier")),
            ("hier".to_owned(), "hier".to_owned())
        );
        assert!(local_words("2026-06-15T12:00:00.000Z").contains("/06/2026 à "));
        assert!(local_text("2026-06-15T12:00:00.000Z").contains("/06/2026 "));
    }
}
