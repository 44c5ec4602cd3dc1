//! Help, palette and « pourquoi ? »: what can be done, and why a deadline is there.
use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::app::wanted::Wanted;

use super::harness::Session;

#[test]
fn the_help_lists_the_keys_of_the_place_and_runs_them() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Help)
        .assert_screen("Aide : les touches de cet écran")
        .assert_screen("Entrée")
        .pick("changer l’ordre")
        .assert_screen("Ordre de la liste");
}

#[test]
fn the_help_of_a_file_is_that_of_the_file() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Open)
        .act(Action::Help)
        .type_text("monter la ligne");
    carnet
        .assert_screen("Monter la ligne choisie")
        .press("échap");
    assert!(carnet.app().stack.layers().is_empty());
    carnet.assert_file_of("ABDALLAH Nadia");
}

#[test]
fn every_key_of_the_help_is_one_that_works() {
    let mut carnet = Session::demo();
    carnet.act(Action::Help);
    let Some(Place::Palette(help)) = carnet.app().stack.layers().last() else {
        panic!("no help");
    };
    let items = help.chooser.items.iter();
    let listed: Vec<Wanted> = items.map(|item| item.value.clone()).collect();
    carnet.press("échap");
    assert!(listed.len() > 20);
    for wanted in listed {
        let Wanted::Do(action) = wanted else {
            panic!("{wanted:?} is no key");
        };
        assert!(carnet.key_of(action).is_some(), "{action:?}");
    }
}

#[test]
fn the_palette_finds_with_a_few_letters_and_shows_the_key() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .type_text("pourq")
        .assert_screen("w");
    carnet.press("entrée").assert_screen("Compté depuis");
}

#[test]
fn the_palette_gives_the_reason_of_what_cannot_be_done() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .type_text("agir sur toutes")
        .press("entrée")
        .assert_answer("Personne n’est marqué");
}

#[test]
fn why_gives_the_rule_its_source_and_every_date() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Why)
        .assert_screen("Règle A6 (CER-1S)")
        .assert_screen("Source : DITP 2019")
        .assert_screen("Compté depuis")
        .assert_screen("26/10/2026")
        .assert_screen("Délai : 7 jours")
        .assert_screen("2 novembre 2026")
        .assert_screen("19 j de retard");
    carnet.act(Action::Open).assert_file_of("ABDALLAH Nadia");
}

#[test]
fn a_key_that_does_nothing_says_so() {
    let mut carnet = Session::demo();
    carnet
        .press("ù")
        .assert_answer("La touche ù ne fait rien ici");
}

#[test]
fn escape_goes_back_one_step_at_a_time() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open).act(Action::Help).press("échap");
    carnet.assert_file_of("ABDALLAH Nadia").press("échap");
    assert_eq!(carnet.open_file(), "");
    assert!(carnet.is_open());
}
