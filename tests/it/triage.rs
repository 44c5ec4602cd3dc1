//! The queue: one item at a time, one key an outcome, several people at once.
use std::time::Duration;

use carnet::app::action::Action;
use carnet::app::places::triage::View;
use carnet::domain::queue::ItemKind;
use carnet::domain::record::{Entity, Id};
use carnet::store::{Query, QueueItem, QueueScope};

use super::harness::{Base, Session, day};

/// The item on screen.
pub fn item(carnet: &Session) -> QueueItem {
    let queue = carnet.app().stack.triage().unwrap();
    let shown = queue.shown.as_ref();
    shown
        .unwrap_or_else(|| panic!("the queue is empty:\n{}", carnet.screen()))
        .item
        .clone()
}

fn left(carnet: &Session) -> usize {
    carnet.app().stack.triage().unwrap().left
}

pub fn done(carnet: &Session) -> usize {
    carnet.app().stack.triage().unwrap().count()
}

/// The queue of the first référent of the demonstration, opened with `t`.
pub fn in_the_queue() -> Session {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Triage)
        .assert_screen("Triage ─ mes dossiers");
    carnet
}

/// Leaves items aside until one of that kind is on screen.
pub fn go_to(carnet: &mut Session, kind: ItemKind) -> QueueItem {
    for _ in 0..60 {
        if item(carnet).kind == kind {
            return item(carnet);
        }
        carnet.act(Action::NextAlert);
    }
    panic!("no {kind:?} in the queue");
}

pub fn rows(carnet: &Session, entity: Entity, person: Id) -> Vec<carnet::domain::record::Row> {
    carnet.store().rows_of(entity, person).unwrap()
}

#[test]
fn twenty_items_take_twenty_keys_and_the_dates_that_must_be_typed() {
    let mut carnet = in_the_queue();
    let before = left(&carnet);
    let keys = carnet.keys;
    let mut typed = 0;
    for number in 1..=20 {
        match item(&carnet).kind {
            ItemKind::Outcome => carnet.press("d"),
            ItemKind::FirstAppointment => {
                typed += 1;
                let at = format!("+7 {}h", 8 + typed);
                carnet.press("r").type_text(&at).press("entrée")
            }
            ItemKind::Absence => carnet.press("t"),
            ItemKind::Contract | ItemKind::Review | ItemKind::Action => carnet.press("m"),
        };
        assert_eq!(done(&carnet), number, "{}", carnet.screen());
    }
    // One key an item, and Entrée after a date.
    assert_eq!(carnet.keys - keys, 20 + typed);
    assert_eq!(typed, 2, "first appointments to be fixed among the twenty");
    assert_eq!(left(&carnet), before - 20);
    carnet.assert_screen("20 faits").assert_sound();
}

#[test]
fn kept_notes_the_outcome_and_shows_the_next_item_at_once() {
    let mut carnet = in_the_queue();
    let first = item(&carnet);
    assert_eq!(first.kind, ItemKind::Outcome);
    carnet.press("d").assert_screen("honoré. u pour annuler");
    let rdv = carnet
        .store()
        .row(Entity::Appointment, first.key.object)
        .unwrap();
    assert_eq!(rdv.text("statut"), Some("honore"));
    assert_eq!(rdv.date("statut_le"), Some(day("2026-11-21")));
    assert_ne!(item(&carnet).key, first.key);
}

#[test]
fn undo_goes_back_to_the_item() {
    let mut carnet = in_the_queue();
    let first = item(&carnet);
    carnet.press("n");
    let second = item(&carnet);
    carnet.press("e");
    assert_eq!(done(&carnet), 2);
    carnet.press("u");
    assert_eq!((item(&carnet), done(&carnet)), (second, 1));
    carnet.press("u");
    assert_eq!((item(&carnet), done(&carnet)), (first.clone(), 0));
    let rdv = carnet
        .store()
        .row(Entity::Appointment, first.key.object)
        .unwrap();
    assert_eq!(rdv.text("statut"), Some("prevu"));
    carnet.assert_sound();
}

#[test]
fn an_appointment_moved_keeps_its_former_date() {
    let mut carnet = in_the_queue();
    let first = item(&carnet);
    let former = first.key.day.clone();
    carnet
        .press("r")
        .type_text("24/11 14h")
        .press("entrée")
        .assert_screen("fixé au 24/11 à 14 h");
    let rdv = carnet
        .store()
        .row(Entity::Appointment, first.key.object)
        .unwrap();
    assert_eq!(rdv.date("prevu_le"), Some(day("2026-11-24")));
    assert_eq!(rdv.text("heure"), Some("14:00"));
    let moved = rows(&carnet, Entity::Postponement, first.person.id);
    assert_eq!(moved[0].text("ancienne"), Some(former.as_str()));
}

