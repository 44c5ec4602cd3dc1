//! Leaving the program with something typed: the question names it, « non » brings back to it; drafts and their names.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::{Base, Session};

/// Another telephone, typed in the identity of the first person.
fn half_typed(carnet: &mut Session) -> &mut Session {
    carnet
        .press("entrée")
        .press("I")
        .press("e")
        .go_to_field("Téléphone")
        .replace_with("06 12 34 56 78")
}

#[test]
fn no_at_the_question_brings_back_into_the_form() {
    let mut carnet = Session::demo();
    half_typed(&mut carnet).press("ctrl+q");
    carnet
        .assert_screen("Quitter carnet ?")
        .assert_screen("1 brouillon : ABDALLAH Nadia ─ Identité.")
        .press("n");
    assert_eq!(carnet.focused_label().as_deref(), Some("Téléphone"));
    carnet.assert_screen("06 12 34 56 78").act(Action::Save);
    carnet.assert_answer("Enregistré");
    let row = carnet.store().row(Entity::Allocataire, carnet.person());
    assert_eq!(row.unwrap().text("telephone"), Some("+33612345678"));
    // Nothing waits any longer: one leaves without a question.
    carnet.press("ctrl+q");
    assert!(!carnet.is_open());
}

#[test]
fn yes_at_the_question_keeps_what_was_typed() {
    let base = Base::demo();
    let mut carnet = base.open();
    half_typed(&mut carnet).press("ctrl+q").press("o");
    assert!(!carnet.is_open());
    // What was left is proposed on opening.
    let mut carnet = base.open_sized(80, 24);
    carnet
        .assert_screen("Reprendre : ABDALLAH Nadia ─ Identité")
        .press("1")
        .assert_screen("06 12 34 56 78");
}

#[test]
fn a_form_where_nothing_was_typed_asks_nothing() {
    let mut carnet = Session::demo();
    carnet.press("entrée").press("I").press("e").press("ctrl+q");
    assert!(!carnet.is_open());
}

#[test]
fn a_menu_over_a_form_and_the_question_itself_are_left_the_same_way() {
    let mut carnet = Session::demo();
    half_typed(&mut carnet).act(Action::Help).press("ctrl+q");
    carnet.assert_screen("Quitter carnet ?").press("ctrl+q");
    carnet.assert_screen("Quitter carnet ?").press("n");
    carnet.press("échap");
    assert_eq!(carnet.focused_label().as_deref(), Some("Téléphone"));
}

#[test]
fn the_name_comes_before_what_a_long_form_is_called() {
    let base = Base::demo();
    let mut carnet = base.open_sized(80, 24);
    carnet
        .act(Action::Situation)
        .act(Action::New)
        .pick("à partir de la dernière")
        .type_text("un mot")
        .press("échap")
        .press("échap");
    carnet.act(Action::Palette).pick("brouillons");
    carnet.assert_screen("Reprendre : ABDALLAH Nadia ─ Nouvelle évaluation");
}

#[test]
fn a_demonstration_does_not_say_that_it_keeps_anything() {
    let mut carnet = Session::demo();
    carnet.invented().press("ctrl+c");
    carnet
        .assert_answer("Cette démonstration ne garde rien.")
        .assert_no("Rien de ce qui est enregistré");
    half_typed(&mut carnet).press("ctrl+q");
    carnet
        .assert_screen("ne garde rien")
        .assert_no("prochaine ouverture");
}
