//! `carnet pilotage`: the shape of its JSON, the persons it lists, its words and its refusals.
use serde_json::Value;

use super::home::{DAY, Home};

fn report(home: &Home, more: &[&str]) -> Value {
    let words: Vec<&str> = ["--date", DAY, "pilotage", "--json"]
        .iter()
        .chain(more)
        .copied()
        .collect();
    serde_json::from_str(&home.out(&words)).unwrap()
}

fn one<'a>(report: &'a Value, id: &str) -> &'a Value {
    let all = report["indicateurs"].as_array().unwrap();
    all.iter().find(|it| it["id"] == id).unwrap()
}

/// The schema other programs rely on; RULES §5.1: no rate without a denominator.
#[test]
fn the_json_has_the_shape_agreed() {
    let home = Home::with_demo();
    let report = report(&home, &[]);
    assert_eq!(report["schema"], "carnet.pilotage/1");
    assert_eq!(
        (&report["du"], &report["au"]),
        (&"2025-11-22".into(), &"2026-11-21".into())
    );
    for it in report["indicateurs"].as_array().unwrap() {
        let keys: Vec<&str> = it.as_object().unwrap().keys().map(String::as_str).collect();
        let agreed = [
            "id",
            "libelle",
            "numerateur",
            "denominateur",
            "taux",
            "cible",
            "en_attente",
            "exclus",
        ];
        assert_eq!(keys[..8], agreed, "{it}");
        assert_eq!(
            it["taux"].is_null(),
            it["denominateur"] == 0 || matches!(it["id"].as_str(), Some("I3b" | "I14-O" | "I14-C")),
            "{it}"
        );
        for excluded in it["exclus"].as_array().unwrap() {
            assert!(excluded["motif"].is_string() && excluded["n"].is_i64());
        }
    }
    assert_eq!(one(&report, "I1")["cible"], 0.9);
    assert_eq!(one(&report, "I8")["taux"], Value::Null);
    assert_eq!(
        one(&report, "I11")["exclus"][0]["motif"],
        "historique des droits inconnu"
    );
}

/// Someone oriented twice in the period is two cases and one person.
#[test]
fn the_persons_behind_are_those_of_the_figures() {
    let home = Home::with_demo();
    let report = report(&home, &["--personnes", "i4"]);
    let it = one(&report, "I4");
    let ids = |list: &str| it["personnes"][list].as_array().unwrap().clone();
    for list in ["numerateur", "denominateur", "en_attente"] {
        let (persons, cases) = (ids(list).len(), it[list].as_u64().unwrap());
        assert!(
            persons > 0 && persons as u64 <= cases,
            "{list}: {persons} of {cases}"
        );
    }
    assert!(
        ids("numerateur")
            .iter()
            .all(|id| ids("denominateur").contains(id))
    );
    let causes = |value: &Value| value.as_array().unwrap().len();
    assert_eq!(causes(&it["personnes"]["exclus"]), causes(&it["exclus"]));
    assert!(one(&report, "I5")["personnes"].is_null());
}

#[test]
fn groups_add_up_to_the_whole() {
    let home = Home::with_demo();
    for by in ["structure", "referent", "orientation", "mois"] {
        let report = report(&home, &["--par", by]);
        let it = one(&report, "I4b");
        let sum: i64 = it["groupes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|group| group["denominateur"].as_i64().unwrap())
            .sum();
        assert_eq!(Some(sum), it["denominateur"].as_i64(), "{by}");
    }
}

#[test]
fn the_text_is_aligned_and_french() {
    let home = Home::with_demo();
    let text = home.out(&[
        "--date",
        DAY,
        "pilotage",
        "--du",
        "01/01/2026",
        "--au",
        "30/06/2026",
    ]);
    assert!(
        text.starts_with("Du 01/01/2026 au 30/06/2026, arrêté au 21/11/2026, avec ce qui était connu le 21/11/2026\n"),
        "{text}"
    );
    let line = text.lines().find(|line| line.starts_with("I8 ")).unwrap();
    assert!(
        line.contains("0 / 0") && line.contains('—') && line.contains("cible 100"),
        "{line}"
    );
    assert!(
        text.contains("en attente") || text.contains("écartés"),
        "{text}"
    );
}

/// « Arrêté au » never sees the future: what is due later waits.
#[test]
fn stopped_earlier_more_waits() {
    let home = Home::with_demo();
    let asked = ["--du", "01/01/2026", "--au", "30/09/2026"];
    let whole = report(&home, &asked);
    let stopped = report(&home, &[&asked[..], &["--arrete", "15/09/2026"]].concat());
    assert_eq!(stopped["arrete_au"], "2026-09-15");
    assert_eq!(stopped["connu_le"], "2026-11-21");
    let denominator = |it: &Value| one(it, "I4")["denominateur"].as_i64().unwrap();
    assert!(denominator(&stopped) < denominator(&whole));
    assert!(one(&stopped, "I4")["en_attente"].as_i64().unwrap() > 0);
}

#[test]
fn what_makes_no_sense_is_refused_in_words() {
    let home = Home::with_demo();
    let refused = |words: &[&str], code: i32, said: &str| {
        let run = home.run(words);
        assert_eq!(run.code, code, "{words:?}");
        assert!(run.err.contains(said), "{}", run.err);
    };
    refused(&["pilotage", "--personnes", "I99"], 3, "n’existe pas");
    refused(
        &["pilotage", "--du", "02/01/2026", "--au", "01/01/2026"],
        2,
        "avant de commencer",
    );
    refused(&["pilotage", "--du", "31/02/2026"], 2, "--du");
}

#[test]
fn figures_by_scenario_and_by_model_add_up_to_those_of_everyone() {
    let home = Home::with_demo();
    let whole = report(&home, &[]);
    for by in ["scenario", "modele"] {
        let parts = report(&home, &["--par", by]);
        let mut named = 0;
        for id in ["I4", "I6"] {
            let groups = one(&parts, id)["groupes"].as_array().unwrap();
            let own = groups.iter().map(|it| it["denominateur"].as_i64().unwrap());
            assert_eq!(
                own.sum::<i64>(),
                one(&whole, id)["denominateur"],
                "{by} {id}"
            );
            named += groups.iter().filter(|it| it["cle"] != "").count();
        }
        assert!(named > 0, "{by}");
    }
}
