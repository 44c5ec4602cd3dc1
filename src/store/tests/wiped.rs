//! What is left in the memory of the process once an encrypted store is locked: nothing of its phrase,
//! nothing of its key.
use std::fs::File;
use std::os::unix::fs::FileExt;

use zeroize::Zeroizing;

use super::*;
use crate::domain::phrase::Phrase;

/// Turned so that what is looked for is not itself found.
const TURN: u8 = 0x55;

/// How often a text, turned, is in the memory of this process that can be written.
fn times_in_memory(turned: &[u8]) -> usize {
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let memory = File::open("/proc/self/mem").unwrap();
    let mut times = 0;
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (from, rest) = line.split_once('-').unwrap();
        let to = rest.split_once(' ').unwrap().0;
        let number = |text| u64::from_str_radix(text, 16).unwrap();
        let (mut at, end) = (number(from), number(to));
        while at < end {
            let size = usize::try_from((end - at).min(1 << 20)).unwrap();
            let mut part = Zeroizing::new(vec![0; size]);
            if memory.read_exact_at(&mut part, at).is_ok() {
                let same =
                    |bytes: &[u8]| bytes.iter().zip(turned).all(|(one, it)| one ^ TURN == *it);
                times += part
                    .windows(turned.len())
                    .filter(|bytes| same(bytes))
                    .count();
            }
            at += size as u64;
        }
    }
    times
}

/// A phrase that nothing else holds, and the same one turned.
fn unheard_of() -> (Zeroizing<String>, Vec<u8>) {
    let mut chance = [0_u8; 24];
    getrandom::fill(&mut chance).unwrap();
    let mut text = Zeroizing::new(String::with_capacity(64));
    for byte in chance {
        text.push(char::from(b'a' + byte % 26));
    }
    let turned = text.bytes().map(|byte| byte ^ TURN).collect();
    (text, turned)
}

#[test]
fn nothing_of_a_phrase_is_left_in_memory_once_the_store_is_locked() {
    let (text, turned) = unheard_of();
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let phrase = Phrase::typed(&text);
    drop(text);
    let key = Key::for_new_store(&phrase).unwrap();
    let words: Vec<u8> = key.for_tests().bytes().map(|byte| byte ^ TURN).collect();
    let bytes = of_hexadecimal(&words[2..34]);
    // Half of it would do.
    let (half, of_key) = (&turned[..12], &words[2..34]);
    assert!(times_in_memory(half) > 0, "the search finds what is there");
    let path = place.path().join("essai.db");
    let made = Store::create_under(&path, Some(&key), &setup, |_| Ok::<_, StoreError>(()));
    let mut store = made.unwrap().0;
    drop(key);
    store.lock().unwrap();
    store.unlock(&phrase).unwrap();
    person(&mut store, "Petit", "Ada");
    drop(phrase);
    assert!(
        times_in_memory(&bytes) > 0,
        "the search finds what is there"
    );
    store.lock().unwrap();
    assert_eq!(times_in_memory(half), 0, "of the phrase");
    assert_eq!(times_in_memory(of_key), 0, "of the key, as it was given");
    assert_eq!(times_in_memory(&bytes), 0, "of the key");
}

/// The bytes that turned hexadecimal digits stand for, turned.
fn of_hexadecimal(turned: &[u8]) -> Vec<u8> {
    let digit = |it: u8| u8::try_from(char::from(it ^ TURN).to_digit(16).unwrap()).unwrap();
    let pairs = turned.chunks(2);
    pairs
        .map(|pair| (digit(pair[0]) << 4 | digit(pair[1])) ^ TURN)
        .collect()
}
