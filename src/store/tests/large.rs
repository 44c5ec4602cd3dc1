//! Large acts: written part by part, they leave what one transaction would leave; given up or cut,
//! nothing.
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use super::*;
use crate::domain::change::Nature;
use crate::store::undo::Inversion;

const PEOPLE: usize = 250;

fn many(store: &mut Store) -> Vec<Id> {
    let named = |n| person(store, &format!("Faure{n}"), "Inès");
    (0..PEOPLE).map(named).collect()
}

fn contacts(people: &[Id]) -> Vec<Op> {
    let values = |person: &Id| {
        vec![
            ("allocataire_id", (*person).into()),
            ("fait_le", "2026-11-20".into()),
            ("sens", "sortant".into()),
            ("canal", "telephone".into()),
            ("resultat", "echange".into()),
            ("bilateral", 1.into()),
        ]
    };
    let noted = people.iter();
    noted
        .map(|person| Op::insert(Entity::Contact, values(person)))
        .collect()
}

fn written(store: &Store) -> usize {
    store.all_rows(Entity::Contact).unwrap().len()
}

/// What is known of people, without the names and numbers that the store gives.
fn known(store: &Store, people: &[Id]) -> Vec<(Vec<Vec<Value>>, Vec<String>)> {
    let of = |person: &Id| {
        let rows = store.rows_of(Entity::Contact, *person).unwrap();
        let alerts = store.alerts_of(*person, day("2026-11-21")).unwrap();
        let alerts = alerts.into_iter().map(|it| format!("{it:?}"));
        (
            rows.into_iter().map(|row| row.values).collect(),
            alerts.collect(),
        )
    };
    people.iter().map(of).collect()
}

/// Notes a contact for some of these people, part by part, without ending the act.
fn begin<'s>(store: &'s mut Store, by: (&'s Author, &'s Moment), parts: &[&[Id]]) -> LongAct<'s> {
    let label = "Contact avec les personnes marquées";
    let mut act = store.long_act(by.0, by.1, Nature::Entry, label).unwrap();
    for people in parts {
        act.part(|part| part.apply(&contacts(people))).unwrap();
    }
    act
}

/// Writes the whole act.
fn note(store: &mut Store, people: &[Id]) {
    let (marie, now) = (author("Marie"), moment());
    let parts: Vec<&[Id]> = people.chunks(100).collect();
    let act = begin(store, (&marie, &now), &parts);
    act.finish("Contact noté pour 250 personnes").unwrap();
}

fn invert(
    store: &mut Store,
    nature: Nature,
    mut go_on: impl FnMut(Progress) -> bool,
) -> Result<Undone> {
    let (marie, now) = (author("Marie"), moment());
    let act = store.to_invert(&marie, nature)?;
    assert!(store.is_long(&act)?);
    store.invert((&marie, &now), act, nature, &mut |at| match go_on(at) {
        true => ControlFlow::Continue(()),
        false => ControlFlow::Break(()),
    })
}

#[test]
fn an_act_in_parts_leaves_what_one_transaction_leaves() {
    let (_place, mut at_once) = store();
    let (_other, mut in_parts) = store();
    let people = many(&mut at_once);
    assert_eq!(many(&mut in_parts), people);
    let change = Change::entry("Contact noté", None, contacts(&people));
    at_once.apply(&author("Marie"), &moment(), &change).unwrap();
    let before = in_parts.figures().unwrap();
    note(&mut in_parts, &people);
    assert_ne!(in_parts.figures().unwrap(), before);
    assert_eq!(known(&in_parts, &people), known(&at_once, &people));
    assert!(in_parts.verify().unwrap().is_clean());
    // One act, taken back and done again as one.
    for _ in 0..2 {
        let mut told = Vec::new();
        let undone = invert(&mut in_parts, Nature::Undo, |at| {
            told.push(at);
            true
        });
        assert_eq!(undone.unwrap().label, "Contact noté pour 250 personnes");
        assert!(told.len() > 1 && told.iter().all(|at| at.total == PEOPLE));
        assert_eq!(written(&in_parts), 0);
        assert!(in_parts.verify().unwrap().is_clean());
        invert(&mut in_parts, Nature::Redo, |_| true).unwrap();
        assert_eq!(known(&in_parts, &people), known(&at_once, &people));
    }
    assert!(in_parts.verify().unwrap().is_clean());
}

