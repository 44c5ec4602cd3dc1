//! Which copies of a folder are kept: all those of a day, then one a day, then one a week. Knows no file.
use std::collections::HashSet;

use chrono::{DateTime, Datelike, TimeDelta, Utc};

/// For how long all of them are kept.
const ALL: TimeDelta = TimeDelta::hours(24);
/// For how long the last one of each day is kept.
const DAILY: TimeDelta = TimeDelta::days(14);
/// For how long the last one of each week is kept.
const WEEKLY: TimeDelta = TimeDelta::weeks(8);

/// By when a copy makes room, if a later one is made.
pub(super) fn longest(made: DateTime<Utc>) -> DateTime<Utc> {
    made + WEEKLY
}

/// The places, among copies made at these instants, of those that make room. The last one is always kept.
pub(super) fn to_remove(made: &[DateTime<Utc>], now: DateTime<Utc>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..made.len()).collect();
    let at = |place: &usize| made.get(*place).copied().unwrap_or(now);
    order.sort_by_key(|place| std::cmp::Reverse(at(place)));
    let (mut days, mut weeks) = (HashSet::new(), HashSet::new());
    let mut removed: Vec<usize> = order
        .into_iter()
        .enumerate()
        .filter(|(nth, place)| {
            let made = at(place);
            let age = now - made;
            let first_of_day = days.insert(made.date_naive());
            let week = made.iso_week();
            let first_of_week = weeks.insert((week.year(), week.week()));
            let kept = *nth == 0
                || age < ALL
                || (age < DAILY && first_of_day)
                || (age < WEEKLY && first_of_week);
            !kept
        })
        .map(|(_, place)| place)
        .collect();
    removed.sort_unstable();
    removed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::parse_from_rfc3339("2026-11-29T12:00:00Z")
            .unwrap()
            .with_timezone(&Utc)
    }

    #[test]
    fn all_of_a_day_one_a_day_one_a_week_and_always_the_last() {
        // Every six hours, for a hundred days.
        let made: Vec<_> = (0..400)
            .map(|n| now() - TimeDelta::hours(6 * n + 1))
            .collect();
        let removed: HashSet<usize> = to_remove(&made, now()).into_iter().collect();
        let kept: Vec<i64> = (0..400)
            .filter(|at| !removed.contains(at))
            .map(|at| (now() - made[at]).num_hours())
            .collect();
        assert_eq!(kept[..4], [1, 7, 13, 19]);
        let daily = kept
            .iter()
            .filter(|age| (24..14 * 24).contains(*age))
            .count();
        assert!((13..=14).contains(&daily), "{kept:?}");
        let weekly = kept.iter().filter(|age| **age >= 14 * 24).count();
        assert!((5..=6).contains(&weekly), "{kept:?}");
        assert!(kept.iter().all(|age| *age < 8 * 7 * 24));
        // However old it is.
        assert_eq!(to_remove(&[now() - TimeDelta::days(900)], now()), [0; 0]);
        let two = [now() - TimeDelta::days(900), now() - TimeDelta::days(800)];
        assert_eq!(to_remove(&two, now()), [0]);
        assert_eq!(to_remove(&[], now()), [0; 0]);
    }
}
