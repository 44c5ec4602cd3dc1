//! The store through its public face: write, conflict, undo, drafts, search, lists.
mod attachments;
mod backup;
mod consulted;
#[cfg(feature = "chiffrement")]
mod encrypted;
mod formats;
mod givers;
mod large;
mod merge;
mod numbers;
mod past;
mod purge;
mod references;
mod refusals;
mod rules;
mod shared;
mod slow;
#[cfg(feature = "chiffrement")]
mod wiped;
mod words;

use chrono::{DateTime, Utc};

use super::*;
use crate::domain::change::{Author, Change, Moment, Op};
use crate::domain::date::{Date, from_iso};
use crate::domain::record::{Entity, Id, Value};

fn day(text: &str) -> Date {
    from_iso(text).unwrap()
}
fn moment() -> Moment {
    Moment {
        instant: "2026-11-21T09:00:00Z".parse::<DateTime<Utc>>().unwrap(),
        today: day("2026-11-21"),
    }
}
fn author(name: &str) -> Author {
    Author {
        agent: None,
        name: name.into(),
        session: "essai".into(),
    }
}
fn store() -> (tempfile::TempDir, Store) {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    (place, store)
}
fn person(store: &mut Store, nom: &str, prenom: &str) -> Id {
    let ops = vec![
        Op::Insert {
            entity: Entity::Allocataire,
            values: vec![
                ("nom", nom.into()),
                ("prenom", prenom.into()),
                ("commune", "Sète".into()),
                ("telephone", "+33639980001".into()),
                ("ne_le", "1988-05-12".into()),
            ],
        },
        Op::Insert {
            entity: Entity::Parcours,
            values: vec![
                ("allocataire_id", Value::Pending(0)),
                ("prise_en_charge_le", "2026-10-12".into()),
            ],
        },
        Op::Insert {
            entity: Entity::Orientation,
            values: vec![
                ("allocataire_id", Value::Pending(0)),
                ("parcours_id", Value::Pending(1)),
                ("origine", "initiale".into()),
                ("type", "social".into()),
                ("decidee_le", "2026-10-10".into()),
                ("notifiee_le", "2026-10-12".into()),
            ],
        },
        Op::Insert {
            entity: Entity::Appointment,
            values: vec![
                ("allocataire_id", Value::Pending(0)),
                ("parcours_id", Value::Pending(1)),
                ("type", "accompagnement".into()),
                ("prevu_le", "2026-10-26".into()),
                ("statut", "honore".into()),
                ("cree_le", "2026-10-13".into()),
            ],
        },
    ];
    store
        .apply(
            &author("Marie"),
            &moment(),
            &Change::entry(format!("Nouveau dossier {nom}"), None, ops),
        )
        .unwrap()
        .person
        .unwrap()
}

#[test]
fn a_first_appointment_kept_makes_the_contract_due_a_week_later() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Abdallah", "Nadia");
    let alerts = store.alerts_of(id, day("2026-11-21")).unwrap();
    assert_eq!(alerts[0].rule, "CER-1S");
    assert_eq!(alerts[0].window.due, Some(day("2026-11-02")));
    assert_eq!(alerts[0].days(day("2026-11-21")), Some(-19));
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn the_list_finds_by_name_in_either_order_phone_date_commune_and_with_one_error() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Le Gall", "Élodie");
    person(&mut store, "Cohen", "David");
    for typed in [
        "le gall",
        "legall",
        "elodie le",
        "gall elodie",
        "06 39 98",
        "0639980001",
        "12/05/1988",
        "sete le gall",
        "elodei",
        "galll",
    ] {
        let query = Query {
            search: typed.into(),
            ..Query::new(day("2026-11-21"))
        };
        let ids = store.ids(&query, 10).unwrap();
        assert!(ids.contains(&id), "{typed} finds nobody");
    }
    let none = Query {
        search: "zzz".into(),
        ..Query::new(day("2026-11-21"))
    };
    assert!(store.ids(&none, 10).unwrap().is_empty());
}

#[test]
fn two_writers_of_one_record_conflict_and_lose_nothing() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Cohen", "David");
    let update = |value: &str| {
        Change::entry(
            "Commune",
            Some(id),
            vec![Op::Update {
                entity: Entity::Allocataire,
                id,
                version: 1,
                values: vec![("commune", value.into())],
            }],
        )
    };
    store
        .apply(&author("Marie"), &moment(), &update("Agde"))
        .unwrap();
    let refused = store.apply(&author("Paul"), &moment(), &update("Lunel"));
    assert!(matches!(refused, Err(StoreError::Conflict { .. })));
    assert_eq!(
        store.row(Entity::Allocataire, id).unwrap().text("commune"),
        Some("Agde")
    );
}

