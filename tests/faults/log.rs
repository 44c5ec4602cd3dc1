//! F14, F24, F50: a log that is cut or lost, copies made while others write, a chain that someone alters.
use std::path::Path;
use std::time::{Duration, Instant};

use carnet::domain::record::Entity;
use carnet::store::{Access, Store};

use super::home::Home;
use super::kill::{an_entry, author, moment, start_writer};
use super::{Chance, rounds};

fn add(store: &mut Store, name: &str) {
    let done = store.apply(&author("Claire"), &moment(), &an_entry(name));
    done.unwrap();
}

fn beside(path: &Path, side: &str) -> std::path::PathBuf {
    std::path::PathBuf::from(format!("{}{side}", path.display()))
}

/// People added one by one.
const PEOPLE: usize = 16;

#[test]
fn f14_a_log_that_is_cut_leaves_what_came_before_and_what_lacks_is_noticed() {
    let home = Home::new();
    assert_eq!(home.run(&["init"]).code, 0);
    let base = home.base();
    let mut store = Store::open(&base).unwrap();
    // Few enough for nothing of the log to be copied into the file yet.
    for n in 0..PEOPLE {
        add(&mut store, &format!("NOM{n}"));
    }
    // The log is still beside the file: nobody has closed it.
    let [file, log, head] =
        ["", "-wal", "-tete"].map(|side| std::fs::read(beside(&base, side)).unwrap());
    assert!(log.len() > PEOPLE * 4096 && log.len() < 900 * 4096);
    let place = tempfile::tempdir().unwrap();
    let copy = place.path().join("copie.db");
    let mut chance = Chance::new(14);
    let mut noticed = 0;
    for round in 0..rounds(40, 500) {
        let cut = match round {
            0 => 0,
            _ => usize::try_from(chance.below(log.len() as u64)).unwrap(),
        };
        std::fs::write(&copy, &file).unwrap();
        std::fs::write(beside(&copy, "-wal"), &log[..cut]).unwrap();
        std::fs::write(beside(&copy, "-tete"), &head).unwrap();
        let _ = std::fs::remove_file(beside(&copy, "-shm"));
        let cut_short = Store::open(&copy).unwrap();
        let found = cut_short.all_rows(Entity::Allocataire).unwrap();
        // A prefix: as many as there are, the first ones.
        let names: Vec<&str> = found.iter().filter_map(|row| row.text("nom")).collect();
        assert!((0..names.len()).all(|n| names.contains(&format!("NOM{n}").as_str())));
        if names.len() < PEOPLE {
            assert!(
                matches!(cut_short.access(), Access::ReadOnly(_)),
                "{} people",
                names.len()
            );
            assert!(cut_short.doubt().is_some());
            noticed += 1;
        }
        assert!(cut_short.verify().unwrap().is_clean());
    }
    println!("F14: {noticed} cuts lost something, all of them noticed");
    assert!(noticed > 5);
}

#[test]
fn f24_copies_made_while_others_write_are_each_of_one_instant_and_whole() {
    let home = Home::new();
    assert_eq!(home.run(&["init"]).code, 0);
    let base = home.base();
    let mut writers: Vec<_> = (0..rounds(3, 8)).map(|_| start_writer(&base)).collect();
    let began = Instant::now();
    while Store::open(&base)
        .unwrap()
        .all_rows(Entity::Allocataire)
        .unwrap()
        .len()
        < 10
    {
        assert!(began.elapsed() < Duration::from_secs(30));
    }
    for n in 0..rounds(4, 20) {
        let name = format!("copie{n}.db");
        let made = home.run(&["sauvegarder", &name]);
        assert_eq!(made.code, 0, "{}", made.err);
        let checked = home.run(&["--base", &name, "verifier"]);
        assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    }
    for writer in &mut writers {
        writer.kill().unwrap();
        writer.wait().unwrap();
    }
}

#[test]
fn f50_a_line_of_the_chain_that_is_changed_added_or_taken_away_is_seen() {
    let home = Home::new();
    assert_eq!(home.run(&["init"]).code, 0);
    let base = home.base();
    let mut store = Store::open(&base).unwrap();
    for n in 0..60 {
        add(&mut store, &format!("NOM{n}"));
    }
    let head = store.chain_head().unwrap().unwrap();
    drop(store);
    let whole = std::fs::read(&base).unwrap();
    let mut chance = Chance::new(50);
    let columns = [
        "fait_a",
        "auteur",
        "session",
        "nature",
        "objet",
        "empreinte",
        "maillon",
    ];
    for _ in 0..rounds(60, 1_000) {
        std::fs::write(&base, &whole).unwrap();
        for side in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(beside(&base, side));
        }
        let conn = rusqlite::Connection::open(&base).unwrap();
        conn.execute_batch(
            "DROP TRIGGER audit_sans_suppression; DROP TRIGGER audit_sans_modification;",
        )
        .unwrap();
        let line = 1 + chance.below(60);
        let column = columns[usize::try_from(chance.below(7)).unwrap()];
        let tail = match chance.below(5) {
            0 => conn.execute(&format!("UPDATE audit SET {column} = {column} || 'x' WHERE seq = {line}"), []).map(|_| false),
            1 => conn.execute(&format!("DELETE FROM audit WHERE seq = {line}"), []).map(|_| false),
            2 => conn.execute(&format!("UPDATE audit SET acte_id = acte_id + 1 WHERE seq = {line}"), []).map(|_| false),
            // Two lines change places.
            3 => conn
                .execute_batch(&format!(
                    "UPDATE audit SET seq = -1 WHERE seq = {line}; UPDATE audit SET seq = {line} WHERE seq = {0}; \
                     UPDATE audit SET seq = {0} WHERE seq = -1;",
                    line + 1
                ))
                .map(|()| false),
            _ => conn.execute(&format!("DELETE FROM audit WHERE seq > {line}"), []).map(|_| true),
        };
        let tail = tail.unwrap();
        drop(conn);
        let _ = std::fs::remove_file(beside(&base, "-tete"));
        let report = Store::open(&base).unwrap().verify().unwrap();
        let lacks = Store::open(&base).unwrap().lacks(&head).unwrap();
        assert!(
            !report.is_clean() || lacks.is_some(),
            "line {line}, {column}"
        );
        if tail {
            // A tail that is cut is seen from outside; the sums of acts and lines see it here too.
            assert!(lacks.is_some(), "line {line}");
        }
    }
}
