//! A past day against a store where what came later was never written: random records of every kind,
//! then later records and later outcomes on top of them. The past day must read as before them.
mod inventor;

use std::fmt::Debug;

use carnet::domain::change::{Author, Change, Moment, Op};
use carnet::domain::date::Date;
use carnet::domain::record::{Entity, Id, NewRecord, Value, Values};
use carnet::statistics::INDICATORS;
use carnet::store::{AlertQuery, By, Query, Selection, Setup, Store};
use chrono::Days;

use super::history::Chance;
use inventor::{Inventor, Made, When, get, set};

const PEOPLE: u64 = 60;

fn author() -> Author {
    Author {
        agent: None,
        name: "Essai".into(),
        session: "essai".into(),
    }
}

/// The kinds of a file, parents first, several of most.
fn kinds(chance: &mut Chance) -> Vec<Entity> {
    let own = Entity::ALL.into_iter();
    let own = own.filter(|it| it.belongs_to_person() && *it != Entity::Allocataire);
    let own = own.filter(|it| *it != Entity::Postponement);
    own.flat_map(|it| vec![it; usize::try_from(chance.below(3)).unwrap()])
        .collect()
}

/// Writes the known part of a file.
fn known(store: &mut Store, inventor: &mut Inventor<'_>, n: u64) -> (Id, Vec<Made>) {
    let named = vec![
        ("nom", format!("Essai {n}").into()),
        ("prenom", "Alix".into()),
    ];
    let mut file = Vec::new();
    for kind in kinds(inventor.chance) {
        if let Some(mut values) = inventor.record(kind, &file) {
            set(&mut values, "allocataire_id", Value::Pending(0));
            file.push((kind, 0, values));
        }
    }
    let all = file.iter().map(|(kind, _, values)| (*kind, values.clone()));
    let records: Vec<NewRecord> = [(Entity::Allocataire, named)]
        .into_iter()
        .chain(all)
        .zip(0..)
        .map(|((entity, values), at)| NewRecord {
            entity,
            uid: format!("{n:08x}-0000-7000-8000-{at:012x}"),
            values,
        })
        .collect();
    let ids = store.bulk(|bulk| bulk.add(&records)).unwrap();
    for (made, id) in file.iter_mut().zip(&ids[1..]) {
        made.1 = *id;
    }
    (ids[0], file)
}

/// What happens to that file afterwards.
fn afterwards(inventor: &mut Inventor<'_>, person: Id, file: &[Made]) -> Vec<Op> {
    let update = |entity, id, values| Op::Update {
        entity,
        id,
        version: 1,
        values,
    };
    let mut ops = Vec::new();
    for (kind, id, values) in file {
        let mut later = Values::new();
        if inventor.chance.percent(50) {
            later = inventor.outcome(*kind, values);
        }
        let ends = match kind {
            Entity::Assignment | Entity::DutyPeriod | Entity::RightsPeriod => Some("au"),
            Entity::Resumption | Entity::IntensiveSupport => Some("fin"),
            _other => None,
        };
        if let Some(end) = ends.filter(|end| get(values, end).is_none()) {
            later.push((end, inventor.event()));
        }
        if matches!(kind, Entity::Objective | Entity::Action) && inventor.chance.percent(40) {
            let due = inventor.future();
            let moved = vec![
                ("allocataire_id", person.into()),
                ("objet", kind.table().into()),
                ("objet_id", (*id).into()),
                (
                    "ancienne",
                    get(values, "echeance").cloned().unwrap_or_default(),
                ),
                ("nouvelle", due.clone()),
                ("reporte_le", inventor.event()),
            ];
            ops.push(Op::Insert {
                entity: Entity::Postponement,
                values: moved,
            });
            later.push(("echeance", due));
        }
        if !later.is_empty() {
            ops.push(update(*kind, *id, later));
        }
    }
    for entity in kinds(inventor.chance) {
        let Some(mut values) = inventor.record(entity, file) else {
            continue;
        };
        set(&mut values, "allocataire_id", person);
        // What hangs on it has no date of its own.
        let parent = Value::Pending(ops.len());
        ops.push(Op::Insert { entity, values });
        let owner = ("allocataire_id", Value::from(person));
        let child = match entity {
            Entity::Situation => (
                Entity::Finding,
                vec![owner, ("situation_id", parent), ("theme", "sante".into())],
            ),
            Entity::Contract => (
                Entity::Commitment,
                vec![
                    owner,
                    ("contrat_id", parent),
                    ("cote", "allocataire".into()),
                    ("texte", "mot".into()),
                ],
            ),
            Entity::Objective => (
                Entity::Action,
                vec![owner, ("objectif_id", parent), ("libelle", "mot".into())],
            ),
            _other => continue,
        };
        let (entity, values) = child;
        ops.push(Op::Insert { entity, values });
    }
    ops
}

