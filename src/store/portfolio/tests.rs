//! People found are read in three ways, by their number: each must give the same list.
use super::set::Source;
use super::*;
use crate::domain::change::{Author, Change, Moment, Op};
use crate::domain::date::from_iso;
use crate::domain::record::{Entity, Value};
use crate::store::{Setup, Store, Towards};

const NAMES: [(&str, &str); 7] = [
    ("Dupont", "Nadia"),
    ("Dupuis", "Élodie"),
    ("Du Pré", "David"),
    ("Cohen", "Dupin"),
    ("Martin", "Rui"),
    ("Duval", "Jean"),
    ("Abdallah", "Ana"),
];

/// Forty people whose first appointments, kept or not, spread over two months.
fn store() -> (tempfile::TempDir, Store) {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let mut store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
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
    let found = crate::store::search::find(&store.conn, &query.search, query.today).unwrap();
    let crate::store::search::People::Few(ids) = found.people else {
        panic!("{found:?}")
    };
    let base = Source {
        ids: None,
        found: None,
        patterns: Vec::new(),
        forgiven: false,
        horizon: set::horizon(&store.conn, query.today).unwrap(),
    };
    [
        Source {
            ids: Some(ids),
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
                        walk::keys(&store.conn, &query, &source, &Anchor::Edge, towards, 100)
                            .unwrap()
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
        let all = walk::keys(
            &store.conn,
            &query,
            &source,
            &Anchor::Edge,
            Towards::End,
            100,
        )
        .unwrap();
        let mut paged: Vec<SortKey> = Vec::new();
        while paged.len() < all.len() {
            let anchor = paged
                .last()
                .map_or(Anchor::Edge, |key| Anchor::Beyond(key.clone()));
            let page = walk::keys(&store.conn, &query, &source, &anchor, Towards::End, 3).unwrap();
            assert!(!page.is_empty());
            paged.extend(page);
        }
        assert_eq!(paged, all);
    }
}
