//! What is read once for several tables: the plans, and what the evaluations say. Knows no table.
use std::collections::{HashMap, HashSet};

use compact_str::CompactString;

use super::counter::Counter;
use super::follow::Ground;
use crate::domain::date::Date;
use crate::domain::record::Id;
use crate::domain::text::fold;
use crate::domain::vocabulary::{Sign, Vocabulary as V};
use crate::store::Result;
use crate::store::summary::{Finding, InPlan, PlanLine};

/// The lines of the plans that a table may count: those of who signed in the period, those that ended in it.
#[derive(Default)]
pub(super) struct Plan {
    /// The objectives.
    pub(super) objectives: Vec<PlanLine>,
    /// The actions.
    pub(super) actions: Vec<PlanLine>,
    /// The actions under way in the period at each partner, by its place among those named.
    pub(super) partners: Vec<(usize, PlanLine)>,
}

impl Plan {
    /// Reads them.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub(super) fn read(
        counter: &Counter<'_>,
        ground: &Ground,
        partners: &[String],
    ) -> Result<Self> {
        let signed = ground.signed.iter().filter(|it| counter.within(it.on));
        let signed: HashSet<Id> = signed.map(|it| it.person).collect();
        let wanted = |it: &PlanLine| {
            signed.contains(&it.person) || it.to.is_some_and(|to| counter.within(to))
        };
        let mut plan = Self::default();
        counter.store.plan_lines(InPlan::Objectives, &mut |it, _| {
            plan.objectives.extend(Some(it).filter(wanted));
        })?;
        let (from, to) = (counter.scope.from, counter.scope.to);
        counter
            .store
            .plan_lines(InPlan::Actions, &mut |it, partner| {
                plan.actions.extend(Some(it).filter(wanted));
                let begins = it.from.or(it.planned);
                let under_way =
                    begins.is_some_and(|day| day <= to) && it.to.is_none_or(|day| from <= day);
                if let Some(partner) = partner.filter(|_| under_way && !partners.is_empty()) {
                    let named = fold(partner);
                    let at = partners.iter().position(|it| *it == named);
                    plan.partners.extend(at.map(|at| (at, it)));
                }
            })?;
        Ok(plan)
    }
}

/// The last evaluation of the health of someone: who, when, its codes.
pub(super) type Health = (Id, Option<Date>, CompactString);

/// What the evaluations say.
#[derive(Default)]
pub(super) struct Said {
    /// For each person who has some, how many brakes the evaluations of the first day said, and how many of them the last
    /// day no longer does.
    pub(super) brakes: Vec<(Id, usize, usize)>,
    /// What is said of the health of each person.
    pub(super) health: Vec<Health>,
}

impl Said {
    /// Reads it.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub(super) fn read(counter: &Counter<'_>) -> Result<Self> {
        let mut said = Self::default();
        counter
            .store
            .findings_until(counter.scope.to, &mut |person, all| {
                let health = all.iter().rfind(|it| it.theme == "sante");
                said.health
                    .extend(health.map(|it| (person, it.on, it.codes.clone())));
                let (open, lifted) = brakes(counter, person, all);
                said.brakes
                    .extend((open > 0).then_some((person, open, lifted)));
            })?;
        Ok(said)
    }
}

fn brakes(counter: &Counter<'_>, person: Id, all: &[Finding]) -> (usize, usize) {
    let from = counter.scope.from;
    let (mut first, mut last) = (HashMap::new(), HashMap::new());
    for it in all {
        if !counter.counts(person, it.on.unwrap_or(from).max(from)) {
            continue;
        }
        if it.on.is_none_or(|on| on <= from) {
            first.insert(it.theme, it.codes.as_str());
        }
        last.insert(it.theme, it.codes.as_str());
    }
    let brake = |code: &&str| {
        V::Finding
            .find(code)
            .is_some_and(|it| it.sign == Sign::Barrier)
    };
    let (mut open, mut lifted) = (0, 0);
    for (theme, codes) in first {
        let now = last.get(theme).copied().unwrap_or_default();
        for code in codes.split_whitespace().filter(brake) {
            open += 1;
            lifted += usize::from(!now.split_whitespace().any(|it| it == code));
        }
    }
    (open, lifted)
}
