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

/// How eight people work: each saves once in a pace of so many milliseconds, until the import is over and at
/// least so often.
#[derive(Clone, Copy)]
struct Work {
    pace: usize,
    least: usize,
}

/// Someone who works so, and how long each save took.
fn works(mut store: Store, who: usize, work: Work, over: &Receiver<()>) -> Vec<Duration> {
    let pace = Duration::from_millis(work.pace as u64);
    // Eight people do not save at the same instant.
    let mut until = pace * u32::try_from(who).unwrap() / 8;
    let (mut took, mut is_over) = (Vec::new(), false);
    loop {
        is_over |= over.recv_timeout(until) != Err(RecvTimeoutError::Timeout);
        if is_over && took.len() >= work.least {
            return took;
        }
        took.push(save(&mut store, &format!("{who}-{}", took.len())));
        until = pace;
    }
}

fn during(home: &Home, work: Work, mut import: Child) -> Vec<Duration> {
    let mut all = std::thread::scope(|scope| {
        let start = |who| {
            let (ended, over) = channel::<()>();
            let store = Store::open(&home.base()).unwrap();
            (ended, scope.spawn(move || works(store, who, work, &over)))
        };
        let team: Vec<_> = (0..PEOPLE).map(start).collect();
        assert!(import.wait().unwrap().success());
        let took = team.into_iter().flat_map(|(ended, working)| {
            ended.send(()).unwrap();
            working.join().unwrap()
        });
        took.collect::<Vec<Duration>>()
    });
    all.sort_unstable();
    all
}

/// Eight people work so while a file of so many rows is imported: every row and every save is there. Gives how
/// long saves took.
fn work_during_an_import(count: usize, work: Work) -> String {
    let home = Home::with_demo();
    home.write("beaucoup.csv", &many(count));
    let before = Store::open(&home.base()).unwrap();
    let before = before.all_rows(Entity::Allocataire).unwrap().len();
    let took = during(&home, work, started(&home, &["importer", "beaucoup.csv"]));
    let store = Store::open(&home.base()).unwrap();
    let after = store.all_rows(Entity::Allocataire).unwrap().len();
    assert_eq!(after, before + count + took.len());
    assert!(store.verify().unwrap().is_clean());
    let [middle, most] = [took.len() / 2, took.len() * 95 / 100].map(|at| took[at]);
    format!(
        "F19: {count} rows, {} saves, half within {middle:?}, 95 of 100 within {most:?}, the longest {:?}",
        took.len(),
        took[took.len() - 1]
    )
}

#[test]
fn f19_those_who_work_at_their_pace_while_a_list_is_imported_all_save() {
    let work = Work {
        pace: rounds(40, 3_000),
        least: rounds(3, 20),
    };
    println!("{}", work_during_an_import(rounds(100, 5_000), work));
}

#[test]
fn f19_those_who_save_again_and_again_during_a_large_import_all_save() {
    let work = Work {
        pace: rounds(50, 500),
        least: 1,
    };
    println!("{}", work_during_an_import(rounds(300, 150_000), work));
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
