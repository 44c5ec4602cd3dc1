//! Encrypted stores: nothing in clear in any file, one phrase, converted both ways, whole or not at all.
use std::path::Path;

use super::*;
use crate::domain::phrase::Phrase;

const PHRASE: &str = "lampe rivage tortue violon prairie ciment oseille";
const TOKENS: [&str; 2] = ["Zébulonovitch", "Wolframine"];

fn phrase() -> Phrase {
    Phrase::typed(PHRASE)
}

fn sealed() -> (tempfile::TempDir, Store) {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let key = Key::for_new_store(&phrase()).unwrap();
    let path = place.path().join("essai.db");
    let made = Store::create_under(&path, Some(&key), &setup, |store| {
        person(store, TOKENS[0], TOKENS[1]);
        Ok::<_, StoreError>(())
    });
    (place, made.unwrap().0)
}

/// Files of a folder where one of the texts can be read, in one of the ways a text is written.
fn files_that_say(folder: &Path, texts: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_that_say(&path, texts));
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let says = |text: &str| {
            [
                text.to_owned(),
                text.to_lowercase(),
                crate::domain::text::fold(text),
            ]
            .iter()
            .any(|text| {
                bytes
                    .windows(text.len())
                    .any(|part| part == text.as_bytes())
            })
        };
        if texts.iter().any(|text| says(text)) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn no_file_says_a_word_of_what_was_typed_and_each_opens_by_the_same_phrase() {
    let (place, mut store) = sealed();
    person(&mut store, TOKENS[1], TOKENS[0]);
    let copy = place.path().join("copie.db");
    store.back_up(&copy).unwrap();
    let view = store.as_of(day("2026-11-20")).unwrap();
    assert!(view.is_encrypted());
    assert_eq!(
        files_that_say(view.path().parent().unwrap(), &TOKENS),
        [""; 0]
    );
    assert_eq!(files_that_say(place.path(), &TOKENS), [""; 0]);
    assert!(!place.path().join("copie.db-wal").exists());
    let opened = Store::open(&copy).unwrap();
    assert!(opened.is_encrypted() && opened.verify().unwrap().is_clean());
    assert_eq!(opened.all_rows(Entity::Allocataire).unwrap().len(), 2);
    // The negative control: the same in a plain store is found.
    let (plain, mut store) = store_in_clear();
    person(&mut store, TOKENS[0], TOKENS[1]);
    assert_ne!(files_that_say(plain.path(), &TOKENS), [""; 0]);
}

fn store_in_clear() -> (tempfile::TempDir, Store) {
    let (place, store) = sealed();
    let path = store.path().to_owned();
    drop(store);
    Store::convert(&path, None, None).unwrap();
    (place, Store::open(&path).unwrap())
}

#[test]
fn a_locked_store_says_nothing_until_its_phrase_is_given() {
    let (_place, mut store) = sealed();
    assert!(store.lock().unwrap());
    assert!(store.all_rows(Entity::Allocataire).is_err());
    assert!(matches!(store.again(), Err(StoreError::Encrypted(_))));
    let wrong = store.unlock(&Phrase::typed("lampe rivage"));
    assert!(matches!(wrong, Err(StoreError::WrongPhrase)));
    assert!(store.all_rows(Entity::Allocataire).is_err());
    store.unlock(&phrase()).unwrap();
    assert_eq!(store.all_rows(Entity::Allocataire).unwrap().len(), 1);
    person(&mut store, "Petit", "Ada");
    let (_place, mut plain) = store_in_clear();
    assert!(!plain.lock().unwrap());
    assert_eq!(plain.all_rows(Entity::Allocataire).unwrap().len(), 1);
}

#[test]
fn a_store_is_converted_both_ways_and_loses_nothing() {
    let (place, mut store) = sealed();
    for n in 0..30 {
        person(&mut store, &format!("Nom{n}"), "Ada");
    }
    let path = store.path().to_owned();
    let before = store.all_rows(Entity::Allocataire).unwrap();
    let other = store.again().unwrap();
    drop(store);
    // Open elsewhere: refused, and as it was.
    assert!(matches!(
        Store::convert(&path, None, None),
        Err(StoreError::Locked)
    ));
    drop(other);
    let kept = place.path().join("avant.db");
    Store::convert(&path, None, Some(&kept)).unwrap();
    let plain = Store::open(&path).unwrap();
    assert!(!plain.is_encrypted() && plain.verify().unwrap().is_clean());
    assert_eq!(plain.all_rows(Entity::Allocataire).unwrap(), before);
    assert!(Store::open(&kept).unwrap().is_encrypted());
    drop(plain);
    let taken = Store::convert(&path, None, Some(&kept));
    assert!(matches!(taken, Err(StoreError::Target { .. })));
    let key = Key::for_new_store(&Phrase::typed("une autre phrase")).unwrap();
    std::fs::remove_file(&kept).unwrap();
    Store::convert(&path, Some(&key), None).unwrap();
    let mut again = Store::open(&path).unwrap();
    assert!(again.is_encrypted() && again.verify().unwrap().is_clean());
    assert_eq!(again.all_rows(Entity::Allocataire).unwrap(), before);
    assert_eq!(files_that_say(place.path(), &TOKENS), [""; 0]);
    person(&mut again, "Petit", "Ada");
    let ada = Query {
        search: "ada".into(),
        ..Query::new(day("2026-11-21"))
    };
    assert_eq!(again.count(&ada, 99).unwrap(), 31);
    assert!(again.lock().unwrap());
    assert!(matches!(
        again.unlock(&phrase()),
        Err(StoreError::WrongPhrase)
    ));
    again.unlock(&Phrase::typed("une autre phrase")).unwrap();
}

#[test]
fn every_bit_that_flips_in_an_encrypted_file_is_seen() {
    let (place, mut store) = sealed();
    for n in 0..60 {
        person(&mut store, &format!("Nom{n}"), "Ada");
    }
    let copy = place.path().join("copie.db");
    store.back_up(&copy).unwrap();
    let whole = std::fs::read(&copy).unwrap();
    let flips = 300;
    let mut unseen = Vec::new();
    for n in 0..flips {
        let mut bytes = whole.clone();
        // Spread over the file, never twice the same bit of a byte.
        let at = n * bytes.len() / flips + n % 61;
        bytes[at] ^= 1 << (n % 8);
        let broken = place.path().join("abime.db");
        std::fs::write(&broken, &bytes).unwrap();
        let found = Store::open(&broken).and_then(|store| store.verify());
        let told = match &found {
            Ok(report) => report.damage.is_some(),
            Err(error) => matches!(error, StoreError::Corrupt(_) | StoreError::Encrypted(_)),
        };
        if !told {
            unseen.push((at, format!("{found:?}")));
        }
    }
    assert_eq!(unseen, []);
}
