//! Another program holds the store, or its file is gone: what is typed stays and goes on, what was
//! asked is done as soon as it can be, and nothing is said before it is so.
#![expect(
    clippy::disallowed_methods,
    reason = "a store is held apart from the program"
)]
use std::rc::Rc;
use std::time::Duration;

use carnet::app::action::Action;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Row};
use carnet::store::Store;
use rusqlite::Connection;

use super::harness::{Base, Session};

/// Another program, which writes and does not end.
fn hold(base: &Base) -> Connection {
    let other = Connection::open(base.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    other
}

fn release(other: Connection) {
    other.execute_batch("ROLLBACK").unwrap();
}

/// Camille, in the form of a new file, half filled.
fn half_filled() -> (Rc<Base>, Session) {
    let base = Base::empty();
    let mut carnet = base.open_as(0);
    carnet
        .act(Action::New)
        .fill("Nom", "DURAND")
        .fill("Prénom", "Ann");
    (base, carnet)
}

/// The people there are.
fn people(carnet: &Session) -> Vec<Row> {
    carnet.store().all_rows(Entity::Allocataire).unwrap()
}

fn soon() -> Duration {
    Duration::from_millis(400)
}

#[test]
fn a_form_saved_while_the_store_is_held_is_saved_when_it_is_free_with_what_was_typed_meanwhile() {
    let (base, mut carnet) = half_filled();
    let other = hold(&base);
    carnet
        .act(Action::Save)
        .assert_answer("La base est occupée");
    carnet.type_text("e-Laure").pass(soon());
    carnet.assert_answer("carnet réessaie");
    assert_eq!(carnet.focused_label().as_deref(), Some("Prénom"));
    assert_eq!(people(&carnet).len(), 0);
    release(other);
    carnet.pass(soon()).assert_answer("Enregistré");
    let people = people(&carnet);
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].text("prenom"), Some("Anne-Laure"));
    carnet.assert_sound();
}

#[test]
fn after_a_second_the_screen_says_who_holds_the_store() {
    let (base, mut carnet) = half_filled();
    let other = hold(&base);
    carnet.act(Action::Save).pass(Duration::from_millis(1_400));
    carnet.assert_answer("occupée par une autre opération de carnet, depuis 1 s au moins");
    release(other);
}

#[test]
fn one_can_stop_waiting_and_the_text_stays() {
    let (base, mut carnet) = half_filled();
    let other = hold(&base);
    carnet.act(Action::Save).press("échap");
    carnet.assert_answer("carnet n’attend plus : rien n’est enregistré");
    assert_eq!(carnet.focused_label().as_deref(), Some("Prénom"));
    release(other);
    carnet.pass(soon());
    assert_eq!(people(&carnet).len(), 0);
    carnet.act(Action::Save).assert_answer("Enregistré");
}

#[test]
fn in_a_list_keys_do_nothing_while_an_act_waits_and_it_is_done_once() {
    let base = Base::empty();
    let mut carnet = base.open_as(0);
    carnet
        .act(Action::New)
        .fill("Nom", "DURAND")
        .fill("Prénom", "Anne")
        .act(Action::Save)
        .press("échap");
    let other = hold(&base);
    carnet.act(Action::Undo).assert_answer("carnet réessaie");
    carnet.press("u").press("u").press("n");
    carnet.assert_answer("Ce n’est pas encore fait");
    assert!(carnet.app().stack.layers().is_empty());
    release(other);
    carnet.pass(soon()).assert_answer("Annulé");
    carnet.act(Action::Redo).assert_answer("Rétabli");
    assert_eq!(people(&carnet).len(), 1);
    carnet.assert_sound();
}

#[test]
fn a_decision_of_the_queue_waits_and_is_written_once() {
    let base = Base::demo();
    let mut carnet = base.open_as(0);
    carnet.act(Action::Triage);
    let before = carnet.screen();
    let acts = |carnet: &Session| {
        let kept = carnet.store().next_undo(&carnet.app().desk.author);
        kept.unwrap().map(|act| act.act)
    };
    let last = acts(&carnet);
    let other = hold(&base);
    carnet.press("d").assert_answer("La base est occupée");
    carnet.press("d").press("d");
    assert_eq!(acts(&carnet), last);
    release(other);
    carnet.pass(soon());
    assert_ne!(carnet.screen(), before);
    assert_ne!(acts(&carnet), last);
    carnet.act(Action::Undo);
    assert_eq!(acts(&carnet), last);
    carnet.assert_sound();
}

