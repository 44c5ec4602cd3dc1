//! Periods in which a deadline does not run. They move its due date by the number of days of the
//! delay that they cover. Knows no start event and no end event.
use super::prelude::*;

use crate::domain::calendar::Calendar;
use crate::domain::deadlines::Neutralised;
use crate::domain::facts::Exemption;

/// The exemptions that apply to the rule, from the oldest. Those that touch are merged. What holds the
/// person up does not hold up what the service owes them: the delay of their own requests runs on (RGPD,
/// art. 12).
pub(super) fn bearing_on(rule: &Rule, exemptions: &[Exemption]) -> Vec<Neutralised> {
    let concerned = |it: &&Exemption| {
        rule.object != ObjectKind::PersonRequest
            && (it.rules.is_empty() || it.rules.iter().any(|name| rule.is_named(name)))
    };
    let mut sorted: Vec<&Exemption> = exemptions
        .iter()
        .filter(concerned)
        .filter(|it| it.to.is_none_or(|to| it.from <= to))
        .collect();
    sorted.sort_by_key(|it| it.from);
    let mut merged: Vec<Neutralised> = Vec::new();
    for it in sorted {
        let touches = |last: &&mut Neutralised| {
            last.to
                .is_none_or(|to| to.succ_opt().is_none_or(|next| it.from <= next))
        };
        if let Some(last) = merged.last_mut().filter(touches) {
            last.to = last.to.zip(it.to).map(|(a, b)| a.max(b));
            last.reason.clone_from(&it.reason);
        } else {
            merged.push(Neutralised {
                from: it.from,
                to: it.to,
                reason: it.reason.clone(),
            });
        }
    }
    merged
}

/// Moves the due date so that the delay from `start` counts no day of an exemption. An exemption
/// without an end moves nothing, because its length is unknown.
pub(super) fn put_off(
    calendar: &Calendar,
    unit: Unit,
    start: NaiveDate,
    due: NaiveDate,
    periods: &[Neutralised],
) -> NaiveDate {
    let step = match unit {
        Unit::WorkingDays => Unit::WorkingDays,
        Unit::Days | Unit::Months => Unit::Days,
    };
    let count = |a, b| match unit {
        Unit::WorkingDays => calendar.working_days_between(a, b),
        Unit::Days | Unit::Months => (b - a).num_days(),
    };
    let (mut days, mut moved) = (0, due);
    for period in periods {
        // The day of the start does not count, so counting begins the day after.
        let before = period.from.pred_opt().map(|before| before.max(start));
        let Some((before, last)) = before.zip(period.to) else {
            continue;
        };
        // The clock stops on the first day of it that the delay reaches, and starts again after the last one.
        let reached = last.min(moved);
        if before < reached && count(before, reached) > 0 {
            days += count(before, last);
            moved = calendar.add(due, days, step);
        }
    }
    moved
}

/// The latest exemption that overlaps the delay.
pub(super) fn overlapping(
    start: NaiveDate,
    due: NaiveDate,
    periods: Vec<Neutralised>,
) -> Option<Neutralised> {
    periods
        .into_iter()
        .rfind(|period| period.from <= due && period.to.is_none_or(|to| start <= to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    fn day(n: u64) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(2026, 4, 20).unwrap();
        first.checked_add_days(Days::new(n)).unwrap()
    }

    /// The same, day after day until nothing moves any more.
    fn step_by_step(
        calendar: &Calendar,
        unit: Unit,
        (start, due): (NaiveDate, NaiveDate),
        periods: &[Neutralised],
    ) -> NaiveDate {
        let counts = |d: &NaiveDate| unit == Unit::Days || calendar.is_working_day(*d);
        let covered = |until: NaiveDate| {
            let days = start.iter_days().skip(1).take_while(|d| *d <= until);
            let inside = |d: &NaiveDate| {
                let mut all = periods.iter();
                all.any(|it| it.from <= *d && it.to.is_some_and(|to| *d <= to))
            };
            i64::try_from(days.filter(counts).filter(inside).count()).unwrap()
        };
        let mut current = due;
        loop {
            let next = calendar.add(due, covered(current), unit);
            if next <= current {
                return current;
            }
            current = next;
        }
    }

    proptest! {
        #[test]
        fn a_delay_put_off_agrees_with_counting_day_after_day(
            delay in 0_u64..40,
            gaps in proptest::collection::vec((0_u64..30, 0_u64..25, any::<bool>()), 0..4),
            worked in any::<bool>(),
        ) {
            let calendar = Calendar::default();
            let unit = if worked { Unit::WorkingDays } else { Unit::Days };
            let (start, due) = (day(20), day(20 + delay));
            let mut at = 0;
            let mut periods = Vec::new();
            for (gap, length, ends) in gaps {
                let from = at + gap + 2;
                at = from + length;
                periods.push(Neutralised {
                    from: day(from),
                    to: ends.then(|| day(at)),
                    reason: String::new(),
                });
            }
            prop_assert_eq!(
                put_off(&calendar, unit, start, due, &periods),
                step_by_step(&calendar, unit, (start, due), &periods)
            );
        }
    }

    /// A year typed wrong ends thousands of years later: it is reckoned, not counted through.
    #[test]
    fn a_period_of_thousands_of_years_moves_the_date_at_once() {
        let to = NaiveDate::from_ymd_opt(5027, 2, 7);
        let period = Neutralised {
            from: day(22),
            to,
            reason: String::new(),
        };
        for unit in [Unit::Days, Unit::WorkingDays] {
            let moved = put_off(
                &Calendar::default(),
                unit,
                day(20),
                day(27),
                std::slice::from_ref(&period),
            );
            assert!(Some(moved) > to, "{unit:?} {moved}");
        }
    }
}
