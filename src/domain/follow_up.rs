//! The three follow-up models, as a table: who guarantees the coordination, to whom a change is
//! asked, who signs the contract, who evaluates. From the agents in charge on a day, it also finds
//! which people they are.
//!
//! Source: « DITP 2019, orientation et suivi », table of the three models. Knows neither the
//! records nor the forms.
use chrono::NaiveDate;

use crate::domain::record::Id;
pub use crate::domain::vocabulary::AssignmentRole;
pub use crate::domain::vocabulary::FollowUpModel;

impl FollowUpModel {
    /// The model in words, as in « Suivi : binôme de référents ».
    pub const fn words(self) -> &'static str {
        match self {
            Self::One => "un référent distinct des accompagnateurs",
            Self::Two => "binôme de référents",
            Self::Three => "équipe dédiée, à côté des accompagnateurs",
        }
    }
}

/// What the model shares out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Guarantee that everyone works together.
    Coordinate,
    /// Receive the request to change something of the accompaniment, réorientation included.
    Change,
    /// Sign the contract for the service.
    Contract,
    /// Evaluate the actions of the plan.
    EvaluateActions,
    /// Evaluate the parcours.
    EvaluateParcours,
}

impl Task {
    /// In the order of the table.
    pub const ALL: [Self; 5] = [
        Self::Coordinate,
        Self::Change,
        Self::Contract,
        Self::EvaluateActions,
        Self::EvaluateParcours,
    ];
}

/// Who does it, under a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The référent who coordinates.
    CoordinatingReferent,
    /// Either of the two référents; they decide together.
    EitherReferent,
    /// The two référents together.
    BothReferents,
    /// The référent of the two who stays longer.
    LastingReferent,
    /// The dedicated team.
    DedicatedTeam,
    /// The body that accompanies, by delegation.
    Accompagnateur,
}

impl Actor {
    /// The words of the model: « le référent coordonnateur ».
    pub const fn words(self) -> &'static str {
        match self {
            Self::CoordinatingReferent => "le référent coordonnateur",
            Self::EitherReferent => "l’un ou l’autre référent, qui décident ensemble",
            Self::BothReferents => "les deux référents ensemble",
            Self::LastingReferent => "celui des deux référents qui reste le plus longtemps",
            Self::DedicatedTeam => "l’équipe dédiée",
            Self::Accompagnateur => "l’accompagnateur, par délégation",
        }
    }
}

/// The table of « DITP 2019, orientation et suivi ».
pub const fn actor(model: FollowUpModel, task: Task) -> Actor {
    match (model, task) {
        (FollowUpModel::One, _) => Actor::CoordinatingReferent,
        (FollowUpModel::Two, Task::Coordinate | Task::Contract) => Actor::LastingReferent,
        (FollowUpModel::Two, Task::Change) => Actor::EitherReferent,
        (FollowUpModel::Two, Task::EvaluateActions | Task::EvaluateParcours) => {
            Actor::BothReferents
        }
        (FollowUpModel::Three, Task::Contract | Task::EvaluateActions) => Actor::Accompagnateur,
        (FollowUpModel::Three, Task::Coordinate | Task::Change | Task::EvaluateParcours) => {
            Actor::DedicatedTeam
        }
    }
}

/// An agent in charge of a person, from a day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The agent.
    pub agent: Id,
    /// In which role.
    pub role: AssignmentRole,
    /// First day; `None` when it is unknown.
    pub from: Option<NaiveDate>,
    /// Last day; `None` while it lasts.
    pub to: Option<NaiveDate>,
    /// Whether it is only for the time of an action.
    pub temporary: bool,
}

impl Assigned {
    /// Whether the agent is in charge on that day. The first and last days count.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Who does a task for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// Who it is under the model.
    pub actor: Actor,
    /// Which agents they are, the most permanent first; empty when there is none.
    pub agents: Vec<Id>,
    /// The team, when it is a team with a known name.
    pub team: Option<String>,
}

