//! Ctrl-C, or TERM, in the middle of a command that writes for long: nothing half done stays behind.
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};
use rustix::process::{Pid, Signal, kill_process};

use super::home::{Home, Ran, ran};

/// No wait of a test is longer.
const LIMIT: Duration = Duration::from_secs(60);

fn start(home: &Home, words: &[&str]) -> Child {
    let mut command = home.command(words);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Waits for something that the command does on its way.
fn wait_until(child: &mut Child, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(child.try_wait().unwrap().is_none(), "ended too soon");
        assert!(began.elapsed() < LIMIT, "nothing came");
        std::thread::yield_now();
    }
}

fn interrupt(child: Child, signal: Signal) -> Ran {
    let pid = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
    kill_process(pid, signal).unwrap();
    ran(&child.wait_with_output().unwrap())
}

/// A number in the store as others see it meanwhile; 0 while it can't be read.
fn count(home: &Home, sql: &str) -> i64 {
    Connection::open_with_flags(home.base(), OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|conn| conn.query_row(sql, [], |row| row.get(0)))
        .unwrap_or(0)
}

#[test]
fn an_import_that_is_interrupted_takes_back_what_it_wrote_and_says_so() {
    let home = Home::new();
    assert_eq!(home.run(&["init"]).code, 0);
    let mut text = String::from("Nom;Prénom;N° CAF\n");
    for n in 0..20_000 {
        text.push_str(&format!("Nom{n};Prénom{n};{}\n", 1_000_000 + n));
    }
    home.write("suivi.csv", &text);
    let mut child = start(&home, &["importer", "suivi.csv"]);
    let under_way = || count(&home, "SELECT count(*) FROM acte WHERE inacheve = 1") > 0;
    wait_until(&mut child, under_way);
    let ran = interrupt(child, Signal::INT);
    assert_eq!(ran.code, 130, "{}", ran.err);
    assert!(
        ran.err.contains("ce qui était déjà écrit a été repris"),
        "{}",
        ran.err
    );
    assert_eq!(
        count(&home, "SELECT count(*) FROM acte WHERE inacheve = 1"),
        0
    );
    assert_eq!(
        count(&home, "SELECT count(*) FROM allocataire WHERE supprime = 0"),
        0
    );
    assert_eq!(home.run(&["verifier"]).code, 0);
}

#[test]
fn a_demonstration_that_is_interrupted_leaves_no_file() {
    let home = Home::new();
    let base = home.base();
    let words = [
        "demo",
        "--dossiers",
        "50000",
        "--dans",
        base.to_str().unwrap(),
    ];
    for signal in [Signal::INT, Signal::TERM] {
        let mut child = start(&home, &words);
        let being_made =
            || std::fs::read_dir(base.parent().unwrap()).is_ok_and(|it| it.count() > 0);
        wait_until(&mut child, being_made);
        let ran = interrupt(child, signal);
        assert_eq!(ran.code, 130, "{}", ran.err);
        assert!(ran.err.contains("Interrompu"), "{}", ran.err);
        let left: Vec<_> = std::fs::read_dir(base.parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left, [""; 0]);
    }
}
