//! Objectives and actions in the order of the papers: the intermediate ones, then the final one, as
//! the official model has them; actions that hang on none come last.
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row};

/// An objective and its actions.
#[derive(Clone, Debug)]
pub(super) struct Goal<'a> {
    /// The objective; none for actions that hang on none.
    pub objective: Option<&'a Row>,
    /// Its place among the intermediate ones, from 1; none for the final one.
    pub number: Option<usize>,
    /// Its actions, in order.
    pub actions: Vec<&'a Row>,
}

impl Goal<'_> {
    /// « Objectif intermédiaire 2 », « Objectif final », « Sans objectif ».
    pub(super) fn title(&self) -> String {
        match (self.objective, self.number) {
            (Some(_), Some(number)) => format!("Objectif intermédiaire {number}"),
            (Some(_), None) => "Objectif final".to_owned(),
            (None, _) => "Autres actions".to_owned(),
        }
    }

    /// What the person wants to reach; empty without an objective.
    pub(super) fn wording(&self) -> &str {
        let text = self.objective.and_then(|row| row.text("libelle"));
        text.unwrap_or_default()
    }
}

/// The goals of a file.
pub(super) fn goals(file: &CaseFile) -> Vec<Goal<'_>> {
    let is_final = |row: &Row| row.text("genre") == Some("final");
    let mut objectives: Vec<&Row> = file.rows(Entity::Objective).iter().collect();
    objectives.sort_by_key(|row| {
        (
            is_final(row),
            row.int("ordre"),
            row.date("echeance"),
            row.id,
        )
    });
    let mut goals = Vec::new();
    let mut number = 0;
    for row in objectives {
        let intermediate = !is_final(row);
        number += usize::from(intermediate);
        goals.push(Goal {
            objective: Some(row),
            number: intermediate.then_some(number),
            actions: actions(file, Some(row.id)),
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

fn actions(file: &CaseFile, objective: Option<Id>) -> Vec<&Row> {
    let known = |id: &Id| file.row(Entity::Objective, *id).is_some();
    let mut found: Vec<&Row> = file
        .rows(Entity::Action)
        .iter()
        .filter(|row| row.int("objectif_id").filter(known) == objective)
        .collect();
    found.sort_by_key(|row| (row.int("ordre"), row.date("echeance"), row.id));
    found
}
