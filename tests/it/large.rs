//! What is done to many people at once: beside the loop, with its progress, and given up with one
//! key.
use std::rc::Rc;

use carnet::app::App;
use carnet::app::action::Action;
use carnet::clock::Clock;
use carnet::domain::change::{Nature, Op};
use carnet::domain::record::Entity;
use carnet::store::{Store, StoreError};

use super::harness::{Base, Session, TODAY, day};

/// Everyone is marked, and the form of a contact is filled.
fn contact_for_everyone(base: &Rc<Base>) -> (Session, usize) {
    let mut carnet = base.open();
    carnet.act(Action::Scope).act(Action::MarkAll);
    let marked = carnet.app().stack.caseload.list.marks.len();
    assert!(marked > 200, "{marked}");
    carnet
        .act(Action::ActOnMarked)
        .pick("noter un contact")
        .choose("Par", "sms")
        .fill("Ce qui s’est dit", "La permanence change de jour.");
    (carnet, marked)
}

fn count(carnet: &Session, entity: Entity) -> usize {
    count_in(carnet.store(), entity)
}

fn count_in(store: &Store, entity: Entity) -> usize {
    store.all_rows(entity).unwrap().len()
}

fn is_shown(app: &App) -> bool {
    app.stack.wait().is_some()
}

fn has_begun(app: &App) -> bool {
    let wait = app.stack.wait();
    wait.is_some_and(|wait| wait.gauge.progress().done > 0)
}

#[test]
fn a_contact_for_everyone_is_noted_beside_and_undone_beside() {
    let base = Base::large();
    let (mut carnet, marked) = contact_for_everyone(&base);
    let before = count(&carnet, Entity::Contact);
    carnet
        .stop_when(is_shown)
        .act(Action::Save)
        .assert_screen("Contact avec les personnes marquées")
        .assert_screen("Échap : abandonner")
        .wait()
        .assert_answer(&format!(
            "Enregistré : Contact noté pour {marked} personnes"
        ));
    assert!(carnet.app().stack.over().is_empty());
    assert!(carnet.app().stack.caseload.list.marks.is_empty());
    assert_eq!(count(&carnet, Entity::Contact), before + marked);
    assert_eq!(carnet.app().desk.drafts, 0);
    carnet
        .stop_when(is_shown)
        .act(Action::Undo)
        .assert_screen("Annulation : Contact noté pour")
        .assert_screen("éléments sur")
        .wait()
        .assert_answer(&format!("Annulé : Contact noté pour {marked} personnes"));
    assert_eq!(count(&carnet, Entity::Contact), before);
    carnet.act(Action::Redo).wait().assert_answer("Rétabli");
    assert_eq!(count(&carnet, Entity::Contact), before + marked);
    carnet.assert_sound();
}

#[test]
fn given_up_nothing_is_noted_and_the_form_is_still_there() {
    let base = Base::large();
    let (mut carnet, marked) = contact_for_everyone(&base);
    let before = count(&carnet, Entity::Contact);
    carnet.stop_when(has_begun).act(Action::Save);
    assert!(carnet.waits(), "it ended before it could be given up");
    carnet.press("échap").wait();
    if carnet.answer().starts_with("Enregistré") {
        // The wish came during the last part.
        return assert_eq!(count(&carnet, Entity::Contact), before + marked);
    }
    carnet
        .assert_answer("Abandonné : ce qui était déjà écrit a été repris")
        .assert_screen("La permanence change de jour.");
    assert_eq!(count(&carnet, Entity::Contact), before);
    assert_eq!(carnet.app().stack.caseload.list.marks.len(), marked);
    assert!(carnet.store().verify().unwrap().is_clean());
    // It can be saved after all.
    carnet.act(Action::Save).wait().assert_answer("Enregistré");
    assert_eq!(count(&carnet, Entity::Contact), before + marked);
    assert_eq!(carnet.app().desk.drafts, 0);
    carnet.assert_sound();
}

