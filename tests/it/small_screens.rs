//! What a form and the header say where little is seen: one key for an offered day, whose file
//! is written in, a deadline shortened.
use carnet::app::action::Action;

use super::harness::{Base, Session};

#[test]
fn one_key_takes_an_offered_signature_away() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("abdallah")
        .press("entrée")
        .act(Action::Contract)
        .act(Action::Done)
        .press("tab")
        .press("retour-arrière")
        .act(Action::Save)
        .assert_answer("signé par la personne");
}

#[test]
fn a_form_over_the_list_says_whose_it_is() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("yilmaz")
        .press("entrée")
        .act(Action::Back)
        .act(Action::Done)
        .assert_screen("Suite d’une absence : ajouter ─ YILMAZ Anahit");
}

#[test]
fn on_a_narrow_screen_the_header_shortens_a_deadline_rather_than_hide_it() {
    let mut carnet = Base::demo().open_sized(80, 24);
    carnet
        .act(Action::Search)
        .type_text("abdallah")
        .press("entrée")
        .act(Action::Contract)
        .act(Action::Done)
        .act(Action::Save)
        .assert_screen("7 j de retard (+1)");
}
