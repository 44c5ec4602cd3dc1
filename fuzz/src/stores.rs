//! Stores to try things on: made once, in a folder that goes with the process.
use std::fs;
use std::path::PathBuf;

use carnet::domain::record::{Entity, Id};
use carnet::domain::rules::CONVENTION_PAUVRETE;
use carnet::exchange::demo;
use carnet::store::{Setup, Store};
use tempfile::TempDir;

use crate::today;

/// Invented people of the store that has some.
const PEOPLE: u64 = 60;

/// A folder of stores.
pub struct Stores {
    place: TempDir,
    empty: Vec<u8>,
}

impl Stores {
    /// A folder, and what an empty store is.
    pub fn new() -> Self {
        let place = tempfile::tempdir().expect("a folder");
        let made = create(place.path().join("vide.db"));
        let copy = place.path().join("copie.db");
        made.back_up(&copy).expect("a copy");
        let mut empty = fs::read(copy).expect("its bytes");
        // As a store that is worked in: what is written goes into a log first.
        empty[18..20].copy_from_slice(&[2, 2]);
        Self { place, empty }
    }

    /// A store with nobody in it, under that name; the one that had it is forgotten.
    pub fn empty(&self, name: &str) -> Store {
        let path = self.place.path().join(name);
        for beside in ["", "-wal", "-shm", "-tete"] {
            let _ = fs::remove_file(self.place.path().join(format!("{name}{beside}")));
        }
        fs::write(&path, &self.empty).expect("a file");
        Store::open(&path).expect("a store")
    }

    /// A store with invented people.
    pub fn full(&self) -> Store {
        let mut store = create(self.place.path().join("gens.db"));
        let shared = demo::common(demo::DEFAULT_SEED, today(), PEOPLE);
        let ids = store.bulk(|bulk| bulk.add(&shared)).expect("agents");
        let numbers = |entity: Entity| -> Vec<Id> {
            let both = shared.iter().zip(&ids);
            let kept = both.filter(|(record, _)| record.entity == entity);
            kept.map(|(_, id)| *id).collect()
        };
        let common = demo::CommonIds {
            structures: numbers(Entity::Organization),
            agents: numbers(Entity::Agent),
        };
        let people = demo::People::new(demo::DEFAULT_SEED, today(), PEOPLE, &common);
        let added = store.bulk(|bulk| {
            people
                .into_iter()
                .try_for_each(|it| bulk.add(&it).map(drop))
        });
        added.expect("people");
        store
    }
}

impl Default for Stores {
    fn default() -> Self {
        Self::new()
    }
}

fn create(path: PathBuf) -> Store {
    let setup = Setup {
        rule_set: CONVENTION_PAUVRETE.to_owned(),
        territory: "metropole".to_owned(),
    };
    Store::create(&path, &setup).expect("a store")
}
