//! Two files of one person: found, compared, made one, given back; two persons told apart; a household.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::Session;

/// Two files of Anne Roux, whose first names and towns differ, and the list of pairs.
fn with_two() -> Session {
    let mut carnet = Session::empty();
    for (first, town, phone) in [
        ("Anne", "Sète", ""),
        ("Anne Marie", "Frontignan", "0639980001"),
    ] {
        carnet
            .act(Action::New)
            .fill("Nom", "Roux")
            .fill("Prénom", first)
            .fill("Date de naissance", "12/03/1980")
            .fill("Téléphone", phone)
            .fill("Commune", town)
            .act(Action::Save);
        if first != "Anne" {
            carnet.pick("Personne d’autre");
        }
        carnet.assert_answer("Nouveau dossier").act(Action::Back);
    }
    palette(&mut carnet, "Chercher les doublons").assert_screen("Doublons ─ 1 paire");
    carnet
}

/// What has no key of its own is found in the palette.
fn palette<'s>(carnet: &'s mut Session, words: &str) -> &'s mut Session {
    carnet.act(Action::Palette).pick(words)
}

fn people(carnet: &Session) -> usize {
    carnet.store().all_rows(Entity::Allocataire).unwrap().len()
}

#[test]
fn two_files_are_compared_made_one_and_given_back() {
    let mut carnet = with_two();
    carnet
        .assert_screen("ROUX Anne Marie, naissance le 12/03/1980")
        .press("entrée")
        .assert_screen("Réunir deux dossiers ?")
        .assert_screen("≠ Prénom")
        .assert_screen("Complété : Téléphone")
        // The first name of the second file, and its town.
        .press("entrée")
        .press("F")
        .type_text("non")
        .press("entrée")
        .assert_answer("Tapez « oui »")
        .press("échap");
    assert_eq!(people(&carnet), 2);
    carnet
        .press("F")
        .type_text("oui")
        .press("entrée")
        .assert_answer("Enregistré")
        .assert_screen("Aucun doublon à regarder");
    assert_eq!(people(&carnet), 1);
    let row = &carnet.store().all_rows(Entity::Allocataire).unwrap()[0];
    assert_eq!(row.text("prenom"), Some("Anne Marie"));
    assert_eq!(row.text("commune"), Some("Sète"));
    assert_eq!(row.text("telephone"), Some("+33639980001"));
    carnet.assert_sound();
    carnet
        .act(Action::Undo)
        .assert_answer("Annulé")
        .assert_screen("Doublons ─ 1 paire");
    assert_eq!(people(&carnet), 2);
    carnet
        .act(Action::Redo)
        .assert_screen("Aucun doublon à regarder");
    carnet.assert_sound();
}

#[test]
fn the_other_file_may_be_the_one_that_stays() {
    let mut carnet = with_two();
    carnet
        .press("entrée")
        .press("tab")
        .press("F")
        .assert_screen("Anne Marie")
        .type_text("oui")
        .press("entrée")
        .assert_answer("Enregistré");
    let row = &carnet.store().all_rows(Entity::Allocataire).unwrap()[0];
    assert_eq!(row.text("commune"), Some("Frontignan"));
    carnet.assert_sound();
}

#[test]
fn two_persons_are_told_apart_and_not_proposed_again() {
    let mut carnet = with_two();
    carnet
        .press("D")
        .assert_answer("Ce sont deux personnes")
        .assert_screen("Aucun doublon à regarder");
    carnet.act(Action::Undo).assert_screen("Doublons ─ 1 paire");
    carnet.press("entrée").press("D");
    carnet
        .assert_screen("Aucun doublon à regarder")
        .press("échap");
    assert_eq!(people(&carnet), 2);
    carnet.assert_sound();
}

#[test]
fn a_file_is_made_one_with_another_that_is_searched_for() {
    let mut carnet = with_two();
    carnet.press("échap").press("entrée");
    palette(&mut carnet, "Fusionner avec un autre")
        .assert_screen("Fusionner avec quel dossier ?")
        .press("entrée")
        .assert_screen("Réunir deux dossiers ?")
        .press("F")
        .type_text("oui")
        .press("entrée")
        .assert_answer("Enregistré");
    assert_eq!(people(&carnet), 1);
    assert!(carnet.app().stack.file().is_some());
    carnet.assert_sound();
}

#[test]
fn members_of_a_household_are_shown_and_opened_each_in_their_own_file() {
    let mut carnet = Session::empty();
    for (first, born) in [("Anne", "12/03/1980"), ("Paul", "01/02/1979")] {
        carnet
            .act(Action::New)
            .fill("Nom", "Martin")
            .fill("Prénom", first)
            .fill("Date de naissance", born)
            .fill("N° CAF ou MSA", "1234567")
            .act(Action::Save)
            .assert_answer("Nouveau dossier")
            .act(Action::Back);
    }
    carnet
        .press("entrée")
        .act(Action::Identity)
        .assert_file_of("MARTIN Paul")
        .assert_screen("MARTIN Anne, dossier 1");
    palette(&mut carnet, "autre membre du foyer")
        .assert_file_of("MARTIN Anne")
        .assert_screen("MARTIN Paul, dossier 2");
    carnet.assert_sound();
}
