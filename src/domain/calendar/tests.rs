//! Public holidays and the counting of days, against known vectors.
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use proptest::prelude::*;

use super::{Calendar, Territory, Unit, easter};
use crate::domain::date::{EARLIEST, LATEST};

fn d(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
}

#[test]
fn easter_and_the_days_that_move_with_it() {
    let table = [
        ("31/03/2024", "09/05/2024", "20/05/2024"),
        ("20/04/2025", "29/05/2025", "09/06/2025"),
        ("05/04/2026", "14/05/2026", "25/05/2026"),
        ("28/03/2027", "06/05/2027", "17/05/2027"),
        ("16/04/2028", "25/05/2028", "05/06/2028"),
        ("01/04/2029", "10/05/2029", "21/05/2029"),
        ("21/04/2030", "30/05/2030", "10/06/2030"),
    ];
    let calendar = Calendar::default();
    for (sunday, ascension, whit_monday) in table {
        assert_eq!(easter(d(sunday).year()), Some(d(sunday)));
        assert!(
            calendar.is_holiday(d(sunday).succ_opt().unwrap()),
            "{sunday}"
        );
        assert!(calendar.is_holiday(d(ascension)), "{ascension}");
        assert!(calendar.is_holiday(d(whit_monday)), "{whit_monday}");
    }
}

/// Gauss's formula with its corrections: another way to compute the same Sunday.
fn easter_by_gauss(year: i32) -> NaiveDate {
    let (a, b, c, k) = (year % 19, year % 4, year % 7, year / 100);
    let (p, q) = ((13 + 8 * k) / 25, k / 4);
    let m = (15 - p + k - q) % 30;
    let n = (4 + k - q) % 7;
    let d = (19 * a + m) % 30;
    let e = (2 * b + 4 * c + 6 * d + n) % 7;
    let days = match (d, e) {
        (29, 6) => 28,
        (28, 6) if (11 * m + 11) % 30 < 19 => 27,
        _ => d + e,
    };
    NaiveDate::from_ymd_opt(year, 3, 22).unwrap() + chrono::TimeDelta::days(i64::from(days))
}

#[test]
fn easter_agrees_with_a_second_formula() {
    for year in 1583..=2500 {
        assert_eq!(easter(year), Some(easter_by_gauss(year)), "{year}");
    }
    assert_eq!(easter(1582), None);
    assert_eq!(easter(i32::MAX), None);
}

#[test]
fn mainland_has_eleven_holidays_and_ten_when_two_meet() {
    let calendar = Calendar::default();
    assert_eq!(calendar.holidays(2026).len(), 11);
    assert_eq!(calendar.holidays(2008).len(), 10, "Ascension fell on 1 May");
}

#[test]
fn every_territory_adds_its_own_days() {
    let table = [
        (Territory::AlsaceMoselle, "03/04/2026"),
        (Territory::AlsaceMoselle, "26/12/2026"),
        (Territory::Guadeloupe, "27/05/2026"),
        (Territory::Martinique, "22/05/2026"),
        (Territory::Guyane, "10/06/2026"),
        (Territory::Reunion, "20/12/2026"),
        (Territory::Mayotte, "27/04/2026"),
        (Territory::SaintBarthelemy, "09/10/2026"),
        (Territory::SaintMartin, "28/05/2026"),
    ];
    let mainland = Calendar::default().holidays(2026);
    for territory in Territory::ALL {
        let own: BTreeSet<_> = table
            .iter()
            .filter(|(t, _)| *t == territory)
            .map(|(_, day)| d(day))
            .collect();
        let holidays = Calendar::of(territory).holidays(2026);
        assert_eq!(&holidays - &mainland, own, "{}", territory.code());
        assert_eq!(&mainland - &holidays, BTreeSet::new());
    }
}

#[test]
fn codes_read_back() {
    for territory in Territory::ALL {
        assert_eq!(Territory::from_code(territory.code()), Some(territory));
    }
    for unit in [Unit::Days, Unit::WorkingDays, Unit::Months] {
        assert_eq!(Unit::from_code(unit.code()), Some(unit));
    }
    assert_eq!(Territory::from_code("belgique"), None);
    assert_eq!(Unit::from_code("semaines"), None);
}

#[test]
fn three_working_days() {
    let worked = Calendar {
        whit_monday_worked: true,
        ..Calendar::default()
    };
    let mainland = Calendar::default();
    let alsace = Calendar::of(Territory::AlsaceMoselle);
    let table = [
        (&mainland, "17/04/2025", "23/04/2025"),
        (&alsace, "17/04/2025", "24/04/2025"),
        (&mainland, "07/05/2025", "13/05/2025"),
        (&mainland, "28/05/2025", "03/06/2025"),
        (&mainland, "06/06/2025", "12/06/2025"),
        (&worked, "06/06/2025", "11/06/2025"),
        (&mainland, "11/07/2026", "16/07/2026"),
        (&mainland, "24/12/2025", "30/12/2025"),
        (&alsace, "24/12/2025", "31/12/2025"),
    ];
    for (calendar, start, end) in table {
        assert_eq!(
            calendar.add(d(start), 3, Unit::WorkingDays),
            d(end),
            "{start}"
        );
        assert_eq!(
            calendar.working_days_between(d(start), d(end)),
            3,
            "{start}"
        );
        assert_eq!(
            calendar.working_days_between(d(end), d(start)),
            -3,
            "{start}"
        );
    }
}

