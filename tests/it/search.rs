//! Find as you type: whatever one remembers of the person.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::Session;

fn found(typed: &str) -> Vec<String> {
    let mut carnet = Session::demo();
    carnet.act(Action::Search).type_text(typed);
    carnet.names()
}

#[test]
fn a_name_is_found_in_either_order_whatever_the_accents_and_the_case() {
    for typed in [
        "abdallah",
        "ABDALLAH nadia",
        "nadia abdallah",
        "Abdal",
        "nádia  abdállah",
    ] {
        assert_eq!(
            found(typed).first().map(String::as_str),
            Some("ABDALLAH Nadia"),
            "{typed}"
        );
    }
    for (typed, name) in [
        ("munoz", "MUÑOZ Conceição"),
        ("le floch", "LE FLOC’H Françoise"),
        ("daubigny marie eve", "D’AUBIGNY Marie-Ève"),
        ("marie-ève", "D’AUBIGNY Marie-Ève"),
        ("oeuvrard", "ŒUVRARD Gaël"),
        ("tran sokha", "TRẦN Sokha"),
    ] {
        assert!(found(typed).iter().any(|found| found == name), "{typed}");
    }
}

#[test]
fn numbers_dates_telephones_and_communes_are_found_as_they_are_said() {
    let carnet = Session::demo();
    let rows = carnet.rows(Entity::Allocataire);
    let born = rows[0].text("ne_le").unwrap();
    let (year, month, day) = (&born[..4], &born[5..7], &born[8..]);
    for typed in [
        "1234567".to_owned(),
        "06 39 98 48 65".to_owned(),
        "0639984865".to_owned(),
        "06.39.98.48.65".to_owned(),
        "+33 6 39 98 48 65".to_owned(),
        format!("{day}/{month}/{year}"),
        "castelnau-le-lez abdallah".to_owned(),
        "castelnau nadia".to_owned(),
    ] {
        assert_eq!(found(&typed), ["ABDALLAH Nadia"], "{typed}");
    }
}

#[test]
fn one_typing_error_is_forgiven_and_said() {
    let mut carnet = Session::demo();
    carnet.act(Action::Search).type_text("abdalah");
    assert_eq!(carnet.names(), ["ABDALLAH Nadia"]);
    carnet.assert_screen("à une faute près");
}

#[test]
fn nothing_found_says_how_to_go_back() {
    let mut carnet = Session::demo();
    carnet.act(Action::Search).type_text("zzzzzz");
    assert_eq!(carnet.names(), [] as [&str; 0]);
    carnet.assert_screen("zzzzzz").assert_screen("Échap");
    carnet.press("échap");
    assert!(carnet.is_open());
    assert!(carnet.names().len() > 20);
    carnet.assert_no("zzzzzz");
}

#[test]
fn a_search_kept_while_a_file_is_read_is_cleared_with_one_key() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("abdallah")
        .press("entrée")
        .assert_file_of("ABDALLAH Nadia")
        .act(Action::Back)
        .assert_screen("abdallah");
    assert_eq!(carnet.names(), ["ABDALLAH Nadia"]);
    carnet.act(Action::ClearFilters);
    assert!(carnet.names().len() > 20);
    assert_eq!(carnet.chosen(), "ABDALLAH Nadia", "who stays chosen");
}

#[test]
fn letters_are_text_while_searching() {
    let mut carnet = Session::demo();
    carnet.act(Action::Search).type_text("qunvdax?");
    assert!(carnet.is_open());
    carnet.assert_screen("qunvdax?");
    assert!(carnet.app().stack.layers().is_empty());
}

#[test]
fn a_paste_is_searched_for() {
    let mut carnet = Session::demo();
    carnet.act(Action::Search).paste("  Abdallah\tNadia\n");
    assert_eq!(carnet.names(), ["ABDALLAH Nadia"]);
}

/// Someone whose follow-up has ended is found, and said to be so.
#[test]
fn those_no_longer_followed_are_found_and_marked_so() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .type_text("de villeneuve")
        .assert_screen("VILLENEUVE")
        .assert_screen("terminé, ouvrir le dossier")
        .press("échap");
    carnet
        .act(Action::Search)
        .type_text("villeneuve")
        .assert_screen("Aucun dossier en cours ne correspond.")
        .assert_screen("1 dossier terminé correspond (Entrée : voir)")
        .press("entrée")
        .assert_answer("Accompagnements terminés");
    assert_eq!(carnet.names().len(), 1);
    carnet.press("entrée").assert_screen("VILLENEUVE");
    assert!(carnet.app().stack.file().is_some());
    carnet.act(Action::Back).act(Action::Back);
    assert!(carnet.app().stack.caseload.list.query.search.is_empty());
}

/// Who is found by something else than the name shown says by what; those who left are said where few are found.
#[test]
fn what_found_someone_is_said_when_the_name_does_not_and_so_are_closed_files() {
    let mut carnet = Session::demo();
    carnet.act(Action::Search).type_text("0639984865");
    carnet.assert_screen("téléphone : 06 39 98 48 65");
    carnet.press("échap");
    carnet.act(Action::Search).type_text("abdallah");
    carnet.assert_no("téléphone :");
    carnet.assert_no("correspond aussi");
    carnet.press("échap");
    // The commune of someone who left, where others live.
    carnet.act(Action::Search).type_text("beziers");
    assert!(carnet.names().len() > 1, "{:?}", carnet.names());
    carnet.assert_screen("1 dossier terminé correspond aussi");
    carnet.assert_screen("commune : Béziers");
    carnet.act(Action::Down).assert_screen("commune : Béziers");
}

/// Nobody among one's own files: those of colleagues are said, and Entrée shows them.
#[test]
fn a_colleague_s_file_that_the_search_finds_is_said_and_shown() {
    let mut carnet = Session::demo();
    let query = carnet::store::Query::new(super::harness::day("2026-11-21"));
    let people = carnet.store().ids(&query, 1_000).unwrap();
    let mine = |name: &str| name == "Claire Rivière";
    let lines = people
        .iter()
        .map(|id| carnet.store().line(&query, *id).unwrap());
    let mut others = lines.filter(|it| !it.referent.as_deref().is_some_and(mine));
    let other = others.next().unwrap().name;
    carnet.act(Action::Search).type_text(&other);
    carnet.assert_screen("1 dossier correspond parmi ceux de tous les référents (Entrée : voir)");
    carnet
        .press("entrée")
        .assert_answer("Dossiers de tous les référents");
    assert_eq!(carnet.names(), [other]);
}
