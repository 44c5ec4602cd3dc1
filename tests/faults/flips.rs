//! F13: a bit of the file that has changed. Whatever it changes of what is kept is seen by the check.
use std::path::Path;

use carnet::domain::change::{Author, Change, Op};
use carnet::domain::date::from_iso;
use carnet::domain::record::Entity;
use carnet::store::Store;

use super::home::Home;
use super::{Chance, rounds};

/// All that the tables hold, as text; `None` when it can't be read.
fn contents(path: &Path) -> Option<Vec<String>> {
    let conn = rusqlite::Connection::open(path).ok()?;
    let mut names = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY 1")
        .ok()?;
    let names: Vec<String> = names
        .query_map([], |row| row.get(0))
        .ok()?
        .collect::<Result<_, _>>()
        .ok()?;
    let mut all = Vec::new();
    for name in names {
        let mut table = conn
            .prepare(&format!("SELECT * FROM \"{name}\" ORDER BY 1, 2"))
            .or_else(|_| conn.prepare(&format!("SELECT * FROM \"{name}\"")))
            .ok()?;
        let width = table.column_count();
        let mut rows = table.query([]).ok()?;
        while let Some(row) = rows.next().ok()? {
            let values = (0..width).map(|at| {
                row.get::<_, rusqlite::types::Value>(at)
                    .map(|value| format!("{value:?}"))
            });
            all.push(format!(
                "{name}: {:?}",
                values.collect::<Result<Vec<_>, _>>().ok()?
            ));
        }
    }
    Some(all)
}

/// A store with people, an import, changes, an undo, settings, as one file.
fn lived_in(home: &Home) {
    let base = home.base();
    let words = [
        "--date",
        "21/11/2026",
        "demo",
        "--dossiers",
        "14",
        "--dans",
        base.to_str().unwrap(),
    ];
    assert_eq!(home.run(&words).code, 0);
    let mut text = String::from("Nom;Prénom;N° CAF;Téléphone\n");
    for n in 0..12 {
        text.push_str(&format!(
            "NOM{n};Prénom{n};{};06399800{n:02}\n",
            1_000_000 + n
        ));
    }
    home.write("suivi.csv", &text);
    assert_eq!(home.run(&["importer", "suivi.csv"]).code, 0);
    let mut store = Store::open(&base).unwrap();
    let moment = carnet::clock::Clock::stopped_on(from_iso("2026-11-21").unwrap()).moment();
    let author = Author {
        agent: None,
        name: "Claire".to_owned(),
        session: "1@essai".to_owned(),
    };
    for n in 0..30 {
        let people = store.all_rows(Entity::Allocataire).unwrap();
        let row = &people[n % people.len()];
        let note =
            format!("Note numéro {n}, relue avec elle : rien n’a changé depuis la dernière fois.");
        let op = Op::Update {
            entity: row.entity,
            id: row.id,
            version: row.version,
            values: vec![("note", note.as_str().into())],
        };
        store
            .apply(
                &author,
                &moment,
                &Change::entry("Note", Some(row.id), vec![op]),
            )
            .unwrap();
    }
    store.undo(&author, &moment).unwrap();
    store.noted().by(&author);
    for row in store.all_rows(Entity::Allocataire).unwrap() {
        store.case_file(row.id).unwrap();
    }
    store.write_consulted(&moment).unwrap();
    drop(store);
    let conn = rusqlite::Connection::open(&base).unwrap();
    conn.pragma_update(None, "journal_mode", "DELETE").unwrap();
}

#[test]
fn f13_whatever_a_changed_bit_changes_of_what_is_kept_is_seen() {
    let home = Home::new();
    lived_in(&home);
    assert_eq!(
        home.run(&["verifier"]).code,
        0,
        "{}",
        home.run(&["verifier"]).out
    );
    let whole = std::fs::read(home.base()).unwrap();
    let before = contents(&home.base()).unwrap();
    let place = tempfile::tempdir().unwrap();
    let copy = place.path().join("copie.db");
    let mut chance = Chance::new(13);
    let (mut changed, mut missed) = (0, Vec::new());
    for _ in 0..rounds(160, 1_000) {
        let bit = chance.below(whole.len() as u64 * 8);
        let mut bytes = whole.clone();
        bytes[usize::try_from(bit / 8).unwrap()] ^= 1 << (bit % 8);
        std::fs::write(&copy, &bytes).unwrap();
        let now = contents(&copy);
        std::fs::write(&copy, &bytes).unwrap();
        if now.as_ref() == Some(&before) {
            continue;
        }
        changed += 1;
        let seen = match Store::open(&copy) {
            Err(_) => true,
            Ok(store) => store.verify().map_or(true, |report| !report.is_clean()),
        };
        if !seen {
            let what: Vec<String> = now
                .unwrap_or_default()
                .into_iter()
                .filter(|row| !before.contains(row))
                .take(2)
                .collect();
            missed.push((bit, what));
        }
    }
    println!(
        "F13: {changed} flips changed what is kept, {} were not seen",
        missed.len()
    );
    assert!(changed > rounds(20, 200));
    assert!(missed.len() * 1_000 <= changed, "{missed:#?}");
}
