//! Objectives and actions in the order of the papers: the intermediate ones, then the final one, as
//! the official model has them; actions that hang on none come last.
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::{Entity, Id};
use crate::domain::text::joined;
use crate::domain::vocabulary::{ActionStatus, ObjectiveKind, ObjectiveStatus};

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

    /// Where it stands; nothing for actions that hang on no objective.
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
    pub(super) fn standing(&self) -> impl Iterator<Item = ActionRecord<'a>> {
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
    let is_final = |it: &ObjectiveRecord<'_>| it.kind() == Some(ObjectiveKind::Final);
    let mut objectives: Vec<ObjectiveRecord<'_>> = file.all().collect();
    objectives.sort_by_key(|it| (is_final(it), it.order(), it.due(), it.id));
    let mut goals = Vec::new();
    let mut number = 0;
    for objective in objectives {
        let intermediate = !is_final(&objective);
        number += usize::from(intermediate);
        goals.push(Goal {
            objective: Some(objective),
            number: intermediate.then_some(number),
            actions: actions(file, Some(objective.id)),
        });
    }
    let loose = actions(file, None);
    if !loose.is_empty() {
        goals.push(Goal {
            objective: None,
            number: None,
            actions: loose,
        });
    }
    goals
}

fn actions(file: &CaseFile, objective: Option<Id>) -> Vec<ActionRecord<'_>> {
    let known = |id: &Id| file.row(Entity::Objective, *id).is_some();
    let all = file.all::<ActionRecord<'_>>();
    let mut found: Vec<_> = all
        .filter(|it| it.objective().filter(known) == objective)
        .collect();
    found.sort_by_key(|it| (it.order(), it.due(), it.id));
    found
}
