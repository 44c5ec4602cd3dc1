//! Objectives and actions: opened, moved, reached, done.
use super::event::{Gathering, Kind, Sign};
use crate::domain::date::{from_iso, full};
use crate::domain::file::order::{is_closed, is_final};
use crate::domain::record::{Entity, Row};
use crate::domain::text::{enclosed, in_brackets, joined};
use crate::words::plan::{actor, evaluation};

const BEGINS: (Kind, Sign) = (Kind::Plan, Sign::Begins);
const DONE: (Kind, Sign) = (Kind::Plan, Sign::Done);
const ENDS: (Kind, Sign) = (Kind::Plan, Sign::Ends);

fn label(row: &Row) -> &str {
    row.text("libelle").unwrap_or_default()
}

pub(super) fn gather(life: &mut Gathering<'_>) {
    let file = life.file;
    for row in file.rows(Entity::Objective) {
        let what = if is_final(row) {
            "Objectif final"
        } else {
            "Objectif"
        };
        life.add(row, "debut", BEGINS, what, &[label(row)]);
        let sign = match row.text("statut") {
            Some("abandonne") => ENDS,
            Some(_) | None => DONE,
        };
        if is_closed(row) {
            let what = format!("Objectif {}", row.mid_words("statut"));
            life.add(row, "fin", sign, &what, &[label(row)]);
        }
    }
    for row in file.rows(Entity::Action) {
        let details = [label(row), &actor(row)];
        life.add(row, "debut", BEGINS, "Action prévue", &details);
        let (what, sign, why) = match row.text("statut") {
            Some("fait") => ("Action faite", DONE, String::new()),
            Some("pas_fait") => ("Action pas faite", ENDS, row.mid_words("motif")),
            Some(_) | None => continue,
        };
        let judged = in_brackets(&evaluation(row));
        let details = format!("{}{judged}", joined(&[label(row), &why], ", "));
        life.add(row, "fin", sign, what, &[&details]);
    }
    for row in file.rows(Entity::Postponement) {
        postponement(life, row);
    }
}

/// A deadline that was moved leads to what it is the deadline of.
fn postponement(life: &mut Gathering<'_>, row: &Row) {
    let entity = row.text("objet").and_then(Entity::from_table);
    let Some((entity, id)) = entity.zip(row.int("objet_id")) else {
        return;
    };
    // Moved appointments keep their former day in the same records.
    let Some(of) = life.file.row(entity, id) else {
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
        (Kind::Plan, "Échéance déplacée")
    };
    let by = enclosed("demandé par ", &row.mid_words("demande_par"), "");
    let why = row.text("motif").unwrap_or_default();
    let details = [label(of), &moved, &by, why];
    let before = life.events.len();
    life.add(row, "reporte_le", (kind, Sign::Noted), what, &details);
    if let Some(event) = life.events.get_mut(before) {
        event.target = (entity, id);
    }
}
