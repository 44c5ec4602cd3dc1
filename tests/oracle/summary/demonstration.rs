//! The demonstration as a store, and a store where nobody is.
use carnet::domain::date::Date;
use carnet::domain::record::{Entity, Id};
use carnet::exchange::demo;
use carnet::store::{Setup, Store};

use super::world::World;

/// People of the demonstration.
const INVENTED: u64 = 60;

/// A store where nobody is.
pub fn empty() -> (Store, tempfile::TempDir) {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    (store, place)
}

/// The demonstration on a day.
pub fn demonstration(today: Date) -> World {
    let (mut store, place) = empty();
    let shared = demo::common(demo::DEFAULT_SEED, today, INVENTED);
    let ids = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let of = |entity| -> Vec<Id> {
        let both = shared.iter().zip(&ids);
        let own = both.filter(|(record, _)| record.entity == entity);
        own.map(|(_, id)| *id).collect()
    };
    let common = demo::CommonIds {
        structures: of(Entity::Organization),
        agents: of(Entity::Agent),
    };
    let mut people = demo::People::new(demo::DEFAULT_SEED, today, INVENTED, &common);
    let service = demo::service(demo::DEFAULT_SEED, today, &common);
    store.bulk(|bulk| bulk.add(&service).map(drop)).unwrap();
    store
        .bulk(|bulk| people.try_for_each(|one| bulk.add(&one).map(|_| ())))
        .unwrap();
    World {
        store,
        structures: common.structures.clone(),
        _place: place,
    }
}
