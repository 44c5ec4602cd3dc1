//! A parcours: the one that is open ends when another begins elsewhere.
use super::leaving::{Move, close, left_for, running};
use crate::domain::follow_up::FollowUpModel;
use crate::domain::record::parcours::{PARCOURS, ParcoursRecord};
use crate::gestures::prelude::*;

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
    let new = ParcoursRecord::of(row);
    let on = new.taken_charge_on()?;
    let moved = left_for(file, new.organization()?, on)?;
    let start = moved.from.taken_charge_on();
    start.is_none_or(|begun| begun <= on).then_some(moved)
}

fn explain(at: &Filled<'_>, file: &CaseFile, remarks: &mut Remarks) {
    let new: ParcoursRecord<'_> = at.read();
    let (place, start) = (PARCOURS.organization.name, PARCOURS.taken_charge_on.name);
    if new.follow_up_model() == Some(FollowUpModel::Three) && new.team().is_none() {
        let words = "Sous ce modèle de suivi, nommez l’équipe et comment la joindre.";
        remarks.doubt(PARCOURS.team.name, words);
    }
    let Some(open) = running(file).filter(|_| at.is_new()) else {
        return;
    };
    let here = at.names.organization(open.organization());
    if let Some(moved) = next_parcours(file, &at.row) {
        remarks.notice(
            start,
            format!(
                "À l’enregistrement\u{a0}: le parcours en cours dans «\u{a0}{here}\u{a0}» se termine le {} (changement de référent unique).",
                full(moved.on)
            ),
        );
        return;
    }
    if new.organization().is_some() && new.organization() == open.organization() {
        remarks.doubt(place, "Un parcours est déjà en cours dans cette structure.");
    } else if new.taken_charge_on().is_none() {
        let words =
            format!("Un parcours est en cours dans {here}\u{a0}: il se termine ce jour-là.");
        remarks.doubt(start, words);
    } else if open.taken_charge_on() > new.taken_charge_on() {
        remarks.refuse(
            start,
            format!(
                "Le parcours en cours dans {here} n’a commencé que le {}\u{a0}: le suivant vient après.",
                open.day(start)
            ),
        );
    }
}