/// The follow-up of one person on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// The model; `None` when none was chosen: then nothing is enforced.
    pub model: Option<FollowUpModel>,
    /// Référents in charge, the most permanent first.
    pub referents: Vec<Id>,
    /// The référents who are there only for an action.
    pub temporary: Vec<Id>,
    /// Accompagnateurs in charge, in the order of their arrival.
    pub accompagnateurs: Vec<Id>,
    /// Name of the dedicated team.
    pub team: Option<String>,
    /// How to reach it.
    pub team_contact: Option<String>,
}

impl FollowUp {
    /// The follow-up on `day`, from every assignment of the person.
    pub fn on(day: NaiveDate, model: Option<FollowUpModel>, assigned: &[Assigned]) -> Self {
        let mut now: Vec<&Assigned> = assigned.iter().filter(|it| it.in_force(day)).collect();
        // The most permanent: not only for an action, then without a known end, then the oldest.
        now.sort_by_key(|it| {
            let end = std::cmp::Reverse(it.to);
            (it.temporary, it.to.is_some(), end, it.from)
        });
        let of = |wanted: &[AssignmentRole]| -> Vec<&Assigned> {
            let mut found: Vec<&Assigned> = Vec::new();
            for it in now.iter().filter(|it| wanted.contains(&it.role)) {
                if found.iter().all(|known| known.agent != it.agent) {
                    found.push(it);
                }
            }
            found
        };
        let referents = of(&[AssignmentRole::Referent, AssignmentRole::Partner]);
        Self {
            model,
            temporary: referents
                .iter()
                .filter(|it| it.temporary)
                .map(|it| it.agent)
                .collect(),
            referents: referents.iter().map(|it| it.agent).collect(),
            accompagnateurs: of(&[AssignmentRole::Accompagnateur])
                .iter()
                .map(|it| it.agent)
                .collect(),
            team: None,
            team_contact: None,
        }
    }

    /// Who does a task. Without a model, the référent in charge does everything.
    pub fn who(&self, task: Task) -> Who {
        let actor = actor(self.model.unwrap_or(FollowUpModel::One), task);
        let first = |list: &[Id]| list.first().copied().into_iter().collect();
        let agents = match actor {
            Actor::CoordinatingReferent | Actor::LastingReferent => first(&self.referents),
            Actor::EitherReferent | Actor::BothReferents => self.referents.clone(),
            // In a team, the référents of the file are the members who know the person.
            Actor::DedicatedTeam => self.referents.clone(),
            Actor::Accompagnateur => self.accompagnateurs.clone(),
        };
        let team = self.team.clone();
        Who {
            actor,
            agents,
            team: team.filter(|_| actor == Actor::DedicatedTeam),
        }
    }

