//! A disk that does not answer: who asked is told so, asks again, and is answered once; nothing is written twice.
use std::sync::mpsc::channel;

use super::*;
use crate::domain::change::Nature;
use crate::store::slow::hang;

/// A store behind which someone types.
fn typed() -> (tempfile::TempDir, Store) {
    let (place, store) = store();
    store.write_beside();
    (place, store)
}

fn someone(name: &str) -> Change {
    let values = vec![("nom", name.into()), ("prenom", "Anne".into())];
    let op = Op::insert(Entity::Allocataire, values);
    Change::entry(format!("Nouveau dossier {name}"), None, vec![op])
}

fn apply(store: &mut Store, change: &Change) -> Result<Id> {
    let applied = store.apply(&author("Marie"), &moment(), change)?;
    Ok(applied.act)
}

fn wait(store: &Store) {
    while store.is_slow() {
        std::thread::yield_now();
    }
}

fn people(store: &Store) -> usize {
    store.all_rows(Entity::Allocataire).unwrap().len()
}

#[test]
fn a_change_that_is_asked_again_is_written_once() {
    let (_place, mut store) = typed();
    let hung = hang(store.path());
    let (one, other) = (someone("Durand"), someone("Faure"));
    assert!(matches!(apply(&mut store, &one), Err(StoreError::Slow)));
    assert!(matches!(apply(&mut store, &one), Err(StoreError::Slow)));
    assert!(matches!(apply(&mut store, &other), Err(StoreError::Slow)));
    assert!(store.is_sending(&one).is_some() && store.is_sending(&other).is_none());
    assert_eq!(people(&store), 0);
    drop(hung);
    wait(&store);
    // Another one is written, and that does not lose the answer to the first.
    let last = apply(&mut store, &other).unwrap();
    let first = apply(&mut store, &one).unwrap();
    assert!(first < last);
    assert_eq!(people(&store), 2);
    assert_eq!(store.late(), None);
    assert!(!store.awaits_disk());
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn what_nobody_asks_again_is_told_once() {
    let (_place, mut store) = typed();
    let hung = hang(store.path());
    assert!(apply(&mut store, &someone("Durand")).is_err());
    assert_eq!(store.late(), None);
    assert!(store.awaits_disk());
    drop(hung);
    wait(&store);
    let late = store.late().unwrap();
    assert_eq!(
        (late.label.as_str(), late.refused),
        ("Nouveau dossier Durand", None)
    );
    assert_eq!(store.late(), None);
    let act = store.to_invert(&author("Marie"), Nature::Undo).unwrap();
    assert_eq!(act.label, "Nouveau dossier Durand");
}

#[test]
fn what_the_disk_did_not_keep_is_not_said_to_be_kept() {
    let (place, mut store) = typed();
    let change = someone("Durand");
    let hung = hang(store.path());
    assert!(apply(&mut store, &change).is_err());
    let away = place.path().join("ailleurs");
    std::fs::rename(store.path(), &away).unwrap();
    drop(hung);
    wait(&store);
    assert!(matches!(
        apply(&mut store, &change),
        Err(StoreError::Displaced(_))
    ));
    assert_eq!(store.late(), None);
}

#[test]
fn a_store_behind_which_nobody_types_waits_for_its_disk() {
    let (_place, mut store) = store();
    let (send, told) = channel();
    let hung = hang(store.path());
    let other = send.clone();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            apply(&mut store, &someone("Durand")).unwrap();
            other.send("kept").unwrap();
        });
        send.send("the disk answers").unwrap();
        drop(hung);
    });
    let order: Vec<&str> = told.try_iter().collect();
    assert_eq!(order, ["the disk answers", "kept"]);
}

#[test]
fn a_store_that_may_only_be_read_writes_nothing_beside() {
    let (_place, store) = store();
    let read = Store::open_read_only(store.path(), "pour voir.").unwrap();
    read.write_beside();
    assert!(matches!(read.writable(), Err(StoreError::ReadOnly(_))));
    assert!(read.conn.beside().is_none());
}

#[test]
fn a_draft_that_was_slow_to_be_kept_has_one_number() {
    let (_place, mut store) = typed();
    let by = author("Marie");
    let draft = Draft {
        form: "personne".into(),
        values: "{}".into(),
        ..Draft::default()
    };
    let hung = hang(store.path());
    assert!(store.keep_draft(&by, &moment(), &draft).is_err());
    assert!(matches!(store.draft_landed(&draft), Err(StoreError::Slow)));
    drop(hung);
    wait(&store);
    let more = Draft {
        values: "{\"champs\":[]}".into(),
        ..draft
    };
    let id = store.keep_draft(&by, &moment(), &more).unwrap();
    let kept = store.drafts(&by).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].id, &kept[0].values), (id, &more.values));
}
