//! What is removed with a question: what was signed, with all that goes with it. The rest goes at once.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::Session;

#[test]
fn a_signed_contract_goes_only_once_it_is_said_what_goes_with_it() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Scope)
        .act(Action::Search)
        .type_text("etcheverry")
        .press("entrée")
        .act(Action::Contract)
        .act(Action::First)
        .act(Action::Remove)
        .assert_screen("Retirer un contrat signé ?")
        .assert_screen("qui en dépendent")
        .assert_screen("u l’annule")
        .press("entrée")
        .assert_answer("Répondez par")
        .press("n");
    let (contracts, own) = (
        carnet.rows(Entity::Contract).len(),
        carnet.rows(Entity::Commitment).len(),
    );
    assert!(own > 0);
    carnet
        .act(Action::Remove)
        .press("o")
        .assert_answer("pour annuler");
    assert_eq!(carnet.rows(Entity::Contract).len(), contracts - 1);
    carnet.act(Action::Undo);
    assert_eq!(carnet.rows(Entity::Commitment).len(), own);
    // A commitment of it is part of what was signed.
    carnet.act(Action::Contract).act(Action::First);
    let chosen = |carnet: &Session| carnet.app().stack.file().unwrap().target();
    while chosen(&carnet).is_none_or(|(kind, _)| kind != Entity::Commitment) {
        carnet.act(Action::Down);
    }
    carnet
        .act(Action::Remove)
        .assert_screen("Retirer l’engagement d’un contrat signé ?")
        .press("n")
        .assert_sound();
}
