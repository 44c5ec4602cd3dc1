//! Undo and redo: in words, across restarts, never over someone else's work.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::{Base, Session};

fn change_commune(carnet: &mut Session, commune: &str) {
    carnet
        .act(Action::Edit)
        .go_to_field("Commune")
        .replace_with(commune)
        .act(Action::Save)
        .assert_answer("Enregistré");
}

fn commune(carnet: &Session) -> String {
    carnet.rows(Entity::Allocataire)[0]
        .text("commune")
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn what_was_done_is_undone_and_done_again_in_words() {
    let mut carnet = Session::demo();
    let before = commune(&carnet);
    change_commune(&mut carnet, "Sète");
    carnet
        .act(Action::Undo)
        .assert_answer("Annulé : Identité et coordonnées modifiées")
        .assert_answer("ABDALLAH Nadia");
    assert_eq!(commune(&carnet), before);
    carnet.act(Action::Redo).assert_answer("Rétabli");
    assert_eq!(commune(&carnet), "Sète");
    carnet.assert_sound();
}

#[test]
fn undo_goes_on_after_a_restart() {
    let base = Base::demo();
    let mut carnet = base.open();
    let before = commune(&carnet);
    change_commune(&mut carnet, "Sète");
    change_commune(&mut carnet, "Lodève");
    drop(carnet);
    let mut carnet = base.open();
    carnet.act(Action::Undo);
    assert_eq!(commune(&carnet), "Sète");
    drop(carnet);
    let mut carnet = base.open();
    carnet.act(Action::Undo);
    assert_eq!(commune(&carnet), before);
    carnet.act(Action::Undo).assert_answer("rien à annuler");
    drop(carnet);
    let mut carnet = base.open();
    carnet.act(Action::Redo).act(Action::Redo);
    assert_eq!(commune(&carnet), "Lodève");
    carnet.assert_sound();
}

#[test]
fn one_does_not_undo_over_what_a_colleague_changed_since() {
    let base = Base::demo();
    let mut carnet = base.open();
    change_commune(&mut carnet, "Sète");
    let mut colleague = base.open_as(1);
    colleague
        .act(Action::Search)
        .type_text("abdallah")
        .press("entrée");
    if colleague.open_file().is_empty() {
        colleague.press("échap").act(Action::Scope);
        colleague
            .act(Action::Search)
            .type_text("abdallah")
            .press("entrée");
    }
    colleague.act(Action::Identity).act(Action::First);
    change_commune(&mut colleague, "Lodève");
    carnet.act(Action::Undo);
    assert_eq!(commune(&colleague), "Lodève");
    assert!(!carnet.answer().contains("Annulé"), "{}", carnet.answer());
    assert!(!carnet.answer().is_empty());
    colleague.act(Action::Undo).assert_answer("Annulé");
    assert_eq!(commune(&colleague), "Sète");
}

#[test]
fn in_a_form_undo_takes_back_what_is_typed() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Edit)
        .go_to_field("Commune")
        .type_text("xyz");
    carnet.assert_screen("xyz");
    for _ in 0..3 {
        carnet.act(Action::Undo);
    }
    carnet.assert_no("xyz").act(Action::Redo).assert_screen("x");
}