#[test]
fn undo_and_redo_are_one_s_own_and_say_what_they_do() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Cohen", "David");
    let change = Change::entry(
        "Commune corrigée",
        Some(id),
        vec![Op::Update {
            entity: Entity::Allocataire,
            id,
            version: 1,
            values: vec![("commune", "Agde".into())],
        }],
    );
    store.apply(&author("Marie"), &moment(), &change).unwrap();
    assert!(store.undo(&author("Paul"), &moment()).is_err());
    let undone = store.undo(&author("Marie"), &moment()).unwrap();
    assert_eq!(undone.label, "Commune corrigée");
    assert_eq!(
        store.row(Entity::Allocataire, id).unwrap().text("commune"),
        Some("Sète")
    );
    store.redo(&author("Marie"), &moment()).unwrap();
    assert_eq!(
        store.row(Entity::Allocataire, id).unwrap().text("commune"),
        Some("Agde")
    );
    store.undo(&author("Marie"), &moment()).unwrap();
    store.undo(&author("Marie"), &moment()).unwrap();
    assert!(
        store
            .ids(&Query::new(day("2026-11-21")), 10)
            .unwrap()
            .is_empty()
    );
    store.redo(&author("Marie"), &moment()).unwrap();
    assert_eq!(
        store.ids(&Query::new(day("2026-11-21")), 10).unwrap(),
        vec![id]
    );
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn undo_refuses_with_a_reason_when_someone_changed_the_file_since() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Cohen", "David");
    let update = |version, value: &str| {
        Change::entry(
            "Commune",
            Some(id),
            vec![Op::Update {
                entity: Entity::Allocataire,
                id,
                version,
                values: vec![("commune", value.into())],
            }],
        )
    };
    store
        .apply(&author("Marie"), &moment(), &update(1, "Agde"))
        .unwrap();
    store
        .apply(&author("Paul"), &moment(), &update(2, "Lunel"))
        .unwrap();
    let refused = store
        .undo(&author("Marie"), &moment())
        .unwrap_err()
        .to_string();
    assert!(refused.contains("Paul"), "{refused}");
}

#[test]
fn a_moved_deadline_keeps_its_former_value() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Cohen", "David");
    let make = Change::entry(
        "Action",
        Some(id),
        vec![Op::Insert {
            entity: Entity::Action,
            values: vec![
                ("allocataire_id", Value::Int(id)),
                ("libelle", "Code".into()),
                ("echeance", "2026-11-14".into()),
            ],
        }],
    );
    let action = store
        .apply(&author("Marie"), &moment(), &make)
        .unwrap()
        .records[0];
    let moved = Change::entry(
        "Échéance",
        Some(id),
        vec![Op::Update {
            entity: Entity::Action,
            id: action,
            version: 1,
            values: vec![("echeance", "2026-12-01".into())],
        }],
    );
    store.apply(&author("Marie"), &moment(), &moved).unwrap();
    let former = store.rows_of(Entity::Postponement, id).unwrap();
    assert_eq!(former[0].text("ancienne"), Some("2026-11-14"));
}

#[test]
fn pages_read_forth_and_back_give_the_same_list_in_every_order() {
    let (_place, mut store) = store();
    for at in 0..25 {
        person(&mut store, &format!("Nom{at:02}"), "Zoé");
    }
    for sort in [
        Sort::Urgency,
        Sort::Name,
        Sort::NextAppointment,
        Sort::LastContact,
    ] {
        let query = Query {
            sort,
            ..Query::new(day("2026-11-21"))
        };
        let all = store
            .page(&query, &Anchor::Edge, Towards::End, 100)
            .unwrap();
        assert_eq!(all.lines.len(), 25);
        assert!(all.edge);
        let last = store
            .page(&query, &Anchor::Edge, Towards::Start, 7)
            .unwrap();
        assert_eq!(last.lines[..], all.lines[18..]);
        let next = store
            .page(
                &query,
                &Anchor::Beyond(all.lines[9].key.clone()),
                Towards::End,
                5,
            )
            .unwrap();
        assert_eq!(next.lines[..], all.lines[10..15]);
        let before = store
            .page(
                &query,
                &Anchor::Beyond(all.lines[9].key.clone()),
                Towards::Start,
                5,
            )
            .unwrap();
        assert_eq!(before.lines[..], all.lines[4..9]);
    }
}

#[test]
fn an_abandoned_draft_comes_back_with_undo() {
    let (_place, mut store) = store();
    let marie = author("Marie");
    let draft = Draft {
        form: "action".into(),
        title: "Action".into(),
        values: "{}".into(),
        ..Draft::default()
    };
    let id = store.keep_draft(&marie, &moment(), &draft).unwrap();
    store.abandon_draft(&marie, &moment(), id).unwrap();
    assert!(store.drafts(&marie).unwrap().is_empty());
    store.undo(&marie, &moment()).unwrap();
    assert_eq!(store.drafts(&marie).unwrap().len(), 1);
}

#[test]
fn the_store_on_a_past_day_ignores_later_events() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Cohen", "David");
    let past = store.as_of(day("2026-10-20")).unwrap();
    let alerts = past.alerts_of(id, day("2026-10-20")).unwrap();
    assert!(alerts.iter().all(|alert| alert.rule != "CER-1S"));
    assert!(matches!(past.access(), Access::ReadOnly(_)));
}

#[test]
fn the_schema_has_exactly_the_fields_described() {
    let (_place, store) = store();
    for entity in Entity::ALL {
        let text = format!("SELECT name FROM pragma_table_info('{}')", entity.table());
        let columns = sql::query(&store.conn, &text, &[], |row| row.get(0));
        let mut columns: Vec<String> = columns.unwrap();
        let mut expected = vec!["id", "uid", "version", "supprime"];
        expected.extend(entity.fields().iter().map(|field| field.name));
        expected.extend(shared_text::columns(entity));
        // A later step adds its columns at the end, whatever the order of the form.
        columns.sort();
        expected.sort_unstable();
        assert_eq!(columns, expected, "{}", entity.table());
    }
}

#[test]
fn a_copy_is_checked_and_never_replaces_a_file() {
    let (place, mut store) = store();
    person(&mut store, "Cohen", "David");
    let copy = place.path().join("copie.db");
    store.back_up(&copy).unwrap();
    assert!(matches!(
        store.back_up(&copy),
        Err(StoreError::Target { .. })
    ));
    assert_eq!(
        Store::open(&copy)
            .unwrap()
            .ids(&Query::new(day("2026-11-21")), 5)
            .unwrap()
            .len(),
        1
    );
}
