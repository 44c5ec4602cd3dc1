//! The days on which the right to the RSA, or « droits et devoirs », sets a person apart: what
//! the indicators compare their day with. Knows no indicator.
//!
//! Sources: DREES, enquête OARSA (« soumis aux droits et devoirs »); « DITP 2019, contrat vivant »
//! (RSA over twelve months).
use chrono::{Datelike, NaiveDate};

use crate::domain::deadlines::cohort::followed::{Period, PeriodKind};
use crate::domain::facts::{Duty, Facts, RightsState};

/// How many month-ends a right must hold for.
const MONTHS: i32 = 12;

/// Whether a state of the right counts.
type Holds = fn(RightsState) -> bool;

/// Days in a row; the end is the first day after.
type Segment = (NaiveDate, Option<NaiveDate>);

pub(super) fn read(facts: &Facts) -> Vec<Period> {
    if facts.rights.is_empty() && facts.duties.is_empty() {
        return Vec::new();
    }
    let bounds = bounds(facts);
    let mut periods = Vec::new();
    for (kind, wanted) in [
        (PeriodKind::NotSubject, Duty::NotSubject),
        (PeriodKind::DutyUnknown, Duty::Unknown),
    ] {
        let days = segments(&bounds, |day| facts.duty_on(day) == wanted);
        periods.extend(days.map(|(from, to)| period(kind, from, to)));
    }
    let held: [(PeriodKind, Holds); 3] = [
        (PeriodKind::PaidTwelveMonths, |it| it == RightsState::Paid),
        (PeriodKind::OpenTwelveMonths, RightsState::is_open),
        (PeriodKind::KnownTwelveMonths, |_| true),
    ];
    for (kind, holds) in held {
        let days = segments(&bounds, |day| facts.right_on(day).is_some_and(holds));
        periods.extend(twelve_months(days).map(|(from, to)| period(kind, from, to)));
    }
    periods
}

const fn period(kind: PeriodKind, from: NaiveDate, to: Option<NaiveDate>) -> Period {
    Period {
        kind,
        stay: None,
        from,
        to,
        months: None,
    }
}

/// The days on which something may change, from the first of all.
fn bounds(facts: &Facts) -> Vec<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1, 1, 1);
    let rights = facts.rights.iter().map(|it| (it.from, it.to));
    let duties = facts.duties.iter().map(|it| (it.from, it.to));
    let changes = rights.chain(duties);
    let changes = changes.flat_map(|(from, to)| [from, to.and_then(|to| to.succ_opt())]);
    let mut days: Vec<NaiveDate> = changes.chain([first]).flatten().collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The days in a row on which `reads` says yes.
fn segments(
    bounds: &[NaiveDate],
    reads: impl Fn(NaiveDate) -> bool,
) -> impl Iterator<Item = Segment> {
    let mut out: Vec<Segment> = Vec::new();
    let nexts = bounds.iter().skip(1).copied().map(Some).chain([None]);
    for (from, to) in bounds.iter().copied().zip(nexts) {
        match out.last_mut() {
            _ if !reads(from) => {}
            Some(last) if last.1 == Some(from) => last.1 = to,
            _ => out.push((from, to)),
        }
    }
    out.into_iter()
}

/// From the days on which a state holds, those before which it held at each of the twelve
/// month-ends. What happens between two month-ends is not looked at.
fn twelve_months(days: impl Iterator<Item = Segment>) -> impl Iterator<Item = Segment> {
    let mut runs: Vec<(i32, Option<i32>)> = Vec::new();
    for (from, to) in days {
        // Month-ends from the one of the first day to the last one before `to`.
        let (first, last) = (month(from), to.map(|to| month(to) - 1));
        match runs.last_mut() {
            _ if last.is_some_and(|last| last < first) => {}
            Some(run) if run.1.is_some_and(|end| end + 1 >= first) => run.1 = last,
            _ => runs.push((first, last)),
        }
    }
    runs.into_iter().filter_map(|(first, last)| {
        let to = match last {
            Some(last) if last - first + 1 < MONTHS => return None,
            Some(last) => Some(first_of(last + 2)?),
            None => None,
        };
        Some((first_of(first + MONTHS)?, to))
    })
}

/// Months since the year 0.
fn month(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0().cast_signed()
}

fn first_of(month: i32) -> Option<NaiveDate> {
    let in_year = month.rem_euclid(12).cast_unsigned() + 1;
    NaiveDate::from_ymd_opt(month.div_euclid(12), in_year, 1)
}
