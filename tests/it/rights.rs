//! What support staff see: what calls and fixes need, and nothing else.
use carnet::app::action::Action;
use carnet::domain::queue::ItemKind;
use carnet::domain::record::Entity;

use super::harness::Base;
use super::triage::{go_to, item};

/// Position of the agent who does the secretarial work.
fn secretary(base: &Base) -> usize {
    let agents = base.agents();
    let found = agents
        .iter()
        .position(|row| row.text("fonction") == Some("secretariat"));
    found.unwrap()
}

#[test]
fn support_staff_work_the_queue_without_situation_plan_or_contract() {
    let base = Base::demo();
    let mut carnet = base.open_as(secretary(&base));
    carnet.act(Action::Triage).press("b").pick("tout le monde");
    assert_eq!(item(&carnet).kind, ItemKind::Outcome);
    carnet.press("d").assert_screen("honoré");
    let contract = go_to(&mut carnet, ItemKind::Contract);
    carnet
        .press("d")
        .assert_answer("Le contrat ne fait pas partie de ce que voit le secrétariat");
    carnet.press("t").assert_screen("appel");
    assert_ne!(item(&carnet).key, contract.key);
    let action = go_to(&mut carnet, ItemKind::Action);
    assert_eq!(action.row.detail, None, "no wording of the plan");
}

#[test]
fn in_a_file_support_staff_find_neither_the_panels_nor_their_words() {
    let base = Base::demo();
    let mut seen = base.open();
    seen.act(Action::Open);
    seen.assert_screen("Situation")
        .assert_screen("Plan d’actions");
    let person = seen.person();
    for size in [(80, 24), (120, 40)] {
        let mut carnet = base.open_as_sized(secretary(&base), size.0, size.1);
        carnet
            .act(Action::Search)
            .type_text("abdallah")
            .press("entrée");
        carnet.assert_file_of("ABDALLAH Nadia");
        carnet
            .assert_no("Situation")
            .assert_no("Plan d’actions")
            .assert_no("Contrat ─");
        for letter in ["s", "o", "p", "c"] {
            carnet
                .press(letter)
                .assert_answer("ne fait pas partie de ce que voit le secrétariat");
        }
        carnet
            .press("I")
            .assert_no("Logement")
            .assert_no("Note de travail");
        for _ in 0..4 {
            carnet.press("tab").assert_no("Plan d’actions");
        }
        let file = carnet.store().case_file(person).unwrap();
        for hidden in [
            Entity::Situation,
            Entity::Action,
            Entity::Objective,
            Entity::Contract,
            Entity::Exemption,
        ] {
            assert!(file.rows(hidden).is_empty(), "{hidden:?}");
        }
        carnet.act(Action::Palette).type_text("situation");
        carnet.assert_no("Situation et ressources");
    }
}
