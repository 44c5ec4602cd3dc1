//! Each kind of paper, as the product makes it for an invented person of the demonstration.
use carnet::documents::model::Document;
use carnet::documents::template::Template;
use carnet::documents::{Kind, Source, Stamp, build};
use carnet::domain::change::Moment;
use carnet::domain::date::from_iso;
use carnet::domain::record::{Entity, Id};
use carnet::domain::rules::CONVENTION_PAUVRETE;
use carnet::exchange::demo;
use carnet::store::{Setup, Store};

/// People in the store.
const PEOPLE: u64 = 60;

/// Every kind of paper with its code, each of the first person who has what it needs.
pub fn all() -> Vec<(String, Document)> {
    let today = from_iso("2026-11-21").unwrap();
    let moment = Moment {
        instant: "2026-11-21T11:05:00Z".parse().unwrap(),
        today,
    };
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: CONVENTION_PAUVRETE.to_owned(),
        territory: "metropole".to_owned(),
    };
    let mut store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    let shared = demo::common(demo::DEFAULT_SEED, today, PEOPLE);
    let ids = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let of = |entity| -> Vec<Id> {
        let both = shared.iter().zip(&ids);
        both.filter(|(record, _)| record.entity == entity)
            .map(|(_, id)| *id)
            .collect()
    };
    let common = demo::CommonIds {
        structures: of(Entity::Organization),
        agents: of(Entity::Agent),
    };
    let mut people = demo::People::new(demo::DEFAULT_SEED, today, PEOPLE, &common);
    store
        .bulk(|bulk| people.try_for_each(|one| bulk.add(&one).map(|_| ())))
        .unwrap();
    let people = store.all_rows(Entity::Allocataire).unwrap();
    let paper = |kind: &Kind| {
        let made = people.iter().find_map(|person| {
            let stamp = Stamp::of(&moment, None);
            let template = Template::of_the_program();
            let source = Source::for_kind(*kind, &store, person.id, stamp, template);
            build(*kind, &source.unwrap()).ok()
        });
        (kind.code().to_owned(), made.unwrap())
    };
    Kind::ALL.iter().map(paper).collect()
}
