//! The review: what it looks back on, since when, and what became of the plan, in words.
//!
//! « DITP 2019, contrat vivant »: the goals, the results obtained, the progress and the change of
//! situation are looked at again at least every six months, at the end of each action, on a
//! réorientation and at the end of the parcours. Pure: built from the records of one file; knows
//! no form and no screen.
use super::panel::plan;
use crate::domain::date::{Date, full};
use crate::domain::facts::ReviewTrigger;
use crate::domain::file::CaseFile;
use crate::domain::file::order::is_closed;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::text::{enclosed, in_brackets};
use crate::domain::vocabulary::Vocabulary;
use crate::words::line::{Line, Look};
use crate::words::plan::{actor, evaluation, partner};

/// What a review looks back on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The review before, the reviews of one action apart; everything when there was none.
    pub since: Option<Date>,
    /// The action alone, for the review at its end.
    pub action: Option<Id>,
}

/// Why a review is made now: the person left, a reorientation is asked for, or six months.
#[must_use]
pub fn trigger(file: &CaseFile) -> ReviewTrigger {
    let left = file
        .parcours()
        .is_some_and(|row| row.date("sortie_le").is_some());
    let asked = file
        .rows(Entity::Orientation)
        .iter()
        .any(|row| row.date("demandee_le").is_some() && row.date("decidee_le").is_none());
    match (left, asked) {
        (true, _) => ReviewTrigger::ParcoursEnd,
        (false, true) => ReviewTrigger::Reorientation,
        (false, false) => ReviewTrigger::SixMonths,
    }
}

/// « Revue des 6 mois », « Revue de fin d’action ».
#[must_use]
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
    #[must_use]
    pub fn of(file: &CaseFile, action: Option<Id>) -> Self {
        Self {
            since: file
                .last_whole_review()
                .and_then(|row| row.date("faite_le")),
            action,
        }
    }

    /// Whether something of that row moved: it is still open, or was closed or judged since.
    fn moved(self, row: &Row) -> bool {
        let Some(since) = self.since else { return true };
        let after = |field: &str| row.date(field).is_some_and(|on| on > since);
        !is_closed(row) || after("fin") || after("evaluee_le")
    }

    fn keeps_action(self, row: &Row) -> bool {
        self.action
            .map_or_else(|| self.moved(row), |id| id == row.id)
    }

    fn keeps_objective(self, file: &CaseFile, row: &Row) -> bool {
        let own = file.actions_of(Some(row.id));
        let carried = own.into_iter().any(|action| self.keeps_action(action));
        carried || (self.action.is_none() && self.moved(row))
    }

    /// Whether a row of the plan is looked at.
    #[must_use]
    pub fn keeps(self, file: &CaseFile, (entity, id): (Entity, Id)) -> bool {
        let row = file.row(entity, id);
        row.is_some_and(|row| match entity {
            Entity::Action => self.keeps_action(row),
            _ => self.keeps_objective(file, row),
        })
    }
}

/// Lines of the plan that a review looks at, as the plan shows them.
#[must_use]
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
#[must_use]
pub fn results(file: &CaseFile, span: Span) -> String {
    let mut lines = Vec::new();
    for goal in file.plan() {
        let title = goal
            .number
            .map_or_else(|| "Objectif final".to_owned(), |n| format!("Objectif {n}"));
        let kept = |row: &&&Row| span.keeps_action(row);
        let mut actions = goal.actions.iter().filter(kept).peekable();
        match goal.objective {
            Some(row) if !span.keeps_objective(file, row) => continue,
            Some(row) => {
                let name = row.text("libelle").unwrap_or_default();
                lines.push(format!("{title} « {name} » : {}", objective_state(row)));
            }
            None if actions.peek().is_some() && !lines.is_empty() => {
                lines.push("Sans objectif :".to_owned());
            }
            None => {}
        }
        lines.extend(actions.map(|row| action_line(row)));
    }
    lines.join("\n")
}

/// « en cours, pour le 31/12/2026 », « atteint le 12/11/2026 ».
fn objective_state(row: &Row) -> String {
    let status = Vocabulary::ObjectiveStatus
        .label(row.text("statut").unwrap_or("en_cours"))
        .to_lowercase();
    dated(&status, row)
}

/// « - Inscription au code (Auto-école X) : fait le 12/11/2026, qualité bonne, impact fort ».
fn action_line(row: &Row) -> String {
    let status = row.text("statut").unwrap_or("a_faire");
    let label = Vocabulary::ActionStatus.label(status).to_lowercase();
    let mut state = dated(&label, row);
    if status == "pas_fait" {
        state.push_str(&in_brackets(&row.small_words("motif")));
    }
    let own = matches!(row.text("acteur_genre"), Some("personne") | None);
    let actor = if own && partner(row).is_empty() {
        String::new()
    } else {
        in_brackets(&actor(row))
    };
    let judged = enclosed(", ", &evaluation(row), "");
    let name = row.text("libelle").unwrap_or_default();
    format!("- {name}{actor} : {state}{judged}")
}

/// A state with its day: when it was closed, or what it aims at.
fn dated(state: &str, row: &Row) -> String {
    let (field, word) = if is_closed(row) {
        ("fin", " le")
    } else {
        ("echeance", ", pour le")
    };
    row.date(field).map_or_else(
        || state.to_owned(),
        |on| format!("{state}{word} {}", full(on)),
    )
}

#[cfg(test)]
mod tests;
