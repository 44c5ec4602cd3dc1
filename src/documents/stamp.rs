//! When a paper was made: its version, at the foot of each page. Reads no clock.
use chrono::{DateTime, Utc};

use crate::domain::change::Moment;
use crate::domain::date::{Date, Time, full};

/// When a paper was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day the file is looked at: what is past and what is to come.
    pub today: Date,
    /// Time of day, where it is known.
    pub time: Option<Time>,
    /// The instant, for the metadata of the file.
    pub made_at: DateTime<Utc>,
}

impl Stamp {
    /// The stamp of a moment, with the time of day that the clock of the place shows.
    pub fn of(moment: &Moment, time: Option<Time>) -> Self {
        Self {
            today: moment.today,
            time,
            made_at: moment.instant,
        }
    }

    /// « Version du 22/11/2026 à 14 h 05 ».
    pub fn version(&self) -> String {
        format!("Version du {}", self.moment())
    }

    /// The same of what both sides signed, whose words are those of that day: « Signé le 18/08/2026, imprimé le
    /// 22/11/2026 à 14 h 05 ».
    pub fn of_signed(&self, on: Date) -> String {
        format!("Signé le {}, imprimé le {}", full(on), self.moment())
    }

    fn moment(&self) -> String {
        let time = self
            .time
            .map_or_else(String::new, |it| format!(" à {}", it.long()));
        format!("{}{time}", full(self.today))
    }
}

#[cfg(test)]
mod tests {
    use chrono::Timelike as _;

    use super::*;

    #[test]
    fn the_version_says_the_day_and_the_hour() {
        let moment = Moment {
            instant: "2026-11-22T13:05:09Z".parse().unwrap(),
            today: Date::from_ymd_opt(2026, 11, 22).unwrap(),
        };
        let stamp = Stamp::of(&moment, Time::new(14, 5));
        assert_eq!(stamp.version(), "Version du 22/11/2026 à 14\u{a0}h\u{a0}05");
        assert_eq!((stamp.made_at.hour(), stamp.made_at.second()), (13, 9));
        let signed = stamp.of_signed(Date::from_ymd_opt(2026, 8, 18).unwrap());
        let expected = "Signé le 18/08/2026, imprimé le 22/11/2026 à 14\u{a0}h\u{a0}05";
        assert_eq!(signed, expected);
        let bare = Stamp::of(&moment, None);
        assert_eq!(bare.version(), "Version du 22/11/2026");
    }
}
