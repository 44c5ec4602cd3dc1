//! The territories and their public holidays, as data.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta};

/// Days from Easter Sunday to Whit Monday.
pub(super) const WHIT_MONDAY: i64 = 50;

/// Month and day of the holidays of the whole country (code du travail, art. L3133-1).
const FIXED: [(u32, u32); 8] = [
    (1, 1),
    (5, 1),
    (5, 8),
    (7, 14),
    (8, 15),
    (11, 1),
    (11, 11),
    (12, 25),
];
/// Easter Monday, Ascension, Whit Monday: days after Easter Sunday.
const MOVING: [i64; 3] = [1, 39, WHIT_MONDAY];

/// Where a structure works: it decides the public holidays and the local date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Territory {
    /// Mainland France and Corsica: eleven holidays.
    #[default]
    Metropole,
    /// Bas-Rhin, Haut-Rhin, Moselle: Good Friday and 26 December besides (art. L3134-13).
    AlsaceMoselle,
    /// Abolition day on 27 May (art. L3422-2, as for all the territories below).
    Guadeloupe,
    /// Abolition day on 22 May.
    Martinique,
    /// Abolition day on 10 June.
    Guyane,
    /// Abolition day on 20 December.
    Reunion,
    /// Abolition day on 27 April.
    Mayotte,
    /// Abolition day on 9 October.
    SaintBarthelemy,
    /// Abolition day on 28 May, the day on which it is celebrated.
    SaintMartin,
}

impl Territory {
    /// Every territory, in the order in which a choice shows them.
    pub const ALL: [Self; 9] = [
        Self::Metropole,
        Self::AlsaceMoselle,
        Self::Guadeloupe,
        Self::Martinique,
        Self::Guyane,
        Self::Reunion,
        Self::Mayotte,
        Self::SaintBarthelemy,
        Self::SaintMartin,
    ];

    /// The code that is stored and that settings use.
    pub fn code(self) -> &'static str {
        match self {
            Self::Metropole => "metropole",
            Self::AlsaceMoselle => "alsace_moselle",
            Self::Guadeloupe => "guadeloupe",
            Self::Martinique => "martinique",
            Self::Guyane => "guyane",
            Self::Reunion => "reunion",
            Self::Mayotte => "mayotte",
            Self::SaintBarthelemy => "saint_barthelemy",
            Self::SaintMartin => "saint_martin",
        }
    }

    /// The territory of a code, `None` when the code is unknown.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.code() == code)
    }

    /// The name shown to people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Metropole => "Métropole",
            Self::AlsaceMoselle => "Alsace-Moselle",
            Self::Guadeloupe => "Guadeloupe",
            Self::Martinique => "Martinique",
            Self::Guyane => "Guyane",
            Self::Reunion => "La Réunion",
            Self::Mayotte => "Mayotte",
            Self::SaintBarthelemy => "Saint-Barthélemy",
            Self::SaintMartin => "Saint-Martin",
        }
    }

    /// The IANA time zone in which « aujourd’hui » is read.
    pub fn time_zone(self) -> &'static str {
        match self {
            Self::Metropole | Self::AlsaceMoselle => "Europe/Paris",
            Self::Guadeloupe => "America/Guadeloupe",
            Self::Martinique => "America/Martinique",
            Self::Guyane => "America/Cayenne",
            Self::Reunion => "Indian/Reunion",
            Self::Mayotte => "Indian/Mayotte",
            Self::SaintBarthelemy => "America/St_Barthelemy",
            Self::SaintMartin => "America/Marigot",
        }
    }

    /// An instant of UTC as the clocks show it there; summer time from the last Sunday of March to that
    /// of October, at one o’clock UTC (directive 2000/84/CE).
    pub fn local(self, instant: NaiveDateTime) -> NaiveDateTime {
        let hours = match self {
            Self::Metropole | Self::AlsaceMoselle => 1 + i64::from(is_summer(instant)),
            Self::Guadeloupe | Self::Martinique | Self::SaintBarthelemy | Self::SaintMartin => -4,
            Self::Guyane => -3,
            Self::Reunion => 4,
            Self::Mayotte => 3,
        };
        instant + TimeDelta::hours(hours)
    }

    /// Month and day of every holiday with a fixed date.
    pub(super) fn fixed_holidays(self) -> impl Iterator<Item = &'static (u32, u32)> {
        FIXED.iter().chain(self.own_holidays())
    }

    /// Days from Easter Sunday to every holiday that moves with it.
    pub(super) fn easter_offsets(self) -> impl Iterator<Item = &'static i64> {
        let own: &[i64] = match self {
            Self::AlsaceMoselle => &[-2],
            Self::Metropole
            | Self::Guadeloupe
            | Self::Martinique
            | Self::Guyane
            | Self::Reunion
            | Self::Mayotte
            | Self::SaintBarthelemy
            | Self::SaintMartin => &[],
        };
        MOVING.iter().chain(own)
    }

    fn own_holidays(self) -> &'static [(u32, u32)] {
        match self {
            Self::Metropole => &[],
            Self::AlsaceMoselle => &[(12, 26)],
            Self::Guadeloupe => &[(5, 27)],
            Self::Martinique => &[(5, 22)],
            Self::Guyane => &[(6, 10)],
            Self::Reunion => &[(12, 20)],
            Self::Mayotte => &[(4, 27)],
            Self::SaintBarthelemy => &[(10, 9)],
            Self::SaintMartin => &[(5, 28)],
        }
    }
}

fn is_summer(instant: NaiveDateTime) -> bool {
    let turn = |month| {
        let last = NaiveDate::from_ymd_opt(instant.year(), month, 31)?;
        let back = last.weekday().num_days_from_sunday();
        (last - TimeDelta::days(i64::from(back))).and_hms_opt(1, 0, 0)
    };
    turn(3).is_some_and(|begins| begins <= instant) && turn(10).is_some_and(|ends| instant < ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_territory_has_its_hour_in_winter_and_in_summer() {
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        for (territory, utc, there) in [
            (Territory::Metropole, "2026-11-29 22:51", "2026-11-29 23:51"),
            (Territory::Metropole, "2026-12-31 23:30", "2027-01-01 00:30"),
            (Territory::Metropole, "2026-03-29 00:59", "2026-03-29 01:59"),
            (Territory::Metropole, "2026-03-29 01:00", "2026-03-29 03:00"),
            (
                Territory::AlsaceMoselle,
                "2026-10-25 00:59",
                "2026-10-25 02:59",
            ),
            (
                Territory::AlsaceMoselle,
                "2026-10-25 01:00",
                "2026-10-25 02:00",
            ),
            (
                Territory::Martinique,
                "2026-07-14 02:00",
                "2026-07-13 22:00",
            ),
            (Territory::Guyane, "2026-07-14 12:00", "2026-07-14 09:00"),
            (Territory::Reunion, "2026-07-14 21:00", "2026-07-15 01:00"),
            (Territory::Mayotte, "2026-07-14 12:00", "2026-07-14 15:00"),
        ] {
            assert_eq!(territory.local(at(utc)), at(there), "{territory:?} {utc}");
        }
    }
}
