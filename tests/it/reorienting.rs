//! Réorientation: what is asked moves nobody until it is accepted.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::Session;

/// The end of what the first line says of the person, from « orienté » on.
fn oriented_line(carnet: &Session) -> String {
    let screen = carnet.screen().replace('\u{a0}', " ");
    let first = screen.lines().next().unwrap_or_default();
    let at = first.find("orienté").expect(first);
    let line: String = first[at..].chars().take_while(|it| *it != ')').collect();
    line
}

/// A request moves nobody: neither while it waits nor once it is refused.
#[test]
fn a_reorientation_that_waits_or_is_refused_is_no_orientation_of_the_person() {
    let mut carnet = Session::demo();
    carnet
        .resize(160, 40)
        .act(Action::Open)
        .act(Action::Identity);
    let before = oriented_line(&carnet);
    let kinds = ["Social", "Professionnel"];
    let other = kinds.iter().find(|it| !before.contains(&it.to_lowercase()));
    carnet
        .act(Action::New)
        .pick("demande de réorientation")
        .choose("Accompagnement souhaité", other.unwrap())
        .fill("Pourquoi", "Un projet plus loin")
        .act(Action::Save);
    assert_eq!(oriented_line(&carnet), before);
    carnet
        .act(Action::Done)
        .choose("Décision", "refusée")
        .fill("Notifiée le", "21/11/2026")
        .act(Action::Save)
        .assert_answer("refusée");
    assert_eq!(oriented_line(&carnet), before);
    let file = carnet.store().case_file(carnet.person()).unwrap();
    let asked = file.rows(Entity::Orientation).last().unwrap().clone();
    assert_eq!(asked.text("decision"), Some("refusee"));
}

/// The first file of the list, where another orientation was just asked for.
fn with_a_request() -> Session {
    let mut carnet = Session::demo();
    carnet
        .resize(160, 50)
        .act(Action::Open)
        .act(Action::Identity);
    carnet
        .act(Action::New)
        .pick("demande de réorientation")
        .fill("Pourquoi", "Un projet plus loin")
        .act(Action::Save);
    carnet
}

/// What is to end is named, and said to end only when the person goes to another structure.
#[test]
fn the_decision_says_what_would_end_and_when() {
    let mut carnet = with_a_request();
    carnet
        .act(Action::Done)
        .go_to_field("Annuler les rendez-vous")
        .assert_screen("Ne sert que si la personne change de structure : 1 rendez-vous (24/11");
}

#[test]
fn a_request_says_by_whom_it_was_made() {
    let mut carnet = with_a_request();
    carnet.assert_screen("demandée le 21/11/2026, par la personne");
}
