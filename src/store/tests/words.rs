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
