//! The rule of the contract that broke off while the person is followed: another one must follow
//! (RULES: decision 9).
use super::prelude::*;

pub(super) fn evaluate(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    let contracts = context.facts.contracts.iter();
    out.extend(contracts.filter_map(|it| one(context, rule, it)));
}

fn one(context: &Context<'_>, rule: &Arc<Rule>, contract: &Contract) -> Option<Deadline> {
    let broken = contract.broken_on()?;
    contract.signed_on()?;
    let span = context.episode(contract.parcours, contract.start.or(Some(broken)))?;
    if !span.reaches(broken) || context.outside(rule, span, Some(broken)).is_some() {
        return None;
    }
    let contracts = || context.facts.contracts.iter();
    let others = || contracts().filter(|it| it.id != contract.id && is_valid(it));
    if others().any(|it| runs_on(it, broken)) {
        return None;
    }
    let next = others().filter_map(Contract::signed_on);
    let object = Object::new(ObjectKind::Contract, contract.id);
    let start = Start::new(EventKey::ContractBroken, Some(broken));
    context.settle(Case {
        end: next.filter(|on| *on >= broken && span.reaches(*on)).min(),
        left: span.left,
        ..Case::of(rule, object, start)
    })
}

/// Signed by both, neither refused nor annulled.
fn is_valid(contract: &Contract) -> bool {
    contract.signed_on().is_some() && contract.stands()
}

/// Whether it was signed before that day and is not over on it.
fn runs_on(contract: &Contract, day: NaiveDate) -> bool {
    contract.signed_on().is_some_and(|on| on < day)
        && contract.last_day().is_none_or(|last| day <= last)
}
