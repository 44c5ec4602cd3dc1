//! The rule that asks for an evaluation of each action, once it has ended or its échéance has
//! passed.
use super::prelude::*;

use crate::domain::facts::Action;

pub(super) fn evaluate(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    let actions = context.facts.actions.iter();
    out.extend(actions.filter_map(|it| one(context, rule, it)));
}

fn one(context: &Context<'_>, rule: &Arc<Rule>, action: &Action) -> Option<Deadline> {
    let start = start(rule, action)?;
    let judged = rule.end.contains(&EventKey::ActionEvaluated) && action.is_evaluated();
    if start.date.is_none() && judged {
        return None;
    }
    let span = context.follow_up(None, action.created_on.or(start.date))?;
    let end = start.date.and_then(|since| {
        let judged_on = judged.then(|| action.evaluated_on.or(action.ended_on).unwrap_or(since));
        let reviewed = context
            .facts
            .reviews
            .iter()
            .filter(|_| rule.end.contains(&EventKey::Reviewed))
            .filter(|it| it.action.is_none_or(|id| id == action.id))
            .filter_map(|it| it.on)
            .filter(|on| *on >= since);
        reviewed
            .chain(judged_on)
            .filter(|on| span.reaches(*on))
            .min()
    });
    let before = rule
        .before
        .and(start.date)
        .and_then(|since| next_meeting(context, since));
    let mut deadline = context.settle(Case {
        due: Due::Delay { before },
        end,
        left: span.left,
        detail: Some(action.label.clone()),
        ..Case::of(rule, Object::new(ObjectKind::Action, action.id), start)
    })?;
    if start.event == EventKey::ActionDue && !action.status.is_closed() {
        deadline.visible_from = start
            .date
            .map(|due| context.set.calendar.add(due, 1, Unit::Days));
    }
    Some(deadline)
}

/// The day on which the action ended; its échéance when it is not closed, or when the day of its
/// end is unknown.
fn start(rule: &Rule, action: &Action) -> Option<Start> {
    let closed = action.status.is_closed();
    let ended = action
        .ended_on
        .filter(|_| closed && rule.start.contains(&EventKey::ActionEnded));
    let due = action
        .due
        .filter(|_| rule.start.contains(&EventKey::ActionDue));
    match (ended, due) {
        (Some(on), _) => Some(Start::new(EventKey::ActionEnded, on)),
        (None, Some(on)) => Some(Start::new(EventKey::ActionDue, on)),
        (None, None) => closed.then_some(Start::new(EventKey::ActionEnded, None)),
    }
}

/// The first appointment after `since` that was kept or is still planned.
fn next_meeting(context: &Context<'_>, since: NaiveDate) -> Option<NaiveDate> {
    context
        .facts
        .appointments
        .iter()
        .filter(|it| it.is_accompaniment())
        .filter(|it| {
            matches!(
                it.status,
                AppointmentStatus::Planned | AppointmentStatus::Kept
            )
        })
        .filter_map(|it| it.planned_on)
        .filter(|on| *on > since)
        .min()
}
