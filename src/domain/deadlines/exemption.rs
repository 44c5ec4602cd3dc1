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
    let covered = |until: NaiveDate| -> i64 {
        periods
            .iter()
            .filter_map(|period| {
                // The day of the start does not count, so counting begins the day after.
                let before = period.from.pred_opt()?.max(start);
                let last = period.to?.min(until);
                (before < last).then(|| count(before, last))
            })
            .sum()
    };
    let mut current = due;
    loop {
        let next = calendar.add(due, covered(current), step);
        if next <= current {
            return current;
        }
        current = next;
    }
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
