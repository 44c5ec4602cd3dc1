//! Two processes on one queue, in two terminals: never the same item, and a dropped link gives
//! its item back.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot even run is to stop at once"
)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Op};
use carnet::domain::record::{Entity, Value};
use carnet::store::{Setup, Store};
use rustix::process::Signal;

use super::harness::{LIMIT, Launch, Pty};

/// Length of a lease in these tests, in seconds: short, so that its end is seen.
const LEASE: u32 = 2;

/// A store where so many people have one appointment each whose outcome is not known.
pub struct Queue {
    place: tempfile::TempDir,
}

impl Queue {
    pub fn of(names: &[&str]) -> Self {
        let queue = Self {
            place: tempfile::tempdir().unwrap(),
        };
        let setup = Setup {
            rule_set: carnet::domain::rules::CONVENTION_PAUVRETE.to_owned(),
            territory: "metropole".to_owned(),
        };
        let mut store = Store::create(&queue.base(), &setup).unwrap();
        store.set_lease_length(LEASE).unwrap();
        for name in names {
            add(&mut store, name);
        }
        queue
    }

    pub fn base(&self) -> PathBuf {
        self.place.path().join("file.db")
    }

    fn open(&self) -> Pty {
        let launch = Launch::new(env!("CARGO_BIN_EXE_carnet"));
        let pty = launch
            .args(&["--base", self.base().to_str().unwrap(), "triage"])
            .start();
        pty.wait_for("Triage ─");
        pty
    }
}

/// Someone with an appointment of three days ago, nothing else to do.
fn add(store: &mut Store, name: &str) {
    let moment = Clock::System.moment();
    let days = |days| {
        moment
            .today
            .checked_sub_days(chrono::Days::new(days))
            .unwrap()
    };
    let ops = vec![
        Op::Insert {
            entity: Entity::Allocataire,
            values: vec![("nom", name.into()), ("prenom", "Alix".into())],
        },
        Op::Insert {
            entity: Entity::Appointment,
            values: vec![
                ("allocataire_id", Value::Pending(0)),
                ("type", "autre".into()),
                ("prevu_le", days(3).into()),
                ("statut", "prevu".into()),
                ("cree_le", days(9).into()),
            ],
        },
    ];
    let author = Author {
        agent: None,
        name: "essai".to_owned(),
        session: "essai".to_owned(),
    };
    let change = Change::entry(format!("Nouveau dossier {name}"), None, ops);
    store.apply(&author, &moment, &change).unwrap();
}

/// The person on screen, among those of the queue.
fn person<'a>(pty: &Pty, names: &[&'a str]) -> Option<&'a str> {
    let screen = pty.screen();
    let line = screen.lines().nth(2)?.to_owned();
    names.iter().copied().find(|name| line.contains(name))
}

fn wait_for_someone<'a>(pty: &Pty, names: &[&'a str], but: Option<&str>) -> &'a str {
    pty.wait_until("an item on the screen", LIMIT, |screen| {
        let line = screen.lines().nth(2).unwrap_or_default();
        names
            .iter()
            .any(|name| Some(*name) != but && line.contains(name))
    });
    person(pty, names).unwrap()
}

#[test]
fn two_processes_never_show_the_same_item() {
    let names = ["ABADIE", "BALZAN", "CASTEL", "DELMAS", "ESTEVE", "FABRE"];
    let queue = Queue::of(&names);
    let (mut one, mut other) = (queue.open(), queue.open());
    let mut here = wait_for_someone(&one, &names, None);
    let mut there = wait_for_someone(&other, &names, None);
    assert_ne!(here, there);
    let mut seen = vec![here, there];
    for turn in 0..4 {
        let (pty, mine) = if turn % 2 == 0 {
            (&mut one, &mut here)
        } else {
            (&mut other, &mut there)
        };
        pty.send("d");
        *mine = wait_for_someone(pty, &names, Some(*mine));
        assert_ne!(here, there);
        assert_ne!(person(&one, &names), person(&other, &names));
        seen.push(if turn % 2 == 0 { here } else { there });
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), names.len(), "each item once: {seen:?}");
    // The last two are decided: the queue is empty for both.
    one.send("d");
    other.send("d");
    one.wait_for("C’est tout");
    other.wait_for("C’est tout");
    let store = Store::open(&queue.base()).unwrap();
    assert!(store.verify().unwrap().is_clean());
    for person in store.all_rows(Entity::Allocataire).unwrap() {
        let kept = store.rows_of(Entity::Appointment, person.id).unwrap();
        assert_eq!(kept[0].text("statut"), Some("honore"));
        assert_eq!(kept[0].version, 2, "decided once");
    }
}

#[test]
fn a_process_that_is_killed_gives_its_item_back() {
    let names = ["ABADIE", "BALZAN"];
    let queue = Queue::of(&names);
    let mut one = queue.open();
    let held = wait_for_someone(&one, &names, None);
    let mut other = queue.open();
    let mine = wait_for_someone(&other, &names, None);
    assert_ne!(held, mine);
    one.signal(Signal::KILL);
    assert!(one.wait_exit().signal.is_some());
    other.send("d");
    // No key is pressed any more: the item comes when the lease has ended.
    assert_eq!(wait_for_someone(&other, &names, Some(mine)), held);
}

#[test]
fn a_lease_lasts_as_long_as_its_item_is_shown() {
    let names = ["ABADIE"];
    let queue = Queue::of(&names);
    let lease = 2 * LEASE;
    Store::open(&queue.base())
        .unwrap()
        .set_lease_length(lease)
        .unwrap();
    let one = queue.open();
    wait_for_someone(&one, &names, None);
    let other = queue.open();
    other.wait_for("entre les mains d’un collègue");
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(u64::from(2 * lease)) {
        other.stays_quiet(Duration::from_millis(500));
        assert_eq!(person(&other, &names), None, "{}", other.screen());
    }
    assert_eq!(person(&one, &names), Some("ABADIE"));
    drop(one);
    assert_eq!(wait_for_someone(&other, &names, None), "ABADIE");
}

#[test]
fn a_line_that_drops_gives_the_item_back_at_once() {
    let names = ["ABADIE"];
    let queue = Queue::of(&names);
    // A lease that would outlast the test.
    Store::open(&queue.base())
        .unwrap()
        .set_lease_length(3_600)
        .unwrap();
    let mut one = queue.open();
    wait_for_someone(&one, &names, None);
    let other = queue.open();
    other.wait_for("entre les mains d’un collègue");
    one.hang_up();
    assert_eq!(one.wait_exit().code, 129);
    assert_eq!(wait_for_someone(&other, &names, None), "ABADIE");
}
