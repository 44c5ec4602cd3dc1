//! Someone leaning on the keyboard: thousands of keys, always the same ones. Nothing panics,
//! the store stays sound, and everything done can be undone.
//!
//! `CARNET_SINGE=300000 cargo test --test it monkey` presses about that many keys for each seed
//! instead of 3,000.
use std::rc::Rc;

use carnet::app::event::Event;
use carnet::app::key::Key;
use carnet::domain::record::Entity;
use carnet::store::Store;

use super::harness::{Base, Session};

/// Always the same numbers for a seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }
}

const KEYS: &[&str] = &[
    "entrée",
    "entrée",
    "entrée",
    "échap",
    "tab",
    "tab",
    "tab",
    "maj+tab",
    "haut",
    "bas",
    "bas",
    "gauche",
    "droite",
    "début",
    "fin",
    "page-haut",
    "page-bas",
    "suppr",
    "retour-arrière",
    "espace",
    "ctrl+s",
    "ctrl+s",
    "ctrl+s",
    "ctrl+z",
    "ctrl+y",
    "ctrl+r",
    "ctrl+e",
    "ctrl+c",
    "ctrl+l",
    "ctrl+p",
    "ctrl+n",
    "ctrl+f",
    "f1",
    "f2",
    "*",
    "?",
    ":",
    "/",
    ",",
];
const LETTERS: &str = "abcdefghijklmnoprstuvwxyzKJGUEé0123456789 '’-/.";
const TEXTS: &[&str] = &[
    "oui",
    "j",
    "+3",
    "24/11 14h",
    "06 39 98 00 01",
    "=1+1",
    "\u{202e}abc",
    "👩‍👩‍👧 fam",
    "a\u{301}\u{301}",
    "31/02",
    "ligne\nligne",
    "ß ﬁ Ǆ",
    "   ",
    "ctrl\u{7}",
];

/// Gestures that end in a write now and then.
const GESTURES: &[&str] = &[
    "échap échap n f a b tab c d ctrl+s",
    "échap échap p bas bas d ctrl+s échap",
    "échap échap p bas J K J",
    "échap échap p bas bas suppr u U",
    "échap échap r n entrée tab + 3 ctrl+s",
    "échap échap r d ctrl+s ctrl+s",
    "échap échap s n entrée ctrl+s",
    "échap échap e tab x tab y ctrl+s",
    "échap échap espace espace m entrée tab tab s m s tab ctrl+s",
    "échap échap suppr o u i entrée u",
    "échap échap E d ctrl+s n o u i ctrl+s u droite d ctrl+s échap",
    "u u u U U",
    "v d ctrl+s v",
];

fn next(dice: &mut Dice) -> Event {
    match dice.throw(10) {
        0..=4 => Event::Key(KEYS[dice.throw(KEYS.len())].parse().unwrap()),
        5..=8 => {
            let letters: Vec<char> = LETTERS.chars().collect();
            Event::Key(Key::char(letters[dice.throw(letters.len())]))
        }
        _ => Event::Paste(TEXTS[dice.throw(TEXTS.len())].to_owned()),
    }
}

/// All that is known of people, without what counts the writes.
fn everything(store: &Store) -> Vec<String> {
    let mut rows = Vec::new();
    for entity in Entity::ALL {
        for row in store.all_rows(entity).unwrap() {
            let values: Vec<_> = entity
                .fields()
                .iter()
                .map(|field| row.get(field.name))
                .collect();
            rows.push(format!("{entity:?} {} {values:?}", row.id));
        }
    }
    rows.sort();
    rows
}

/// Leans on the keyboard, opening carnet again each time it was quit.
fn lean(base: &Rc<Base>, seed: u64, rounds: usize) -> Session {
    let mut dice = Dice(seed);
    let mut carnet = base.open_sized(100, 30);
    for round in 0..rounds {
        let count = 1 + dice.throw(8);
        let mut keys: Vec<Event> = (0..count).map(|_| next(&mut dice)).collect();
        if round % 4 == 0 {
            let gesture = GESTURES[dice.throw(GESTURES.len())].split(' ');
            keys.extend(gesture.map(|key| Event::Key(key.parse().unwrap())));
        }
        carnet.flood(keys);
        if !carnet.is_open() {
            carnet = base.open_sized(100, 30);
        }
        if round % 97 == 0 {
            let (width, height) = (dice.throw(140), dice.throw(50));
            carnet.resize(width.try_into().unwrap(), height.try_into().unwrap());
        }
    }
    carnet
}

/// Rounds of some six keys: 500, unless `CARNET_SINGE` asks for another number of keys.
fn rounds() -> usize {
    let asked = std::env::var("CARNET_SINGE").ok();
    let keys = asked.map_or(3_000, |keys| {
        keys.parse().expect("CARNET_SINGE is a number")
    });
    usize::max(keys / 6, 1)
}

fn play(seed: u64) {
    let base = Base::demo();
    let before = everything(&base.store());
    let mut carnet = lean(&base, seed, rounds());
    carnet.assert_sound();
    let author = base.author(0);
    let moment = carnet.app().desk.clock.moment();
    drop(carnet);
    let mut store = base.store();
    let mut undone = 0;
    while store.next_undo(&author).unwrap().is_some() {
        store.undo(&author, &moment).unwrap();
        undone += 1;
        assert!(undone < 10_000_000);
    }
    assert!(undone > 0, "the monkey did something");
    let after = everything(&store);
    let lost: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
    let added: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
    assert!(
        lost.is_empty() && added.is_empty(),
        "lost {lost:#?}, added {added:#?}"
    );
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn a_monkey_harms_nothing_and_everything_is_undone() {
    play(1);
}

#[test]
fn another_monkey_harms_nothing_and_everything_is_undone() {
    play(2026);
}