#[test]
fn a_day_that_is_past_is_not_taken_and_the_line_stays_open() {
    let mut carnet = in_the_queue();
    let first = item(&carnet);
    carnet.press("r").type_text("01/11/2026 9h").press("entrée");
    carnet.assert_answer("déjà passé");
    assert_eq!(carnet.app().stack.layers().len(), 1);
    carnet.press("échap");
    assert_eq!(item(&carnet), first);
}

#[test]
fn a_call_after_an_absence_is_a_contact_and_its_follow_up() {
    let mut carnet = in_the_queue();
    let absence = go_to(&mut carnet, ItemKind::Absence);
    carnet.press("t").assert_screen("appel");
    let person = absence.person.id;
    let contact = rows(&carnet, Entity::Contact, person).pop().unwrap();
    assert_eq!(contact.text("canal"), Some("telephone"));
    assert_eq!(contact.text("resultat"), Some("echange"));
    let follow_up = rows(&carnet, Entity::AbsenceAction, person).pop().unwrap();
    assert_eq!(follow_up.text("type"), Some("relance_telephone"));
    assert_eq!(follow_up.int("rdv_id"), Some(absence.key.object));
    assert_ne!(item(&carnet).key, absence.key);
}

#[test]
fn a_message_about_a_contract_brings_the_item_back_some_days_later() {
    let mut carnet = in_the_queue();
    let contract = go_to(&mut carnet, ItemKind::Contract);
    carnet.press("m").assert_screen("Reviendra le 24/11");
    let put_off = rows(&carnet, Entity::Deferral, contract.person.id)
        .pop()
        .unwrap();
    assert_eq!(put_off.date("jusque_le"), Some(day("2026-11-24")));
}

#[test]
fn an_outcome_that_makes_no_sense_says_why_and_writes_nothing() {
    let mut carnet = in_the_queue();
    let contract = go_to(&mut carnet, ItemKind::Contract);
    carnet
        .press("n")
        .assert_answer("Ce n’est pas un rendez-vous");
    assert_eq!((item(&carnet).key, done(&carnet)), (contract.key, 0));
    go_to(&mut carnet, ItemKind::FirstAppointment);
    carnet.press("d").assert_answer("la touche r en fixe un");
    assert_eq!(done(&carnet), 0);
}

#[test]
fn later_asks_a_day_and_a_reason_and_hides_the_item_until_then() {
    let mut carnet = in_the_queue();
    let first = item(&carnet);
    let before = left(&carnet);
    carnet
        .press("z")
        .type_text("lundi")
        .press("entrée")
        .press("entrée");
    carnet.assert_answer("pourquoi");
    carnet.type_text("en congés jusqu’à lundi").press("entrée");
    carnet.assert_screen("remis au 23/11");
    assert_eq!(left(&carnet), before - 1);
    let put_off = rows(&carnet, Entity::Deferral, first.person.id)
        .pop()
        .unwrap();
    assert_eq!(put_off.date("jusque_le"), Some(day("2026-11-23")));
    assert_eq!(put_off.text("motif"), Some("en congés jusqu’à lundi"));
    carnet.press("u");
    assert_eq!((item(&carnet), left(&carnet)), (first, before));
}

#[test]
fn an_item_passed_to_a_colleague_is_in_her_queue_and_no_longer_here() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet.act(Action::Triage);
    let first = item(&carnet);
    let colleague = base.agents()[1].clone();
    carnet.press("p").pick(colleague.text("nom").unwrap());
    carnet.assert_screen("passé à");
    assert_ne!(item(&carnet).key, first.key);
    let mut hers = base.open_as(1);
    hers.act(Action::Triage).press("b").pick("mes dossiers");
    let scope = hers.app().stack.triage().unwrap().scope;
    assert_eq!(scope, QueueScope::Referent(colleague.id));
    let mut seen = Vec::new();
    for _ in 0..left(&hers) {
        seen.push(item(&hers).key);
        hers.act(Action::NextAlert);
    }
    assert!(seen.contains(&first.key));
}