#[test]
fn a_closure_is_not_worked_and_is_no_holiday() {
    let bridge = d("30/05/2025");
    let calendar = Calendar {
        closures: BTreeSet::from([bridge]),
        ..Calendar::default()
    };
    assert!(!calendar.is_working_day(bridge));
    assert!(!calendar.is_holiday(bridge));
    assert_eq!(
        calendar.add(d("28/05/2025"), 1, Unit::WorkingDays),
        d("02/06/2025")
    );
}

#[test]
fn months_keep_the_day_of_the_anchor() {
    let table = [
        ("31/01/2025", 1, "28/02/2025"),
        ("31/01/2024", 1, "29/02/2024"),
        ("31/08/2025", 1, "30/09/2025"),
        ("31/08/2025", 2, "31/10/2025"),
        ("31/08/2025", 6, "28/02/2026"),
        ("30/11/2025", 1, "30/12/2025"),
        ("30/11/2025", 2, "30/01/2026"),
        ("30/11/2025", 6, "30/05/2026"),
        ("31/03/2025", -1, "28/02/2025"),
    ];
    for (start, months, end) in table {
        assert_eq!(
            Calendar::default().add(d(start), months, Unit::Months),
            d(end),
            "{start}"
        );
    }
}

#[test]
fn a_limit_shifts_only_when_asked() {
    let calendar = Calendar::default();
    for (start, days) in [("07/04/2025", 14), ("10/03/2025", 42)] {
        let due = calendar.add(d(start), days, Unit::Days);
        assert_eq!(due, d("21/04/2025"));
        assert_eq!(calendar.shift_to_working_day(due), d("22/04/2025"));
        assert_eq!(calendar.last_working_day_up_to(due), d("18/04/2025"));
    }
    let tuesday = d("22/04/2025");
    assert_eq!(calendar.shift_to_working_day(tuesday), tuesday);
    assert_eq!(calendar.last_working_day_up_to(tuesday), tuesday);
}

#[test]
fn the_ends_of_time_hold() {
    let calendar = Calendar::default();
    for unit in [Unit::Days, Unit::WorkingDays, Unit::Months] {
        assert_eq!(calendar.add(d("01/01/2026"), i64::MAX, unit), LATEST);
        assert_eq!(calendar.add(d("01/01/2026"), i64::MIN, unit), EARLIEST);
        assert_eq!(calendar.add(NaiveDate::MAX, 1, unit), LATEST);
        assert_eq!(calendar.add(NaiveDate::MIN, -1, unit), EARLIEST);
    }
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (1990_i32..=2050, 1_u32..=366)
        .prop_filter_map("a day of that year", |(y, n)| NaiveDate::from_yo_opt(y, n))
}

fn any_territory() -> impl Strategy<Value = Territory> {
    prop::sample::select(Territory::ALL.to_vec())
}

/// A naive count: the next month, with the same day if that month has it, otherwise its last day.
fn months_by_hand(start: NaiveDate, count: i64) -> NaiveDate {
    let (mut year, mut month) = (start.year(), start.month());
    for _ in 0..count.abs() {
        (year, month) = match (count > 0, month) {
            (true, 12) => (year + 1, 1),
            (true, month) => (year, month + 1),
            (false, 1) => (year - 1, 12),
            (false, month) => (year, month - 1),
        };
    }
    (1..=start.day())
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .unwrap()
}

proptest! {
    #[test]
    fn adding_never_panics(
        ordinal in -95_000_000_i32..95_000_000,
        n in prop_oneof![any::<i64>(), -3000_i64..3000],
        territory in any_territory(),
    ) {
        let start = NaiveDate::from_num_days_from_ce_opt(ordinal).unwrap_or(NaiveDate::MAX);
        let calendar = Calendar::of(territory);
        for unit in [Unit::Days, Unit::WorkingDays, Unit::Months] {
            let end = calendar.add(start, n, unit);
            prop_assert!((EARLIEST..=LATEST).contains(&end));
        }
    }

    #[test]
    fn months_agree_with_counting_by_hand(start in any_date(), n in -60_i64..60) {
        prop_assert_eq!(Calendar::default().add(start, n, Unit::Months), months_by_hand(start, n));
    }

    #[test]
    fn working_days_agree_with_the_set_of_holidays(
        start in any_date(), n in 1_i64..1_200, territory in any_territory(), closures in proptest::collection::btree_set(1_i64..900, 0..6),
    ) {
        let mut calendar = Calendar::of(territory);
        calendar.closures = closures.into_iter().map(|days| calendar.add(start, days, Unit::Days)).collect();
        let mut closed: BTreeSet<_> =
            (start.year()..=start.year() + 6).flat_map(|y| calendar.holidays(y)).collect();
        closed.extend(&calendar.closures);
        let worked = |day: &NaiveDate| {
            !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !closed.contains(day)
        };
        let oracle = start.iter_days().skip(1).filter(worked).nth(usize::try_from(n - 1).unwrap());
        let end = calendar.add(start, n, Unit::WorkingDays);
        prop_assert_eq!(Some(end), oracle);
        prop_assert_eq!(calendar.working_days_between(start, end), n);
        prop_assert!(calendar.add(end, -n, Unit::WorkingDays) <= end);
    }

    #[test]
    fn acting_before_is_never_after(day in any_date(), territory in any_territory()) {
        let calendar = Calendar::of(territory);
        let before = calendar.last_working_day_up_to(day);
        let after = calendar.shift_to_working_day(day);
        prop_assert!(before <= day && day <= after);
        prop_assert!(calendar.is_working_day(before) && calendar.is_working_day(after));
    }
}
