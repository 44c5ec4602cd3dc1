//! Public holidays and the arithmetic of time limits. Knows no rule and no clock.
//!
//! Conventions: the day of the start event does not count and the last one counts
//! entirely (art. 641 and 642 of the code de procédure civile); months keep the day
//! number of the anchor, or take the last day of a shorter month.
mod easter;
mod territory;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::date::{EARLIEST, LATEST};
pub use easter::easter;
pub use territory::Territory;

/// More days than there are between [`EARLIEST`] and [`LATEST`]: no count needs more.
const ALL_DAYS: i64 = 3_652_060;

/// The unit in which a time limit is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Calendar days, seven out of seven.
    Days,
    /// Jours ouvrés: Monday to Friday, without holidays and closures.
    WorkingDays,
    /// Months, same day number (art. 641 of the code de procédure civile).
    Months,
}

impl Unit {
    /// The code used in rule sets: `jours`, `jours_ouvres`, `mois`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Days => "jours",
            Self::WorkingDays => "jours_ouvres",
            Self::Months => "mois",
        }
    }

    /// The unit that has this code; `None` when the code is unknown.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Days, Self::WorkingDays, Self::Months]
            .into_iter()
            .find(|u| u.code() == code)
    }
}

/// Which days a structure works: its territory, and the exceptions of the structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The territory that decides the public holidays.
    pub territory: Territory,
    /// True where Whit Monday is the worked « journée de solidarité ».
    pub whit_monday_worked: bool,
    /// Extra closed days of the structure (`fermetures`). They are not public holidays.
    pub closures: BTreeSet<NaiveDate>,
}

impl Default for Calendar {
    /// Mainland France, Whit Monday not worked, no closure.
    fn default() -> Self {
        Self::of(Territory::Metropole)
    }
}

impl Calendar {
    /// The calendar of a territory, without exceptions.
    pub fn of(territory: Territory) -> Self {
        Self {
            territory,
            whit_monday_worked: false,
            closures: BTreeSet::new(),
        }
    }

    /// The public holidays of a year. A set: in 2008 Ascension fell on 1 May.
    /// Source: code du travail, art. L3133-1, L3134-13 and L3422-2.
    pub fn holidays(&self, year: i32) -> BTreeSet<NaiveDate> {
        self.holiday_dates(year).collect()
    }

    /// True on a public holiday of the territory. A worked Whit Monday is not a holiday.
    pub fn is_holiday(&self, d: NaiveDate) -> bool {
        self.holiday_dates(d.year()).any(|holiday| holiday == d)
    }

    /// True on a jour ouvré: Monday to Friday, neither holiday nor closure.
    pub fn is_working_day(&self, d: NaiveDate) -> bool {
        is_weekday(&d) && !self.closures.contains(&d) && !self.is_holiday(d)
    }

    /// The day `n` units after `d`, or before it when `n` is negative. `d` itself does not count.
    /// Months are counted from `d`, not from one month to the next. The result is always between
    /// [`EARLIEST`] and [`LATEST`].
    pub fn add(&self, d: NaiveDate, n: i64, unit: Unit) -> NaiveDate {
        let moved = match unit {
            Unit::Days => add_days(d, n),
            Unit::WorkingDays => self.add_working_days(d, n),
            Unit::Months => add_months(d, n),
        };
        moved.clamp(EARLIEST, LATEST)
    }

    /// `d` if it is a jour ouvré, otherwise the next jour ouvré (`decalage = "suivant"`).
    pub fn shift_to_working_day(&self, d: NaiveDate) -> NaiveDate {
        if self.is_working_day(d) {
            d
        } else {
            self.add(d, 1, Unit::WorkingDays)
        }
    }

    /// The last jour ouvré on or before `d`, shown as « agir avant le ». No delay is measured
    /// from it.
    pub fn last_working_day_up_to(&self, d: NaiveDate) -> NaiveDate {
        if self.is_working_day(d) {
            d
        } else {
            self.add(d, -1, Unit::WorkingDays)
        }
    }

    /// How many jours ouvrés there are after `a`, up to and including `b`. When `b` is before `a`,
    /// the two are exchanged and the count is negative.
    pub fn working_days_between(&self, a: NaiveDate, b: NaiveDate) -> i64 {
        let (from, to, sign) = if a <= b { (a, b, 1) } else { (b, a, -1) };
        // By weeks and by years, never day by day: a year typed wrong is thousands of years away.
        let inside = |d: &NaiveDate| from < *d && *d <= to;
        let days = (to - from).num_days();
        let rest = usize::try_from(days % 7).unwrap_or_default();
        let last_week = to.iter_days().rev().take(rest);
        let weekdays = days / 7 * 5 + counted(last_week.filter(is_weekday));
        let years = from.year()..=to.year();
        let holidays = years.flat_map(|year| self.holidays(year));
        let holidays = holidays.filter(|d| inside(d) && is_weekday(d));
        let closures = self.closures.iter().copied();
        let closures = closures.filter(|d| inside(d) && is_weekday(d) && !self.is_holiday(*d));
        sign * (weekdays - counted(holidays) - counted(closures))
    }

    fn holiday_dates(&self, year: i32) -> impl Iterator<Item = NaiveDate> {
        let fixed = self.territory.fixed_holidays();
        let moving = self.territory.easter_offsets();
        let worked = self.whit_monday_worked;
        let fixed =
            fixed.filter_map(move |&(month, day)| NaiveDate::from_ymd_opt(year, month, day));
        let sunday = easter(year);
        let moving = moving
            .filter(move |&&offset| !(worked && offset == territory::WHIT_MONDAY))
            .filter_map(move |&offset| sunday.map(|sunday| add_days(sunday, offset)));
        fixed.chain(moving)
    }

    fn add_working_days(&self, d: NaiveDate, n: i64) -> NaiveDate {
        if n.saturating_abs() > ALL_DAYS {
            return if n < 0 { EARLIEST } else { LATEST };
        }
        let step = n.signum();
        let (mut day, mut left) = (d, n.abs());
        while left > YEAR {
            let further = add_days(day, step * YEAR);
            if further <= EARLIEST || further >= LATEST {
                return further;
            }
            left -= self.working_days_between(day, further).abs();
            day = further;
        }
        while left > 0 {
            day = add_days(day, step);
            if day <= EARLIEST || day >= LATEST {
                return day;
            }
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }
}

/// Days of a year, whose working days are counted at once.
const YEAR: i64 = 365;

fn is_weekday(d: &NaiveDate) -> bool {
    !matches!(d.weekday(), Weekday::Sat | Weekday::Sun)
}

fn counted(days: impl Iterator<Item = NaiveDate>) -> i64 {
    i64::try_from(days.count()).unwrap_or(i64::MAX)
}

fn add_days(d: NaiveDate, n: i64) -> NaiveDate {
    let days = Days::new(n.unsigned_abs());
    if n < 0 {
        d.checked_sub_days(days).unwrap_or(EARLIEST)
    } else {
        d.checked_add_days(days).unwrap_or(LATEST)
    }
}

fn add_months(d: NaiveDate, n: i64) -> NaiveDate {
    let months = Months::new(u32::try_from(n.unsigned_abs()).unwrap_or(u32::MAX));
    if n < 0 {
        d.checked_sub_months(months).unwrap_or(EARLIEST)
    } else {
        d.checked_add_months(months).unwrap_or(LATEST)
    }
}