#[test]
fn several_items_marked_are_decided_together_and_undone_together() {
    let mut carnet = in_the_queue();
    let before = left(&carnet);
    // Space goes to the list with the item marked; the next one is marked too.
    carnet.press("espace").press("espace");
    let marked = carnet.app().stack.triage().unwrap().marks.len();
    assert_eq!(marked, 2);
    carnet.assert_screen("2 éléments marqués");
    carnet
        .press("d")
        .assert_screen("Honoré : 2 éléments de la file");
    assert_eq!((done(&carnet), left(&carnet)), (2, before - 2));
    carnet.press("u");
    let queue = carnet.app().stack.triage().unwrap();
    assert_eq!(
        (queue.marks.len(), queue.left, queue.view),
        (2, before, View::List)
    );
    carnet.assert_sound();
}

#[test]
fn twelve_appointments_of_this_morning_are_kept_in_three_keys() {
    let base = Base::demo();
    let people: Vec<Id> = {
        let store = base.store();
        // With the one of the demonstration at 9 h, twelve.
        store.ids(&Query::new(day("2026-11-21")), 11).unwrap()
    };
    base.add_appointments(&people, "2026-11-21", "08:30");
    let mut carnet = base.open_as(0);
    carnet.act(Action::Triage).press("b").pick("tout le monde");
    let mut guard = 0;
    while item(&carnet).key.day != "2026-11-21" {
        carnet.act(Action::NextAlert);
        guard += 1;
        assert!(
            guard < 60,
            "the morning is in the queue once its hour is past"
        );
    }
    let before = done(&carnet);
    carnet.press("*").assert_screen("12 éléments marqués");
    carnet.press("d").assert_screen("Honoré : 12 éléments");
    assert_eq!(done(&carnet), before + 12);
    carnet.assert_sound();
}

#[test]
fn the_file_opens_over_the_queue_and_escape_comes_back_to_it() {
    let mut carnet = in_the_queue();
    let first = item(&carnet);
    carnet.press("entrée");
    assert_eq!(carnet.person(), first.person.id);
    carnet.press("échap").assert_screen("Triage ─");
    assert_eq!(item(&carnet), first);
    carnet.press("échap").assert_screen("dossiers ─");
    assert!(carnet.app().stack.triage().is_none());
}

#[test]
fn what_is_dealt_with_in_the_file_leaves_the_queue_and_counts() {
    let mut carnet = in_the_queue();
    let first = item(&carnet);
    carnet.press("entrée").act(Action::Done).press("ctrl+s");
    while !carnet.app().stack.layers().is_empty() {
        carnet.press("échap");
    }
    carnet.press("échap");
    assert_ne!(item(&carnet).key, first.key);
    assert_eq!(done(&carnet), 1);
}

#[test]
fn the_end_of_the_queue_is_said_and_what_was_left_aside_comes_again() {
    let mut carnet = in_the_queue();
    let all = left(&carnet);
    for _ in 0..all {
        carnet.act(Action::NextAlert);
    }
    carnet
        .assert_screen("Vous êtes au bout de la file")
        .assert_screen(&format!("{all} éléments laissés de côté"))
        .press("d")
        .assert_answer(&format!(
            "avec {all} éléments laissés de côté : la touche v"
        ));
    carnet.act(Action::NextAlert);
    assert_eq!(item(&carnet).kind, ItemKind::Outcome);
}

#[test]
fn two_people_never_have_the_same_person_on_screen() {
    let base = Base::demo();
    let mut one = base.open_as_session(0, "un");
    let mut other = base.open_as_session(0, "deux");
    for carnet in [&mut one, &mut other] {
        carnet.act(Action::Triage).press("b").pick("tout le monde");
    }
    for _ in 0..10 {
        assert_ne!(item(&one).person.id, item(&other).person.id);
        one.act(Action::NextAlert);
        assert_ne!(item(&one).person.id, item(&other).person.id);
        other.act(Action::NextAlert);
    }
    // What one holds is not in the list of the other, and comes back when given back.
    let held = item(&one);
    other.press("tab");
    let listed = |carnet: &Session, key| {
        let rows = &carnet.app().stack.triage().unwrap().rows;
        rows.iter().any(|row| row.key == key)
    };
    assert!(!listed(&other, held.key.clone()));
    one.press("échap");
    other.pass(Duration::from_secs(2));
    assert!(listed(&other, held.key));
}

#[test]
fn looking_at_another_day_decides_nothing() {
    let base = Base::demo();
    let mut carnet = base.open_on_day("2026-11-10");
    carnet.act(Action::Triage);
    let first = item(&carnet);
    carnet.press("t").assert_answer("Lecture seule");
    assert_eq!(item(&carnet), first);
}
