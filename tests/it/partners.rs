//! The address book that the files make: looked through, and corrected everywhere at once.
use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Row};

use super::harness::{Base, Session, TODAY, day};

const NAME: &str = "Auto-école des Deux Ponts";

/// Opens the address book at the partner of that name.
fn on<'s>(carnet: &'s mut Session, name: &str) -> &'s mut Session {
    carnet
        .act(Action::Palette)
        .pick("Carnet d’adresses")
        .press("début");
    let Some(Place::Partners(shown)) = carnet.app().stack.layers().last() else {
        panic!("the address book is not shown");
    };
    let at = shown
        .list
        .iter()
        .position(|it| it.known.named.organization == name);
    for _ in 0..at.expect("a partner of that name") {
        carnet.press("bas");
    }
    carnet
}

/// The records of a kind, of everyone.
fn all(carnet: &Session, kind: Entity) -> Vec<Row> {
    carnet.store().all_rows(kind).unwrap()
}

/// How many actions name that structure.
fn named(carnet: &Session, name: &str) -> usize {
    let actions = all(carnet, Entity::Action);
    let of = |it: &&Row| it.text("acteur_structure") == Some(name);
    actions.iter().filter(of).count()
}

/// A demo where a second file names the same structure, written otherwise.
fn named_twice() -> Session {
    let base = Base::demo();
    let mut store = base.store();
    let actions = store.all_rows(Entity::Action).unwrap();
    let first = actions
        .iter()
        .find(|it| it.text("acteur_structure") == Some(NAME));
    let first = first.unwrap().int("allocataire_id");
    let other = actions.iter().find(|it| {
        it.text("acteur_genre") == Some("accompagnateur") && it.int("allocataire_id") != first
    });
    let values = vec![("acteur_structure", NAME.to_uppercase().into())];
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    let person = other.unwrap().int("allocataire_id");
    let change = Change::entry(
        "Autrement",
        person,
        vec![Op::update(other.unwrap(), values)],
    );
    store.apply(&base.author(1), &moment, &change).unwrap();
    base.open()
}

#[test]
fn a_structure_is_corrected_in_every_file_and_it_is_undone() {
    let mut carnet = named_twice();
    let contracts = all(&carnet, Entity::Contract);
    let now = |carnet: &Session| {
        let upper = named(carnet, &NAME.to_uppercase());
        (named(carnet, NAME), upper, named(carnet, "Les Solidaires"))
    };
    let before = now(&carnet);
    assert!(matches!(before, (1.., 1, 0)), "{before:?}");
    let people = before.0 + 1;
    on(&mut carnet, NAME)
        .assert_screen("Carnet d’adresses")
        .act(Action::Edit)
        .assert_screen("Corriger partout")
        .press("ctrl+u")
        .type_text("Les Solidaires")
        .press("entrée")
        .press("entrée")
        .press("entrée")
        .assert_screen(&format!("dans les dossiers de {people} personnes"))
        .assert_screen("Vous pourrez l’annuler")
        .act(Action::Yes)
        .assert_answer("Carnet d’adresses")
        .assert_screen("Les Solidaires");
    assert_eq!(now(&carnet), (0, 0, before.0 + 1));
    assert_eq!(
        all(&carnet, Entity::Contract),
        contracts,
        "what was signed has changed"
    );
    carnet.assert_sound();
    carnet.act(Action::Undo).assert_screen(NAME);
    assert_eq!(now(&carnet), before);
    carnet.assert_sound();
}

#[test]
fn how_to_reach_someone_is_corrected_where_that_one_is_named_only() {
    let mut carnet = Session::demo();
    let said = |carnet: &Session, contact: &str| {
        let actions = all(carnet, Entity::Action);
        let of = |it: &&Row| it.text("acteur_contact") == Some(contact);
        let found: Vec<_> = actions.iter().filter(of).cloned().collect();
        found
    };
    on(&mut carnet, NAME)
        .act(Action::Edit)
        .press("bas")
        .press("tab")
        .press("ctrl+u")
        .type_text("04 67 00 11 22")
        .press("ctrl+s")
        .act(Action::Yes)
        .assert_screen("04 67 00 11 22");
    let changed = said(&carnet, "04 67 00 11 22");
    assert!(!changed.is_empty());
    let same = |it: &Row| {
        it.text("acteur_structure") == Some(NAME)
            && it.text("acteur_nom") == changed[0].text("acteur_nom")
    };
    assert!(changed.iter().all(same));
}

#[test]
fn nothing_is_written_before_the_question_nor_when_nothing_was_changed() {
    let mut carnet = Session::demo();
    let before = all(&carnet, Entity::Action);
    on(&mut carnet, NAME)
        .act(Action::Edit)
        .press("ctrl+s")
        .assert_answer("Rien n’a changé.")
        .act(Action::Edit)
        .press("ctrl+u")
        .press("ctrl+s")
        .assert_answer("Donnez le nom de la structure.")
        .type_text("Autre")
        .press("ctrl+s")
        .press("échap");
    assert_eq!(all(&carnet, Entity::Action), before);
    let mut empty = Session::empty();
    empty
        .act(Action::Palette)
        .pick("Carnet d’adresses")
        .assert_screen("Aucun dossier ne nomme encore de partenaire")
        .act(Action::Edit)
        .assert_answer("Aucun dossier ne nomme encore de partenaire");
}
