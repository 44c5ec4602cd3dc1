//! A due date written in the law: contracts made before the law came into force must become a
//! contrat d'engagement by that day. It applies to the latest of the old contracts of a follow-up,
//! while that contract runs.
use super::prelude::*;

use crate::domain::rules::FixedDate;

pub(super) fn evaluate(
    context: &Context<'_>,
    rule: &Arc<Rule>,
    fixed: FixedDate,
    out: &mut Vec<Deadline>,
) {
    let overseas = fixed.overseas.filter(|_| context.is_overseas());
    let due = overseas.unwrap_or(fixed.day);
    for (index, span) in context.follow_ups.iter().enumerate() {
        out.extend(one(context, rule, due, index, span));
    }
}

fn one<'a>(
    context: &Context<'a>,
    rule: &Arc<Rule>,
    due: NaiveDate,
    index: usize,
    span: &Span<'a>,
) -> Option<Deadline> {
    if context.outside(rule, span, Some(due)).is_some() {
        return None;
    }
    let signed = |it: &&Contract| it.cancelled_on.is_none() && it.signed_on().is_some();
    let here = |it: &&Contract| {
        span::index_of(
            &context.follow_ups,
            it.parcours,
            it.start.or(it.signed_on()),
        ) == index
    };
    let contracts = || {
        let all = context.facts.contracts.iter();
        all.filter(signed).filter(here)
    };
    let is_new = |it: &&Contract| it.kind == ContractKind::Engagement;
    let old = contracts()
        .filter(|it| !is_new(it) && it.kind.binds_both_sides() && it.stands())
        .max_by_key(|it| (it.start.or(it.signed_on()), it.id))?;
    let start = Start::new(EventKey::ContractSigned, old.signed_on());
    let mut deadline = context.settle(Case {
        due: Due::Fixed(due),
        end: contracts()
            .filter(is_new)
            .filter_map(Contract::signed_on)
            .min(),
        left: span.left,
        ..Case::of(rule, Object::new(ObjectKind::Contract, old.id), start)
    })?;
    if let (Outcome::Open, Some(last)) = (&deadline.outcome, old.last_day())
        && last < due
    {
        deadline.visible_until = Some(last);
    }
    Some(deadline)
}
