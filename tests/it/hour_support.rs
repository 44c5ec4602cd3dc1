//! What the hour notes for the yearly summary: interventions, needs that nothing here answers.
use carnet::app::action::Action;
use carnet::domain::record::{Entity, Row};

use super::harness::{Session, TODAY, day};
use super::hour::{expected, go_to, named};

/// « Hérault, bilan de convention », V: an intervention has one thématique, and the hour says several.
#[test]
fn a_digit_notes_an_intervention_of_that_hour_and_takes_it_back() {
    let mut carnet = expected();
    let held = |carnet: &Session| {
        let all = carnet.rows(Entity::Appointment);
        let here = |row: &&Row| {
            row.date("prevu_le") == Some(day(TODAY)) && row.text("heure") == Some("14:00")
        };
        all.iter().find(here).map(|row| row.id)
    };
    let themes = |carnet: &Session| {
        let all = carnet.rows(Entity::Intervention);
        let said = all
            .iter()
            .map(|row| row.text("thematique").unwrap().to_owned());
        said.collect::<Vec<_>>()
    };
    carnet
        .act(Action::Lead)
        .press("2")
        .assert_answer("Intervention notée (Logement)")
        .assert_screen("La personne est-elle venue ?")
        .press("7")
        .press("9")
        .assert_answer("ne fait rien ici");
    assert_eq!(themes(&carnet), ["logement", "mobilite"]);
    let one = carnet.rows(Entity::Intervention)[0].clone();
    assert_eq!(one.date("faite_le"), Some(day(TODAY)));
    assert_eq!(one.int("rdv_id"), held(&carnet));
    assert!(one.int("rdv_id").is_some());
    // Without the digits: the row itself.
    go_to(&mut carnet, "[x] 2 Logement")
        .act(Action::Open)
        .assert_answer("Intervention retirée (Logement)")
        .assert_screen("[ ] 2 Logement");
    assert_eq!(themes(&carnet), ["mobilite"]);
    carnet.act(Action::Undo).assert_screen("[x] 2 Logement");
    carnet.act(Action::Undo).assert_screen("[ ] 7 Mobilité");
    assert_eq!(themes(&carnet), ["logement"]);
    carnet.assert_sound();
}

/// « Hérault, bilan de convention », VII: what nothing here answers is a need to be counted.
#[test]
fn an_action_without_any_offer_leads_to_the_need_it_shows() {
    let mut carnet = expected();
    carnet.act(Action::Lead);
    go_to(&mut carnet, "Inscription au code")
        .act(Action::NotDone)
        .assert_screen("Action pas faite")
        .choose("Si pas fait, pourquoi", "aucune offre")
        .act(Action::Save)
        .assert_screen("Besoin non couvert : ajouter")
        .assert_screen("Inscription au code");
    let action = named(&carnet.rows(Entity::Action), "Inscription au code");
    assert_eq!(action.text("motif"), Some("sans_offre"));
    carnet.choose("Thème", "mobilité").act(Action::Save);
    let need = carnet.rows(Entity::UnmetNeed)[0].clone();
    assert_eq!(need.text("theme"), Some("ter_mobilite"));
    assert_eq!(need.text("precision"), Some("Inscription au code"));
    carnet.assert_sound();
}
