//! Objectives and actions in the order of the papers: the intermediate ones, then the final one, as
//! the official model has them; actions that have none come last.
use crate::domain::contract::Goal;
use crate::domain::file::CaseFile;

/// The goals of a file.
pub(super) fn goals(file: &CaseFile) -> Vec<Goal<'_>> {
    in_order(file.plan())
}

/// Those that still hold: without what was given up and what was not done.
pub(super) fn kept_goals(file: &CaseFile) -> Vec<Goal<'_>> {
    in_order(file.goals())
}

fn in_order(mut goals: Vec<Goal<'_>>) -> Vec<Goal<'_>> {
    goals.sort_by_key(|goal| (goal.objective.is_none(), goal.number.is_none()));
    goals
}
