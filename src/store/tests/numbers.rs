//! Numbers of records: each given once, whoever adds them.
use super::*;
use crate::store::sql::first;

#[test]
fn numbers_set_aside_are_given_to_nobody_else() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Petit", "Léa");
    let first = store.conn.reserve("allocataire", 5).unwrap();
    assert!(first > id);
    let next = person(&mut store, "Grand", "Rui");
    assert!(next >= first + 5, "{next} was set aside from {first} on");
    assert!(store.conn.reserve("allocataire", 1).unwrap() > next);
}

#[test]
fn every_kind_of_record_is_numbered_once_for_all() {
    let (_place, store) = store();
    for entity in Entity::ALL {
        let text = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = $1";
        let made: Option<String> =
            first(&store.conn, text, &[&entity.table()], |row| row.get(0)).unwrap();
        let made = made.unwrap();
        assert!(made.contains("AUTOINCREMENT"), "{made}");
    }
}
