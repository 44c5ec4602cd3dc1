//! Printing from the screen: which papers, why not, in which format.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::{Base, Session};

#[test]
fn i_lists_the_papers_and_says_why_one_can_t_be_made() {
    let mut carnet = Session::demo();
    carnet
        .press("i")
        .assert_screen("Imprimer pour ABDALLAH Nadia")
        .assert_screen("Carnet de bord, les deux volets")
        .pick("bilan")
        .assert_answer("Aucune revue n’est notée")
        .assert_screen("Imprimer pour");
    carnet.press("échap").act(Action::Open).press("i");
    carnet
        .pick("plan")
        .assert_screen("PDF, à imprimer")
        .assert_screen(".docx")
        .press("échap")
        .press("I")
        .assert_screen("Identité");
}

#[test]
fn support_staff_are_offered_letters_and_appointments_only() {
    let base = Base::demo();
    let agents = base.agents();
    let secretary = agents
        .iter()
        .position(|row| row.text("fonction") == Some("secretariat"))
        .unwrap();
    let mut carnet = base.open_as(secretary);
    carnet
        .press("i")
        .assert_screen("Convocation au prochain rendez-vous")
        .assert_no("Carnet de bord, les deux volets")
        .assert_no("Contrat (CER");
}

#[test]
fn the_agenda_prints_for_the_person_of_the_appointment() {
    let mut carnet = Session::demo();
    carnet.act(Action::Agenda).press("i");
    let on_meeting = carnet.app().agenda().unwrap().meeting().is_some();
    if on_meeting {
        carnet.assert_screen("Imprimer pour");
    } else {
        carnet.assert_answer("Choisissez d’abord un rendez-vous");
    }
    assert!(!carnet.store().all_rows(Entity::Agent).unwrap().is_empty());
}
