//! The rules on screen: the set of one parcours, that of everyone, why a deadline is there.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::Session;

#[test]
fn a_parcours_is_switched_for_a_reason_and_undone() {
    let mut carnet = Session::demo();
    carnet
        .resize(200, 60)
        .act(Action::Open)
        .act(Action::Rules)
        .act(Action::Edit)
        .pick("Ce parcours suit Lot");
    assert_eq!(
        carnet.focused_label().as_deref(),
        Some("Raison du changement de règles")
    );
    carnet
        .act(Action::Save)
        .assert_screen("Jeu de règles de ce parcours");
    carnet
        .type_text("Suivie avec la méthode MAPPI")
        .act(Action::Save)
        .assert_answer("lot-mappi (Suivie avec la méthode MAPPI)")
        .assert_screen("Entretiens avant contrat");
    let sets = |carnet: &Session| -> Vec<Option<String>> {
        let rows = carnet.rows(Entity::Parcours);
        rows.iter()
            .map(|row| row.text("jeu_de_regles").map(str::to_owned))
            .collect()
    };
    assert!(sets(&carnet).contains(&Some("lot-mappi".to_owned())));
    assert!(carnet.store().verify().unwrap().is_clean());
    carnet.act(Action::Undo);
    assert_eq!(sets(&carnet), [None]);
    assert!(carnet.store().verify().unwrap().is_clean());
}

#[test]
fn a_set_nobody_knows_is_refused() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Open)
        .act(Action::Rules)
        .act(Action::Edit)
        .pick("Ce parcours suit Lot")
        .go_to_field("Jeu de règles")
        .replace_with("lot-mapi")
        .fill("Raison du changement de règles", "essai")
        .act(Action::Save)
        .assert_answer("lot-mapi");
    assert!(carnet.app().stack.layers().len() == 1);
}

#[test]
fn the_set_of_everyone_is_changed_after_a_question() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Rules)
        .assert_screen("Règles en vigueur")
        .assert_screen("Ces règles n’ont pas changé depuis que la base existe")
        .assert_screen("en vigueur : choix du département")
        .act(Action::Edit)
        .pick("département prend Loi");
    carnet.wait();
    carnet
        .assert_screen("Changer les règles pour tous")
        .assert_screen("bougent dans 79 dossiers")
        .press("entrée")
        .assert_answer("o pour oui, n pour non")
        .act(Action::Yes);
    carnet.wait();
    carnet.assert_answer("Échéances recalculées");
    assert_eq!(carnet.app().desk.rules.current().id, "plein-emploi-2025");
    assert!(carnet.store().verify().unwrap().is_clean());
}

#[test]
fn given_up_nothing_has_changed() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Rules)
        .act(Action::Edit)
        .pick("département prend Loi");
    carnet.wait();
    carnet
        .stop_when(|app| app.stack.wait().is_some())
        .act(Action::Yes);
    assert!(carnet.waits());
    carnet.press("échap").wait();
    let id = &carnet.app().desk.rules.current().id;
    let expected = if carnet.answer().contains("Abandonné") {
        "convention-pauvrete-2019"
    } else {
        "plein-emploi-2025"
    };
    assert_eq!(id, expected);
    assert!(carnet.store().verify().unwrap().is_clean());
}

#[test]
fn a_deadline_says_where_it_comes_from_and_is_neutralised_with_one_key() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Why)
        .assert_screen("Se termine par")
        .assert_screen("Jeu de règles")
        .assert_screen("le dernier jour compris")
        .act(Action::Neutralise)
        .assert_screen("Neutralisation")
        .assert_screen("« CER à signer » était dû le")
        .choose("Motif", "mater")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_answer("qui commence après ne le suspend pas");
    let rows = carnet.rows(Entity::Exemption);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].text("regles"), Some("CER-1S"));
    assert_eq!(rows[0].text("debut"), Some("2026-11-21"));
    assert_eq!(rows[0].text("saisie_le"), Some("2026-11-21"));
}
