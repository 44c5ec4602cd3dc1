//! The box « Que voulez-vous faire ? »: people and acts in the words of the trade, on the right file.
use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::domain::record::Entity;

use super::harness::{Base, Session};

/// What the box proposes, in order.
fn proposed(carnet: &Session) -> Vec<String> {
    let Some(Place::Palette(it)) = carnet.app().stack.layers().last() else {
        panic!("no box");
    };
    let shown = it.chooser.shown.iter();
    shown
        .map(|at| it.chooser.items[*at].label.clone())
        .collect()
}

fn first(carnet: &Session) -> String {
    proposed(carnet).into_iter().next().unwrap_or_default()
}

#[test]
fn an_act_and_a_name_open_the_form_on_the_right_file() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .type_text("rdv benhamou mardi 14h");
    assert_eq!(first(&carnet), "Fixer un rendez-vous – BENHAMOU Ilan");
    carnet
        .assert_screen("24/11, 14 h")
        .press("entrée")
        .assert_screen("Rendez-vous : ajouter");
    let form = carnet.app().stack.form().unwrap();
    let row = form.form.as_row();
    assert_eq!(row.text("prevu_le"), Some("2026-11-24"));
    assert_eq!(row.text("heure"), Some("14:00"));
    carnet.act(Action::Save).assert_answer("Enregistré");
    carnet.assert_file_of("BENHAMOU Ilan");
    let planned = carnet.rows(Entity::Appointment);
    assert!(planned.iter().any(
        |row| row.text("prevu_le") == Some("2026-11-24") && row.text("heure") == Some("14:00")
    ));
    carnet.assert_sound();
}

#[test]
fn without_a_name_it_is_for_the_person_chosen() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("signer");
    assert_eq!(first(&carnet), "Signer le contrat – ABDALLAH Nadia");
    carnet
        .press("entrée")
        .assert_file_of("ABDALLAH Nadia")
        .assert_screen("Signatures du contrat");
}

#[test]
fn the_words_of_the_trade_find_their_act() {
    for (typed, wanted) in [
        ("renouveler", "Renouveler le contrat"),
        ("réorienter", "Demander une réorientation"),
        ("convoquer", "Fixer un rendez-vous"),
        ("relancer", "Relancer après une absence"),
        ("SMS", "Noter un SMS"),
        ("absence", "Noter une absence"),
        ("sortie", "Terminer l’accompagnement"),
        ("rappeler", "Noter un appel"),
        ("nouvelle évaluation", "Faire une nouvelle évaluation"),
        ("corriger adresse", "Corriger l’identité"),
        ("courrier", "Noter un courrier envoyé"),
        ("lettre", "Noter un courrier envoyé"),
        ("avenant", "Faire un avenant"),
        ("revue", "Faire une revue"),
        ("bilan", "Bilan de convention"),
        ("supprimer", "Retirer ce qui est choisi"),
        ("sauvegarde", "Sauvegarder la base"),
        ("mot de passe", "Chiffrer la base"),
        ("thème clair", "Thème clair"),
        ("rôle", "Équipe et structures"),
        ("quiter", "Quitter carnet"),
        ("renouvelr", "Renouveler le contrat"),
    ] {
        let mut carnet = Session::demo();
        carnet.act(Action::Palette).type_text(typed);
        assert!(
            first(&carnet).starts_with(wanted),
            "{typed}: {:?}",
            proposed(&carnet)
        );
    }
}

#[test]
fn names_are_found_and_their_letters_are_shown() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("benham");
    assert_eq!(first(&carnet), "BENHAMOU Ilan");
    carnet
        .assert_screen("ouvrir le dossier")
        .press("entrée")
        .assert_file_of("BENHAMOU Ilan");
    carnet.act(Action::Palette).type_text("plan gœtz");
    assert!(
        first(&carnet).ends_with("GŒTZ Émilie"),
        "{:?}",
        proposed(&carnet)
    );
    carnet.press("entrée").assert_file_of("GŒTZ Émilie");
}

