//! The action plan: objectives in order, each with its actions, as the official model has it
//! (« DITP 2019, contrat vivant », volet II B).
use super::{Look, PanelRow, join, validations};
use crate::domain::date::{Date, full, short};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Row};
use crate::domain::validation::ValidatedPart;
use crate::domain::vocabulary::Vocabulary;

/// Rows of the plan.
pub(crate) fn rows(file: &CaseFile, today: Date) -> Vec<PanelRow> {
    let mut rows = Vec::new();
    let mut number = 0;
    for objective in objectives(file) {
        let mark = if objective.text("genre") == Some("final") {
            "FINAL".to_owned()
        } else {
            number += 1;
            number.to_string()
        };
        rows.push(objective_row(objective, &mark, file, today));
        for action in actions(file, Some(objective.id)) {
            push_action(action, file, today, &mut rows);
        }
    }
    let loose = actions(file, None);
    if !loose.is_empty() {
        rows.push(PanelRow::heading("Sans objectif"));
        for action in loose {
            push_action(action, file, today, &mut rows);
        }
    }
    if rows.is_empty() {
        rows.push(PanelRow::empty(
            "Aucun objectif pour l’instant. Touche n pour en ajouter un.",
        ));
    }
    rows.extend(validations::rows(file, ValidatedPart::Plan, None));
    rows
}

/// Objectives in order: the final one first, then the intermediate ones.
#[must_use]
pub fn objectives(file: &CaseFile) -> Vec<&Row> {
    let mut all: Vec<&Row> = file.rows(Entity::Objective).iter().collect();
    all.sort_by_key(|row| {
        (
            row.text("genre") != Some("final"),
            row.int("ordre"),
            row.date("echeance"),
            row.id,
        )
    });
    all
}

/// Actions of an objective, in order; those of none with `None`.
#[must_use]
pub fn actions(file: &CaseFile, objective: Option<i64>) -> Vec<&Row> {
    let mut all: Vec<&Row> = file
        .rows(Entity::Action)
        .iter()
        .filter(|row| {
            let parent = row
                .int("objectif_id")
                .filter(|id| file.row(Entity::Objective, *id).is_some());
            parent == objective
        })
        .collect();
    all.sort_by_key(|row| (row.int("ordre"), row.date("echeance"), row.id));
    all
}

fn due(row: &Row, is_open: bool, today: Date) -> (String, Look) {
    let Some(date) = row.date("echeance") else {
        return ("—".to_owned(), Look::Plain);
    };
    let far = (date - today).num_days().abs() > 300;
    let text = if far { full(date) } else { short(date) };
    if !is_open {
        return (text, Look::Done);
    }
    match (date - today).num_days() {
        late if late < 0 => (format!("{text} !!"), Look::Late),
        0..=7 => (format!("{text} !"), Look::Soon),
        _ => (text, Look::Plain),
    }
}

/// Former deadlines of a record: « avant : 01/10, 15/10 ».
fn former(row: &Row, file: &CaseFile) -> String {
    let texts: Vec<String> = file
        .rows(Entity::Postponement)
        .iter()
        .filter(|it| {
            it.text("objet") == Some(row.entity.table()) && it.int("objet_id") == Some(row.id)
        })
        .filter_map(|it| it.date("ancienne").map(short))
        .collect();
    if texts.is_empty() {
        String::new()
    } else {
        format!("échéance déplacée, avant : {}", texts.join(", "))
    }
}

fn objective_row(row: &Row, mark: &str, file: &CaseFile, today: Date) -> PanelRow {
    let open = row.text("statut").is_none_or(|status| status == "en_cours");
    let (due, look) = due(row, open, today);
    let status = Vocabulary::ObjectiveStatus
        .label(row.text("statut").unwrap_or("en_cours"))
        .to_lowercase();
    let follow = match row.date("fin") {
        Some(date) if !open => format!("{status} le {}", short(date)),
        Some(_) | None => status,
    };
    PanelRow {
        columns: Some([
            String::new(),
            due,
            join(&[&follow, &former(row, file)], " ; "),
        ]),
        look: if look == Look::Plain {
            Look::Heading
        } else {
            look
        },
        ..PanelRow::new(
            Some((Entity::Objective, row.id)),
            format!("{mark} {}", row.text("libelle").unwrap_or_default()),
        )
    }
}

fn push_action(row: &Row, file: &CaseFile, today: Date, rows: &mut Vec<PanelRow>) {
    let status = row.text("statut").unwrap_or("a_faire");
    let open = !matches!(status, "fait" | "pas_fait");
    let (due, look) = due(row, open, today);
    rows.push(PanelRow {
        columns: Some([actor(row), due, follow_up(row, status)]),
        look,
        ..PanelRow::new(
            Some((Entity::Action, row.id)),
            row.text("libelle").unwrap_or_default(),
        )
        .indent(2)
    });
    let details = join(
        &[
            &evaluation(row),
            &former(row, file),
            row.text("commentaire").unwrap_or_default(),
        ],
        " ; ",
    );
    if !details.is_empty() {
        rows.push(PanelRow::new(None, details).look(Look::Muted).indent(4));
    }
}

/// Who does it: the person, the référent, or the structure and its interlocutor.
pub(crate) fn actor(row: &Row) -> String {
    let who = join(
        &[
            row.text("acteur_structure").unwrap_or_default(),
            row.text("acteur_nom").unwrap_or_default(),
        ],
        ", ",
    );
    if !who.is_empty() {
        return who;
    }
    match row.text("acteur_genre") {
        Some("personne") => "la personne".to_owned(),
        Some("referent") => "référent".to_owned(),
        Some(code) => Vocabulary::ActorKind.label(code).to_owned(),
        None => String::new(),
    }
}

/// « fait le 12/11 », « pas fait (sans suite, le 12/11) », « en cours ».
fn follow_up(row: &Row, status: &str) -> String {
    let on = row.date("fin").map(short);
    let label = Vocabulary::ActionStatus.label(status).to_lowercase();
    match (status, on) {
        ("fait", Some(on)) => format!("fait le {on}"),
        ("pas_fait", on) => {
            let why = row.words("motif").to_lowercase();
            let when = on.map_or_else(String::new, |on| format!("le {on}"));
            let inside = join(&[&why, &when], ", ");
            if inside.is_empty() {
                label
            } else {
                format!("{label} ({inside})")
            }
        }
        (_, _) => label,
    }
}

/// « qualité bonne, impact fort »; empty when neither is judged.
pub(crate) fn evaluation(row: &Row) -> String {
    let quality = row.text("qualite").filter(|code| *code != "non_evaluee");
    let impact = row.text("impact").filter(|code| *code != "non_evalue");
    let quality = quality.map_or_else(String::new, |code| {
        format!("qualité {}", Vocabulary::Quality.label(code).to_lowercase())
    });
    let impact = impact.map_or_else(String::new, |code| {
        format!("impact {}", Vocabulary::Impact.label(code).to_lowercase())
    });
    join(&[&quality, &impact], ", ")
}
