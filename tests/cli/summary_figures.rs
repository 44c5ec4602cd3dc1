//! `carnet bilan`: the shape of its JSON, its words, the persons it lists, its filters and its refusals.
use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Op};
use carnet::domain::record::Entity;
use carnet::domain::rights::Role;
use carnet::store::Store;
use serde_json::Value;

use super::home::{DAY, Home};
use super::roles::home_of;

const YEAR: [&str; 4] = ["--du", "01/01/2026", "--au", "31/12/2026"];

fn keys(value: &Value) -> Vec<&str> {
    let fields = value.as_object().unwrap();
    fields.keys().map(String::as_str).collect()
}

fn report(home: &Home, more: &[&str]) -> Value {
    let words = [&["--date", DAY, "bilan", "--json"], more].concat();
    serde_json::from_str(&home.out(&words)).unwrap()
}

fn lines(report: &Value) -> Vec<&Value> {
    let tables = report["tableaux"].as_array().unwrap().iter();
    tables
        .flat_map(|it| it["lignes"].as_array().unwrap())
        .collect()
}

fn line<'r>(report: &'r Value, id: &str) -> &'r Value {
    let all = lines(report);
    all.into_iter().find(|it| it["id"] == id).unwrap()
}

fn write(home: &Home, ops: Vec<Op>) {
    let author = Author {
        agent: None,
        name: "essai".to_owned(),
        session: "essai".to_owned(),
    };
    let mut store = Store::open(&home.base()).unwrap();
    let change = Change::entry("Essai", None, ops);
    store
        .apply(&author, &Clock::System.moment(), &change)
        .unwrap();
}

fn refused(home: &Home, words: &[&str], code: i32, said: &[&str]) {
    let run = home.run(words);
    assert_eq!(run.code, code, "{words:?}: {} {}", run.out, run.err);
    assert_eq!(run.out, "", "{words:?}");
    for said in said {
        assert!(run.err.contains(said), "{words:?}: {}", run.err);
    }
}

/// The schema other programs rely on.
#[test]
fn the_json_has_the_shape_agreed() {
    let home = Home::with_demo();
    let report = report(&home, &YEAR);
    assert_eq!(report["schema"], "carnet.bilan/1");
    assert_eq!(report["du"], "2026-01-01");
    assert_eq!(report["au"], "2026-12-31");
    let tables = report["tableaux"].as_array().unwrap();
    let ids: Vec<&str> = tables.iter().map(|it| it["id"].as_str().unwrap()).collect();
    for id in [
        "II", "H0", "H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "B1", "C1", "D1", "V", "VI",
        "VII",
    ] {
        assert_eq!(ids.iter().filter(|it| **it == id).count(), 1, "{id}");
    }
    for table in tables {
        assert_eq!(
            keys(table),
            ["id", "partie", "titre", "colonnes", "lignes", "notes"],
            "{table}"
        );
        let columns = table["colonnes"].as_array().unwrap().len();
        for line in table["lignes"].as_array().unwrap() {
            assert_eq!(keys(line)[..3], ["id", "libelle", "valeur"], "{line}");
            let own = format!("{}.", table["id"].as_str().unwrap());
            assert!(line["id"].as_str().unwrap().starts_with(&own), "{line}");
            match line.get("valeurs") {
                None => assert_eq!(columns, 1, "{line}"),
                Some(all) => {
                    assert_eq!(all.as_array().unwrap().len(), columns, "{line}");
                    let all = all.as_array().unwrap();
                    assert!(all.contains(&line["valeur"]), "{line}");
                    let number = all.iter().find(|it| !it.is_string());
                    assert_eq!(*number.unwrap_or(&all[0]), line["valeur"], "{line}");
                }
            }
        }
    }
    assert!(line(&report, "H1.1")["valeur"].as_i64().unwrap() > 0);
    // The month that is not over has no figure yet.
    assert!(line(&report, "H3.10")["valeur"].is_i64());
    assert!(line(&report, "H3.11")["valeur"].is_null());
}

#[test]
fn the_persons_behind_a_line_are_as_many_as_it_says() {
    let home = Home::with_demo();
    let report = report(&home, &[&YEAR[..], &["--personnes", "h1.1"]].concat());
    let it = line(&report, "H1.1");
    let people = it["personnes"].as_array().unwrap();
    assert_eq!(keys(&people[0]), ["id", "uid", "date", "motif"]);
    let mut ids: Vec<i64> = people.iter().map(|it| it["id"].as_i64().unwrap()).collect();
    ids.dedup();
    assert_eq!(Some(ids.len() as u64), it["valeur"].as_u64());
    assert!(line(&report, "H1.2")["personnes"].is_null());
    let words = [&["--date", DAY, "bilan", "--personnes", "H1.1"], &YEAR[..]].concat();
    let text = home.out(&words);
    assert_eq!(text.lines().count(), people.len());
    let first = text.lines().next().unwrap();
    assert!(first.starts_with(&format!("{}  ", ids[0])), "{first}");
}

