//! The queue: what is in it, in what order, page after page, and what takes an item out of it.
mod hours;

use std::ops::ControlFlow;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;
use crate::domain::change::{Author, Change, Moment, Op, Values};
use crate::domain::date::{Date, from_iso};
use crate::domain::queue::ItemKind;
use crate::domain::record::{Entity, Id, Value};
use crate::domain::rights::{Rights, Role};
use crate::store::{RuleChange, Setup, Store};

const TODAY: &str = "2026-11-21";

fn day(text: &str) -> Date {
    from_iso(text).unwrap()
}

fn now() -> DateTime<Utc> {
    "2026-11-21T09:00:00Z".parse().unwrap()
}

fn moment() -> Moment {
    Moment {
        instant: now(),
        today: day(TODAY),
    }
}

fn author(session: &str) -> Author {
    Author {
        agent: None,
        name: format!("Agent {session}"),
        session: session.to_owned(),
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

fn add(store: &mut Store, entity: Entity, values: Values) -> Id {
    let ops = vec![Op::Insert { entity, values }];
    let change = Change::entry("Essai", None, ops);
    let applied = store.apply(&author("a"), &moment(), &change).unwrap();
    applied.records[0]
}

/// Someone oriented long ago, with a parcours that is open.
fn person(store: &mut Store, nom: &str) -> Id {
    let ops = vec![
        Op::Insert {
            entity: Entity::Allocataire,
            values: vec![
                ("nom", nom.into()),
                ("prenom", "Alix".into()),
                ("telephone", "+33639980001".into()),
            ],
        },
        Op::Insert {
            entity: Entity::Parcours,
            values: vec![
                ("allocataire_id", Value::Pending(0)),
                ("prise_en_charge_le", "2026-03-01".into()),
            ],
        },
        Op::Insert {
            entity: Entity::Orientation,
            values: vec![
                ("allocataire_id", Value::Pending(0)),
                ("parcours_id", Value::Pending(1)),
                ("origine", "initiale".into()),
                ("type", "social".into()),
                ("notifiee_le", "2026-03-01".into()),
            ],
        },
    ];
    let change = Change::entry("Nouveau", None, ops);
    store
        .apply(&author("a"), &moment(), &change)
        .unwrap()
        .person
        .unwrap()
}

fn appointment(store: &mut Store, person: Id, on: &str, status: &str) -> Id {
    let values = vec![
        ("allocataire_id", person.into()),
        ("type", "accompagnement".into()),
        ("prevu_le", on.into()),
        ("statut", status.into()),
        ("cree_le", "2026-03-01".into()),
    ];
    add(store, Entity::Appointment, values)
}

fn everyone() -> QueueQuery {
    QueueQuery::new(day(TODAY))
}

/// « kind day » of each item.
fn said(items: &[QueueItem]) -> Vec<String> {
    items
        .iter()
        .map(|item| format!("{} {} {}", item.person.nom, item.kind.code(), item.key.day))
        .collect()
}

fn all(store: &Store) -> Vec<QueueItem> {
    store.queue(&everyone(), None, 1_000).unwrap()
}

#[test]
fn kinds_come_in_their_order_and_the_oldest_first() {
    let (_place, mut store) = store();
    let late = person(&mut store, "SANS-RDV");
    let missed = person(&mut store, "ABSENT");
    appointment(&mut store, missed, "2026-04-02", "honore");
    appointment(&mut store, missed, "2026-11-14", "absent");
    let past = person(&mut store, "PASSE");
    appointment(&mut store, past, "2026-11-18", "prevu");
    appointment(&mut store, past, "2026-11-12", "prevu");
    let items = all(&store);
    assert_eq!(
        said(&items)[..4],
        [
            "PASSE rdv_sans_issue 2026-11-12",
            "PASSE rdv_sans_issue 2026-11-18",
            "ABSENT absence_sans_suite 2026-11-14",
            "SANS-RDV premier_rdv_a_fixer 2026-03-15",
        ]
    );
    assert_eq!(items[2].days(day(TODAY)), Some(7));
    assert_eq!(items[3].person.id, late);
    // The contract after a first appointment kept in April.
    assert_eq!(
        said(&items)[4..],
        ["ABSENT contrat 2026-04-09", "ABSENT revue 2026-10-02"]
    );
    assert_eq!(store.queue_len(&everyone(), 500).unwrap(), items.len());
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn every_absence_without_follow_up_is_there_until_something_is_done() {
    let (_place, mut store) = store();
    let id = person(&mut store, "ABSENT");
    let first = appointment(&mut store, id, "2026-11-02", "absent");
    let second = appointment(&mut store, id, "2026-11-16", "absent_excuse");
    let absences = |store: &Store| {
        let items = all(store);
        let absences = items.iter().filter(|it| it.kind == ItemKind::Absence);
        absences
            .map(|it| it.appointment().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(absences(&store), [first, second]);
    let call = |rdv: Id| {
        vec![
            ("allocataire_id", id.into()),
            ("rdv_id", rdv.into()),
            ("type", "relance_telephone".into()),
            ("faite_le", TODAY.into()),
        ]
    };
    add(&mut store, Entity::AbsenceAction, call(second));
    assert_eq!(absences(&store), [first]);
    add(&mut store, Entity::AbsenceAction, call(first));
    assert!(absences(&store).is_empty());
    store.undo(&author("a"), &moment()).unwrap();
    assert_eq!(absences(&store), [first]);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn the_rows_an_older_store_lacks_come_with_the_new_computation() {
    let (_place, mut store) = store();
    for (at, status) in ["absent", "absent_excuse", "honore", "absent"]
        .iter()
        .enumerate()
    {
        let id = person(&mut store, &format!("P{at}"));
        appointment(&mut store, id, "2026-10-05", status);
        if at == 3 {
            let held = vec![
                ("allocataire_id", id.into()),
                ("motif", "hospitalisation".into()),
                ("debut", "2026-11-01".into()),
            ];
            add(&mut store, Entity::Exemption, held);
        }
    }
    let before = all(&store).len();
    store
        .conn
        .run("DELETE FROM echeance WHERE regle = 'ABS-SUITE'")
        .unwrap();
    assert_eq!(all(&store).len(), before - 2);
    store
        .change_rules(&author("a"), &moment(), &RuleChange::None, &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(all(&store).len(), before);
    assert!(store.verify().unwrap().is_clean());
}

fn put_off(item: &QueueItem, until: Option<&str>, to: Option<Id>) -> Values {
    vec![
        ("allocataire_id", item.person.id.into()),
        ("regle", item.key.rule.as_str().into()),
        ("objet", item.row.object.0.clone().into()),
        ("objet_id", item.key.object.into()),
        ("jusque_le", until.into()),
        ("agent_id", to.into()),
        ("motif", "congés".into()),
    ]
}

#[test]
fn an_item_put_off_comes_back_on_its_day_and_undo_brings_it_back_at_once() {
    let (_place, mut store) = store();
    person(&mut store, "UN");
    let item = all(&store).remove(0);
    add(
        &mut store,
        Entity::Deferral,
        put_off(&item, Some("2026-11-30"), None),
    );
    assert!(all(&store).is_empty());
    let later = QueueQuery::new(day("2026-11-30"));
    assert_eq!(store.queue(&later, None, 10).unwrap().len(), 1);
    assert_eq!(store.queue_find(&everyone(), &item.key).unwrap(), None);
    store.undo(&author("a"), &moment()).unwrap();
    assert_eq!(
        store.queue_find(&everyone(), &item.key).unwrap(),
        Some(item)
    );
}

#[test]
fn an_item_passed_on_is_in_the_queue_of_that_agent_alone() {
    let (_place, mut store) = store();
    let agent = |store: &mut Store, nom: &str| {
        add(
            store,
            Entity::Agent,
            vec![("nom", nom.into()), ("fonction", "referent".into())],
        )
    };
    let (one, other) = (agent(&mut store, "Bernard"), agent(&mut store, "Haddad"));
    let id = person(&mut store, "UN");
    let mine = vec![
        ("allocataire_id", id.into()),
        ("agent_id", one.into()),
        ("fonction", "referent".into()),
        ("du", "2026-03-01".into()),
    ];
    add(&mut store, Entity::Assignment, mine);
    let count = |store: &Store, scope, viewer| {
        let asked = QueueQuery {
            scope,
            viewer,
            ..everyone()
        };
        store.queue(&asked, None, 10).unwrap().len()
    };
    assert_eq!(count(&store, QueueScope::Referent(one), None), 1);
    let item = all(&store).remove(0);
    add(
        &mut store,
        Entity::Deferral,
        put_off(&item, None, Some(other)),
    );
    assert_eq!(count(&store, QueueScope::Referent(one), Some(one)), 0);
    assert_eq!(count(&store, QueueScope::Referent(other), Some(other)), 1);
    assert_eq!(count(&store, QueueScope::Everyone, Some(other)), 1);
    assert_eq!(count(&store, QueueScope::Everyone, Some(one)), 0);
}

#[test]
fn what_one_session_holds_the_others_do_not_get_until_the_lease_ends() {
    let (_place, mut store) = store();
    let id = person(&mut store, "UN");
    let (one, other) = (author("un"), author("deux"));
    let free = |store: &Store, who: &Author, at: DateTime<Utc>| {
        let asked = QueueQuery {
            free_for: Some((who.session.clone(), lease_instant(at))),
            ..everyone()
        };
        store.queue(&asked, None, 10).unwrap().len()
    };
    assert!(store.take_lease(&one, id, now()).unwrap());
    assert!(
        store.take_lease(&one, id, now()).unwrap(),
        "one's own again"
    );
    assert!(!store.take_lease(&other, id, now()).unwrap());
    assert_eq!(
        (free(&store, &one, now()), free(&store, &other, now())),
        (1, 0)
    );
    assert_eq!(
        store.lease_holder(&other, id, now()).unwrap().as_deref(),
        Some("Agent un")
    );
    // Renewed at 40 s, held at 90 s; not renewed again, given back within a minute.
    let after = |seconds| now() + TimeDelta::seconds(seconds);
    assert_eq!(store.renew_leases(&one, after(40)).unwrap(), 1);
    assert_eq!(free(&store, &other, after(90)), 0);
    assert_eq!(free(&store, &other, after(100)), 1);
    assert!(store.take_lease(&other, id, after(101)).unwrap());
    assert!(!store.take_lease(&one, id, after(102)).unwrap());
    store.give_back_leases(&other, None, after(103)).unwrap();
    assert!(store.take_lease(&one, id, after(104)).unwrap());
}

#[test]
fn the_queue_of_support_staff_holds_nothing_of_the_plan() {
    let (_place, mut store) = store();
    let id = person(&mut store, "UN");
    appointment(&mut store, id, "2026-11-10", "prevu");
    let action = vec![
        ("allocataire_id", id.into()),
        ("libelle", "Consultation du docteur Morel".into()),
        ("echeance", "2026-11-03".into()),
        ("statut", "en_cours".into()),
    ];
    add(&mut store, Entity::Action, action);
    let kinds = |store: &Store| -> Vec<ItemKind> { all(store).iter().map(|it| it.kind).collect() };
    let whole = kinds(&store);
    assert!(whole.contains(&ItemKind::Outcome) && whole.contains(&ItemKind::Action));
    store.look_as(Rights::of(Some(Role::Secretariat)));
    assert_eq!(kinds(&store), [ItemKind::Outcome]);
    assert_eq!(store.queue_len(&everyone(), 10).unwrap(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever the records and the size of the pages, pages put end to end are the queue, in
    /// strict order, each item once; each item is found again by its key.
    #[test]
    fn pages_put_end_to_end_are_the_queue(
        people in proptest::collection::vec(
            proptest::collection::vec((1_u32..=28, 8_u32..=12, 0_usize..4), 0..4), 1..6),
        page in 1_usize..5,
    ) {
        let (_place, mut store) = store();
        for (at, dates) in people.iter().enumerate() {
            let id = person(&mut store, &format!("P{at}"));
            for (d, m, status) in dates {
                let status = ["prevu", "absent", "honore", "absent_excuse"][*status];
                appointment(&mut store, id, &format!("2026-{m:02}-{d:02}"), status);
            }
        }
        let whole = all(&store);
        let ordered = whole.windows(2).all(|pair| pair[0].key < pair[1].key);
        prop_assert!(ordered);
        let mut paged: Vec<QueueItem> = Vec::new();
        loop {
            let last = paged.last().map(|item| item.key.clone());
            let more = store.queue(&everyone(), last.as_ref(), page).unwrap();
            if more.is_empty() { break; }
            paged.extend(more);
        }
        prop_assert_eq!(&paged, &whole);
        prop_assert_eq!(store.queue_len(&everyone(), 1_000).unwrap(), whole.len());
        for item in &whole {
            let found = store.queue_find(&everyone(), &item.key).unwrap();
            prop_assert_eq!(found.as_ref(), Some(item));
        }
    }
}
