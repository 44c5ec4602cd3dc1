//! Stores written by earlier versions open whole: nothing is lost, the trace still follows, what
//! was done can still be undone.
use std::ops::ControlFlow;

use super::*;
use crate::store::open::APPLICATION_ID;
use crate::store::sql::{Conn, pragma};
use crate::store::upgrade::MIGRATIONS;

/// A store as the first version wrote it: two invented people, one taken in by an import.
const FIRST: &str = include_str!("../../../fixtures/formats/1.sql");

fn first_format() -> (tempfile::TempDir, std::path::PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("ancien.db");
    std::fs::File::create(&path).unwrap();
    let conn = Conn::open(&path, true).unwrap();
    conn.run("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF;")
        .unwrap();
    conn.run(MIGRATIONS[0]).unwrap();
    conn.run(FIRST).unwrap();
    conn.run(
        "INSERT INTO recherche(rowid, mots) SELECT allocataire_id, mots FROM ligne; PRAGMA user_version = 1;",
    )
    .unwrap();
    pragma::set(&conn, "application_id", &APPLICATION_ID.to_string()).unwrap();
    (place, path)
}

/// The store as the program has it once open: what newer rules read is computed again.
fn opened(path: &std::path::Path) -> Store {
    let mut store = Store::open(path).unwrap();
    assert!(store.is_index_stale().unwrap());
    let done = store
        .change_rules(&author("Marie"), &moment(), &RuleChange::None, &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(done.is_some());
    store
}

#[test]
fn a_store_of_the_first_format_opens_whole() {
    let (_place, path) = first_format();
    let mut store = opened(&path);
    let state = store.verify().unwrap();
    assert!(state.is_clean(), "{state:?}");
    let query = Query {
        search: "exemple".into(),
        ..Query::new(day("2026-11-22"))
    };
    let found = store.ids(&query, 10).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(store.history(found[0], 100).unwrap().len(), 1);
    // A new write goes on from the old trace.
    person(&mut store, "Petit", "Léa");
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn the_appointments_show_before_anything_is_computed_again() {
    let (_place, path) = first_format();
    let store = Store::open(&path).unwrap();
    assert!(store.is_index_stale().unwrap());
    let line = store.line(&Query::new(day("2026-11-22")), 1).unwrap();
    let time = crate::domain::date::Time::from_code("15:30");
    assert_eq!(line.appointment, Some((day("2026-11-25"), time)));
}

#[test]
fn what_the_first_version_did_can_still_be_undone() {
    let (_place, path) = first_format();
    let mut store = opened(&path);
    let undone = store.undo(&author("root"), &moment()).unwrap();
    assert!(undone.label.contains("one.csv"), "{undone:?}");
    let query = Query::new(day("2026-11-22"));
    assert_eq!(store.ids(&query, 10).unwrap().len(), 2);
    assert!(store.verify().unwrap().is_clean());
}

/// A leave says when it was entered: as the journal does when it was typed, else its first day.
#[test]
fn leaves_of_an_earlier_store_are_dated_by_the_journal() {
    let (place, mut store) = store();
    let id = person(&mut store, "Petit", "Léa");
    let leave = |store: &mut Store| {
        let values = vec![
            ("allocataire_id", Value::Int(id)),
            ("motif", "autre".into()),
            ("debut", "2026-12-01".into()),
        ];
        let insert = Op::Insert {
            entity: Entity::Exemption,
            values,
        };
        let entry = Change::entry("Essai", Some(id), vec![insert]);
        store.apply(&author("A"), &moment(), &entry).unwrap();
    };
    leave(&mut store);
    leave(&mut store);
    let back = "ALTER TABLE neutralisation DROP COLUMN saisie_le; DROP INDEX ligne_inconnu_le; \
         ALTER TABLE contrat_version DROP COLUMN socle_1; \
         ALTER TABLE contrat_version DROP COLUMN socle_2; DROP TABLE socle; DROP TABLE identite; \
         DROP TABLE sceau; DROP TABLE conservation; DROP TABLE demande_personne; DROP TABLE consultation; DROP TABLE tournee; ALTER TABLE objectif DROP COLUMN commentaire; ALTER TABLE acte DROP COLUMN definitif; DROP TABLE ancien_dossier; DROP TABLE deux_personnes; DROP INDEX allocataire_foyer; \
         DROP INDEX action_acteur_structure; DROP INDEX action_acteur_nom; \
         UPDATE acte SET nature = 'import' WHERE id = (SELECT MAX(id) FROM acte); \
         PRAGMA user_version = 11;";
    store.conn.run(back).unwrap();
    drop(store);
    let store = opened(&place.path().join("essai.db"));
    let rows = store.all_rows(Entity::Exemption).unwrap();
    let mut days: Vec<_> = rows.iter().filter_map(|it| it.date("saisie_le")).collect();
    days.sort();
    assert_eq!(days, [day("2026-11-21"), day("2026-12-01")]);
    assert!(store.verify().unwrap().is_clean());
}
