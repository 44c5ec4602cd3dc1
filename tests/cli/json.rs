//! What other programs rely on: names, order and types of the JSON.
use std::collections::HashSet;

use carnet::domain::date::from_iso;
use carnet::store::{Anchor, Query, Store, Towards};
use serde_json::Value;

use super::home::{DAY, Home};

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn alerts(home: &Home, more: &[&str]) -> Value {
    let words: Vec<&str> = ["--date", DAY, "alertes", "--json"]
        .iter()
        .chain(more)
        .copied()
        .collect();
    serde_json::from_str(&home.out(&words)).unwrap()
}

fn rows(report: &Value) -> &Vec<Value> {
    report["alertes"].as_array().unwrap()
}

#[test]
fn alerts_have_the_shape_agreed() {
    let home = Home::with_demo();
    let report = alerts(&home, &[]);
    assert_eq!(keys(&report), ["schema", "date", "alertes"]);
    assert_eq!(report["schema"], "carnet.alertes/1");
    assert_eq!(report["date"], "2026-11-21");
    assert!(rows(&report).len() > 20);
    for row in rows(&report) {
        assert_eq!(
            keys(row),
            [
                "allocataire",
                "regle",
                "code",
                "niveau",
                "libelle",
                "depart",
                "echeance",
                "etat",
                "jours",
                "source",
                "referent"
            ]
        );
        assert_eq!(keys(&row["allocataire"]), ["id", "uid", "nom", "prenom"]);
        assert_eq!(keys(&row["depart"]), ["evenement", "date"]);
        assert_eq!(row["niveau"], "alerte");
        assert!(row["allocataire"]["id"].is_i64() && row["source"].is_string());
        if !row["referent"].is_null() {
            assert_eq!(keys(&row["referent"]), ["id", "nom"]);
        }
        let days = row["jours"].as_i64();
        let due = row["echeance"].as_str().map(|due| from_iso(due).unwrap());
        assert_eq!(
            days,
            due.map(|due| (due - from_iso("2026-11-21").unwrap()).num_days())
        );
        match row["etat"].as_str().unwrap() {
            "retard" => assert!(days.unwrap() < 0),
            "aujourdhui" => assert_eq!(days, Some(0)),
            "bientot" | "inconnu" => {}
            other => panic!("state {other}"),
        }
    }
    assert!(
        rows(&report)
            .iter()
            .any(|row| row["regle"] == "CER-1S" && row["code"] == "A6")
    );
}

#[test]
fn alerts_are_the_list_of_the_screen_with_each_person_s_rows_together() {
    let home = Home::with_demo();
    let report = alerts(&home, &[]);
    let mut order: Vec<i64> = Vec::new();
    for row in rows(&report) {
        let id = row["allocataire"]["id"].as_i64().unwrap();
        if order.last() != Some(&id) {
            order.push(id);
        }
    }
    let distinct: HashSet<i64> = order.iter().copied().collect();
    assert_eq!(distinct.len(), order.len(), "a person's rows are together");
    let today = from_iso("2026-11-21").unwrap();
    let store = Store::open(&home.base()).unwrap();
    let page = store
        .page(&Query::new(today), &Anchor::Edge, Towards::End, 1_000)
        .unwrap();
    let screen: Vec<i64> = page
        .lines
        .iter()
        .filter(|line| {
            line.deadline
                .as_ref()
                .is_some_and(|it| it.state(today).calls())
        })
        .map(|line| line.id)
        .collect();
    assert_eq!(order, screen);
}

#[test]
fn alerts_can_be_those_of_a_rule_or_of_an_agent() {
    let home = Home::with_demo();
    let (slug, code) = (
        alerts(&home, &["--regle", "CER-1S"]),
        alerts(&home, &["--regle", "a6"]),
    );
    assert_eq!(slug, code);
    assert!(!rows(&slug).is_empty());
    assert!(rows(&slug).iter().all(|row| row["regle"] == "CER-1S"));
    let everyone = alerts(&home, &[]);
    let of_one: Vec<&Value> = rows(&everyone)
        .iter()
        .filter(|row| row["referent"]["id"] == 1)
        .collect();
    let asked = alerts(&home, &["--referent", "1"]);
    assert_eq!(rows(&asked).iter().collect::<Vec<_>>(), of_one);
}

#[test]
fn a_later_day_shows_more_late_and_changes_nothing() {
    let home = Home::with_demo();
    let late = |day: &str| {
        let text = home.out(&["--date", day, "alertes", "--json"]);
        let report: Value = serde_json::from_str(&text).unwrap();
        rows(&report)
            .iter()
            .filter(|row| row["etat"] == "retard")
            .count()
    };
    // What was looked at is noted; what is known of people stays.
    let known = |file: &str| {
        home.out(&["exporter", file]);
        std::fs::read(home.path().join(file)).unwrap()
    };
    let before = known("avant.json");
    assert!(late("25/12/2030") > late(DAY));
    assert_eq!(known("apres.json"), before);
}

#[test]
fn the_check_and_the_journal_have_their_schema() {
    let home = Home::with_demo();
    let check: Value = serde_json::from_str(&home.out(&["verifier", "--json"])).unwrap();
    assert_eq!(check["schema"], "carnet.verification/1");
    assert_eq!(check["ok"], true);
    let journal: Value = serde_json::from_str(&home.out(&["journal", "1", "--json"])).unwrap();
    assert_eq!(keys(&journal), ["schema", "allocataire", "actes"]);
    assert_eq!(journal["schema"], "carnet.journal/1");
}

#[test]
fn what_is_only_to_be_known_is_late_in_no_file() {
    let home = Home::with_demo();
    let mut seen = 0;
    for person in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        let at = ["--date", DAY, "dossier", person];
        let text = home.out(&[&at[..], &["--json"]].concat());
        let file: Value = serde_json::from_str(&text).unwrap();
        let said = home.out(&at);
        let all = file["echeances"].as_array().unwrap();
        for it in all.iter().filter(|it| it["niveau"] != "alerte") {
            let state = it["etat"].as_str().unwrap();
            let calls = ["retard", "aujourdhui", "bientot", "inconnu"];
            assert!(!calls.contains(&state), "{it}");
            if state == "a_venir" && it["jours"].as_i64().is_some_and(|days| days < 0) {
                let label = it["libelle"].as_str().unwrap();
                let start: String = label.chars().take(30).collect();
                let mut lines = said.lines().filter(|line| line.contains(&start));
                assert!(
                    !lines.any(|line| line.starts_with('!')),
                    "{label} in {said}"
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "no information past its limit: nothing was seen");
}
