//! F14, F15: the log of a store that is no longer there, or that others still have open, where another one
//! gets its name.
use rusqlite::Connection;

use super::home::Home;

const LINE: &str = "Nom;Prénom;N° CAF\nDURAND;Anne;1234567\n";

/// A store with a copy beside, then something more, which is in its log; and who keeps that log from being
/// copied into the file, without a state of their own.
fn with_a_log() -> (Home, Connection) {
    let home = Home::with_demo();
    home.write("une.csv", LINE);
    assert_eq!(home.run(&["sauvegarder", "copie.db"]).code, 0);
    let reader = Connection::open(home.base()).unwrap();
    look(&reader);
    assert_eq!(home.run(&["importer", "une.csv"]).code, 0);
    look(&reader);
    (home, reader)
}

fn look(reader: &Connection) {
    let count = reader.query_row("SELECT COUNT(*) FROM audit", (), |row| row.get(0));
    let _: i64 = count.unwrap();
}

#[test]
fn no_store_gets_its_name_beside_the_log_of_another() {
    let (home, reader) = with_a_log();
    let log = carnet::files::beside(&home.base(), "-wal");
    let kept = std::fs::read(&log).unwrap();
    assert!(!kept.is_empty());
    drop(reader);
    std::fs::remove_file(home.base()).unwrap();
    let base = home.base();
    let base = base.to_str().unwrap();
    for words in [
        &["init"][..],
        &["alertes"],
        &["restaurer", "copie.db"],
        &["demo", "--dans", base],
        &["--base", "copie.db", "sauvegarder", base],
    ] {
        std::fs::write(&log, &kept).unwrap();
        let ran = home.run(words);
        assert_eq!(ran.code, 8, "{words:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains("carnet.db-wal"), "{}", ran.err);
        assert!(!home.base().exists(), "{words:?}");
        assert_eq!(std::fs::read(&log).unwrap(), kept);
    }
    // Put elsewhere, it is in nobody's way.
    std::fs::rename(&log, home.path().join("ailleurs")).unwrap();
    assert_eq!(home.run(&["restaurer", "copie.db"]).code, 0);
    assert_eq!(home.run(&["verifier"]).code, 0);
}

#[test]
fn a_copy_put_by_hand_beside_the_log_of_the_store_that_was_there_is_not_opened() {
    let (home, reader) = with_a_log();
    let log = carnet::files::beside(&home.base(), "-wal");
    let kept = std::fs::read(&log).unwrap();
    drop(reader);
    let copy = std::fs::read(home.path().join("copie.db")).unwrap();
    std::fs::write(home.base(), &copy).unwrap();
    std::fs::write(&log, &kept).unwrap();
    for words in [&["verifier"][..], &["alertes"], &["importer", "une.csv"]] {
        let ran = home.run(words);
        assert_eq!(ran.code, 8, "{words:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains("carnet.db-wal"), "{}", ran.err);
    }
    assert_eq!(std::fs::read(home.base()).unwrap(), copy);
    assert_eq!(std::fs::read(&log).unwrap(), kept);
    // A store that is taken back puts both aside.
    let done = home.run(&["restaurer", "copie.db", "--oui"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(home.run(&["importer", "une.csv"]).code, 0);
    assert_eq!(home.run(&["verifier"]).code, 0);
}

#[test]
fn a_store_taken_back_while_someone_has_it_open_can_be_worked_in_by_others() {
    let (home, reader) = with_a_log();
    let done = home.run(&["restaurer", "copie.db", "--oui"]);
    assert_eq!(done.code, 0, "{}", done.err);
    for _ in 0..2 {
        let ran = home.run(&["importer", "une.csv"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        look(&reader);
    }
    let verified = home.run(&["verifier"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    // They read what they had opened; their end leaves the log of the new one alone.
    drop(reader);
    assert_eq!(home.run(&["verifier"]).code, 0);
    assert!(home.out(&["exporter", "-"]).contains("DURAND"));
}
