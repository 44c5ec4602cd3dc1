//! Objectives and actions: opened, moved, reached, done.
use super::{Kind, Mark, Teller, aside, inside, sentence};
use crate::domain::date::{from_iso, full};
use crate::domain::record::{Entity, Row};
use crate::words::panel::plan::{actor, evaluation};

const BEGINS: (Kind, Mark) = (Kind::Plan, Mark::Begins);
const DONE: (Kind, Mark) = (Kind::Plan, Mark::Done);
const ENDS: (Kind, Mark) = (Kind::Plan, Mark::Ends);
const NOTED: (Kind, Mark) = (Kind::Plan, Mark::Noted);

fn label(row: &Row) -> &str {
    row.text("libelle").unwrap_or_default()
}

pub(super) fn tell(teller: &mut Teller<'_>) {
    let file = teller.file;
    for row in file.rows(Entity::Objective) {
        let is_final = row.text("genre") == Some("final");
        let what = if is_final {
            "Objectif final"
        } else {
            "Objectif"
        };
        teller.say(row, "debut", BEGINS, sentence(what, &[label(row)]));
        objective_end(teller, row);
    }
    for row in file.rows(Entity::Action) {
        let text = sentence("Action prévue", &[label(row), &actor(row)]);
        teller.say(row, "debut", BEGINS, text);
        let judged = aside(&evaluation(row));
        match row.text("statut") {
            Some("fait") => {
                let text = format!("{}{judged}", sentence("Action faite", &[label(row)]));
                teller.say(row, "fin", DONE, text);
            }
            Some("pas_fait") => {
                let why = inside(&row.words("motif"));
                let text = sentence("Action pas faite", &[label(row), &why]);
                teller.say(row, "fin", ENDS, format!("{text}{judged}"));
            }
            Some(_) | None => {}
        }
    }
    for row in file.rows(Entity::Postponement) {
        postponement(teller, row);
    }
}

fn objective_end(teller: &mut Teller<'_>, row: &Row) {
    let status = row.text("statut").unwrap_or("en_cours");
    if status == "en_cours" {
        return;
    }
    let said = if status == "abandonne" { ENDS } else { DONE };
    let what = format!("Objectif {}", inside(&row.words("statut")));
    teller.say(row, "fin", said, sentence(&what, &[label(row)]));
}

/// A deadline that was moved leads to what it is the deadline of.
fn postponement(teller: &mut Teller<'_>, row: &Row) {
    let entity = row.text("objet").and_then(Entity::from_table);
    let Some((entity, id)) = entity.zip(row.int("objet_id")) else {
        return;
    };
    // Moved appointments keep their former day in the same records.
    let Some(of) = teller.file.row(entity, id) else {
        return;
    };
    let day = |field: &str| row.text(field).and_then(from_iso).map(full);
    let moved = match (day("ancienne"), day("nouvelle")) {
        (Some(from), Some(to)) => format!("du {from} au {to}"),
        (Some(from), None) => format!("avant le {from}"),
        (None, Some(to)) => format!("au {to}"),
        (None, None) => String::new(),
    };
    let (kind, what) = if entity == Entity::Appointment {
        (Kind::Meetings, "Rendez-vous déplacé")
    } else {
        (NOTED.0, "Échéance déplacée")
    };
    let by = inside(&row.words("demande_par"));
    let by = if by.is_empty() {
        by
    } else {
        format!("demandé par {by}")
    };
    let why = row.text("motif").unwrap_or_default();
    let text = sentence(what, &[label(of), &moved, &by, why]);
    let before = teller.events.len();
    teller.say(row, "reporte_le", (kind, Mark::Noted), text);
    if let Some(event) = teller.events.get_mut(before) {
        event.target = (entity, id);
    }
}
