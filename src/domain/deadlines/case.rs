//! Makes a deadline from a start, an end and a delay: the part that every evaluator uses. Does not
//! know which events the dates come from.
use super::prelude::*;

use crate::domain::deadlines::Neutralised;
use crate::domain::deadlines::exemption;
use crate::domain::deadlines::span::Left;
use crate::domain::rules::{Bound, Shift};

/// How a due date is found.
#[derive(Debug, Clone, Copy)]
pub(super) enum Due {
    /// The start plus the delay of the rule, or the day `before` if it comes sooner.
    Delay { before: Option<NaiveDate> },
    /// A date that was agreed on and is kept in the record. Only a new date changes it.
    Field,
    /// A date written in the law. The validity of the set is compared with it, not with the start.
    Fixed(NaiveDate),
}

/// One case of a rule, before its outcome is known.
pub(super) struct Case<'a> {
    pub(super) rule: &'a Arc<Rule>,
    pub(super) object: Object,
    pub(super) start: Start,
    pub(super) due: Due,
    pub(super) end: Option<NaiveDate>,
    pub(super) left: Option<Left>,
    pub(super) detail: Option<String>,
}

impl<'a> Case<'a> {
    /// A case that nothing ends, due after the delay of the rule.
    pub(super) const fn of(rule: &'a Arc<Rule>, object: Object, start: Start) -> Self {
        Self {
            rule,
            object,
            start,
            due: Due::Delay { before: None },
            end: None,
            left: None,
            detail: None,
        }
    }
}

/// A due date, and the exemption that moved it.
pub(super) struct Timing {
    pub(super) due: NaiveDate,
    pub(super) neutralised: Option<Neutralised>,
}

impl Context<'_> {
    /// Computes the due date of a rule from a known start.
    pub(super) fn timing(&self, rule: &Rule, start: NaiveDate, due: Due) -> Timing {
        let periods = exemption::bearing_on(rule, &self.facts.exemptions);
        let due = match due {
            Due::Field => start,
            Due::Fixed(day) => day,
            Due::Delay { before } => {
                let calendar = &self.set.calendar;
                let due = calendar.add(start, i64::from(rule.delay), rule.unit);
                let due = exemption::put_off(calendar, rule.unit, start, due, &periods);
                let due = match rule.shift {
                    Shift::None => due,
                    Shift::Next => calendar.shift_to_working_day(due),
                };
                let due = match rule.bound {
                    Bound::Included => due,
                    Bound::Strict => calendar.add(due, -1, Unit::Days),
                };
                before.map_or(due, |before| due.min(before))
            }
        };
        Timing {
            due,
            neutralised: exemption::overlapping(start.min(due), due, periods),
        }
    }

    /// The first day of « bientôt », from the longest pre-alert of the rule.
    pub(super) fn soon_from(&self, rule: &Rule, due: NaiveDate) -> Option<NaiveDate> {
        let unit = match rule.unit {
            Unit::WorkingDays => Unit::WorkingDays,
            Unit::Days | Unit::Months => Unit::Days,
        };
        let widest = rule.pre_alerts.iter().max()?;
        Some(self.set.calendar.add(due, -i64::from(*widest), unit))
    }

    /// The reason, noted in the file, why the rule does not apply to the record.
    pub(super) fn waived(&self, rule: &Rule, object: Object) -> Option<String> {
        self.facts
            .waivers
            .iter()
            .find(|it| rule.is_named(&it.rule) && it.object.is_none_or(|it| it == object))
            .map(|it| it.reason.clone())
    }

    /// Makes the deadline of a case; `None` when the rule does not apply to its start date.
    pub(super) fn settle(&self, case: Case<'_>) -> Option<Deadline> {
        let (rule, object, left) = (case.rule, case.object, case.left);
        let mut deadline = blank(rule, object, case.start, case.detail);
        if let Some(reason) = self.waived(rule, object) {
            deadline.outcome = Outcome::NotApplicable { reason };
        }
        let Some(date) = case.start.date else {
            if deadline.outcome == Outcome::Open {
                deadline.outcome = left.map_or(Outcome::UnknownStart, |left| Outcome::Cancelled {
                    on: left.on,
                });
            }
            return Some(deadline);
        };
        let bears_on = match case.due {
            Due::Fixed(day) => day,
            Due::Delay { .. } | Due::Field => date,
        };
        if !rule.validity.covers(bears_on) {
            return None;
        }
        let timing = self.timing(rule, date, case.due);
        deadline.due = Some(timing.due);
        deadline.soon_from = self.soon_from(rule, timing.due);
        deadline.neutralised = timing.neutralised;
        if deadline.outcome == Outcome::Open {
            deadline.outcome = outcome(timing.due, case.end, left);
        }
        Some(deadline)
    }
}

/// An open deadline that has no date but its start.
pub(super) fn blank(
    rule: &Arc<Rule>,
    object: Object,
    start: Start,
    detail: Option<String>,
) -> Deadline {
    Deadline {
        rule: Arc::clone(rule),
        object,
        start: Some(start),
        due: None,
        soon_from: None,
        visible_from: None,
        visible_until: None,
        neutralised: None,
        outcome: Outcome::Open,
        detail,
    }
}

/// The outcome of a case that has a due date, from its end and from the end of its period: a transfer
/// to another structure ends it like an exit. What was late then was not done (RULES: decision 1).
pub(super) fn outcome(due: NaiveDate, end: Option<NaiveDate>, left: Option<Left>) -> Outcome {
    match (end, left) {
        (Some(on), _) => Outcome::Closed {
            on,
            in_time: on <= due,
        },
        (None, None) => Outcome::Open,
        (None, Some(left)) if left.on <= due => Outcome::Cancelled { on: left.on },
        (None, Some(left)) => Outcome::NotDone { on: left.on },
    }
}
