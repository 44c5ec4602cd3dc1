//! The derived rows of the indicators: found again by their rule, compared by the check, made anew.
use super::*;
use crate::domain::record::NewRecord;
use std::ops::ControlFlow;

use crate::domain::change::{Author, Moment};
use crate::store::sql::execute;
use crate::store::{RuleChange, Setup, Store};

/// A store with one person oriented on 01/03/2026, seen on 10/03/2026.
fn one_person(place: &std::path::Path) -> (Store, Id) {
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let mut store = Store::create(place, &setup).unwrap();
    let record = |at: u8, entity, values| NewRecord {
        entity,
        uid: format!("{at:08}-0000-7000-8000-000000000000"),
        values,
    };
    let owner = || ("allocataire_id", Value::Pending(0));
    let records = [
        record(0, Entity::Allocataire, vec![("nom", "Essai".into())]),
        record(1, Entity::Parcours, vec![owner()]),
        record(
            2,
            Entity::Orientation,
            vec![
                owner(),
                ("parcours_id", Value::Pending(1)),
                ("notifiee_le", "2026-03-01".into()),
            ],
        ),
        record(
            3,
            Entity::Appointment,
            vec![
                owner(),
                ("type", "accompagnement".into()),
                ("prevu_le", "2026-03-10".into()),
                ("statut", "honore".into()),
            ],
        ),
    ];
    let ids = store.bulk(|bulk| bulk.add(&records)).unwrap();
    (store, ids[0])
}

#[test]
fn the_check_sees_a_case_that_differs() {
    let place = tempfile::tempdir().unwrap();
    let changes = [
        "UPDATE cas SET due = due + 1 WHERE regle = 3",
        "UPDATE passage SET honore_le = NULL",
        "DELETE FROM periode",
    ];
    for (at, change) in changes.into_iter().enumerate() {
        let (store, person) = one_person(&place.path().join(format!("essai-{at}.db")));
        assert!(store.verify().unwrap().is_clean());
        assert!(execute(&store.conn, change, &[]).unwrap() > 0, "{change}");
        assert_eq!(store.verify().unwrap().differing, [person], "{change}");
    }
}

/// A store of the format before this one has none of these rows.
#[test]
fn the_new_computation_fills_what_was_missing() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("essai.db");
    let (mut store, person) = one_person(&path);
    for table in ["cas", "passage", "periode"] {
        let text = format!("DELETE FROM {table} WHERE allocataire_id = $1");
        execute(&store.conn, &text, &[&person]).unwrap();
    }
    assert!(!store.verify().unwrap().is_clean());
    store.set_setting("recalcul", "migration").unwrap();
    drop(store);
    let mut store = Store::open(&path).unwrap();
    assert!(store.is_index_stale().unwrap());
    let author = Author {
        agent: None,
        name: "essai".into(),
        session: "essai".into(),
    };
    let moment = Moment {
        instant: "2026-11-21T09:00:00Z".parse().unwrap(),
        today: crate::domain::date::from_iso("2026-11-21").unwrap(),
    };
    store
        .change_rules(&author, &moment, &RuleChange::None, &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(store.verify().unwrap().is_clean());
    assert!(!store.is_index_stale().unwrap());
}
