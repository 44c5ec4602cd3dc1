//! F49, F03: a person erased for good. No byte of the folder says anything of them any more; killed on the
//! way, they are there whole or gone.
use std::path::Path;

use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Id, Kind, Value};
use carnet::store::{Draft, Store};

use super::cut::{kill_after, started};
use super::home::Home;
use super::kill::{author, moment};
use super::{Chance, rounds};

/// Texts that nobody else has, each new.
struct Tokens(usize);

impl Tokens {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("Xyqz{}w", letters(self.0))
    }
}

fn letters(mut number: usize) -> String {
    let mut text = String::new();
    for _ in 0..5 {
        text.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
        number /= 26;
    }
    text
}

/// Someone of whom every field of text of every kind holds a text of their own, changed twice.
fn someone(store: &mut Store, tokens: &mut Tokens) -> Id {
    let mut person = 0;
    for entity in Entity::ALL.into_iter().filter(|it| it.belongs_to_person()) {
        let texts = entity
            .fields()
            .iter()
            .filter(|field| matches!(field.kind, Kind::Line | Kind::Prose));
        let names: Vec<&'static str> = texts.map(|field| field.name).collect();
        let mut values: Vec<(&'static str, Value)> = Vec::new();
        if entity != Entity::Allocataire {
            values.push(("allocataire_id", Value::Int(person)));
        }
        values.extend(names.iter().map(|name| (*name, tokens.next().into())));
        let label = format!("{} {}", entity.title(), tokens.next());
        let about = (person != 0).then_some(person);
        let change = Change::entry(label, about, vec![Op::insert(entity, values)]);
        let made = store.apply(&author("Claire"), &moment(), &change).unwrap();
        if entity == Entity::Allocataire {
            person = made.records[0];
        }
        for _ in 0..2 {
            let row = store.row(entity, made.records[0]).unwrap();
            let values = names.iter().map(|name| {
                (
                    *name,
                    format!("{} {}", tokens.next(), "long ".repeat(20)).into(),
                )
            });
            let op = Op::update(&row, values.collect());
            let change = Change::entry(tokens.next(), Some(person), vec![op]);
            store.apply(&author("Claire"), &moment(), &change).unwrap();
        }
    }
    store.undo(&author("Claire"), &moment()).unwrap();
    for given_up in [false, true] {
        let mut draft = Draft {
            form: "contact".to_owned(),
            person: Some(person),
            title: tokens.next(),
            values: format!("{{\"note\":\"{}\"}}", tokens.next()),
            ..Draft::default()
        };
        draft.id = store
            .keep_draft(&author("Claire"), &moment(), &draft)
            .unwrap();
        if given_up {
            store
                .abandon_draft(&author("Claire"), &moment(), draft.id)
                .unwrap();
        }
    }
    person
}

/// How often the folder has a text of those, whatever the case: where, and what.
fn found(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap().to_ascii_lowercase();
            let at = bytes
                .windows(4)
                .enumerate()
                .filter(|(_, it)| *it == b"xyqz");
            found.extend(at.map(|(at, _)| {
                let text = &bytes[at.saturating_sub(8)..(at + 24).min(bytes.len())];
                format!("{path:?} {at}: {:?}", String::from_utf8_lossy(text))
            }));
        }
    }
    found
}

#[test]
fn f49_no_byte_of_the_folder_says_anything_of_someone_who_was_purged() {
    let home = Home::with_demo();
    let folder = home.base().parent().unwrap().to_owned();
    let mut store = Store::open(&home.base()).unwrap();
    let mut tokens = Tokens(0);
    let mut people = Vec::new();
    for _ in 0..rounds(4, 40) {
        people.push(someone(&mut store, &mut tokens));
        // Others write meanwhile: rows move from page to page.
        for row in store.all_rows(Entity::Allocataire).unwrap().iter().take(20) {
            let note = "Relu avec elle. ".repeat(row.version as usize % 7 + 1);
            let op = Op::update(row, vec![("note", note.into())]);
            let change = Change::entry("Note", Some(row.id), vec![op]);
            store.apply(&author("Claire"), &moment(), &change).unwrap();
        }
    }
    assert!(found(&folder).len() > tokens.0);
    drop(store);
    let numbers: Vec<String> = people.iter().map(Id::to_string).collect();
    let mut words = vec!["purger", "--oui", "--motif", "demande"];
    words.extend(numbers.iter().map(String::as_str));
    let ran = home.run(&words);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Purgé"), "{}", ran.err);
    let left = found(&folder);
    assert!(
        left.is_empty(),
        "{} left, of {}: {left:#?}",
        left.len(),
        tokens.0
    );
    let verified = home.run(&["verifier"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    for number in &numbers {
        assert_ne!(home.run(&["dossier", number]).code, 0);
        assert_ne!(home.run(&["journal", number]).code, 0);
    }
    println!("F49: {} texts of {} people, 0 left", tokens.0, people.len());
}

#[test]
fn f49_while_someone_reads_it_is_not_said_to_be_done_and_is_at_the_next_opening() {
    let home = Home::with_demo();
    let folder = home.base().parent().unwrap().to_owned();
    let mut store = Store::open(&home.base()).unwrap();
    let mut tokens = Tokens(0);
    let person = someone(&mut store, &mut tokens);
    drop(store);
    let reader = rusqlite::Connection::open(home.base()).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let _: i64 = reader
        .query_row("SELECT count(*) FROM acte", [], |row| row.get(0))
        .unwrap();
    let ran = home.run(&["purger", "--oui", &person.to_string()]);
    assert!(!ran.err.contains("Purgé :"), "{}", ran.err);
    assert!(ran.err.contains("pas encore terminée"), "{}", ran.err);
    drop(reader);
    assert_eq!(home.run(&["alertes"]).code, 0);
    assert_eq!(found(&folder), [""; 0]);
}

#[test]
fn f03_a_purge_that_is_killed_has_erased_each_person_whole_or_not_at_all() {
    let mut chance = Chance::new(49);
    let mut cut = 0;
    for _ in 0..rounds(6, 100) {
        let home = Home::with_demo();
        let store = Store::open(&home.base()).unwrap();
        let all = store.all_rows(Entity::Allocataire).unwrap();
        drop(store);
        let numbers: Vec<String> = all.iter().map(|row| row.id.to_string()).collect();
        let mut words = vec!["purger", "--oui"];
        words.extend(numbers.iter().map(String::as_str));
        let mut child = started(&home, &words);
        kill_after(&mut child, 20_000 + chance.below(600_000));
        let verified = home.run(&["verifier"]);
        assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
        let store = Store::open(&home.base()).unwrap();
        let left = store.all_rows(Entity::Allocataire).unwrap().len();
        cut += usize::from(left > 0 && left < all.len());
        drop(store);
        let bytes = std::fs::read(home.base()).unwrap();
        for gone in &all {
            let there = home.run(&["dossier", &gone.id.to_string()]).code == 0;
            let has_uid = bytes.windows(36).any(|it| it == gone.uid.as_bytes());
            assert_eq!(there, has_uid, "{}", gone.id);
        }
    }
    println!("F03: {cut} purges cut in the middle");
}