/// Whether someone says that they wait to write in a store.
fn is_waited_for(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let note = std::fs::metadata(crate::files::beside(path, "-tete")).unwrap();
    let locks = std::fs::read_to_string("/proc/locks").unwrap();
    let of_note = format!(":{} 0 EOF", note.ino());
    let shared = |line: &&str| line.contains("FLOCK") && line.contains("READ");
    locks.lines().filter(shared).any(|it| it.contains(&of_note))
}

#[test]
fn who_waits_while_a_part_is_written_writes_before_the_next_one() {
    let (_place, mut store) = store();
    let people = many(&mut store);
    let (mut other, seen) = (store.again().unwrap(), store.again().unwrap());
    other.set_patience(Duration::from_secs(60)).unwrap();
    let path = store.path().to_owned();
    let (marie, now) = (author("Marie"), moment());
    let mut act = begin(&mut store, (&marie, &now), &[]);
    std::thread::scope(|scope| {
        let waiting = act.part(|part| {
            part.apply(&contacts(&people[..10]))?;
            let waiting = scope.spawn(move || person(&mut other, "Vidal", "Rose"));
            while !is_waited_for(&path) {
                std::thread::yield_now();
            }
            Ok(waiting)
        });
        let waiting = waiting.unwrap();
        act.part(|part| {
            let there = seen.all_rows(Entity::Allocataire)?.len();
            assert_eq!(there, PEOPLE + 1, "written before this part");
            part.apply(&contacts(&people[10..20]))
        })
        .unwrap();
        waiting.join().unwrap();
    });
    act.finish("Contact noté pour 20 personnes").unwrap();
    assert!(!is_waited_for(store.path()));
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn others_write_between_two_parts_and_the_draft_goes_at_the_end_only() {
    let (_place, mut store) = store();
    let people = many(&mut store);
    let mut other = store.again().unwrap();
    let (marie, now) = (author("Marie"), moment());
    let draft = Draft {
        form: "contact-marques".to_owned(),
        title: "Contact".to_owned(),
        ..Draft::default()
    };
    let draft = store.keep_draft(&marie, &now, &draft).unwrap();
    let act = begin(&mut store, (&marie, &now), &[&people[..100]]);
    let change = Change::entry("Contact", Some(people[0]), contacts(&people[..1]));
    other.apply(&author("Karim"), &now, &change).unwrap();
    let mut act = act.saving(Some(draft));
    act.part(|part| part.apply(&contacts(&people[100..])))
        .unwrap();
    assert_eq!(other.drafts(&marie).unwrap().len(), 1);
    act.finish("Contact noté").unwrap();
    assert_eq!(store.drafts(&marie).unwrap(), []);
    assert_eq!(written(&store), PEOPLE + 1);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn an_act_given_up_or_cut_leaves_nothing_to_undo_nor_to_do_again() {
    let (_place, mut store) = store();
    let people = many(&mut store);
    let (marie, now) = (author("Marie"), moment());
    let before = store.next_both(&marie).unwrap();
    let refused: Vec<Op> = vec![Op::insert(
        Entity::Contact,
        vec![("canal", "pigeon".into())],
    )];
    let mut act = begin(&mut store, (&marie, &now), &[&people[..100]]);
    let failed = act.part(|part| part.apply(&refused)).unwrap_err();
    let mut told = 0;
    let why = act.take_back(failed, &mut |_| {
        told += 1;
        ControlFlow::Break(())
    });
    assert!(matches!(why, StoreError::BadValue(_)), "{why}");
    assert!(told > 0);
    assert_eq!(written(&store), 0);
    assert_eq!(store.next_both(&marie).unwrap(), before);
    drop(begin(
        &mut store,
        (&marie, &now),
        &[&people[..100], &people[100..200]],
    ));
    assert_eq!(written(&store), 200);
    let labels = store.undo_unfinished(&marie, &now).unwrap();
    assert_eq!(labels, ["Contact avec les personnes marquées"]);
    assert_eq!(written(&store), 0);
    assert_eq!(store.next_both(&marie).unwrap(), before);
    assert_eq!(store.undo_unfinished(&marie, &now).unwrap(), [""; 0]);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn an_undo_given_up_is_as_if_it_had_never_begun() {
    let (_place, mut store) = store();
    let people = many(&mut store);
    note(&mut store, &people);
    let (marie, now) = (author("Marie"), moment());
    let (shown, both) = (known(&store, &people), store.next_both(&marie).unwrap());
    let stopped = invert(&mut store, Nature::Undo, |at| at.done == 0);
    assert!(matches!(stopped, Err(StoreError::GivenUp)), "{stopped:?}");
    assert_eq!(known(&store, &people), shown);
    assert_eq!(store.next_both(&marie).unwrap(), both);
    assert!(store.verify().unwrap().is_clean());
    invert(&mut store, Nature::Undo, |_| true).unwrap();
    assert_eq!(written(&store), 0);
    let both = store.next_both(&marie).unwrap();
    let stopped = invert(&mut store, Nature::Redo, |at| at.done == 0);
    assert!(matches!(stopped, Err(StoreError::GivenUp)), "{stopped:?}");
    assert_eq!(written(&store), 0);
    assert_eq!(store.next_both(&marie).unwrap(), both);
    let redone = store.redo(&marie, &now).unwrap();
    assert_eq!(redone.left, [""; 0]);
    assert_eq!(known(&store, &people), shown);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn an_undo_that_was_cut_goes_on_and_is_done_again_in_one_go() {
    let (_place, mut store) = store();
    let people = many(&mut store);
    note(&mut store, &people);
    let (marie, now) = (author("Marie"), moment());
    let shown = known(&store, &people);
    let act = store.to_invert(&marie, Nature::Undo).unwrap();
    Inversion::of((&marie, &now), act).cut(&store, Nature::Undo);
    assert!((1..250).contains(&written(&store)));
    assert_eq!(store.undo_unfinished(&marie, &now).unwrap(), [""; 0]);
    assert_eq!(written(&store), 0);
    let redone = store.redo(&marie, &now).unwrap();
    assert_eq!(redone.left, [""; 0]);
    assert_eq!(known(&store, &people), shown);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn an_undo_given_up_then_cut_leaves_the_act_as_it_was() {
    let (_place, mut store) = store();
    let people = many(&mut store);
    note(&mut store, &people);
    let (marie, now) = (author("Marie"), moment());
    let (shown, both) = (known(&store, &people), store.next_both(&marie).unwrap());
    let act = store.to_invert(&marie, Nature::Undo).unwrap();
    let undo = Inversion::of((&marie, &now), act).cut(&store, Nature::Undo);
    Inversion::of((&marie, &now), undo).cut(&store, Nature::TakeBack);
    assert_eq!(store.undo_unfinished(&marie, &now).unwrap(), [""; 0]);
    assert_eq!(known(&store, &people), shown);
    assert_eq!(store.next_both(&marie).unwrap(), both);
    store.undo(&marie, &now).unwrap();
    assert_eq!(written(&store), 0);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn a_large_undo_refuses_as_a_whole_when_someone_changed_a_record_since() {
    let (_place, mut store) = store();
    let people = many(&mut store);
    note(&mut store, &people);
    let changed = store.rows_of(Entity::Contact, people[249]).unwrap();
    let op = Op::update(&changed[0], vec![("canal", "sms".into())]);
    let change = Change::entry("Contact modifié", Some(people[249]), vec![op]);
    store.apply(&author("Karim"), &moment(), &change).unwrap();
    let refused = invert(&mut store, Nature::Undo, |_| true);
    assert!(
        matches!(&refused, Err(StoreError::CannotUndo(why)) if why.contains("Karim")),
        "{refused:?}"
    );
    assert_eq!(written(&store), PEOPLE);
    // One that changes between two parts stays, and its person is named.
    store.undo(&author("Karim"), &moment()).unwrap();
    let mut other = store.again().unwrap();
    let undone = invert(&mut store, Nature::Undo, |at| {
        if at.done > 0 && other.next_undo(&author("Karim")).unwrap().is_none() {
            let row = other.rows_of(Entity::Contact, people[0]).unwrap().remove(0);
            let op = Op::update(&row, vec![("canal", "sms".into())]);
            let change = Change::entry("Contact modifié", Some(people[0]), vec![op]);
            other.apply(&author("Karim"), &moment(), &change).unwrap();
        }
        true
    });
    assert_eq!(undone.unwrap().left, ["FAURE0 Inès"]);
    assert_eq!(written(&store), 1);
    assert!(store.verify().unwrap().is_clean());
}
