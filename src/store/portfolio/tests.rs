//! People found are read in three ways, by their number: each must give the same list.
mod order;

use super::set::Source;
use super::*;
use crate::domain::change::{Author, Change, Moment, Op};
use crate::domain::date::from_iso;
use crate::domain::record::{Entity, Value};
use crate::store::walk::Where;
use crate::store::{Setup, Store, Towards, search};

const NAMES: [(&str, &str); 7] = [
    ("Dupont", "Nadia"),
    ("Dupuis", "Élodie"),
    ("Du Pré", "David"),
    ("Cohen", "Dupin"),
    ("Martin", "Rui"),
    ("Duval", "Jean"),
    ("Abdallah", "Ana"),
];

fn empty() -> (tempfile::TempDir, Store) {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    (place, store)
}

/// Forty people whose first appointments, kept or not, spread over two months.
fn store() -> (tempfile::TempDir, Store) {
    let (place, mut store) = empty();
    for n in 0..40_usize {
        let (nom, prenom) = NAMES[n % NAMES.len()];
        let day = format!("2026-{:02}-{:02}", 9 + n % 4, 1 + n * 7 % 28);
        let status = ["honore", "prevu", "absent"][n % 3];
        add(&mut store, (nom, prenom), &day, status);
    }
    (place, store)
}

fn add(store: &mut Store, (nom, prenom): (&str, &str), day: &str, status: &str) {
    let insert = |entity, values| Op::Insert { entity, values };
    let whose = ("allocataire_id", Value::Pending(0));
    let ops = vec![
        insert(
            Entity::Allocataire,
            vec![("nom", nom.into()), ("prenom", prenom.into())],
        ),
        insert(
            Entity::Parcours,
            vec![whose.clone(), ("prise_en_charge_le", day.into())],
        ),
        insert(
            Entity::Orientation,
            vec![
                whose.clone(),
                ("parcours_id", Value::Pending(1)),
                ("origine", "initiale".into()),
                ("type", "social".into()),
                ("notifiee_le", day.into()),
            ],
        ),
        insert(
            Entity::Appointment,
            vec![
                whose,
                ("parcours_id", Value::Pending(1)),
                ("type", "accompagnement".into()),
                ("prevu_le", day.into()),
                ("statut", status.into()),
            ],
        ),
    ];
    let author = Author {
        agent: None,
        name: "essai".into(),
        session: "essai".into(),
    };
    let moment = Moment {
        instant: "2026-11-21T09:00:00Z".parse().unwrap(),
        today: from_iso("2026-11-21").unwrap(),
    };
    store
        .apply(&author, &moment, &Change::entry("essai", None, ops))
        .unwrap();
}

/// The three sources that the people of a search may come from.
fn sources(store: &Store, query: &Query) -> [Source; 3] {
    let found =
        crate::store::search::find(&store.conn, (&query.search, query.exact), query.today).unwrap();
    assert_eq!(found.people, crate::store::search::People::Few);
    let base = Source {
        nobody: found.nobody,
        is_few: false,
        person: None,
        found: None,
        leads: false,
        patterns: Vec::new(),
        forgiven: false,
        rights: store.rights(),
    };
    [
        Source {
            is_few: true,
            leads: true,
            found: Some(found.expression.clone()),
            ..base.clone()
        },
        Source {
            found: Some(found.expression),
            ..base.clone()
        },
        Source {
            patterns: found.patterns,
            ..base
        },
    ]
}

fn places(
    store: &Store,
    asked: (&Query, &Source),
    anchor: &Anchor,
    reading: (Towards, usize),
) -> Vec<SortKey> {
    walk::read(&store.conn, asked, anchor, reading, &walk::PLACES).unwrap()
}

#[test]
fn few_some_or_many_people_found_make_the_same_list() {
    let (_place, store) = store();
    let today = from_iso("2026-11-21").unwrap();
    let sorts = [
        Sort::Urgency,
        Sort::Name,
        Sort::NextAppointment,
        Sort::LastContact,
    ];
    let mut longest = 0;
    for search in ["d", "du", "dup", "du pre", "an"] {
        for sort in sorts {
            for filters in [vec![], vec![Filter::Late], vec![Filter::NoAppointment]] {
                let query = Query {
                    sort,
                    filters,
                    search: search.into(),
                    ..Query::new(today)
                };
                for towards in [Towards::End, Towards::Start] {
                    let [few, some, many] = sources(&store, &query).map(|source| {
                        places(&store, (&query, &source), &Anchor::Edge, (towards, 100))
                    });
                    longest = longest.max(few.len());
                    assert_eq!(few, some, "{query:?}");
                    assert_eq!(few, many, "{query:?}");
                }
            }
        }
    }
    assert!(longest > 20, "the lists compared are too short: {longest}");
}