#[test]
fn the_text_is_that_of_the_model_in_its_order() {
    let home = Home::with_demo();
    let text = home.out(&[&["--date", DAY, "bilan"], &YEAR[..]].concat());
    assert!(
        text.starts_with("Bilan de convention, du 01/01/2026 au 31/12/2026\n"),
        "{text}"
    );
    let titles = [
        "\n  H1  Activité sur la période de référence\n",
        "\n  H2  Contractualisation sur la période de référence\n",
        "\n  H3  ",
        "\n  H4  Motif de sorties\n",
        "\n  H5  Accompagnement social renforcé\n",
        "\n  H6  ",
        "\n  H7  ",
        "\n  H8  ",
    ];
    let places: Vec<usize> = titles
        .iter()
        .map(|it| text.find(it).unwrap_or_else(|| panic!("{it}: {text}")))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let months = text
        .lines()
        .filter(|it| it.contains("mois ") && it.contains("H3."));
    let months: Vec<&str> = months.collect();
    assert_eq!(months.len(), 12, "{months:?}");
    assert!(months[11].ends_with('—'), "{months:?}");
}

/// A structure, then a label: parts of the whole.
#[test]
fn a_structure_or_a_label_is_counted_apart() {
    let home = Home::with_demo();
    let store = Store::open(&home.base()).unwrap();
    let structures = store.all_rows(Entity::Organization).unwrap();
    let people = store.all_rows(Entity::Allocataire).unwrap();
    drop(store);
    let label = |at: usize| Op::Update {
        entity: Entity::Allocataire,
        id: people[at].id,
        version: people[at].version,
        values: vec![("etiquettes", "Moins de 26 ans, permis".into())],
    };
    write(&home, (0..20).map(label).collect());
    let value = |report: &Value, id: &str| line(report, id)["valeur"].as_i64().unwrap();
    let whole = report(&home, &YEAR);
    let mut sum = 0;
    for structure in &structures {
        let id = structure.id.to_string();
        let own = report(&home, &[&YEAR[..], &["--structure", &id]].concat());
        assert_eq!(own["structure"], structure.id);
        sum += value(&own, "H7.1");
        assert!(value(&own, "H1.1") <= value(&whole, "H1.1"));
    }
    assert!(sum <= value(&whole, "H7.1"));
    let labelled = [&YEAR[..], &["--etiquette", "moins de 26 ANS"]].concat();
    let own = report(&home, &labelled);
    assert_eq!(own["etiquette"], "moins de 26 ANS");
    let treated = value(&own, "H1.1");
    assert!((1..=20).contains(&treated), "{treated}");
    // A label that nobody has is a mistake, not a structure where nothing was done.
    for label in ["personne", " "] {
        let asked = ["bilan", "--etiquette", label];
        refused(
            &home,
            &asked,
            3,
            &["Personne n’a l’étiquette", "Moins de 26 ans"],
        );
    }
}

/// An agreement says the period, the structure and the public.
#[test]
fn an_agreement_says_what_is_counted() {
    let home = Home::with_demo();
    let store = Store::open(&home.base()).unwrap();
    let structure = store.all_rows(Entity::Organization).unwrap()[0].id;
    drop(store);
    let values = vec![
        ("numero", "2026-34".into()),
        ("structure_id", structure.into()),
        ("du", "2026-03-01".into()),
        ("au", "2026-08-31".into()),
        ("etiquette", "jeunes".into()),
    ];
    write(
        &home,
        vec![Op::Insert {
            entity: Entity::FundingAgreement,
            values,
        }],
    );
    let asked = report(&home, &["--convention", " 2026-34 "]);
    assert_eq!(asked["du"], "2026-03-01");
    assert_eq!(asked["au"], "2026-08-31");
    assert_eq!(asked["structure"], structure);
    assert_eq!(asked["etiquette"], "jeunes");
    let months = lines(&asked)
        .into_iter()
        .filter(|it| it["id"].as_str().unwrap().starts_with("H3."));
    assert_eq!(months.count(), 6);
    refused(
        &home,
        &["bilan", "--convention", "12"],
        3,
        &["Aucune convention", "12", "2026-34"],
    );
    refused(
        &home,
        &["bilan", "--convention", "2026-34", "--du", "01/01/2026"],
        2,
        &["--convention", "exclut"],
    );
}

#[test]
fn what_makes_no_sense_is_refused_in_words() {
    let home = Home::with_demo();
    refused(
        &home,
        &["bilan", "--personnes", "H9.1"],
        3,
        &["H9.1", "H1.1"],
    );
    refused(
        &home,
        &["bilan", "--personnes", "H1.01"],
        3,
        &["pas de ligne"],
    );
    refused(
        &home,
        &["bilan", "--du", "02/01/2026", "--au", "01/01/2026"],
        2,
        &["avant de commencer"],
    );
    refused(&home, &["bilan", "--du", "31/02/2026"], 2, &["--du"]);
    refused(&home, &["bilan", "--structure", "999"], 3, &["999"]);
}

/// Figures of everyone are for those who steer.
#[test]
fn a_role_that_does_not_steer_reads_no_figure() {
    for role in [Role::Desk, Role::Secretariat] {
        let (home, ..) = home_of(role);
        refused(&home, &["bilan"], 6, &[role.label()]);
        refused(&home, &["bilan", "--personnes", "H1.1"], 6, &[role.label()]);
    }
}
