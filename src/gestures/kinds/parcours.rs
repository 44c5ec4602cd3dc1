//! A parcours: the one that is open ends when another begins elsewhere.
use super::leaving::{Move, close, left_for, running};
use crate::domain::follow_up::FollowUpModel;
use crate::domain::record::Severity;
use crate::domain::record::parcours::{PARCOURS, ParcoursRecord};
use crate::domain::text::enclosed;
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
    // One that is over already is of the past, and ends none.
    let new = Some(ParcoursRecord::of(row)).filter(|it| it.exit_on().is_none())?;
    let on = new.taken_charge_on()?;
    let moved = left_for(file, new.organization()?, on)?;
    let start = moved.from.taken_charge_on();
    start.is_none_or(|begun| begun <= on).then_some(moved)
}

fn explain(at: &Filled<'_>, file: &CaseFile, remarks: &mut Remarks) {
    let new: ParcoursRecord<'_> = at.read();
    let start = PARCOURS.taken_charge_on.name;
    if new.follow_up_model() == Some(FollowUpModel::Three) && new.team().is_none() {
        let words = "Sous ce modèle de suivi, nommez l’équipe et comment la joindre.";
        remarks.doubt(PARCOURS.team.name, words);
    }
    if at.is_new() {
        ask_what_it_is(at, file, remarks);
    }
    let moved = at.is_new().then(|| next_parcours(file, &at.row)).flatten();
    if let Some(moved) = moved {
        let here = at.names.organization(moved.from.organization());
        remarks.notice(
            start,
            format!(
                "À l’enregistrement\u{a0}: le parcours en cours dans «\u{a0}{here}\u{a0}» se termine le {} (changement de référent unique).",
                full(moved.on)
            ),
        );
    }
    let ended = moved.map(|it| it.from.id);
    let mut others = file.all::<ParcoursRecord<'_>>();
    let other =
        others.find(|it| ![Some(new.id), ended].contains(&Some(it.id)) && overlap(new, *it));
    if let Some(other) = other {
        let place = at.names.organization(other.organization());
        let place = enclosed(" dans «\u{a0}", place, "\u{a0}»");
        let from = other.taken_charge_on().map_or_else(String::new, full);
        let days = match other.exit_on() {
            Some(exit) => format!(
                "{}, terminé le {}",
                enclosed(" depuis le ", &from, ""),
                full(exit)
            ),
            None => format!(", en cours{}", enclosed(" depuis le ", &from, "")),
        };
        let words = format!(
            "Ce parcours en chevauche un autre{place}{days}. Corrigez les dates de l’un ou de l’autre."
        );
        let about = [start, PARCOURS.exit_on.name];
        remarks.issue(Severity::Error, &about, words);
    }
}

/// A parcours is somewhere, from some day on.
fn ask_what_it_is(at: &Filled<'_>, file: &CaseFile, remarks: &mut Remarks) {
    let new: ParcoursRecord<'_> = at.read();
    if new.organization().is_none() {
        let words = "Choisissez la structure où la personne est accompagnée.";
        remarks.refuse(PARCOURS.organization.name, words);
    }
    if new.taken_charge_on().is_none() {
        let open = running(file).map(|it| at.names.organization(it.organization()));
        let ends = open.map(|here| {
            let here = enclosed(" dans «\u{a0}", here, "\u{a0}»");
            format!(" Le parcours en cours{here} se termine ce jour-là.")
        });
        let words = "Écrivez le premier jour dans cette structure.";
        let words = format!("{words}{}", ends.unwrap_or_default());
        remarks.refuse(PARCOURS.taken_charge_on.name, words);
    }
}

/// Whether two parcours have a day in common, as far as their dates say; the day of an exit is the first without.
fn overlap(new: ParcoursRecord<'_>, other: ParcoursRecord<'_>) -> bool {
    let Some(start) = new.taken_charge_on() else {
        return false;
    };
    let begins_before = |exit| other.taken_charge_on().is_some_and(|on| on < exit);
    other.exit_on().is_none_or(|exit| start < exit) && new.exit_on().is_none_or(begins_before)
}
