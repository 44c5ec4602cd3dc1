//! A parcours: the one that is open ends when another begins elsewhere.
use super::hooks::{Hooks, NONE};
use super::leaving::{Move, close, left_for};
use crate::domain::date::full;
use crate::domain::file::CaseFile;
use crate::domain::record::Row;
use crate::gestures::filled::Filled;
use crate::gestures::remarks::Remarks;

pub(super) const HOOKS: Hooks = Hooks {
    with: |at, file| {
        let moved = at.is_new().then(|| next_parcours(file, &at.row)).flatten();
        moved.map(close).into_iter().collect()
    },
    explain,
    ..NONE
};

/// The move that a new parcours in another structure makes of the one that is open.
fn next_parcours<'a>(file: &'a CaseFile, row: &Row) -> Option<Move<'a>> {
    let to = row.int("structure_id")?;
    let on = row.date("prise_en_charge_le")?;
    let moved = left_for(file, to, on)?;
    let start = moved.from.date("prise_en_charge_le");
    start.is_none_or(|begun| begun <= on).then_some(moved)
}

fn explain(at: &Filled<'_>, file: &CaseFile, remarks: &mut Remarks) {
    if at.row.text("modele_suivi") == Some("3") && at.row.text("equipe").is_none() {
        remarks.doubt(
            "equipe",
            "Sous ce modèle de suivi, nommez l’équipe et comment la joindre.",
        );
    }
    let open = file
        .parcours()
        .filter(|it| at.is_new() && it.date("sortie_le").is_none());
    let Some(open) = open else { return };
    let here = at.names.organization(open.int("structure_id"));
    if let Some(moved) = next_parcours(file, &at.row) {
        remarks.notice(
            "prise_en_charge_le",
            format!(
                "À l’enregistrement\u{a0}: le parcours en cours dans «\u{a0}{here}\u{a0}» se termine le {} (changement de référent unique).",
                full(moved.on)
            ),
        );
        return;
    }
    let start = at.row.date("prise_en_charge_le");
    let place = at.row.int("structure_id");
    if place.is_some() && place == open.int("structure_id") {
        remarks.doubt(
            "structure_id",
            "Un parcours est déjà en cours dans cette structure.",
        );
    } else if start.is_none() {
        remarks.doubt(
            "prise_en_charge_le",
            format!("Un parcours est en cours dans {here}\u{a0}: il se termine ce jour-là."),
        );
    } else if open.date("prise_en_charge_le") > start {
        remarks.refuse(
            "prise_en_charge_le",
            format!(
                "Le parcours en cours dans {here} n’a commencé que le {}\u{a0}: le suivant vient après.",
                open.day("prise_en_charge_le")
            ),
        );
    }
}
