//! The action plan: objectives in order, each with its actions, as the official model has it
//! (« DITP 2019, contrat vivant », volet II B).
use super::validations;
use crate::domain::date::{Date, short};
use crate::domain::file::CaseFile;
use crate::domain::file::order::is_closed;
use crate::domain::record::{Entity, Row};
use crate::domain::text::joined;
use crate::domain::validation::ValidatedPart;
use crate::words::line::{Line, Look};
use crate::words::meeting::near;
use crate::words::plan::{actor, evaluation, follow_up, objective_state};

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
        lines.push(Line::muted(
            "Aucun objectif pour l’instant. Touche n pour en ajouter un.",
        ));
    }
    lines.extend(validations::lines(file, ValidatedPart::Plan, None));
    lines
}

fn due(row: &Row, today: Date) -> (String, Look) {
    let Some(date) = row.date("echeance") else {
        return ("—".to_owned(), Look::Plain);
    };
    let text = near(date, today);
    match (date - today).num_days() {
        _ if is_closed(row) => (text, Look::Done),
        late if late < 0 => (format!("{text} !!"), Look::Late),
        0..=7 => (format!("{text} !"), Look::Soon),
        _ => (text, Look::Plain),
    }
}

/// Former deadlines of a record: « échéance déplacée, avant : 01/10, 15/10 ».
fn former(row: &Row, file: &CaseFile) -> String {
    let of_row = |it: &&Row| {
        it.text("objet") == Some(row.entity.table()) && it.int("objet_id") == Some(row.id)
    };
    let all = file.rows(Entity::Postponement).iter().filter(of_row);
    let days: Vec<String> = all
        .filter_map(|it| it.date("ancienne").map(short))
        .collect();
    if days.is_empty() {
        return String::new();
    }
    format!("échéance déplacée, avant : {}", days.join(", "))
}

fn objective(row: &Row, mark: &str, file: &CaseFile, today: Date) -> Line {
    let (due, look) = due(row, today);
    let follow = joined(&[&objective_state(row, short), &former(row, file)], " ; ");
    let name = row.text("libelle").unwrap_or_default();
    Line {
        columns: Some([String::new(), due, follow]),
        look: if look == Look::Plain {
            Look::Heading
        } else {
            look
        },
        ..Line::new(Some((Entity::Objective, row.id)), format!("{mark} {name}"))
    }
}

/// An action, then what is known of it.
fn action(row: &Row, file: &CaseFile, today: Date) -> Vec<Line> {
    let (due, look) = due(row, today);
    let name = row.text("libelle").unwrap_or_default();
    let line = Line {
        columns: Some([actor(row), due, follow_up(row, short)]),
        look,
        indent: 2,
        ..Line::new(Some((Entity::Action, row.id)), name)
    };
    let comment = row.text("commentaire").unwrap_or_default();
    let details = joined(&[&evaluation(row), &former(row, file), comment], " ; ");
    let details = (!details.is_empty()).then(|| Line::muted(details).indent(4));
    std::iter::once(line).chain(details).collect()
}
