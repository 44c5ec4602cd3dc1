//! F19, F21: people who work in one store, at their own pace, while a large file is imported into it, or
//! while someone leaves a screen open.
use std::process::Child;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use carnet::domain::record::Entity;
use carnet::store::{Anchor, Query, Store, StoreError, Towards};

use super::cut::started;
use super::home::Home;
use super::kill::{an_entry, author, moment};
use super::rounds;

/// How many work at once.
const PEOPLE: usize = 8;

/// A file of so many people who are not known yet.
fn many(count: usize) -> String {
    let rows = (0..count).map(|n| format!("NOM{n};Anne;{:07}\n", 1_000_000 + n));
    std::iter::once("Nom;Prénom;N° CAF\n".to_owned())
        .chain(rows)
        .collect()
}

/// Saves as the screen does: a moment for who holds the store, then again and again; gives how long that took.
fn save(store: &mut Store, name: &str) -> Duration {
    let began = Instant::now();
    loop {
        match store.apply(&author(name), &moment(), &an_entry(name)) {
            Ok(_) => return began.elapsed(),
            Err(StoreError::Locked) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

/// Someone who saves at that pace until the import is over, and how long each save took.
fn works(mut store: Store, who: usize, pace: Duration, over: &Receiver<()>) -> Vec<Duration> {
    let mut took = Vec::new();
    loop {
        took.push(save(&mut store, &format!("{who}-{}", took.len())));
        if over.recv_timeout(pace) != Err(RecvTimeoutError::Timeout) {
            return took;
        }
    }
}

fn during(home: &Home, mut import: Child) -> Vec<Duration> {
    let pace = Duration::from_millis(rounds(50, 500) as u64);
    let mut all = std::thread::scope(|scope| {
        let start = |who| {
            let (ended, over) = channel::<()>();
            let store = Store::open(&home.base()).unwrap();
            (ended, scope.spawn(move || works(store, who, pace, &over)))
        };
        let team: Vec<_> = (0..PEOPLE).map(start).collect();
        assert!(import.wait().unwrap().success());
        let took = team.into_iter().flat_map(|(ended, working)| {
            drop(ended);
            working.join().unwrap()
        });
        took.collect::<Vec<Duration>>()
    });
    all.sort_unstable();
    all
}

#[test]
fn f19_those_who_work_during_a_large_import_all_save() {
    let home = Home::with_demo();
    let count = rounds(300, 150_000);
    home.write("beaucoup.csv", &many(count));
    let before = Store::open(&home.base()).unwrap();
    let before = before.all_rows(Entity::Allocataire).unwrap().len();
    let took = during(&home, started(&home, &["importer", "beaucoup.csv"]));
    let store = Store::open(&home.base()).unwrap();
    let after = store.all_rows(Entity::Allocataire).unwrap().len();
    assert_eq!(after, before + count + took.len());
    assert!(store.verify().unwrap().is_clean());
    let [middle, most] = [took.len() / 2, took.len() * 95 / 100].map(|at| took[at]);
    println!(
        "F19: {} saves, half within {middle:?}, 95 of 100 within {most:?}, the longest {:?}",
        took.len(),
        took[took.len() - 1]
    );
}

/// Bytes of the log, at most, whoever reads.
const LOG: u64 = 64 << 20;

#[test]
fn f21_a_screen_left_open_does_not_keep_the_log_from_being_emptied() {
    let home = Home::with_demo();
    let log = carnet::files::beside(&home.base(), "-wal");
    let open = || Store::open(&home.base()).unwrap();
    let (mut store, screen) = (open(), open());
    let list = Query::new(moment().today);
    let mut longest = 0;
    for n in 0..rounds(1_500, 20_000) {
        save(&mut store, &format!("NOM{n}"));
        // What a screen reads when another one has written.
        if n % 20 == 0 {
            assert!(screen.data_version().unwrap() > 0);
            let page = screen.page(&list, &Anchor::Edge, Towards::End, 40).unwrap();
            assert!(!page.lines.is_empty());
        }
        longest = longest.max(std::fs::metadata(&log).map_or(0, |about| about.len()));
    }
    assert!(longest > 0 && longest <= LOG, "{longest} bytes");
    drop((store, screen));
    assert!(!log.exists(), "the last one out empties it");
    println!("F21: {longest} bytes of log at most");
}
