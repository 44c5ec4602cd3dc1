//! F01, F02, F03: a process killed while it saves, brings a store up to date, copies it.
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use carnet::domain::change::{Author, Change, Moment, Op};
use carnet::domain::date::from_iso;
use carnet::domain::record::Entity;
use carnet::store::{Setup, Store};

use super::cut::{kill_after, started};
use super::home::Home;
use super::left::hidden;
use super::{Chance, rounds};

const BASE: &str = "CARNET_ESSAI_BASE";
/// How many saves a writer makes; without end unless told.
pub const MOST: &str = "CARNET_ESSAI_NOMBRE";

pub fn author(name: &str) -> Author {
    Author {
        agent: None,
        name: name.to_owned(),
        session: format!("{}@essai", std::process::id()),
    }
}

pub fn moment() -> Moment {
    carnet::clock::Clock::stopped_on(from_iso("2026-11-21").unwrap()).moment()
}

/// A person to be entered.
pub fn an_entry(name: &str) -> Change {
    let person = Op::Insert {
        entity: Entity::Allocataire,
        values: vec![("nom", name.into()), ("prenom", "Anne".into())],
    };
    Change::entry("Essai", None, vec![person])
}

pub fn new_store(path: &Path) -> Store {
    let setup = Setup {
        rule_set: carnet::domain::rules::CONVENTION_PAUVRETE.to_owned(),
        territory: "metropole".to_owned(),
    };
    Store::create(path, &setup).unwrap()
}

/// Saves people, one after the other, and says each once it is saved, until it is killed.
#[test]
#[ignore = "started by the tests, to be killed"]
fn a_writer() {
    let path = std::env::var_os(BASE).unwrap();
    let mut store = Store::open(Path::new(&path)).unwrap();
    store.set_patience(Duration::from_secs(60)).unwrap();
    let most = std::env::var(MOST).map_or(usize::MAX, |most| most.parse().unwrap());
    for n in 0..most {
        let name = format!("{}-{n}", std::process::id());
        match store.apply(&author("essai"), &moment(), &an_entry(&name)) {
            Ok(_) => println!("gardé {name}"),
            Err(error) => println!("refusé {name} : {error}"),
        }
    }
}

/// The command of a writer.
pub fn a_writer_on(base: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["kill::a_writer", "--exact", "--ignored", "--nocapture"])
        .env(BASE, base);
    command
}

pub fn start_writer(base: &Path) -> Child {
    a_writer_on(base)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Names that a writer said it had saved, all of them: those of a pipe outlive who wrote in it.
pub fn acknowledged(child: &mut Child) -> Vec<String> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said = lines.map_while(Result::ok);
    said.filter_map(|line| Some(line.split_once("gardé ")?.1.to_owned()))
        .collect()
}

#[test]
fn f01_no_save_that_was_acknowledged_is_lost_when_its_process_is_killed() {
    let place = tempfile::tempdir().unwrap();
    let base = place.path().join("essai.db");
    drop(new_store(&base));
    let mut chance = Chance::new(1);
    let mut names = Vec::new();
    for _ in 0..rounds(4, 200) {
        let mut writers: Vec<Child> = (0..3).map(|_| start_writer(&base)).collect();
        let end = Instant::now() + Duration::from_millis(150 + chance.below(350));
        while Instant::now() < end {
            std::thread::yield_now();
        }
        for writer in &mut writers {
            writer.kill().unwrap();
            names.extend(acknowledged(writer));
            writer.wait().unwrap();
        }
        let began = Instant::now();
        let store = Store::open(&base).unwrap();
        assert!(began.elapsed() < Duration::from_secs(2));
        let found = store.all_rows(Entity::Allocataire).unwrap();
        let found: std::collections::HashSet<&str> =
            found.iter().filter_map(|row| row.text("nom")).collect();
        let lost: Vec<&String> = names
            .iter()
            .filter(|it| !found.contains(it.as_str()))
            .collect();
        assert!(lost.is_empty(), "lost: {lost:?}");
        assert!(store.verify().unwrap().is_clean());
    }
    assert!(names.len() > rounds(20, 10_000), "{} saves", names.len());
    println!("F01: {} acknowledged, 0 lost", names.len());
}

