//! The review: what it looks back on, since when, and what became of the plan, in words.
//!
//! « DITP 2019, contrat vivant »: the goals, the results obtained, the progress and the change of
//! situation are looked at again at least every six months, at the end of each action, on a
//! réorientation and at the end of the parcours. Pure: built from the records of one file; knows
//! no form and no screen.
mod stood;

use super::panel::plan;
use crate::domain::record::Record;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::orientation::OrientationRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::review::ReviewRecord;
use crate::domain::vocabulary::{ActionStatus, ObjectiveStatus, ReviewTrigger};
use crate::words::plan::{actor, evaluation};
use crate::words::prelude::*;
pub use stood::{PLAN, SITUATION, stood};

/// What a review looks back on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The review before, the reviews of one action apart; everything when there was none.
    pub since: Option<Date>,
    /// The action alone, for the review at its end.
    pub action: Option<Id>,
}

/// Why a review is made now: the person left, a reorientation is asked for, or six months.
pub fn trigger(file: &CaseFile) -> ReviewTrigger {
    let parcours = file.parcours().map(ParcoursRecord::of);
    let left = parcours.is_some_and(|it| it.exit_on().is_some());
    let asked = file
        .all::<OrientationRecord<'_>>()
        .any(|it| it.requested_on().is_some() && it.decided_on().is_none());
    match (left, asked) {
        (true, _) => ReviewTrigger::ParcoursEnd,
        (false, true) => ReviewTrigger::Reorientation,
        (false, false) => ReviewTrigger::SixMonths,
    }
}

/// « Revue des 6 mois », « Revue de fin d’action ».
pub const fn name(trigger: ReviewTrigger) -> &'static str {
    match trigger {
        ReviewTrigger::SixMonths => "Revue des 6 mois",
        ReviewTrigger::ActionEnd => "Revue de fin d’action",
        ReviewTrigger::Reorientation => "Revue avant réorientation",
        ReviewTrigger::ParcoursEnd => "Revue de fin de parcours",
        ReviewTrigger::Other => "Revue",
    }
}

impl Span {
    /// What a review made now looks back on; that of one action, when it is given.
    pub fn of(file: &CaseFile, action: Option<Id>) -> Self {
        Self {
            since: file.last_whole_review().and_then(ReviewRecord::made_on),
            action,
        }
    }

    fn is_after(self, on: Option<Date>) -> bool {
        self.since
            .is_none_or(|since| on.is_some_and(|on| on > since))
    }

    /// Whether an action is looked at: it is still open, or was closed or judged since.
    fn keeps_action(self, it: ActionRecord<'_>) -> bool {
        self.action.map_or_else(
            || !it.is_closed() || self.is_after(it.end()) || self.is_after(it.evaluated_on()),
            |id| id == it.id,
        )
    }

    fn keeps_objective(self, file: &CaseFile, it: ObjectiveRecord<'_>) -> bool {
        let own = file.actions_of(Some(it.id));
        let carried = own.into_iter().any(|action| self.keeps_action(action));
        let moved = !it.is_closed() || self.is_after(it.end());
        carried || (self.action.is_none() && moved)
    }

    /// Whether a row of the plan is looked at.
    pub fn keeps(self, file: &CaseFile, (entity, id): (Entity, Id)) -> bool {
        let action = || file.one(id).is_some_and(|it| self.keeps_action(it));
        let objective = || {
            file.one(id)
                .is_some_and(|it| self.keeps_objective(file, it))
        };
        match entity {
            Entity::Action => action(),
            _ => objective(),
        }
    }
}

/// Lines of the plan that a review looks at, as the plan shows them.
pub fn lines(file: &CaseFile, span: Span, today: Date) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::new();
    let mut last_kept = false;
    for row in plan::lines(file, today) {
        // A heading waits for its first action; what is told of a row goes with it.
        last_kept = match row.target {
            Some(target) => span.keeps(file, target),
            None => row.look == Look::Heading || last_kept,
        };
        if last_kept {
            kept.push(row);
        }
    }
    let bare = |row: &Line| row.target.is_none() && row.look == Look::Heading;
    while kept.last().is_some_and(bare) {
        kept.pop();
    }
    if kept.iter().any(|row| row.target.is_some()) {
        kept
    } else {
        Vec::new()
    }
}

/// What became of each objective and of each action, for the form to start from.
pub fn results(file: &CaseFile, span: Span) -> String {
    let mut lines = Vec::new();
    for goal in file.plan() {
        let title = goal
            .number
            .map_or_else(|| "Objectif final".to_owned(), |n| format!("Objectif {n}"));
        let all = goal.actions.iter().copied();
        let mut actions = all.filter(|it| span.keeps_action(*it)).peekable();
        match goal.objective {
            Some(it) if !span.keeps_objective(file, it) => continue,
            Some(it) => {
                let status = it.status().unwrap_or(ObjectiveStatus::Ongoing).label();
                let state = dated(status, it.is_closed(), it.end(), it.due());
                lines.push(format!("{title} « {} » : {state}", goal.wording()));
            }
            None if actions.peek().is_some() && !lines.is_empty() => {
                lines.push("Sans objectif :".to_owned());
            }
            None => {}
        }
        lines.extend(actions.map(action_line));
    }
    lines.join("\n")
}

/// « - Inscription au code (Auto-école X) : fait le 12/11/2026, qualité bonne, impact fort ».
fn action_line(it: ActionRecord<'_>) -> String {
    let status = it.status().unwrap_or(ActionStatus::ToDo);
    let mut state = dated(status.label(), it.is_closed(), it.end(), it.due());
    if status == ActionStatus::NotDone {
        state.push_str(&in_brackets(&it.small_words("motif")));
    }
    let own = matches!(it.actor_kind(), Some("personne") | None);
    let actor = if own && it.partner().is_empty() {
        String::new()
    } else {
        in_brackets(&actor(it))
    };
    let judged = enclosed(", ", &evaluation(it), "");
    let name = it.label().unwrap_or_default();
    format!("- {name}{actor} : {state}{judged}")
}

/// A state with its day, when it was closed, or what it aims at: « atteint le 12/11/2026 », « en
/// cours, pour le 31/12/2026 ».
fn dated(status: &str, is_closed: bool, end: Option<Date>, due: Option<Date>) -> String {
    let (word, day) = if is_closed {
        (" le ", end)
    } else {
        (", pour le ", due)
    };
    let day = day.map_or_else(String::new, full);
    format!("{}{}", status.to_lowercase(), enclosed(word, &day, ""))
}

#[cfg(test)]
mod tests;