    /// Whether an agent may do a task under the model. It is always true without a model, and while
    /// nobody is named for the task.
    pub fn allows(&self, task: Task, agent: Id) -> bool {
        let who = self.who(task);
        self.model.is_none() || who.agents.is_empty() || who.agents.contains(&agent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(day: u32, month: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn assigned(agent: Id, role: AssignmentRole, from: NaiveDate) -> Assigned {
        Assigned {
            agent,
            role,
            from: Some(from),
            to: None,
            temporary: false,
        }
    }

    /// « DITP 2019, orientation et suivi », row by row.
    #[test]
    fn the_table_of_the_three_models() {
        use Actor::{
            Accompagnateur, BothReferents, CoordinatingReferent, DedicatedTeam, EitherReferent,
            LastingReferent,
        };
        let table = [
            (
                Task::Coordinate,
                [CoordinatingReferent, LastingReferent, DedicatedTeam],
            ),
            (
                Task::Change,
                [CoordinatingReferent, EitherReferent, DedicatedTeam],
            ),
            (
                Task::Contract,
                [CoordinatingReferent, LastingReferent, Accompagnateur],
            ),
            (
                Task::EvaluateActions,
                [CoordinatingReferent, BothReferents, Accompagnateur],
            ),
            (
                Task::EvaluateParcours,
                [CoordinatingReferent, BothReferents, DedicatedTeam],
            ),
        ];
        assert_eq!(table.map(|(task, _)| task), Task::ALL);
        for (task, expected) in table {
            for (model, expected) in FollowUpModel::ALL.iter().zip(expected) {
                assert_eq!(actor(*model, task), expected, "{model:?} {task:?}");
            }
        }
    }

    #[test]
    fn the_people_in_charge_are_named() {
        let (lea, max, ana) = (1, 2, 3);
        let all = [
            assigned(max, AssignmentRole::Referent, d(1, 3)),
            Assigned {
                temporary: true,
                ..assigned(lea, AssignmentRole::Partner, d(1, 1))
            },
            assigned(ana, AssignmentRole::Accompagnateur, d(1, 2)),
            Assigned {
                to: Some(d(28, 2)),
                ..assigned(9, AssignmentRole::Referent, d(1, 1))
            },
        ];
        let on = |day, model| FollowUp {
            team: Some("Plateforme Sud".to_owned()),
            ..FollowUp::on(day, Some(model), &all)
        };
        let named = |model, task| on(d(1, 6), model).who(task).agents;
        let table = [
            (FollowUpModel::One, Task::Contract, vec![max]),
            (FollowUpModel::One, Task::EvaluateActions, vec![max]),
            (FollowUpModel::Two, Task::Contract, vec![max]),
            (FollowUpModel::Two, Task::EvaluateActions, vec![max, lea]),
            (FollowUpModel::Two, Task::Change, vec![max, lea]),
            (FollowUpModel::Three, Task::Contract, vec![ana]),
            (FollowUpModel::Three, Task::EvaluateActions, vec![ana]),
            (FollowUpModel::Three, Task::EvaluateParcours, vec![max, lea]),
        ];
        for (model, task, expected) in table {
            assert_eq!(named(model, task), expected, "{model:?} {task:?}");
        }
        let team = |task| on(d(1, 6), FollowUpModel::Three).who(task).team;
        assert_eq!(team(Task::Change).as_deref(), Some("Plateforme Sud"));
        assert_eq!(team(Task::Contract), None);
        // The last day of an assignment is still in charge, the day after is not.
        let then = |day| on(day, FollowUpModel::One).who(Task::Contract).agents;
        assert_eq!(then(d(28, 2)), [9]);
        assert_eq!(then(d(1, 3)), [max]);
    }

    #[test]
    fn nothing_is_enforced_without_a_model_or_a_name() {
        let none = FollowUp::on(d(1, 6), None, &[]);
        assert!(none.allows(Task::Contract, 7));
        let empty = FollowUp::on(d(1, 6), Some(FollowUpModel::Three), &[]);
        assert!(empty.allows(Task::Contract, 7));
        let ana = assigned(3, AssignmentRole::Accompagnateur, d(1, 1));
        let max = assigned(2, AssignmentRole::Referent, d(1, 1));
        let three = FollowUp::on(d(1, 6), Some(FollowUpModel::Three), &[ana, max]);
        assert!(three.allows(Task::Contract, 3));
        assert!(!three.allows(Task::Contract, 2));
        assert!(three.allows(Task::EvaluateParcours, 2));
    }

    #[test]
    fn of_two_the_one_who_stays_is_the_one_who_ends_later() {
        let leaving = Assigned {
            to: Some(d(1, 7)),
            ..assigned(1, AssignmentRole::Referent, d(1, 1))
        };
        let later = Assigned {
            to: Some(d(1, 9)),
            ..assigned(2, AssignmentRole::Partner, d(1, 2))
        };
        let stays = assigned(3, AssignmentRole::Partner, d(1, 5));
        let two = |all: &[Assigned]| FollowUp::on(d(1, 6), Some(FollowUpModel::Two), all).referents;
        assert_eq!(two(&[leaving, later]), [2, 1]);
        assert_eq!(two(&[leaving, later, stays]), [3, 2, 1]);
    }
}
