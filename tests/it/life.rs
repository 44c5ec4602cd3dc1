//! The life of the carnet: what happened by dates, one kind at a time, and the way to each record.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::{Base, Session};

#[test]
fn the_life_of_the_carnet_leads_to_each_record_and_back() {
    let mut carnet = Session::demo();
    let person = carnet.chosen();
    carnet
        .act(Action::Life)
        .assert_screen(&format!("La vie du carnet ─ {person}"))
        .assert_screen("Novembre 2026")
        .act(Action::Back);
    assert_eq!(carnet.chosen(), person);
    assert!(carnet.app().stack.file().is_none(), "back where one was");
    carnet
        .act(Action::Life)
        .act(Action::Filters)
        .pick("objectifs et actions")
        .assert_screen("Objectifs et actions")
        .assert_no("Contact :");
    carnet.act(Action::Open);
    assert!(
        carnet.app().stack.layers().is_empty(),
        "{}",
        carnet.screen()
    );
    let target = carnet.app().stack.file().and_then(|view| view.target());
    assert!(
        matches!(target, Some((Entity::Action | Entity::Objective, _))),
        "{target:?}"
    );
    carnet.act(Action::Life).act(Action::Back);
    let again = carnet.app().stack.file().and_then(|view| view.target());
    assert_eq!(again, target, "back where one was");
}

#[test]
fn support_staff_read_a_life_without_contract_plan_or_situation() {
    let base = Base::demo();
    let agents = base.agents();
    let at = agents
        .iter()
        .position(|row| row.text("fonction") == Some("secretariat"));
    let mut carnet = base.open_as(at.unwrap());
    carnet
        .act(Action::Search)
        .type_text("abdallah")
        .press("entrée")
        .act(Action::Life)
        .assert_screen("Rendez-vous d’accompagnement")
        .assert_no("CER :")
        .assert_no("Action")
        .assert_no("Objectif")
        .assert_no("Situation évaluée");
}
