//! A new file about someone who is known already: said while it is filled, asked before it is made.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::Session;

fn new_file<'s>(carnet: &'s mut Session, names: [&str; 2], born: &str) -> &'s mut Session {
    carnet
        .act(Action::New)
        .fill("Nom", names[0])
        .fill("Prénom", names[1])
        .fill("Date de naissance", born)
        .press("tab")
}

fn people(carnet: &Session) -> usize {
    let all = carnet.store().all_rows(Entity::Allocataire);
    all.unwrap().len()
}

/// Anne Roux, known; the screen is back on the list.
fn with_anne() -> Session {
    let mut carnet = Session::empty();
    new_file(&mut carnet, ["Roux", "Anne"], "12/03/1980")
        .assert_no("Déjà connu")
        .act(Action::Save)
        .assert_answer("Nouveau dossier")
        .act(Action::Back);
    carnet
}

#[test]
fn the_file_that_is_there_is_opened_and_what_was_typed_stays_a_draft() {
    let mut carnet = with_anne();
    new_file(&mut carnet, ["ROUX", "anne"], "12/03/80")
        .assert_screen("Déjà connu ? ROUX Anne, naissance le 12/03/1980")
        .act(Action::Save)
        .assert_screen("ROUX Anne, 12/03/1980 : rien ne s’y oppose")
        .pick("ROUX Anne")
        .assert_file_of("ROUX Anne")
        .assert_answer("brouillon");
    assert_eq!(people(&carnet), 1);
    carnet.assert_sound();
}

#[test]
fn someone_else_of_that_name_is_made_once_it_is_said() {
    let mut carnet = with_anne();
    new_file(&mut carnet, ["Roux", "Anne"], "12/03/1981")
        .act(Action::Save)
        .assert_screen("date de naissance presque pareille")
        .act(Action::Back)
        .assert_screen("Nouveau dossier");
    assert_eq!(people(&carnet), 1);
    carnet
        .act(Action::Save)
        .pick("Personne d’autre")
        .assert_answer("Nouveau dossier");
    assert_eq!(people(&carnet), 2);
    carnet.assert_sound();
}

#[test]
fn another_person_is_never_asked_about() {
    let mut carnet = with_anne();
    new_file(&mut carnet, ["Roux", "Marie"], "12/03/1980")
        .assert_no("Déjà connu")
        .act(Action::Save)
        .assert_answer("Nouveau dossier");
    assert_eq!(people(&carnet), 2);
}
