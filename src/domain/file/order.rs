//! The records of a file in the order they are read: evaluations, findings, objectives and actions,
//! reviews, appointments. Knows no words.
use super::CaseFile;
use crate::domain::contract::Goal;
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::vocabulary::Vocabulary;

/// Whether an objective is the final one.
#[must_use]
pub fn is_final(row: &Row) -> bool {
    row.text("genre") == Some("final")
}

/// Whether nothing more is expected of an action or an objective.
#[must_use]
pub fn is_closed(row: &Row) -> bool {
    match row.entity {
        Entity::Action => matches!(row.text("statut"), Some("fait" | "pas_fait")),
        _ => row
            .text("statut")
            .is_some_and(|status| status != "en_cours"),
    }
}

/// Whether an appointment has no outcome yet.
#[must_use]
pub fn is_planned(row: &Row) -> bool {
    row.text("statut").is_none_or(|status| status == "prevu")
}

/// What orders appointments: day, then hour.
#[must_use]
pub fn moment(row: &Row) -> (Option<Date>, Option<&str>, Id) {
    (row.date("prevu_le"), row.text("heure"), row.id)
}

impl CaseFile {
    fn sorted<K: Ord>(&self, entity: Entity, key: impl Fn(&Row) -> K) -> Vec<&Row> {
        let mut all: Vec<&Row> = self.rows(entity).iter().collect();
        all.sort_by_key(|row| key(row));
        all
    }

    fn latest_first(&self, entity: Entity) -> Vec<&Row> {
        self.sorted(entity, |row| {
            std::cmp::Reverse((row.date("faite_le"), row.id))
        })
    }

    /// Evaluations of the situation, the latest first.
    #[must_use]
    pub fn evaluations(&self) -> Vec<&Row> {
        self.latest_first(Entity::Situation)
    }

    /// Reviews, the latest first.
    #[must_use]
    pub fn reviews(&self) -> Vec<&Row> {
        self.latest_first(Entity::Review)
    }

    /// The last review of the whole parcours: one made for an action alone does not count.
    #[must_use]
    pub fn last_whole_review(&self) -> Option<&Row> {
        let mut all = self.reviews().into_iter();
        all.find(|row| row.int("action_id").is_none())
    }

    /// What an evaluation says, in the order of the themes.
    #[must_use]
    pub fn findings(&self, evaluation: Id) -> Vec<&Row> {
        let themes = Vocabulary::Theme.codes();
        let place = |row: &Row| {
            let theme = row.text("theme").unwrap_or_default();
            themes.iter().position(|code| code.code == theme)
        };
        let mut all = self.sorted(Entity::Finding, |row| (place(row), row.id));
        all.retain(|row| row.int("situation_id") == Some(evaluation));
        all
    }

    /// Objectives: the final one first, then the intermediate ones in the order of the plan.
    #[must_use]
    pub fn objectives(&self) -> Vec<&Row> {
        self.sorted(Entity::Objective, |row| {
            let (order, due) = (row.int("ordre"), row.date("echeance"));
            (!is_final(row), order, due, row.id)
        })
    }

    /// Actions of an objective, in order; those that serve none with `None`.
    #[must_use]
    pub fn actions_of(&self, objective: Option<Id>) -> Vec<&Row> {
        let known = |id: &Id| self.row(Entity::Objective, *id).is_some();
        let mut all = self.sorted(Entity::Action, |row| {
            (row.int("ordre"), row.date("echeance"), row.id)
        });
        all.retain(|row| row.int("objectif_id").filter(known) == objective);
        all
    }

    /// The plan: each objective with its actions, then the actions that serve none.
    #[must_use]
    pub fn plan(&self) -> Vec<Goal<'_>> {
        let mut number = 0;
        let mut goals: Vec<Goal<'_>> = Vec::new();
        for row in self.objectives() {
            number += usize::from(!is_final(row));
            goals.push(Goal {
                objective: Some(row),
                number: (!is_final(row)).then_some(number),
                actions: self.actions_of(Some(row.id)),
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
    #[must_use]
    pub fn goals(&self) -> Vec<Goal<'_>> {
        let mut goals = self.plan();
        for goal in &mut goals {
            goal.actions
                .retain(|row| row.text("statut") != Some("pas_fait"));
        }
        goals.retain(|goal| match goal.objective {
            Some(row) => row.text("statut") != Some("abandonne"),
            None => !goal.actions.is_empty(),
        });
        goals
    }

    /// Records that one moves among: objectives of a kind, actions of one objective, own
    /// commitments of one side of a contract.
    #[must_use]
    pub fn siblings(&self, entity: Entity, id: Id) -> Vec<&Row> {
        let Some(row) = self.row(entity, id) else {
            return Vec::new();
        };
        let same = |field: &'static str| move |it: &&Row| it.get(field) == row.get(field);
        match (entity, row.int("contrat_id")) {
            (Entity::Objective, _) => {
                let all = self.objectives().into_iter();
                all.filter(same("genre")).collect()
            }
            (Entity::Action, _) => self.actions_of(row.int("objectif_id")),
            (Entity::Commitment, Some(contract)) => {
                let all = self.own_commitments(contract).into_iter();
                all.filter(same("cote")).collect()
            }
            (_, _) => Vec::new(),
        }
    }

    /// Appointments in the order of their days.
    #[must_use]
    pub fn appointments(&self) -> Vec<&Row> {
        let mut all: Vec<&Row> = self.rows(Entity::Appointment).iter().collect();
        all.sort_by_key(|row| moment(row));
        all
    }

    /// Appointments to come, the nearest first.
    #[must_use]
    pub fn to_come(&self, today: Date) -> Vec<&Row> {
        let mut all = self.appointments();
        all.retain(|row| is_planned(row) && row.date("prevu_le").is_some_and(|day| today <= day));
        all
    }

    /// Who follows the person on a day as that (code): numbers of agents, the latest first.
    #[must_use]
    pub fn assigned(&self, role: &str, today: Date) -> Vec<Id> {
        let mut found = self.sorted(Entity::Assignment, |row| {
            std::cmp::Reverse((row.date("du"), row.id))
        });
        found.retain(|row| {
            row.text("fonction") == Some(role)
                && row.date("du").is_none_or(|from| from <= today)
                && row.date("au").is_none_or(|to| today <= to)
        });
        found.iter().filter_map(|row| row.int("agent_id")).collect()
    }

    /// The version of a contract before that one: of the same contract, else the last one of the
    /// contract that it follows.
    #[must_use]
    pub fn version_before(&self, id: Id) -> Option<&Row> {
        let contract = self.row(Entity::ContractVersion, id)?.int("contrat_id")?;
        let versions = self.versions(contract);
        let at = versions.iter().position(|it| it.id == id)?;
        if let Some(before) = at.checked_sub(1).and_then(|at| versions.get(at)) {
            return Some(before);
        }
        let followed = self.row(Entity::Contract, contract)?.int("suite_de_id")?;
        self.versions(followed).last().copied()
    }
}
