//! The indicators against a naive reading of the same histories: random lives are written in a
//! store, every figure and every list of persons is asked for, and recomputed apart.

mod cases;
mod followed;
mod history;
mod indicators;
mod known;
mod naive;
mod population;
mod records;
mod rights;
mod stays;
mod summary;

use std::collections::{BTreeMap, BTreeSet};

use carnet::domain::date::Date;
use carnet::domain::record::{Entity, NewRecord};
use carnet::statistics::INDICATORS;
use carnet::store::{By, Class, CountUnit, Selection, Setup, Store};
use chrono::Days;

use history::{Chance, History};
use naive::Life;

/// People of one store; stores. Ten thousand histories in all.
const PEOPLE: u64 = 1_000;
const STORES: u64 = 10;
const TYPES: [&str; 3] = ["association", "france_travail", "cd"];

struct World {
    store: Store,
    people: Vec<(i64, History)>,
    structures: Vec<i64>,
    agents: Vec<i64>,
    _place: tempfile::TempDir,
}

fn world(seed: u64) -> World {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let mut store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    let shared: Vec<NewRecord> = (0..6_u64)
        .map(|at| NewRecord {
            entity: if at < 3 {
                Entity::Organization
            } else {
                Entity::Agent
            },
            uid: format!("ffffffff-0000-7000-8000-{at:012x}"),
            values: match usize::try_from(at) {
                Ok(at @ 0..3) => vec![("nom", "Structure".into()), ("type", TYPES[at].into())],
                _ => vec![("nom", "Agent".into()), ("fonction", "referent".into())],
            },
        })
        .collect();
    let ids = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let (structures, agents) = (ids[..3].to_vec(), ids[3..].to_vec());
    let mut chance = Chance::new(seed);
    let lives: Vec<History> = (0..PEOPLE).map(|_| History::random(&mut chance)).collect();
    let people = store
        .bulk(|bulk| {
            lives
                .into_iter()
                .zip(0..)
                .map(|(life, n)| {
                    let ids = bulk.add(&life.records(n, &structures, &agents))?;
                    Ok((ids[0], life))
                })
                .collect()
        })
        .unwrap();
    World {
        store,
        people,
        structures,
        agents,
        _place: place,
    }
}

fn class(class: &Class) -> String {
    match class {
        Class::Met => "oui".to_owned(),
        Class::NotMet => "non".to_owned(),
        Class::Waiting => "attente".to_owned(),
        Class::WaitingDone => "attente_fait".to_owned(),
        Class::Apart(cause) => cause.clone(),
    }
}

/// A period, a day to stop at, and sometimes a structure or a référent.
fn selection(world: &World, chance: &mut Chance) -> (Selection, Option<usize>, Option<usize>) {
    let from = Date::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(chance.below(500));
    let to = from + Days::new(chance.pick(&[0, 30, 90, 364]));
    let mut asked = Selection::period(from, to, from + Days::new(chance.below(450)));
    let one = |chance: &mut Chance| usize::try_from(chance.below(3)).unwrap();
    let structure = chance.percent(30).then(|| one(chance));
    let referent = chance.percent(20).then(|| one(chance));
    asked.structure = structure.map(|at| world.structures[at]);
    asked.referent = referent.map(|at| world.agents[at]);
    (asked, structure, referent)
}

/// Measures whose place is that of the person today, or that count agents: compared as a whole.
const NO_PLACE: [&str; 3] = ["I4d", "I13-B2", "I13-B3"];

type Told = BTreeMap<(String, Option<i64>), usize>;

/// What the naive reading says of one indicator: counts by class and delay, people by class.
fn expected(
    seen: &[(i64, indicators::Seen)],
    counted: CountUnit,
) -> (Told, BTreeSet<(String, i64)>) {
    let mut told = Told::new();
    let mut people = BTreeSet::new();
    if counted == CountUnit::Person {
        let mut classes: BTreeMap<i64, BTreeSet<&str>> = BTreeMap::new();
        for (person, (_, class, ..)) in seen {
            classes.entry(*person).or_default().insert(class);
        }
        for (person, classes) in classes {
            let best = ["oui", "non"].into_iter().find(|it| classes.contains(it));
            let class = best.unwrap_or_else(|| classes.first().unwrap()).to_owned();
            *told.entry((class.clone(), None)).or_default() += 1;
            people.insert((class, person));
        }
    } else {
        for (person, (_, class, delay, ..)) in seen {
            *told.entry((class.clone(), *delay)).or_default() += 1;
            people.insert((class.clone(), *person));
        }
    }
    (told, people)
}

fn compare(world: &World, chance: &mut Chance) -> usize {
    let (asked, structure, referent) = selection(world, chance);
    let mut seen: BTreeMap<&str, Vec<(i64, indicators::Seen)>> = BTreeMap::new();
    for (person, history) in &world.people {
        let life = Life::new(history);
        for one in indicators::observe(&life, &asked, &TYPES) {
            let (id, _, _, place, who) = &one;
            let here = structure.is_none_or(|it| *place == Some(it))
                && referent.is_none_or(|it| *who == Some(it));
            if here || NO_PLACE.contains(id) {
                seen.entry(id).or_default().push((*person, one));
            }
        }
    }
    let mut compared = 0;
    for indicator in INDICATORS
        .iter()
        .filter(|it| !matches!(it.id, "I8" | "I13-B2"))
    {
        let whole = Selection::period(asked.from, asked.to, asked.as_of);
        let asked = if NO_PLACE.contains(&indicator.id) {
            &whole
        } else {
            &asked
        };
        let (told, people) = expected(
            seen.get(indicator.id).map_or(&[], Vec::as_slice),
            indicator.measure.counted(),
        );
        let mut found = Told::new();
        for tally in world
            .store
            .tally(indicator.measure, asked, By::Whole)
            .unwrap()
        {
            *found.entry((class(&tally.class), tally.delay)).or_default() += tally.count;
        }
        assert_eq!(found, told, "{} {asked:?}", indicator.id);
        let behind = world.store.behind(indicator.measure, asked).unwrap();
        let behind: BTreeSet<_> = behind
            .iter()
            .map(|it| (class(&it.class), it.person))
            .collect();
        assert_eq!(behind, people, "{} {asked:?}", indicator.id);
        let by = world
            .store
            .tally(indicator.measure, asked, By::Structure)
            .unwrap();
        if indicator.measure.counted() == CountUnit::Case {
            let sum: usize = by.iter().map(|it| it.count).sum();
            assert_eq!(
                sum,
                told.values().sum::<usize>(),
                "{} by structure",
                indicator.id
            );
        }
        compared += told.values().sum::<usize>();
    }
    compared
}

/// RULES §5.2: same figures, same persons as a naive recomputation, over these histories.
fn figures_are_those_of_a_naive_reading(stores: std::ops::Range<u64>) {
    let mut compared = 0;
    for seed in stores {
        let world = world(seed);
        let mut chance = Chance::new(seed ^ 0xC0_FFEE);
        for _ in 0..3 {
            compared += compare(&world, &mut chance);
        }
    }
    assert!(compared > 20_000, "{compared} observations compared");
}

#[test]
fn five_thousand_histories_tell_the_same_figures() {
    figures_are_those_of_a_naive_reading(0..STORES / 2);
}

#[test]
fn five_thousand_other_histories_tell_the_same_figures() {
    figures_are_those_of_a_naive_reading(STORES / 2..STORES);
}