#[test]
fn nothing_is_said_to_be_saved_in_a_file_that_was_removed_or_replaced() {
    let (base, mut carnet) = half_filled();
    let away = base.path().with_extension("ailleurs");
    std::fs::rename(base.path(), &away).unwrap();
    carnet
        .act(Action::Save)
        .assert_answer("n’est plus à sa place");
    std::fs::write(base.path(), "autre chose").unwrap();
    carnet.pass(soon()).assert_answer("n’est plus à sa place");
    carnet.type_text("e");
    // It comes back: what waited is saved.
    std::fs::rename(&away, base.path()).unwrap();
    carnet.pass(soon()).assert_answer("Enregistré");
    let people = people(&carnet);
    assert_eq!(people[0].text("prenom"), Some("Anne"));
}

/// Camille waits to save a second file; the first is in the store.
fn one_saved_and_one_to_save() -> (Rc<Base>, Session) {
    let (base, mut carnet) = half_filled();
    carnet.act(Action::Save).assert_answer("Enregistré");
    carnet.act(Action::Back);
    carnet
        .act(Action::New)
        .fill("Nom", "FAURE")
        .fill("Prénom", "Luc");
    (base, carnet)
}

fn long() -> Duration {
    Duration::from_millis(1_300)
}

#[test]
fn a_store_that_was_removed_is_written_anew_with_what_was_typed_when_one_asks_for_it() {
    let (base, mut carnet) = one_saved_and_one_to_save();
    std::fs::remove_file(base.path()).unwrap();
    carnet.act(Action::Save).act(Action::Save);
    carnet.assert_answer("n’est plus à sa place");
    assert!(!base.path().exists(), "not before it was offered");
    carnet
        .pass(long())
        .assert_answer("Ctrl-S : écrire une nouvelle base")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_answer("écrite de nouveau");
    assert_eq!(people(&base.open_as(0)).len(), 2);
    carnet.assert_sound();
}

#[test]
fn a_store_whose_place_another_file_has_is_written_under_another_name() {
    let (base, mut carnet) = one_saved_and_one_to_save();
    std::fs::remove_file(base.path()).unwrap();
    std::fs::write(base.path(), "autre chose").unwrap();
    carnet
        .act(Action::Save)
        .pass(long())
        .act(Action::Save)
        .assert_answer(".reprise.db");
    assert_eq!(people(&carnet).len(), 2);
    assert_eq!(std::fs::read(base.path()).unwrap(), b"autre chose");
}

#[test]
fn a_whole_copy_put_in_the_place_of_the_store_is_gone_on_with_and_an_older_one_is_not() {
    let (base, mut carnet) = half_filled();
    let copies = tempfile::tempdir().unwrap();
    let [older, whole] = ["ancienne.db", "entiere.db"].map(|name| copies.path().join(name));
    carnet.act(Action::Save).assert_answer("Enregistré");
    carnet.store().back_up(&older).unwrap();
    carnet.act(Action::Undo).assert_answer("Annulé");
    carnet.store().back_up(&whole).unwrap();
    carnet
        .act(Action::New)
        .fill("Nom", "FAURE")
        .fill("Prénom", "Luc");
    for side in ["", "-wal", "-shm"] {
        std::fs::remove_file(carnet::files::beside(&base.path(), side)).unwrap();
    }
    std::fs::rename(&older, base.path()).unwrap();
    carnet
        .act(Action::Save)
        .pass(soon())
        .assert_answer("n’est plus à sa place");
    std::fs::rename(&whole, base.path()).unwrap();
    carnet.pass(soon()).assert_answer("Enregistré");
    let mut other = base.open_as(0);
    let there = people(&other);
    assert_eq!(there.len(), 1);
    assert_eq!(there[0].text("nom"), Some("FAURE"));
    // A screen where nothing is asked follows too.
    carnet.store().back_up(&whole).unwrap();
    for side in ["", "-wal", "-shm"] {
        std::fs::remove_file(carnet::files::beside(&base.path(), side)).unwrap();
    }
    std::fs::rename(&whole, base.path()).unwrap();
    other.pass(Duration::from_secs(2));
    assert!(!other.store().is_displaced());
}

