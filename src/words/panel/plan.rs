//! The action plan: objectives in order, each with its actions, as the official model has it
//! (« DITP 2019, contrat vivant », volet II B).
use super::validations;
use crate::domain::date::{from_iso, short};
use crate::domain::record::action::{ACTION, ActionRecord};
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::postponement::PostponementRecord;
use crate::domain::validation::ValidatedPart;
use crate::words::meeting::near;
use crate::words::plan::{actor, evaluation, follow_up, objective_state};
use crate::words::prelude::*;

/// Columns of indent of what is said under an action.
const UNDER: u16 = 4;

/// Lines of the plan in the file, where what is said under an action acts on it.
pub(super) fn acting(file: &CaseFile, today: Date) -> Vec<Line> {
    let mut lines = lines(file, today);
    let mut above = None;
    for line in &mut lines {
        let own = line.target;
        line.target = own.or_else(|| above.filter(|_| line.indent == UNDER));
        above = line.target;
    }
    lines
}

/// Lines of the plan.
pub(crate) fn lines(file: &CaseFile, today: Date) -> Vec<Line> {
    let mut lines = Vec::new();
    for goal in file.plan() {
        match (goal.objective, goal.number) {
            (Some(row), Some(number)) => {
                lines.push(objective(row, &number.to_string(), file, today));
            }
            (Some(row), None) => lines.push(objective(row, "FINAL", file, today)),
            (None, _) => lines.push(Line::heading("Sans objectif")),
        }
        let actions = goal.actions.into_iter();
        lines.extend(actions.flat_map(|row| action(row, file, today)));
    }
    if lines.is_empty() {
        let words = "Aucun objectif pour l’instant. Touche n pour en ajouter un.";
        lines.push(Line::muted(words));
    }
    lines.extend(validations::lines(file, ValidatedPart::Plan, None));
    lines
}

fn due(due: Option<Date>, is_closed: bool, today: Date) -> (String, Look) {
    let Some(date) = due else {
        return ("—".to_owned(), Look::Plain);
    };
    let text = near(date, today);
    match (date - today).num_days() {
        _ if is_closed => (text, Look::Done),
        late if late < 0 => (format!("{text} !!"), Look::Late),
        0..=7 => (format!("{text} !"), Look::Soon),
        _ => (text, Look::Plain),
    }
}

/// Former deadlines of a record: « échéance déplacée, avant : 01/10, 15/10 ».
fn former(row: &Row, file: &CaseFile) -> String {
    let days: Vec<String> = file
        .all::<PostponementRecord<'_>>()
        .filter(|it| it.object() == Some(row.entity.table()) && it.object_id() == Some(row.id))
        .filter_map(|it| it.former().and_then(from_iso).map(short))
        .collect();
    if days.is_empty() {
        return String::new();
    }
    format!("échéance déplacée, avant : {}", days.join(", "))
}

fn objective(it: ObjectiveRecord<'_>, mark: &str, file: &CaseFile, today: Date) -> Line {
    let (due, look) = due(it.due(), it.is_closed(), today);
    let follow = joined([&*objective_state(it, short), &former(&it, file)], " ; ");
    let text = format!("{mark} {}", it.label().unwrap_or_default());
    Line {
        columns: Some([String::new(), due, follow]),
        look: if look == Look::Plain {
            Look::Heading
        } else {
            look
        },
        ..Line::new(Some((Entity::Objective, it.id)), text)
    }
}

/// An action, then what is known of it.
fn action(it: ActionRecord<'_>, file: &CaseFile, today: Date) -> Vec<Line> {
    let (due, look) = due(it.due(), it.is_closed(), today);
    let line = Line {
        columns: Some([actor(it), due, follow_up(it, short)]),
        look,
        indent: 2,
        ..Line::new(
            Some((Entity::Action, it.id)),
            it.label().unwrap_or_default(),
        )
    };
    let comment = it.comment().unwrap_or_default();
    let brake = enclosed("répond au frein : ", &it.small_words(ACTION.theme.name), "");
    let details = joined(
        [&*brake, &evaluation(it), &former(&it, file), comment],
        " ; ",
    );
    let details = (!details.is_empty()).then(|| Line::muted(details).indent(UNDER));
    std::iter::once(line).chain(details).collect()
}
