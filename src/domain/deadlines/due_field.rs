//! Rules whose due date is a field of a record: the échéance of an objective or of an action, the
//! end of a contract, the date of an appointment to come.
use super::prelude::*;

use crate::domain::deadlines::fixed_date;
use crate::domain::deadlines::span::Left;

pub(super) fn evaluate(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    if let Some(fixed) = rule.fixed {
        fixed_date::evaluate(context, rule, fixed, out);
        return;
    }
    if rule.start.contains(&EventKey::ObjectiveDue) {
        objectives(context, rule, out);
    }
    if rule.start.contains(&EventKey::ActionDue) {
        actions(context, rule, out);
    }
    if rule.start.contains(&EventKey::ContractEnd) {
        for index in 0..context.follow_ups.len() {
            contracts(context, rule, index, out);
        }
    }
    if rule.start.contains(&EventKey::AppointmentPlanned) {
        appointments(context, rule, out);
    }
}

/// One row of the plan: an objective or an action with its échéance.
struct Row {
    object: Object,
    event: EventKey,
    label: String,
    due: Option<NaiveDate>,
    created_on: Option<NaiveDate>,
    /// Whether it is closed, and on which day if the day was noted.
    closed: Option<Option<NaiveDate>>,
}

fn objectives(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    for it in &context.facts.objectives {
        let objective = Row {
            object: Object::new(ObjectKind::Objective, it.id),
            event: EventKey::ObjectiveDue,
            label: it.label.clone(),
            due: it.due,
            created_on: it.created_on,
            closed: it.status.is_closed().then_some(it.ended_on),
        };
        out.extend(row(context, rule, objective));
    }
}

fn actions(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    for it in &context.facts.actions {
        let label = match &it.actor {
            Some(actor) => format!("{} ({actor})", it.label),
            None => it.label.clone(),
        };
        let action = Row {
            object: Object::new(ObjectKind::Action, it.id),
            event: EventKey::ActionDue,
            label,
            due: it.due,
            created_on: it.created_on,
            closed: it.status.is_closed().then_some(it.ended_on),
        };
        out.extend(row(context, rule, action));
    }
}

/// The deadline of a row. `None` when it has no échéance, or when it was closed on an unknown day:
/// nothing is expected any more, and no delay can be measured.
fn row(context: &Context<'_>, rule: &Arc<Rule>, row: Row) -> Option<Deadline> {
    let due = row.due?;
    let span = context.follow_up(None, row.created_on.or(Some(due)))?;
    let end = match row.closed {
        Some(None) => return None,
        Some(Some(on)) => Some(on).filter(|on| span.reaches(*on)),
        None => None,
    };
    context.settle(Case {
        due: Due::Field,
        end,
        left: span.left,
        detail: Some(row.label),
        ..Case::of(rule, row.object, Start::new(row.event, due))
    })
}

/// The contracts of a follow-up, in order. The signature of the next contract ends each of them;
/// the last one is to be renewed.
fn contracts(context: &Context<'_>, rule: &Arc<Rule>, index: usize, out: &mut Vec<Deadline>) {
    let begin = |it: &Contract| it.start.or_else(|| it.signed_on());
    let home =
        |it: &&Contract| span::index_of(&context.follow_ups, it.parcours, begin(it)) == index;
    let valid = |it: &&Contract| it.stands() && it.signed_on().is_some();
    let mut list: Vec<&Contract> = context
        .facts
        .contracts
        .iter()
        .filter(valid)
        .filter(home)
        .collect();
    list.sort_by_key(|it| (begin(it), it.signed_on(), it.id));
    let left = context.follow_ups.get(index).and_then(|span| span.left);
    let dead = context.facts.contracts.iter().filter(|it| !it.stands());
    let ended = |it: &&Contract| it.signed_on().and(it.end).and(it.broken_on()).is_some();
    for contract in dead.filter(home).filter(ended) {
        let deadline = context.settle(of_contract(rule, contract, contract.end, None, left));
        out.extend(deadline.map(|it| cut_short(it, contract.broken_on())));
    }
    for (place, contract) in list.iter().enumerate() {
        let next = list.get(place + 1).and_then(|it| it.signed_on());
        if contract.end.is_none() && (next.is_some() || !contract.kind.has_term()) {
            continue;
        }
        let early = contract.cut_short_on();
        let broken = early.filter(|early| next.is_none_or(|next| *early < next));
        let end = next.filter(|_| broken.is_none());
        let deadline = context.settle(of_contract(rule, contract, contract.end, end, left));
        out.extend(deadline.map(|it| cut_short(it, broken)));
    }
}

fn of_contract<'a>(
    rule: &'a Arc<Rule>,
    contract: &Contract,
    due: Option<NaiveDate>,
    end: Option<NaiveDate>,
    left: Option<Left>,
) -> Case<'a> {
    let object = Object::new(ObjectKind::Contract, contract.id);
    Case {
        due: Due::Field,
        end,
        left,
        ..Case::of(rule, object, Start::new(EventKey::ContractEnd, due))
    }
}

/// A contract that ended before its term is not to be renewed.
fn cut_short(mut deadline: Deadline, broken: Option<NaiveDate>) -> Deadline {
    let Some(on) = broken else {
        return deadline;
    };
    // The contract ended before the person left: its own end is used.
    let first = match deadline.outcome {
        Outcome::Open | Outcome::UnknownStart => true,
        Outcome::Cancelled { on: left } | Outcome::NotDone { on: left } => on < left,
        Outcome::Closed { .. } | Outcome::NotApplicable { .. } => false,
    };
    if first {
        deadline.outcome = Outcome::Cancelled { on };
    }
    deadline
}

/// Appointments to come. The reminder ends at the end of the day of the appointment.
fn appointments(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    for it in context.facts.planned().filter(|it| it.planned_on.is_some()) {
        let deadline = context.settle(Case {
            due: Due::Field,
            left: context
                .episode(it.parcours, it.planned_on)
                .and_then(|span| span.left),
            ..Case::of(
                rule,
                Object::new(ObjectKind::Appointment, it.id),
                Start::new(EventKey::AppointmentPlanned, it.planned_on),
            )
        });
        out.extend(deadline.map(|mut deadline| {
            deadline.visible_until = deadline.due;
            deadline
        }));
    }
}
