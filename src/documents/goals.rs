//! Objectives and actions in the order of the papers: the intermediate ones, then the final one, as
//! the official model has them; actions that hang on none come last.
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::Record;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::text::joined;
use crate::domain::vocabulary::{ActionStatus, ObjectiveStatus};

/// An objective and its actions.
#[derive(Clone, Debug)]
pub(super) struct Goal<'a> {
    /// The objective; none for actions that hang on none.
    pub objective: Option<ObjectiveRecord<'a>>,
    /// Its place among the intermediate ones, from 1; none for the final one.
    pub number: Option<usize>,
    /// Its actions, in order.
    pub actions: Vec<ActionRecord<'a>>,
}

impl<'a> Goal<'a> {
    /// « Objectif intermédiaire 2 », « Objectif final », « Sans objectif ».
    pub(super) fn title(&self) -> String {
        match (self.objective, self.number) {
            (Some(_), Some(number)) => format!("Objectif intermédiaire {number}"),
            (Some(_), None) => "Objectif final".to_owned(),
            (None, _) => "Autres actions".to_owned(),
        }
    }

    /// What the person wants to reach; empty without an objective.
    pub(super) fn wording(&self) -> &'a str {
        let wording = self.objective.and_then(ObjectiveRecord::label);
        wording.unwrap_or_default()
    }

    /// How far it is; nothing for actions that hang on no objective.
    pub(super) fn status(&self) -> Option<ObjectiveStatus> {
        self.objective.and_then(ObjectiveRecord::status)
    }

    /// « Objectif final : Soudeuse en CDI ».
    pub(super) fn named(&self, between: &str) -> String {
        joined([self.title().as_str(), self.wording()], between)
    }

    /// Whether it was given up.
    pub(super) fn is_given_up(&self) -> bool {
        self.status() == Some(ObjectiveStatus::Abandoned)
    }

    /// Its actions but those that were not done.
    pub(super) fn undertaken(&self) -> impl Iterator<Item = ActionRecord<'a>> {
        let all = self.actions.iter().copied();
        all.filter(|it| it.status() != Some(ActionStatus::NotDone))
    }

    /// When it is due.
    pub(super) fn due(&self) -> Option<Date> {
        self.objective.and_then(ObjectiveRecord::due)
    }
}

/// The goals of a file.
pub(super) fn goals(file: &CaseFile) -> Vec<Goal<'_>> {
    let plan = file.plan().into_iter().map(|goal| Goal {
        objective: goal.objective.map(ObjectiveRecord::of),
        number: goal.number,
        actions: goal.actions.into_iter().map(ActionRecord::of).collect(),
    });
    let mut goals: Vec<Goal<'_>> = plan.collect();
    goals.sort_by_key(|goal| (goal.objective.is_none(), goal.number.is_none()));
    goals
}
