//! The records of a file in the order they are read: evaluations, findings, objectives and actions,
//! reviews, appointments. Knows no words.
use std::cmp::Reverse;

use super::CaseFile;
use crate::domain::contract::Goal;
use crate::domain::date::{Date, Time};
use crate::domain::record::action::ActionRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::assignment::AssignmentRecord;
use crate::domain::record::commitment::CommitmentRecord;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::contract_version::ContractVersionRecord;
use crate::domain::record::finding::FindingRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::review::ReviewRecord;
use crate::domain::record::situation::SituationRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::vocabulary::{ActionStatus, AssignmentRole, ObjectiveStatus, Vocabulary};

/// Whether nothing more is expected of an action or an objective.
pub fn is_closed(row: &Row) -> bool {
    row.read_as::<ActionRecord<'_>>().map_or_else(
        || {
            row.read_as::<ObjectiveRecord<'_>>()
                .is_some_and(ObjectiveRecord::is_closed)
        },
        ActionRecord::is_closed,
    )
}

impl CaseFile {
    fn sorted<'a, R: Record<'a>, K: Ord>(&'a self, key: impl Fn(R) -> K) -> Vec<R> {
        let mut all: Vec<R> = self.all().collect();
        all.sort_by_key(|it| key(*it));
        all
    }

    /// Evaluations of the situation, the latest first.
    pub fn evaluations(&self) -> Vec<SituationRecord<'_>> {
        self.sorted(|it: SituationRecord<'_>| Reverse((it.made_on(), it.id)))
    }

    /// Reviews, the latest first.
    pub fn reviews(&self) -> Vec<ReviewRecord<'_>> {
        self.sorted(|it: ReviewRecord<'_>| Reverse((it.made_on(), it.id)))
    }

    /// The last review of the whole parcours: one made for an action alone does not count.
    pub fn last_whole_review(&self) -> Option<ReviewRecord<'_>> {
        let mut all = self.reviews().into_iter();
        all.find(|it| it.action().is_none())
    }

    /// What an evaluation says, in the order of the themes.
    pub fn findings(&self, evaluation: Id) -> Vec<FindingRecord<'_>> {
        let themes = Vocabulary::Theme.codes();
        let mut all = self.sorted(|it: FindingRecord<'_>| {
            let theme = it.theme().unwrap_or_default();
            (themes.iter().position(|code| code.code == theme), it.id)
        });
        all.retain(|it| it.situation() == Some(evaluation));
        all
    }

    /// Objectives: the final one first, then the intermediate ones in the order of the plan.
    pub fn objectives(&self) -> Vec<ObjectiveRecord<'_>> {
        self.sorted(|it: ObjectiveRecord<'_>| (!it.is_final(), it.order(), it.due(), it.id))
    }

    /// Actions of an objective, in order; those that serve none with `None`.
    pub fn actions_of(&self, objective: Option<Id>) -> Vec<ActionRecord<'_>> {
        let known = |id: &Id| self.row(Entity::Objective, *id).is_some();
        let mut all = self.sorted(|it: ActionRecord<'_>| (it.order(), it.due(), it.id));
        all.retain(|it| it.objective().filter(known) == objective);
        all
    }

    /// The plan: each objective with its actions, then the actions that serve none.
    pub fn plan(&self) -> Vec<Goal<'_>> {
        let mut number = 0;
        let mut goals: Vec<Goal<'_>> = Vec::new();
        for it in self.objectives() {
            number += usize::from(!it.is_final());
            goals.push(Goal {
                objective: Some(it),
                number: (!it.is_final()).then_some(number),
                actions: self.actions_of(Some(it.id)),
            });
        }
        let loose = self.actions_of(None);
        goals.extend((!loose.is_empty()).then_some(Goal {
            objective: None,
            number: None,
            actions: loose,
        }));
        goals
    }

    /// The plan without what was given up and what was not done.
    pub fn goals(&self) -> Vec<Goal<'_>> {
        let mut goals = self.plan();
        for goal in &mut goals {
            goal.actions
                .retain(|it| it.status() != Some(ActionStatus::NotDone));
        }
        goals.retain(|goal| match goal.objective {
            Some(it) => it.status() != Some(ObjectiveStatus::Abandoned),
            None => !goal.actions.is_empty(),
        });
        goals
    }

    /// Records that one moves among: objectives of a kind, actions of one objective, own
    /// commitments of one side of a contract.
    pub fn siblings(&self, entity: Entity, id: Id) -> Vec<&Row> {
        let Some(row) = self.row(entity, id) else {
            return Vec::new();
        };
        if let Some(it) = row.read_as::<ObjectiveRecord<'_>>() {
            let all = self.objectives().into_iter();
            let same = all.filter(|other| other.kind() == it.kind());
            return same.map(ObjectiveRecord::row).collect();
        }
        if let Some(it) = row.read_as::<ActionRecord<'_>>() {
            let all = self.actions_of(it.objective()).into_iter();
            return all.map(ActionRecord::row).collect();
        }
        let own = row.read_as::<CommitmentRecord<'_>>();
        let Some((it, contract)) = own.and_then(|it| Some((it, it.contract()?))) else {
            return Vec::new();
        };
        let mut own = self.own_commitments(contract);
        own.retain(|other| CommitmentRecord::of(other).side() == it.side());
        own
    }

    /// Appointments in the order of their days.
    pub fn appointments(&self) -> Vec<AppointmentRecord<'_>> {
        self.sorted(AppointmentRecord::moment)
    }

    /// Appointments to come at that time of that day, the nearest first.
    pub fn to_come(&self, now: (Date, Option<Time>)) -> Vec<AppointmentRecord<'_>> {
        let mut all = self.appointments();
        all.retain(|it| it.is_to_come(now));
        all
    }

    /// Who follows the person on a day in that role: numbers of agents, the latest first.
    pub fn assigned(&self, role: AssignmentRole, today: Date) -> Vec<Id> {
        let mut found = self.sorted(|it: AssignmentRecord<'_>| Reverse((it.from(), it.id)));
        found.retain(|it| {
            it.role() == Some(role)
                && it.from().is_none_or(|from| from <= today)
                && it.to().is_none_or(|to| today <= to)
        });
        found.iter().filter_map(|it| it.agent()).collect()
    }

    /// The version of a contract before that one: of the same contract, else the last one of the
    /// contract that it follows.
    pub fn version_before(&self, id: Id) -> Option<&Row> {
        let contract = self.one::<ContractVersionRecord<'_>>(id)?.contract()?;
        let versions = self.versions(contract);
        let at = versions.iter().position(|it| it.id == id)?;
        if let Some(before) = at.checked_sub(1).and_then(|at| versions.get(at)) {
            return Some(before);
        }
        let followed = self.one::<ContractRecord<'_>>(contract)?.follows()?;
        self.versions(followed).last().copied()
    }
}
