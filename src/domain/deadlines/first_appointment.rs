//! The rule of the first appointment of accompaniment. It must be fixed; then it is fixed in time,
//! fixed too late (a sooner date is needed) or was fixed out of time. The date of the appointment
//! is compared with the delay, not the day on which it was entered.
use super::prelude::*;

pub(super) fn evaluate(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    for span in &context.episodes {
        out.extend(one(context, rule, span));
    }
}

fn one<'a>(context: &Context<'a>, rule: &Arc<Rule>, span: &Span<'a>) -> Option<Deadline> {
    let object = Object::new(ObjectKind::Parcours, span.first()?.id);
    let start = match context.opened(rule, span, object)? {
        Ok(start) => start,
        Err(outside) => return Some(outside),
    };
    let fixed = context.first_appointment(span).and_then(|it| it.planned_on);
    let mut deadline = context.settle(Case {
        end: fixed,
        left: span.left,
        ..Case::of(rule, object, start)
    })?;
    // Gone before the term: an appointment fixed beyond it no longer counts (RULES: decision 6).
    if let (Outcome::Closed { in_time: false, .. }, Some(left)) = (&deadline.outcome, span.left)
        && deadline.due.is_some_and(|due| left.on <= due)
    {
        deadline.outcome = Outcome::Cancelled { on: left.on };
    }
    if let Outcome::Closed { on, in_time: false } = deadline.outcome
        && span.left.is_none()
    {
        deadline.soon_from = start.date;
        deadline.visible_until = deadline.due;
        deadline.detail = Some(format!(
            "fixé au {}\u{a0}: à avancer",
            on.format("%d/%m/%Y")
        ));
    }
    Some(deadline)
}
