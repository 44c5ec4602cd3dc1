//! What leaves the search leaves its index for good, one by one or all together.
use super::*;
use crate::domain::change::{Nature, Op};
use crate::store::ImportTarget;
use crate::store::sql::first;

/// How many blocks of the index hold those letters.
fn blocks_with(store: &Store, letters: &str) -> i64 {
    let sql = "SELECT count(*) FROM recherche_data WHERE instr(block, CAST($1 AS BLOB)) > 0";
    let found = first(&store.conn, sql, &[&letters], |row| row.get(0));
    found.unwrap().unwrap()
}

fn leaves_at_once(store: &Store) -> i64 {
    let sql = "SELECT v FROM recherche_config WHERE k = 'secure-delete'";
    let found = first(&store.conn, sql, &[], |row| row.get(0));
    found.unwrap().unwrap()
}

fn import(store: &mut Store, people: usize) {
    let (author, moment) = (author("Marie"), moment());
    let mut act = store
        .long_act(&author, &moment, Nature::Import, "Import")
        .unwrap();
    act.part(|part| {
        for nth in 0..people {
            let values = vec![
                ("nom", format!("Zyxwvut{nth}").into()),
                ("prenom", "Ada".into()),
            ];
            let entity = Entity::Allocataire;
            part.write(None, &[Op::Insert { entity, values }])?;
        }
        Ok(())
    })
    .unwrap();
    act.finish("Import").unwrap();
}

#[test]
fn a_large_import_taken_back_leaves_none_of_its_words_in_the_index() {
    for people in [3, 700] {
        let (_place, mut store) = store();
        person(&mut store, "Petit", "Ada");
        import(&mut store, people);
        assert!(blocks_with(&store, "zyxwvut") > 0);
        store.undo(&author("Marie"), &moment()).unwrap();
        assert_eq!(blocks_with(&store, "zyxwvut"), 0, "{people} people");
        assert_eq!(leaves_at_once(&store), 1);
        assert!(blocks_with(&store, "petit") > 0);
        assert!(store.verify().unwrap().is_clean());
    }
}

/// People found by a word.
fn found(store: &Store, word: &str) -> usize {
    let query = Query {
        search: word.into(),
        ..Query::new(moment().today)
    };
    store.count(&query, 10).unwrap()
}

#[test]
fn a_search_that_differs_is_told_apart_and_written_anew_from_the_list() {
    let spoils = [
        "INSERT INTO recherche(recherche, rowid, mots) SELECT 'delete', allocataire_id, mots FROM ligne",
        "INSERT INTO recherche(rowid, mots) VALUES (999, 'autre')",
        "DELETE FROM mot",
        "UPDATE mot SET personnes = personnes + 1",
        "INSERT INTO mot (mot, personnes) VALUES ('inconnu', 2)",
        "UPDATE recherche_data SET block = x'00' WHERE id > 10",
        "DELETE FROM recherche_data WHERE id > 10",
        "UPDATE ligne SET mots = 'autre'",
    ];
    for spoil in spoils {
        let (_place, mut store) = store();
        for name in ["Petit", "Legrand"] {
            person(&mut store, name, "Ada");
        }
        store.conn.run(spoil).unwrap();
        let report = store.verify().unwrap();
        assert!(report.search_differs, "{spoil}: {report:?}");
        assert!(report.holds() && !report.is_clean(), "{spoil}: {report:?}");
        let again = &mut |_| std::ops::ControlFlow::Continue(());
        store
            .change_rules(&author("Marie"), &moment(), &RuleChange::None, again)
            .unwrap();
        let report = store.verify().unwrap();
        assert!(report.is_clean(), "{spoil}: {report:?}");
        assert_eq!(
            (found(&store, "petit"), found(&store, "legrend")),
            (1, 1),
            "{spoil}"
        );
    }
    let (_place, mut store) = store();
    person(&mut store, "Petit", "Ada");
    store.conn.run("DELETE FROM sqlite_sequence").unwrap();
    let report = store.verify().unwrap();
    assert!(report.misnumbered && !report.holds() && !report.search_differs);
}
