//! The yearly summary against plain loops over whole files, written from its definitions (RULES §5.3, §6, §10,
//! §11): every cell, the persons behind each line, the sums that must hold, for random small structures and for
//! the demonstration.

mod acts;
mod contracts;
mod demonstration;
mod follow;
mod person;
mod plan;
mod premises;
mod public;
mod sheet;
mod told;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use carnet::domain::date::Date;
use carnet::domain::file::CaseFile;
use carnet::domain::record::Id;
use carnet::statistics::summary::{self, ActivitySummary, Figure, LineRole, Scope, Unit};
use carnet::store::Store;
use chrono::Days;

use super::history::{Chance, History};
use demonstration::demonstration;
use person::Person;
use told::{Told, same};
use world::{LABELS, STRUCTURES, World, world};

/// Stores whose structures are looked at; `CARNET_BILANS=84` before `cargo test` looks at those of so many
/// stores, which makes more than a thousand structures.
const STORES: u64 = 6;

/// Every file, with what happened in it.
fn files(store: &Store) -> Vec<(CaseFile, History)> {
    let mut all = Vec::new();
    store
        .each_file(|file| {
            all.push((file.clone(), person::history(file)));
            Ok(())
        })
        .unwrap();
    all
}

fn expected(store: &Store, people: &[&Person<'_>], scope: &Scope) -> Told {
    let mut told = Told::default();
    acts::tell(&mut told, people, scope);
    follow::tell(&mut told, people, scope);
    plan::tell(&mut told, people, scope);
    public::tell(&mut told, people, scope);
    premises::tell(&mut told, store, scope);
    public::team(&mut told, store, scope);
    public::partners(&mut told, store, people, scope);
    told
}

/// Compares every figure; the persons behind the lines that `asked` names.
fn compare(
    store: &Store,
    people: &[&Person<'_>],
    scope: &Scope,
    asked: &mut dyn FnMut(&str) -> bool,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let told = expected(store, people, scope);
    let found = summary::compute(store, scope).unwrap();
    let mut seen = BTreeSet::new();
    for table in &found.tables {
        // The attendance is held by the oracle of the indicators.
        let attendance = ["B2.1", "B2.2"];
        let lines = table.lines.iter();
        for line in lines.filter(|it| !attendance.contains(&it.id.as_str())) {
            seen.insert(line.id.clone());
            let figures = told.figures.get(&line.id);
            let agreed = figures.is_some_and(|all| {
                all.len() == line.figures.len()
                    && all.iter().zip(&line.figures).all(|(a, b)| same(a, b))
            });
            if !agreed {
                wrong.push(format!("{}: {:?}, not {figures:?}", line.id, line.figures));
            }
            let Some(people) = told.people.get(&line.id).filter(|_| asked(&line.id)) else {
                continue;
            };
            let behind = summary::behind(store, scope, &line.id).unwrap();
            let behind: Vec<Id> = behind.iter().map(|it| it.person).collect();
            let as_many = table.unit != Unit::Acts || behind.len() == people.len();
            let mut both = [behind.clone(), people.clone()];
            both.iter_mut().for_each(|it| {
                it.sort_unstable();
                it.dedup();
            });
            if !as_many || both[0] != both[1] {
                wrong.push(format!("behind {}: {behind:?}, not {people:?}", line.id));
            }
        }
    }
    let missing = told.figures.keys().filter(|it| !seen.contains(*it));
    wrong.extend(missing.map(|it| format!("{it} is not there")));
    wrong.extend(sums(&found));
    wrong.extend(sheet::faults(store, &told, scope));
    wrong
}

/// The sums that hold whatever was entered.
fn sums(found: &ActivitySummary) -> Vec<String> {
    let figure = |line: &str| match found.line(line).unwrap().1.figures[0] {
        Figure::Count(n) => n,
        ref other => panic!("{line}: {other:?}"),
    };
    let parts = |table: &str| -> i64 {
        let table = found.tables.iter().find(|it| it.id == table).unwrap();
        let parts = table.lines.iter().filter(|it| it.role == LineRole::Part);
        parts.map(|it| figure(&it.id)).sum()
    };
    let mut wrong = Vec::new();
    let mut hold = |what: &str, holds: bool| {
        if !holds {
            wrong.push(format!("{what} does not hold"));
        }
    };
    let exits = figure("H4.9");
    hold(
        "motives = exits",
        parts("H4") == exits && exits == figure("H1.4"),
    );
    let (first, renewed, both) = (figure("H2.1"), figure("H2.2"), figure("H2.3"));
    hold("H2", both <= first + renewed && both >= first.max(renewed));
    let followed = figure("B8.5");
    for table in [
        "B3", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C9", "C11", "C12",
    ] {
        hold(table, parts(table) == followed);
    }
    let frequency = found.tables.iter().find(|it| it.id == "H6").unwrap();
    let none = frequency.notes[0]
        .rsplit_once(":\u{a0}")
        .or_else(|| frequency.notes[0].rsplit_once(": "))
        .and_then(|(_, end)| {
            end.trim_end_matches('.')
                .split([' ', '\u{a0}'])
                .next()?
                .parse::<i64>()
                .ok()
        });
    hold(
        "H6",
        none.map(|none| parts("H6") + none) == Some(figure("H1.1")),
    );
    let dossiers = figure("H7.1");
    hold("dossiers are interventions", dossiers <= parts("H8"));
    wrong
}

fn period(c: &mut Chance) -> (Date, Date, Date) {
    let from = Date::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(c.below(500));
    let from = if c.percent(30) {
        Date::from_ymd_opt(2026, 1, 1).unwrap()
    } else {
        from
    };
    let to = from + Days::new(c.pick(&[27, 90, 364, 364, 400]));
    (from, to, from + Days::new(c.below(600)))
}

/// Each structure of a store, then all of them, then those who have a label; the persons behind so many lines
/// in a hundred.
fn hold(world: &World, seed: u64, behind: u64) -> usize {
    let mut c = Chance::new(seed ^ 0xB11A);
    let files = files(&world.store);
    let structures = world.structures.iter().map(|it| Some(*it));
    let scopes = structures.map(|it| (it, None)).chain([
        (None, None),
        (None, Some(LABELS[1].to_uppercase())),
        (Some(world.structures[0]), Some(LABELS[0].to_owned())),
    ]);
    let mut wrong = BTreeMap::new();
    let mut counted = 0;
    let all: Vec<Person<'_>> = files
        .iter()
        .map(|(file, history)| Person::new(file, history))
        .collect();
    let people = |label: Option<&str>| -> Vec<&Person<'_>> {
        let labelled = |it: &&Person<'_>| label.is_none_or(|label| it.has_label(label));
        all.iter().filter(labelled).collect()
    };
    for (structure, label) in scopes {
        let (from, to, as_of) = period(&mut c);
        let scope = Scope {
            from,
            to,
            as_of,
            structure,
            label: label.clone(),
            agreement: None,
        };
        let mut asked = |_: &str| c.percent(behind);
        let said = compare(&world.store, &people(label.as_deref()), &scope, &mut asked);
        counted += 1;
        for it in said {
            wrong
                .entry(it.split([':', ' ']).next().unwrap().to_owned())
                .or_insert((format!("{scope:?}: {it}"), 0))
                .1 += 1;
        }
    }
    assert!(wrong.is_empty(), "store {seed}: {wrong:#?}");
    counted
}

fn structures_are_summed_up_as_their_files_say(stores: std::ops::Range<u64>) {
    let scopes: usize = stores.clone().map(|seed| hold(&world(seed), seed, 3)).sum();
    assert!(scopes >= STRUCTURES * usize::try_from(stores.end - stores.start).unwrap());
}

#[test]
fn the_demonstration_is_summed_up_as_its_files_say() {
    let world = demonstration(Date::from_ymd_opt(2026, 11, 21).unwrap());
    hold(&world, 1, 12);
}

/// Every number of the demonstration has persons behind, but those of the team.
#[test]
fn every_number_opens_its_persons() {
    let today = Date::from_ymd_opt(2026, 11, 21).unwrap();
    let world = demonstration(today);
    let scope = Scope {
        from: Date::from_ymd_opt(2026, 1, 1).unwrap(),
        to: Date::from_ymd_opt(2026, 12, 31).unwrap(),
        as_of: today,
        structure: None,
        label: None,
        agreement: None,
    };
    let (found, lists) = summary::counted(&world.store, &scope).unwrap();
    let listed: BTreeSet<&str> = lists.iter().map(|(line, _)| line.as_str()).collect();
    let mut numbers = 0;
    for (table, line) in found.lines().filter(|(table, _)| table.section != "ii") {
        let says = |it: &Figure| match it {
            Figure::Count(n) => *n > 0,
            Figure::Decimal(_) | Figure::Share(_) => true,
            Figure::Words(_) | Figure::Day(_) | Figure::Unknown => false,
        };
        if line.figures.iter().any(says) {
            numbers += 1;
            // Presence and absences are asked of the indicators.
            let people = match line.id.as_str() {
                "B2.1" | "B2.2" => summary::behind(&world.store, &scope, &line.id)
                    .unwrap()
                    .len(),
                id => usize::from(listed.contains(id)),
            };
            assert!(people > 0, "{} {}", table.id, line.id);
        }
    }
    assert!(numbers > 100, "{numbers}");
}

/// RULES §6.2: same figures, same persons as plain loops over the files.
#[test]
fn small_structures_are_summed_up_as_their_files_say() {
    let asked = std::env::var("CARNET_BILANS").ok();
    let stores = asked.map_or(STORES, |it| it.parse().unwrap());
    structures_are_summed_up_as_their_files_say(0..stores);
}