fn same<T: PartialEq + Debug>(view: &T, known: &T, what: &str) {
    assert_eq!(view, known, "{what}");
}

fn compare(view: &Store, known: &Store, day: Date, people: &[Id]) {
    for person in people {
        for kind in Entity::ALL.into_iter().filter(|it| it.belongs_to_person()) {
            let rows = |store: &Store| -> Vec<String> {
                let rows = store.rows_of(kind, *person).unwrap().into_iter();
                let words = |row: carnet::domain::record::Row| {
                    let values = kind.fields().iter().zip(&row.values);
                    let filled = values.filter(|(_, value)| !value.is_empty());
                    let filled = filled.map(|(field, value)| format!("{}={value:?}", field.name));
                    format!("{} {}", row.id, filled.collect::<Vec<_>>().join(" "))
                };
                rows.map(words).collect()
            };
            same(
                &rows(view),
                &rows(known),
                &format!("{kind:?} of {person} on {day}"),
            );
        }
        let deadlines = |store: &Store| store.deadlines(*person).unwrap();
        same(
            &deadlines(view),
            &deadlines(known),
            &format!("deadlines of {person} on {day}"),
        );
        let line = |store: &Store| format!("{:?}", store.line(&Query::new(day), *person).unwrap());
        same(
            &line(view),
            &line(known),
            &format!("line of {person} on {day}"),
        );
    }
    let asked = AlertQuery {
        today: day,
        referent: None,
        rule: None,
    };
    let alerts = |store: &Store| format!("{:#?}", store.alerts(&asked).unwrap());
    same(&alerts(view), &alerts(known), "alerts");
    for span in [30, 365] {
        let period = Selection::period(day - Days::new(span), day, day);
        for indicator in INDICATORS {
            for by in [By::Whole, By::Structure, By::Referent] {
                let figures = |store: &Store| store.tally(indicator.measure, &period, by).unwrap();
                same(&figures(view), &figures(known), indicator.id);
            }
        }
    }
}

/// RULES, decision 19: on a past day, what was known on that day and nothing else.
fn a_past_day_owes_nothing_to_what_came_later(seed: u64) {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let mut store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    let shared: Vec<NewRecord> = [Entity::Organization, Entity::Agent, Entity::Agent]
        .into_iter()
        .zip(0..)
        .map(|(entity, at)| NewRecord {
            entity,
            uid: format!("ffffffff-0000-7000-8000-{at:012x}"),
            values: vec![("nom", "Essai".into())],
        })
        .collect();
    let ids = store.bulk(|bulk| bulk.add(&shared)).unwrap();
    let shared: Vec<(Entity, Id)> = shared.iter().map(|it| it.entity).zip(ids).collect();
    let mut chance = Chance::new(seed);
    let day = Date::from_ymd_opt(2025, 3, 1).unwrap() + Days::new(chance.below(600));
    let mut inventor = Inventor {
        chance: &mut chance,
        day,
        when: When::Known,
        shared: &shared,
    };
    let files: Vec<(Id, Vec<Made>)> = (0..PEOPLE)
        .map(|n| known(&mut store, &mut inventor, n))
        .collect();
    let before = place.path().join("avant.db");
    store.back_up(&before).unwrap();
    inventor.when = When::Later;
    let moment = Moment {
        instant: "2027-11-21T09:00:00Z".parse().unwrap(),
        today: day + Days::new(400),
    };
    for (person, file) in &files {
        let ops = afterwards(&mut inventor, *person, file);
        let change = Change::entry("Plus tard", Some(*person), ops);
        store.apply(&author(), &moment, &change).unwrap();
    }
    let people: Vec<Id> = files.iter().map(|it| it.0).collect();
    let view = store.as_of(day).unwrap();
    compare(&view, &Store::open(&before).unwrap(), day, &people);
}

#[test]
fn past_days_owe_nothing_to_what_came_later() {
    for seed in 0..6 {
        a_past_day_owes_nothing_to_what_came_later(seed);
    }
}
