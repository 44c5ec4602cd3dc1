//! F12, F15, F16: what is not a store, or may not be written, is said and left as it is.
use std::process::Command;
use std::time::{Duration, Instant};

use super::home::Home;

/// Runs a command that must not wait for ever.
fn in_time(home: &Home, words: &[&str]) -> super::home::Ran {
    let began = Instant::now();
    let ran = home.run(words);
    assert!(began.elapsed() < Duration::from_secs(20), "{words:?}");
    ran
}

#[test]
fn f15_what_is_no_store_is_said_and_left_as_it_is() {
    let home = Home::new();
    home.write("vide.db", "");
    home.write("texte.db", "Nom;Prénom\n");
    let other = rusqlite::Connection::open(home.path().join("autre.db")).unwrap();
    other
        .execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
        .unwrap();
    drop(other);
    std::fs::create_dir(home.path().join("dossier.db")).unwrap();
    let made = Command::new("mkfifo")
        .arg(home.path().join("tube.db"))
        .status();
    let pipe = made.is_ok_and(|status| status.success());
    std::os::unix::fs::symlink("nulle-part", home.path().join("lien.db")).unwrap();
    let mut names = vec!["vide.db", "texte.db", "autre.db", "dossier.db", "lien.db"];
    names.extend(pipe.then_some("tube.db"));
    for name in names {
        let path = home.path().join(name);
        let before = path.is_file().then(|| std::fs::read(&path).unwrap());
        for words in [
            &["alertes"][..],
            &["verifier"],
            &["init"],
            &["importer", "texte.db"],
        ] {
            let words: Vec<&str> = ["--base", name].iter().chain(words).copied().collect();
            let ran = in_time(&home, &words);
            let linked = name == "lien.db" && words.contains(&"importer");
            assert!(ran.code != 0 || linked, "{words:?}");
            assert!(!ran.err.is_empty(), "{words:?}");
        }
        assert_eq!(
            path.is_file().then(|| std::fs::read(&path).unwrap()),
            before,
            "{name}"
        );
    }
}

#[test]
fn f15_inputs_without_end_are_refused_at_once() {
    let home = Home::with_demo();
    let made = Command::new("mkfifo")
        .arg(home.path().join("tube.csv"))
        .status();
    let mut inputs = vec!["/dev/zero", "/dev/stdin", "."];
    inputs.extend(
        made.is_ok_and(|status| status.success())
            .then_some("tube.csv"),
    );
    for input in inputs {
        for words in [
            &["importer", input][..],
            &["regles", "verifier", input],
            &["config", "verifier", input],
            &["document", "verifier", input],
        ] {
            let ran = in_time(&home, words);
            assert_ne!(ran.code, 0, "{words:?}");
            assert!(!ran.err.is_empty() || !ran.out.is_empty(), "{words:?}");
        }
    }
}

#[test]
fn f16_a_store_of_a_later_version_is_read_and_not_changed_by_a_byte() {
    let home = Home::with_demo();
    let base = home.base();
    let conn = rusqlite::Connection::open(&base).unwrap();
    conn.pragma_update(None, "user_version", 999).unwrap();
    conn.pragma_update(None, "wal_checkpoint", "TRUNCATE")
        .unwrap();
    drop(conn);
    let before = std::fs::read(&base).unwrap();
    let read = home.run(&["alertes"]);
    assert_eq!(read.code, 0, "{}", read.err);
    home.write("une.csv", "Nom;Prénom;N° CAF\nDURAND;Anne;1234567\n");
    assert_eq!(home.run(&["importer", "une.csv"]).code, 5);
    assert_eq!(std::fs::read(&base).unwrap(), before);
}
