//! « Personne suivie »: the days when a person counts as followed by a structure, from the
//! contracts being drawn up, waiting for a decision or in force, the measures on the allowance
//! and the short resumptions of work (« Hérault, bilan de convention »). Knows no indicator.
use crate::domain::deadlines::prelude::*;

use chrono::Days;

use crate::domain::calendar::Calendar;
use crate::domain::codes::coded;
use crate::domain::contract::{Decision, Validation};
use crate::domain::deadlines::cohort::because::{Because, FollowedDays, Since, StayDays};
use crate::domain::deadlines::cohort::stay;

coded! {
    /// What a period says.
    pub enum PeriodKind {
        /// The person is followed.
        Followed = "suivi",
        /// A contract is in force.
        Contract = "contrat",
        /// The person is not « soumise aux droits et devoirs ».
        NotSubject = "non_sdd",
        /// Nobody knows whether the person is.
        DutyUnknown = "sdd_inconnu",
        /// The right was « ouvert et versable » at each of the twelve month-ends before.
        PaidTwelveMonths = "droit_continu",
        /// The right was open, suspended or not, at each of them.
        OpenTwelveMonths = "droit_ouvert",
        /// The right is known at each of them.
        KnownTwelveMonths = "droit_connu",
    }
}

/// Days in a row, within one stay or for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// What it says.
    pub kind: PeriodKind,
    /// Position of the stay, for what belongs to one.
    pub stay: Option<usize>,
    /// First day.
    pub from: NaiveDate,
    /// First day after it; `None` while it lasts.
    pub to: Option<NaiveDate>,
    /// Whole months written in the contract; `None` without end.
    pub months: Option<u32>,
}

/// Half-open: the end is the first day outside.
type Interval = (NaiveDate, Option<NaiveDate>);

pub(super) fn read(context: &Context<'_>) -> Vec<Period> {
    let mut periods = Vec::new();
    for (at, span) in context.episodes.iter().enumerate() {
        let Some(entry) = span.from() else { continue };
        let open = (entry, span.left.map(|left| left.on));
        let contracts = contracts(context, span);
        for contract in &contracts {
            if let Some((valid, months)) = valid(contract, context.set.parameters.validation) {
                periods.extend(within(open, valid).map(|(from, to)| Period {
                    kind: PeriodKind::Contract,
                    stay: Some(at),
                    from,
                    to,
                    months,
                }));
            }
        }
        let days = days(context, span, &contracts);
        let days = days.into_iter().map(|it| (it.from, it.to)).collect();
        periods.extend(merged(days).into_iter().map(|(from, to)| Period {
            kind: PeriodKind::Followed,
            stay: Some(at),
            from,
            to,
            months: None,
        }));
    }
    periods
}

/// The days followed of each stay, with the reason of each.
pub(super) fn reasons(context: &Context<'_>) -> FollowedDays {
    let stays = context.episodes.iter().map(|span| StayDays {
        entry: span.from(),
        left: span.left.map(|left| left.on),
        days: days(context, span, &contracts(context, span)),
    });
    FollowedDays {
        stays: stays.collect(),
    }
}

/// « Personne suivie »: the days of a stay in E, I, V, S or R, as far as the stay is open.
fn days(context: &Context<'_>, span: &Span<'_>, contracts: &[&Contract]) -> Vec<Since> {
    let Some(entry) = span.from() else {
        return Vec::new();
    };
    let open = (entry, span.left.map(|left| left.on));
    let validation = context.set.parameters.validation;
    let mut days: Vec<(Because, Interval)> = Vec::new();
    let drawn = drawing_up(context, span, contracts).into_iter();
    days.extend(drawn.map(|it| (Because::DrawingUp, it)));
    days.extend(put_on_hold(context));
    for contract in contracts {
        days.extend(waiting(contract, validation).map(|it| (Because::Waiting, it)));
        days.extend(valid(contract, validation).map(|(it, _)| (Because::Valid, it)));
    }
    days.into_iter()
        .filter_map(|(because, it)| within(open, it).map(|(from, to)| Since { because, from, to }))
        .collect()
}

/// Contracts of the stay that make someone followed: CER and contrat d'engagement.
fn contracts<'a>(context: &Context<'a>, span: &Span<'a>) -> Vec<&'a Contract> {
    let day = |it: &Contract| it.signed_on().or(it.drafted_on).or(it.start);
    let mut list: Vec<&Contract> = context
        .facts
        .contracts
        .iter()
        .filter(|it| matches!(it.kind, ContractKind::Cer | ContractKind::Engagement))
        .filter(|it| context.is_in(span, it.parcours, day(it)))
        .collect();
    list.sort_by_key(|it| (day(it), it.id));
    list
}