#[test]
fn letters_that_only_follow_each_other_find_nothing() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("sgnrctr");
    assert_eq!(proposed(&carnet), [""; 0]);
    carnet.assert_screen("Rien ne correspond");
}

#[test]
fn an_act_that_makes_no_sense_says_why_and_opens_nothing() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .type_text("décision contrat abdallah")
        .press("entrée")
        .assert_answer("Aucun contrat n’attend de décision")
        .assert_screen("Que voulez-vous faire");
    assert!(carnet.app().stack.form().is_none());
}

#[test]
fn what_was_done_last_comes_first_and_a_digit_takes_it() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("sms").press("entrée");
    carnet.press("échap").press("échap");
    carnet.act(Action::Palette).assert_screen("1 Noter un SMS");
    carnet.press("1").assert_screen("Contact : ajouter");
    let form = carnet.app().stack.form().unwrap();
    assert_eq!(form.form.as_row().text("canal"), Some("sms"));
}

#[test]
fn once_something_is_typed_a_digit_is_text() {
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("rdv 1");
    assert!(carnet.app().stack.form().is_none());
    carnet.assert_screen("Que voulez-vous faire");
}

#[test]
fn what_is_not_for_a_role_is_not_proposed() {
    let base = Base::demo();
    let agents = base.agents();
    let office = |row: &carnet::domain::record::Row| row.text("fonction") == Some("secretariat");
    let mut carnet = base.open_as(agents.iter().position(office).unwrap());
    carnet.act(Action::Palette).type_text("signer abdallah");
    assert_eq!(proposed(&carnet), [""; 0]);
    carnet
        .press("échap")
        .act(Action::Palette)
        .type_text("appel abdallah");
    assert_eq!(first(&carnet), "Noter un appel – ABDALLAH Nadia");
}

#[test]
fn before_the_person_nobody_else_is_named() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open).act(Action::Interview);
    carnet.act(Action::Palette).type_text("benhamou");
    assert_eq!(proposed(&carnet), [""; 0]);
}

/// A window about one person never stands over the file of another, nor lends its person to a form.
#[test]
fn from_a_window_about_someone_an_act_for_another_is_for_that_other() {
    let windows = ["équipe et structures", "fusionner avec azéma"];
    for opened in windows {
        let mut carnet = Session::demo();
        carnet.act(Action::Open).act(Action::Palette);
        match opened.split_once(" avec ") {
            None => carnet.pick(opened),
            Some((merge, name)) => carnet.pick(merge).pick(name),
        };
        let over = carnet.app().stack.layers().last();
        assert!(matches!(over, Some(Place::Team(_) | Place::Merging(_))));
        carnet
            .act(Action::Palette)
            .type_text("appel benhamou")
            .press("entrée")
            .assert_screen("Contact : ajouter");
        let whose = carnet.app().stack.form().unwrap().person;
        carnet.act(Action::Save).assert_answer("Enregistré");
        carnet.assert_file_of("BENHAMOU Ilan");
        assert_eq!(whose, Some(carnet.person()), "{opened}");
        assert!(carnet.app().stack.layers().is_empty(), "{opened}");
    }
}

#[test]
fn what_a_word_begins_comes_first_and_a_name_is_no_misspelt_act() {
    for (typed, wanted) in [
        ("agenda", vec!["Agenda : les rendez-vous d’aujourd’hui"]),
        ("benhamou ilan", vec!["BENHAMOU Ilan"]),
    ] {
        let mut carnet = Session::demo();
        carnet.act(Action::Palette).type_text(typed);
        let mut found = proposed(&carnet);
        found.truncate(wanted.len());
        assert_eq!(found, wanted, "{typed}");
    }
    let mut carnet = Session::demo();
    carnet.act(Action::Palette).type_text("benhamou ilan");
    assert_eq!(proposed(&carnet).len(), 1);
}