#[test]
fn a_page_starts_right_after_the_one_before_whatever_the_source() {
    let (_place, store) = store();
    let query = Query {
        search: "du".into(),
        ..Query::new(from_iso("2026-11-21").unwrap())
    };
    for source in sources(&store, &query) {
        let all = places(
            &store,
            (&query, &source),
            &Anchor::Edge,
            (Towards::End, 100),
        );
        let mut paged: Vec<SortKey> = Vec::new();
        while paged.len() < all.len() {
            let anchor = paged
                .last()
                .map_or(Anchor::Edge, |key| Anchor::Beyond(key.clone()));
            let page = places(&store, (&query, &source), &anchor, (Towards::End, 3));
            assert!(!page.is_empty());
            paged.extend(page);
        }
        assert_eq!(paged, all);
    }
}

/// One more appointment planned.
fn plan(store: &mut Store, person: i64, day: &str, hour: Option<&str>) {
    let values = vec![
        ("allocataire_id", Value::Int(person)),
        ("type", "accompagnement".into()),
        ("prevu_le", day.into()),
        ("heure", hour.map(str::to_owned).into()),
        ("statut", "prevu".into()),
    ];
    let op = Op::insert(Entity::Appointment, values);
    let author = Author {
        agent: None,
        name: "essai".into(),
        session: "essai".into(),
    };
    let moment = Moment {
        instant: "2026-11-21T09:00:00Z".parse().unwrap(),
        today: from_iso("2026-11-21").unwrap(),
    };
    let change = Change::entry("essai", Some(person), vec![op]);
    store.apply(&author, &moment, &change).unwrap();
}

/// What is shown as the next appointment, what the order goes by and what « sans rendez-vous » leaves are one.
#[test]
fn the_next_appointment_is_the_next_to_come_for_the_row_the_order_and_the_filter() {
    let (_place, mut store) = store();
    let hours = [None, Some("09:00"), Some("12:00"), Some("16:30")];
    for person in 1..=40_i64 {
        for at in 0..(person % 3) {
            let day = format!("2026-11-{:02}", 20 + (person + at) % 4);
            let hour = hours[usize::try_from(person / 3 + at).unwrap() % 4];
            plan(&mut store, person, &day, hour);
        }
    }
    let today = from_iso("2026-11-21").unwrap();
    for now in [
        None,
        Some("00:00"),
        Some("09:00"),
        Some("12:01"),
        Some("23:59"),
    ] {
        let now = now.and_then(crate::domain::date::Time::from_code);
        let query = Query {
            sort: Sort::NextAppointment,
            search: "d".into(),
            ..Query::new(today).at(now)
        };
        let read = |query: &Query| {
            let page = store.page(query, &Anchor::Edge, Towards::End, 100).unwrap();
            page.lines
        };
        let lines = read(&query);
        let next: Vec<_> = lines.iter().map(|it| it.to_come((today, now))).collect();
        let mut sorted = next.clone();
        sorted.sort_by_key(|it| (it.is_none(), *it));
        assert_eq!(next, sorted, "{now:?}");
        assert!(next.iter().any(Option::is_some) && next.iter().any(Option::is_none));
        let places: Vec<SortKey> = lines.iter().map(|it| it.key.clone()).collect();
        for source in sources(&store, &query) {
            let edge = (Towards::End, 100);
            let found = super::tests::places(&store, (&query, &source), &Anchor::Edge, edge);
            assert_eq!(found, places, "{now:?}");
        }
        let none = Query {
            filters: vec![Filter::NoAppointment],
            ..query
        };
        let without = |lines: &[Line]| -> Vec<i64> {
            let none = lines.iter().filter(|it| it.to_come((today, now)).is_none());
            none.map(|it| it.id).collect()
        };
        let left = read(&none);
        assert_eq!(without(&left), without(&lines), "{now:?}");
        assert_eq!(left.len(), without(&left).len(), "{now:?}");
    }
}

/// Whatever the number of people, those whom a search found are looked up by their numbers.
#[test]
fn those_found_lead_and_nobody_else_is_read() {
    let (_place, store) = empty();
    let today = from_iso("2026-11-21").unwrap();
    for sort in [Sort::Urgency, Sort::Name, Sort::LastContact] {
        let query = Query {
            sort,
            ..Query::new(today)
        };
        let mut condition = Where::on(today);
        predicate::conditions((&query, store.rights()), &mut condition);
        let found = condition.bind(Value::from("\"ab\"*"));
        condition.and(&format!("l.allocataire_id IN {}", search::people(&found)));
        let edge = (Towards::End, 5);
        let text = few::text(&query, true, &mut condition, None, edge);
        let asked = format!("EXPLAIN QUERY PLAN {text}");
        let plan: Vec<String> = condition
            .ask(&store.conn, &asked, false, |row| row.get(3))
            .unwrap();
        let people = plan.iter().find(|step| step.contains(" l ")).unwrap();
        assert!(
            people.contains("INTEGER PRIMARY KEY"),
            "{sort:?}: {plan:#?}"
        );
    }
}
