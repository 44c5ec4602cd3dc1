//! Whether the person of a new file is known already: said while the form is filled, asked before the
//! file is made.
use super::chooser::{Choice, Chooser, Item};
use super::desk::Desk;
use crate::domain::record::Entity;
use crate::domain::record::allocataire::ALLOCATAIRE;
use crate::domain::same_person::{Identity, name_and_birth, who};
use crate::domain::text::joined;
use crate::form::Form;
use crate::gestures::gesture::Gesture;
use crate::store::{Candidate, Result};

/// The people that the one of a form may be, the likeliest first; nobody unless it makes a new file.
///
/// # Errors
/// When the store can't be read.
pub(super) fn candidates(request: Gesture, form: &Form, desk: &Desk) -> Result<Vec<Candidate>> {
    if request != Gesture::NewPerson || form.entity() != Entity::Allocataire {
        return Ok(Vec::new());
    }
    desk.store.recognise(&Identity::of(&form.as_row()))
}

/// « Déjà connu ? ROUX Anne, naissance le 12/03/1980 (dossier 12) », for the field of the first name.
pub(super) fn notice(found: &[Candidate]) -> Option<(&'static str, String)> {
    let first = found.first()?;
    let more = match found.len() {
        1 => String::new(),
        more => format!(", et {} autres", more - 1),
    };
    let words = format!("Déjà connu ? {}{more}", who(&first.row));
    Some((ALLOCATAIRE.first_name.name, words))
}

/// The file to open instead of making a new one, each with what speaks against.
pub(super) fn menu(found: &[Candidate]) -> Chooser<Choice> {
    let known = found.iter().map(|it| {
        let differing = match it.judgement.differing.as_slice() {
            [] => "rien ne s’y oppose".to_owned(),
            differing => differing.join(", "),
        };
        let named = joined(name_and_birth(&it.row), ", ");
        let item = Item::new(format!("{named} : {differing}"), Choice::Known(it.row.id));
        item.noted(format!("dossier {}", it.row.id))
    });
    let new = Item::new("Personne d’autre : créer le dossier", Choice::Sure);
    Chooser::new(
        "Déjà connu ? Ouvrez son dossier, ou créez-en un",
        known.chain([new]).collect(),
    )
}
