//! The plan: objectives and actions in order, deadlines that move and keep their former values.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::Session;

/// Chooses the row of the plan with that wording.
fn choose(carnet: &mut Session, label: &str) {
    carnet.act(Action::Plan).act(Action::First);
    for _ in 0..60 {
        let file = carnet.app().stack.file().unwrap();
        let row = file
            .target()
            .and_then(|(entity, id)| file.file.row(entity, id));
        if row.and_then(|row| row.text("libelle")) == Some(label) {
            return;
        }
        carnet.act(Action::Down);
    }
    panic!("no row « {label} »:\n{}", carnet.screen());
}

/// Wordings of the plan, in the order of the screen.
fn order(carnet: &Session) -> Vec<String> {
    let file = carnet.app().stack.file().unwrap();
    let rows = file.rows(carnet::domain::record::Panel::Plan).iter();
    let named = rows.filter_map(|row| {
        let (entity, id) = row.target?;
        Some(file.file.row(entity, id)?.text("libelle")?.to_owned())
    });
    let mut labels: Vec<String> = named.collect();
    labels.dedup();
    labels
}

#[test]
fn rows_move_among_their_siblings_and_come_back() {
    let mut carnet = Session::demo();
    choose(&mut carnet, "Obtenir son permis");
    let before = order(&carnet);
    carnet.act(Action::MoveDown).assert_answer("déplacement");
    let moved = order(&carnet);
    assert_ne!(moved, before);
    let at = |labels: &[String], label: &str| labels.iter().position(|it| it == label);
    assert!(
        at(&moved, "Refaire son CV") < at(&moved, "Obtenir son permis"),
        "{moved:?}"
    );
    assert!(
        at(&moved, "Obtenir son permis") < at(&moved, "Inscription au code"),
        "its actions follow: {moved:?}"
    );
    carnet.act(Action::MoveUp);
    assert_eq!(order(&carnet), before);
    carnet.act(Action::MoveUp).assert_answer("déjà au bout");
    carnet.act(Action::Undo).act(Action::Undo);
    assert_eq!(order(&carnet), before);
    carnet.assert_sound();
}

#[test]
fn a_deadline_that_moves_keeps_its_former_value() {
    let mut carnet = Session::demo();
    choose(&mut carnet, "Inscription au code");
    carnet
        .act(Action::Edit)
        .go_to_field("Échéance")
        .replace_with("15/12")
        .act(Action::Save);
    carnet
        .assert_answer("Enregistré")
        .assert_screen("échéance déplacée, avant : 14/11");
    carnet
        .act(Action::Edit)
        .go_to_field("Échéance")
        .replace_with("20/12")
        .act(Action::Save);
    carnet.assert_screen("avant : 14/11, 15/12");
    let moves = carnet.rows(Entity::Postponement);
    assert_eq!(moves.len(), 2);
    carnet
        .act(Action::Undo)
        .assert_screen("échéance déplacée, avant : 14/11")
        .assert_sound();
}

#[test]
fn an_objective_an_action_and_their_follow_up_are_added() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Objectives)
        .act(Action::New)
        .pick("objectif intermédiaire")
        .fill("Ce que la personne veut atteindre", "Trouver un logement")
        .fill("Échéance", "+6 mois")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_screen("Trouver un logement");
    carnet
        .act(Action::New)
        .pick("une action")
        .fill("Action", "Dossier de logement social")
        .fill("Échéance", "15/12")
        .act(Action::Save)
        .assert_screen("Dossier de logement social");
    let objective = carnet
        .rows(Entity::Objective)
        .into_iter()
        .find(|row| row.text("libelle") == Some("Trouver un logement"))
        .unwrap();
    let action = carnet
        .rows(Entity::Action)
        .into_iter()
        .find(|row| row.text("libelle") == Some("Dossier de logement social"))
        .unwrap();
    assert_eq!(action.int("objectif_id"), Some(objective.id));
    assert_eq!(objective.text("echeance"), Some("2027-05-21"));
    carnet.assert_sound();
}

#[test]
fn an_objective_is_closed_as_reached() {
    let mut carnet = Session::demo();
    choose(&mut carnet, "Refaire son CV");
    carnet
        .act(Action::Done)
        .assert_screen("Objectif terminé : Refaire son CV")
        .act(Action::Save)
        .assert_answer("atteint")
        .assert_screen("atteint le")
        .assert_sound();
}

#[test]
fn the_history_says_who_changed_what_in_words() {
    let mut carnet = Session::demo();
    choose(&mut carnet, "Inscription au code");
    carnet
        .act(Action::Edit)
        .go_to_field("Échéance")
        .replace_with("15/12")
        .act(Action::Save);
    carnet
        .act(Action::History)
        .assert_screen("Rivière")
        .assert_screen("Inscription au code")
        .assert_screen("Échéance : 14/11/2026 → 15/12/2026");
    carnet.act(Action::Undo).assert_screen("(annulé depuis)");
}
