//! Another référent for all the people marked.
use super::kinds;
use super::kinds::room::{Wanted, make_room};
use crate::domain::text::plural;
use crate::gestures::prelude::*;

pub(super) struct ReferentForMarked;

impl Steps for ReferentForMarked {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let mut form = kinds::new_form(at, Entity::Assignment, 0);
        form.spec.title = "Référent des personnes marquées".to_owned();
        Some(form)
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        for_each(at).0
    }

    fn reads_of_marked(&self) -> Option<&'static [Entity]> {
        Some(&[Entity::Assignment])
    }

    fn left(&self, at: &Filled<'_>) -> usize {
        for_each(at).1
    }

    fn label(&self, at: &Filled<'_>) -> String {
        changed(at.marked.len().saturating_sub(at.left), at.left)
    }
}

/// The new référent of each one, and how many files are left as they are: those who have that one
/// already, and those for whom there is no room.
fn for_each(at: &Filled<'_>) -> (Vec<Op>, usize) {
    let Some(wanted) = Wanted::of(&at.row) else {
        return (Vec::new(), at.files.len());
    };
    let mut left = 0;
    let mut ops = Vec::new();
    for file in at.files {
        match make_room(file.rows(Entity::Assignment), wanted) {
            Ok(room) => {
                let mut values = at.own_values();
                values.push(owner(file));
                ops.extend(room);
                ops.push(Op::insert(Entity::Assignment, values));
            }
            Err(_) => left += 1,
        }
    }
    (ops, left)
}

/// « Référent changé pour 11 personnes (1 dossier laissé, …) ».
fn changed(count: usize, left: usize) -> String {
    let changed = plural(count, "personne", "personnes");
    let rest = match left {
        0 => String::new(),
        left => format!(
            " ({}, qui ont déjà ce référent ou en auront un autre plus tard)",
            plural(left, "dossier laissé", "dossiers laissés")
        ),
    };
    format!("Référent changé pour {changed}{rest}")
}