#[test]
fn f03_a_copy_or_an_export_that_is_killed_is_whole_or_absent_and_is_swept() {
    let home = Home::with_demo();
    let mut chance = Chance::new(3);
    let (mut whole, mut swept) = (0, 0);
    for round in 0..rounds(12, 100) {
        let name = match round % 3 {
            0 => "copie.db",
            1 => "export.json",
            _ => "export.csv",
        };
        let word = if round % 3 == 0 {
            "sauvegarder"
        } else {
            "exporter"
        };
        let mut child = started(&home, &[word, name]);
        kill_after(&mut child, chance.below(400_000));
        let made = home.path().join(name);
        if made.exists() {
            whole += 1;
            check(&home, &made);
            std::fs::remove_file(&made).unwrap();
        }
        swept += hidden(home.path()).len();
        // The next start, whatever it is for.
        assert_eq!(home.run(&["alertes"]).code, 0);
        assert_eq!(hidden(home.path()), [""; 0]);
    }
    println!("F03: {whole} whole, {swept} swept");
}

fn check(home: &Home, made: &Path) {
    let name = made.to_str().unwrap();
    if name.ends_with(".db") {
        assert_eq!(home.run(&["--base", name, "verifier"]).code, 0);
    } else {
        let bytes = std::fs::read(made).unwrap();
        assert!(
            bytes.ends_with(b"\n") || bytes.ends_with(b"}"),
            "{name} is cut"
        );
    }
}

#[test]
fn f03_a_store_whose_making_is_killed_is_one_that_can_be_used_or_is_not_there() {
    let mut chance = Chance::new(4);
    let mut made = 0;
    for _ in 0..rounds(12, 40) {
        let home = Home::new();
        let mut child = started(&home, &["init"]);
        kill_after(&mut child, chance.below(120_000));
        if home.base().exists() {
            made += 1;
            assert_eq!(home.run(&["verifier"]).code, 0);
            assert!(home.run(&["init"]).err.contains("existe déjà"));
        } else {
            assert_eq!(home.run(&["init"]).code, 0);
        }
        assert_eq!(home.run(&["alertes"]).code, 0);
    }
    println!("F03: {made} stores made before the kill");
}

/// A store of the first format, as a file.
fn of_the_first_format(path: &Path) {
    drop(new_store(path));
    std::fs::remove_file(path).unwrap();
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch(include_str!("../../src/store/migrations/0001_init.sql"))
        .unwrap();
    conn.pragma_update(None, "application_id", 0x4352_4E54)
        .unwrap();
    conn.pragma_update(None, "user_version", 1).unwrap();
    conn.pragma_update(None, "journal_mode", "WAL").unwrap();
    for n in 0..200 {
        conn.execute(
            "INSERT INTO structure (uid, nom) VALUES (?1, ?2)",
            (
                format!("00000000-0000-7000-8000-{n:012}"),
                format!("NOM{n}"),
            ),
        )
        .unwrap();
    }
}

#[test]
fn f02_a_store_killed_while_it_is_brought_up_to_date_is_of_one_format_or_the_next_and_has_its_copy()
{
    let mut chance = Chance::new(2);
    let mut cut = 0;
    for _ in 0..rounds(10, 50) {
        let home = Home::new();
        let base = home.base();
        std::fs::create_dir_all(base.parent().unwrap()).unwrap();
        of_the_first_format(&base);
        let mut child = started(&home, &["alertes"]);
        kill_after(&mut child, 5_000 + chance.below(250_000));
        let version: i64 = rusqlite::Connection::open(&base)
            .unwrap()
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap();
        let copy = base.with_file_name("carnet.avant-format-2.db");
        if version > 1 {
            cut += 1;
            let kept = rusqlite::Connection::open(&copy).unwrap();
            let people: i64 = kept
                .query_row("SELECT count(*) FROM structure", [], |row| row.get(0))
                .unwrap();
            assert_eq!(people, 200);
        }
        assert_eq!(home.run(&["alertes"]).code, 0);
        let verified = home.run(&["verifier"]);
        assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
        assert_eq!(
            Store::open(&base)
                .unwrap()
                .all_rows(Entity::Organization)
                .unwrap()
                .len(),
            200
        );
    }
    println!("F02: {cut} killed after the first step");
}
