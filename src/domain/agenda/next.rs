//! Which appointment usually comes next, and when. A form proposes it; the person may change it.
//! The delays are choices of the program, except for the signature: the convention asks for it one
//! week after the first appointment. Source: « DITP 2019, orientation et suivi ».
use chrono::Days;

use super::{Hours, Span, gaps};
use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, Time};

/// What has just ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed<'a> {
    /// The orientation: nobody has received the person yet, and the nearest day is the best.
    Oriented,
    /// An appointment of that type (code) was kept.
    Kept {
        /// Code of the type.
        kind: &'a str,
        /// Whether a contract is signed already.
        under_contract: bool,
    },
    /// An action is done.
    ActionDone,
    /// A contract is signed.
    Signed,
    /// A review was made, and the next one is agreed for a number of days from today.
    Reviewed(u64),
}

/// The appointment to propose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Code of the type.
    pub kind: &'static str,
    /// Calendar days from today.
    pub days: u64,
}

/// The appointment that usually follows.
pub fn what_follows(closed: Closed<'_>) -> Next {
    let (kind, days) = match closed {
        Closed::Oriented => ("accompagnement", 1),
        Closed::ActionDone => ("accompagnement", 14),
        Closed::Signed => ("accompagnement", 28),
        Closed::Reviewed(days) => ("revue", days),
        Closed::Kept {
            kind,
            under_contract,
        } => match (kind, under_contract) {
            ("accompagnement", false) => ("signature", 7),
            ("bilan_contrat", _) => ("signature", 7),
            ("asr", _) => ("asr", 14),
            ("remobilisation", _) => ("accompagnement", 7),
            ("orientation" | "diagnostic" | "info_collective" | "ep", _) => ("accompagnement", 14),
            _ => ("accompagnement", 28),
        },
    };
    Next { kind, days }
}

/// Number of worked days in which a free gap is searched.
const TRIED: usize = 10;

impl Next {
    /// The first worked day after the delay.
    pub fn day(self, today: Date, calendar: &Calendar) -> Date {
        let wanted = today
            .checked_add_days(Days::new(self.days))
            .unwrap_or(today);
        calendar.shift_to_working_day(wanted)
    }

    /// The worked days to try, the nearest first.
    pub fn days_to_try(self, today: Date, calendar: &Calendar) -> impl Iterator<Item = Date> {
        let first = self.day(today, calendar);
        let all = std::iter::successors(Some(first), |day| {
            let next = day.succ_opt()?;
            Some(calendar.shift_to_working_day(next))
        });
        all.take(TRIED)
    }
}

/// A time for an appointment of that length on that day: the preferred time if it is free,
/// otherwise the first free one; `None` when the day is full.
pub fn free_at(
    hours: &Hours,
    taken: &[Span],
    minutes: i64,
    preferred: Option<Time>,
) -> Option<Time> {
    let minutes = u16::try_from(minutes.max(1)).unwrap_or_default();
    let free = gaps(hours, taken, minutes);
    let fits = |time: &Time| {
        let wanted = Span::of(*time, Some(i64::from(minutes)));
        free.iter()
            .any(|gap| gap.from <= wanted.from && wanted.to <= gap.to)
    };
    preferred
        .filter(fits)
        .or_else(|| free.first().and_then(|gap| gap.start()))
}