fn signatures(contracts: &[&Contract]) -> Vec<NaiveDate> {
    let standing = contracts.iter().filter(|it| stay::binds(it));
    let mut days: Vec<NaiveDate> = standing.filter_map(|it| it.signed_on()).collect();
    days.sort_unstable();
    days
}

/// « En élaboration »: before the first signature, from the first appointment kept or draft;
/// each later draft, until signed or annulled; after a refusal, until the next signature.
fn drawing_up(context: &Context<'_>, span: &Span<'_>, contracts: &[&Contract]) -> Vec<Interval> {
    let signed = signatures(contracts);
    let first = signed.first().copied();
    let drafted = contracts.iter().filter_map(|it| it.drafted_on).min();
    let kept = context.first_kept(span).and_then(|it| it.planned_on);
    let begun = [drafted, kept].into_iter().flatten().min();
    let mut days: Vec<Interval> = begun.map(|from| (from, first)).into_iter().collect();
    for contract in contracts {
        if let Some(from) = contract.drafted_on {
            let ends = [contract.signed_on(), contract.cancelled_on];
            days.push((from, ends.into_iter().flatten().min()));
        }
        if contract.decision == Some(Decision::Refused)
            && let Some(from) = contract.decided_on
        {
            days.push((from, signed.iter().copied().find(|on| *on > from)));
        }
    }
    days
}

/// A measure on the allowance, or a short resumption of work, does not end the accompaniment.
fn put_on_hold(context: &Context<'_>) -> Vec<(Because, Interval)> {
    let facts = context.facts;
    let measures = facts.suspensions.iter();
    let measures = measures.map(|it| (Because::Measure, it.start, it.end));
    let short = facts.resumptions.iter().filter(|it| it.short);
    let days = measures.chain(short.map(|it| (Because::Resumption, it.start, it.end)));
    days.filter_map(|(because, from, to)| Some((because, (from?, to))))
        .collect()
}

/// « En instance »: signed, and not yet decided or not yet begun.
fn waiting(contract: &Contract, validation: Validation) -> Option<Interval> {
    let from = contract.signed_on()?;
    let to = match (contract.decision, validation) {
        (Some(Decision::Refused), _) => contract.decided_on,
        (Some(Decision::Validated), _) => contract.decided_on.max(contract.start).or(Some(from)),
        (None, Validation::Required) => contract.end.and_then(|end| end.succ_opt()),
        (None, Validation::NotRequired) => contract.start,
    };
    Some((from, earlier(to, contract.cancelled_on)))
}

/// « En cours de validité », with the whole months written in the contract.
fn valid(contract: &Contract, validation: Validation) -> Option<(Interval, Option<u32>)> {
    let decided = contract.decision == Some(Decision::Validated)
        || (contract.decision.is_none() && validation == Validation::NotRequired);
    if !decided || contract.cancelled_on.is_some() {
        return None;
    }
    contract.signed_on()?;
    let from = contract.start?;
    let to = contract.last_day().and_then(|last| last.succ_opt());
    Some(((from, to), contract.end.map(|end| whole_months(from, end))))
}

/// Whole months written in a contract: twelve when its last day is the one before the same
/// day of the next year.
fn whole_months(from: NaiveDate, last: NaiveDate) -> u32 {
    let calendar = Calendar::default();
    let reached = |months: &u32| {
        let full = calendar.add(from, i64::from(*months), Unit::Months);
        full.checked_sub_days(Days::new(1))
            .is_some_and(|end| end <= last)
    };
    (1..=120).take_while(reached).last().unwrap_or(0)
}

fn earlier(a: Option<NaiveDate>, b: Option<NaiveDate>) -> Option<NaiveDate> {
    [a, b].into_iter().flatten().min()
}

/// The part of `days` inside `open`, if any.
fn within(open: Interval, days: Interval) -> Option<Interval> {
    let from = open.0.max(days.0);
    let to = earlier(open.1, days.1);
    to.is_none_or(|to| from < to).then_some((from, to))
}

/// Overlapping or touching periods made one.
fn merged(mut days: Vec<Interval>) -> Vec<Interval> {
    days.sort_unstable();
    let mut out: Vec<Interval> = Vec::new();
    for (from, to) in days {
        match out.last_mut() {
            Some(last) if last.1.is_none_or(|end| from <= end) => {
                last.1 = last.1.zip(to).map(|(a, b)| a.max(b));
            }
            _ => out.push((from, to)),
        }
    }
    out
}