#[test]
fn an_undo_given_up_leaves_the_act_as_it_was() {
    let base = Base::large();
    let (mut carnet, _) = contact_for_everyone(&base);
    let before = count(&carnet, Entity::Contact);
    carnet.act(Action::Save).wait();
    let noted = count(&carnet, Entity::Contact);
    carnet.stop_when(is_shown).act(Action::Undo);
    assert!(carnet.waits(), "it ended before it could be given up");
    carnet.press("échap").wait();
    if carnet.answer().starts_with("Annulé") {
        return assert_eq!(count(&carnet, Entity::Contact), before);
    }
    carnet.assert_answer("Abandonné");
    assert_eq!(count(&carnet, Entity::Contact), noted);
    carnet.act(Action::Undo).wait().assert_answer("Annulé");
    assert_eq!(count(&carnet, Entity::Contact), before);
    carnet.assert_sound();
}

#[test]
fn cut_in_the_middle_it_is_taken_back_at_the_next_opening_with_its_draft() {
    let base = Base::large();
    let (mut carnet, _) = contact_for_everyone(&base);
    let before = count(&carnet, Entity::Contact);
    carnet.press("tab");
    drop(carnet);
    let (author, moment) = (base.author(0), Clock::stopped_on(day(TODAY)).moment());
    let mut store = base.store();
    let mut act = store
        .long_act(&author, &moment, Nature::Entry, "Contact")
        .unwrap();
    let contact = Op::insert(
        Entity::Contact,
        vec![
            ("allocataire_id", 1.into()),
            ("fait_le", TODAY.into()),
            ("sens", "sortant".into()),
            ("canal", "sms".into()),
        ],
    );
    act.part(|part| part.apply(&[contact])).unwrap();
    drop(act);
    assert_eq!(count_in(&store, Entity::Contact), before + 1);
    let mut carnet = base.open();
    carnet
        .assert_answer("elle a été annulée en entier : Contact.")
        .assert_answer("Un texte n’a pas été enregistré");
    assert_eq!(count(&carnet, Entity::Contact), before);
    // The draft is there, and nobody is marked any more.
    carnet
        .press("entrée")
        .assert_screen("La permanence change de jour.")
        .act(Action::Save)
        .assert_answer("Personne n’est marqué");
    carnet.assert_sound();
}

#[test]
fn when_another_large_act_is_under_way_what_was_typed_stays() {
    let base = Base::large();
    let (mut carnet, marked) = contact_for_everyone(&base);
    let before = count(&carnet, Entity::Contact);
    let (author, moment) = (base.author(1), Clock::stopped_on(day(TODAY)).moment());
    let mut other = base.store();
    let act = other.long_act(&author, &moment, Nature::Import, "Import");
    let busy = StoreError::Locked.to_string();
    carnet.act(Action::Save).wait().assert_answer(&busy);
    carnet.assert_screen("La permanence change de jour.");
    assert_eq!(carnet.store().drafts(&base.author(0)).unwrap().len(), 1);
    drop(act);
    carnet.act(Action::Save).wait().assert_answer("Enregistré");
    assert_eq!(count(&carnet, Entity::Contact), before + marked);
}

#[test]
fn everyone_has_another_referent_and_those_who_have_them_are_left() {
    let base = Base::large();
    let mut carnet = base.open();
    carnet.act(Action::Scope).act(Action::MarkAll);
    let marked = carnet.app().stack.caseload.list.marks.len();
    let before = count(&carnet, Entity::Assignment);
    carnet
        .act(Action::ActOnMarked)
        .pick("référent")
        .choose("Agent", "rivi")
        .act(Action::Save)
        .act(Action::Yes);
    let answer = carnet.answer();
    let number = |words: &str| -> usize {
        let (head, _) = answer
            .split_once(words)
            .unwrap_or_else(|| panic!("{answer}"));
        head.rsplit([' ', '(']).next().unwrap().parse().unwrap()
    };
    let (changed, left) = (number(" personnes ("), number(" dossiers laissés"));
    assert_eq!(changed + left, marked, "{answer}");
    assert!(left > 10, "{answer}");
    assert!(count(&carnet, Entity::Assignment) > before);
    carnet.act(Action::Undo).wait().assert_answer("Annulé");
    assert_eq!(count(&carnet, Entity::Assignment), before);
    carnet.assert_sound();
}