#[test]
fn a_draft_taken_up_in_a_second_window_is_no_longer_shared() {
    let (base, mut one) = half_filled();
    one.press("tab");
    let drafts = |carnet: &Session| carnet.store().drafts(&carnet.app().desk.author).unwrap();
    assert_eq!(drafts(&one).len(), 1);
    // The same person in a second window: the draft is offered, and taken up there.
    let mut other = base.open_as_session(0, "4242@pts/9");
    other.press("entrée");
    other.assert_screen("DURAND");
    one.pass(Duration::from_secs(2));
    one.assert_answer("repris dans une autre de vos fenêtres");
    one.go_to_field("Prénom").type_text("ie").press("tab");
    let kept = drafts(&one);
    assert_eq!(kept.len(), 2, "{kept:?}");
    assert!(kept.iter().any(|it| it.values.contains("Annie")));
    other.act(Action::Save).assert_answer("Enregistré");
    assert_eq!(drafts(&one).len(), 1);
}

#[test]
fn the_screen_is_hidden_after_a_while_and_a_key_shows_it_again_and_does_nothing_else() {
    let (_base, mut carnet) = half_filled();
    carnet.pass(Duration::from_secs(9 * 60 + 45));
    carnet.assert_answer("l’écran se cache dans 20 secondes");
    carnet.type_text("e");
    carnet.pass(Duration::from_secs(9 * 60 + 30));
    carnet.assert_screen("Prénom");
    carnet.pass(Duration::from_secs(10 * 60 + 1));
    carnet.assert_screen("Écran caché");
    assert!(!carnet.screen().contains("DURAND") && !carnet.screen().contains("BERNARD"));
    // What was typed is kept, a paste shows nothing, a key only comes back.
    let drafts = carnet.store().drafts(&carnet.app().desk.author).unwrap();
    assert!(drafts[0].values.contains("Anne"));
    carnet.paste("x").assert_screen("Écran caché");
    carnet.press("z");
    carnet.assert_screen("DURAND");
    assert_eq!(carnet.focused_label().as_deref(), Some("Prénom"));
    carnet.act(Action::Veil).assert_screen("Écran caché");
    carnet
        .press("entrée")
        .act(Action::Save)
        .assert_answer("Enregistré");
    assert_eq!(people(&carnet)[0].text("prenom"), Some("Anne"));
}

#[test]
fn a_clock_that_went_back_is_said_at_the_start() {
    let (base, mut carnet) = half_filled();
    carnet.act(Action::Save).assert_answer("Enregistré");
    let later = carnet::domain::date::from_iso("2026-12-25").unwrap();
    let moment = carnet::clock::Clock::stopped_on(later).moment();
    let author = carnet.app().desk.author.clone();
    let mut store = Store::open(&base.path()).unwrap();
    let person = Op::Insert {
        entity: Entity::Allocataire,
        values: vec![("nom", "FAURE".into()), ("prenom", "Luc".into())],
    };
    let change = Change::entry("Essai", None, vec![person]);
    store.apply(&author, &moment, &change).unwrap();
    base.open_as(0)
        .assert_answer("L’horloge de cette machine est incohérente");
}

#[test]
fn in_the_closed_mode_nothing_leads_out_of_the_screen() {
    let mut carnet = Session::demo();
    carnet.closed();
    carnet
        .act(Action::Import)
        .assert_answer("En mode cloisonné");
    carnet
        .act(Action::Situation)
        .act(Action::New)
        .pick("à partir de la dernière")
        .go_to_field("Objectifs de l’accompagnement")
        .act(Action::ExternalEditor)
        .assert_answer("En mode cloisonné");
}
