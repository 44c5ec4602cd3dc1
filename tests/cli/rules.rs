//! The rule sets by command: listed, checked, accepted, chosen; the due dates follow.
use super::home::{DAY, Home};

const OWN: &str = r#"id = "departement-essai"
titre = "Convention du département d’essai"
version = 1
herite = "convention-pauvrete-2019"
[[regle]]
id = "CER-1S"
delai = 10
cible = 0.9
pre_alertes = [5]
[[regle]]
id = "CONTACT"
actif = false
"#;

fn json(home: &Home, words: &[&str]) -> serde_json::Value {
    serde_json::from_str(&home.out(words)).unwrap()
}

fn set<'a>(report: &'a serde_json::Value, id: &str) -> &'a serde_json::Value {
    let sets = report["jeux"].as_array().unwrap();
    sets.iter().find(|it| it["id"] == id).unwrap()
}

fn rule<'a>(set: &'a serde_json::Value, code: &str) -> &'a serde_json::Value {
    let rules = set["regles"].as_array().unwrap();
    rules.iter().find(|it| it["code"] == code).unwrap()
}

fn clean(home: &Home) {
    assert_eq!(json(home, &["verifier", "--json"])["ok"], true);
}

fn due(home: &Home, rule: &str) -> Vec<(u64, String)> {
    let report = json(home, &["--date", DAY, "alertes", "--regle", rule, "--json"]);
    let alerts = report["alertes"].as_array().unwrap();
    let mut due: Vec<(u64, String)> = alerts
        .iter()
        .map(|it| {
            (
                it["id"].as_u64().unwrap_or_default(),
                it["echeance"].to_string(),
            )
        })
        .collect();
    due.sort();
    due
}

#[test]
fn the_four_sets_are_listed_with_what_is_in_force_and_why() {
    let home = Home::with_demo();
    let report = json(&home, &["regles", "--json"]);
    assert_eq!(report["schema"], "carnet.regles/1");
    let ids: Vec<&str> = report["jeux"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        [
            "convention-pauvrete-2019",
            "lot-mappi",
            "casf-2009-2024",
            "plein-emploi-2025"
        ]
    );
    assert_eq!(
        set(&report, "convention-pauvrete-2019")["en_vigueur"][0],
        "choix du département"
    );
    assert_eq!(
        set(&report, "lot-mappi")["en_vigueur"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    assert!(
        set(&report, "casf-2009-2024")["en_vigueur"][0]
            .as_str()
            .unwrap()
            .contains("31/12/2024")
    );
    let opted_out = rule(set(&report, "lot-mappi"), "A6");
    assert_eq!(
        (&opted_out["actif"], &opted_out["change"][0]),
        (&false.into(), &"désactivée".into())
    );
    assert_eq!(
        rule(set(&report, "plein-emploi-2025"), "D3")["date_fixe"],
        "2027-01-01"
    );
    let words = home.out(&["regles"]);
    assert!(
        words.contains("RDV1-2S") && words.contains("14 jours") && words.contains("DITP 2019"),
        "{words}"
    );
}

#[test]
fn a_file_of_the_departement_is_checked_then_accepted_and_stays_when_it_breaks() {
    let home = Home::with_demo();
    let own = home.write("config/carnet/regles/essai.toml", OWN);
    let path = own.to_str().unwrap();
    assert_eq!(home.run(&["regles", "verifier", path]).code, 0);
    assert_eq!(
        json(&home, &["regles", "--json"])["fichiers"][0]["etat"],
        "a_accepter"
    );
    let ran = home.run(&["regles", "accepter"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let before = due(&home, "CER-1S");
    let ran = home.run(&["regles", "choisir", "departement-essai"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    clean(&home);
    let report = json(&home, &["regles", "--json"]);
    assert_eq!(report["fichiers"][0]["etat"], "en_vigueur");
    let changed = rule(set(&report, "departement-essai"), "A6");
    assert_eq!(changed["delai"], 10);
    assert_eq!(changed["change"][0], "délai : 10 jours au lieu de 7 jours");
    let after = due(&home, "CER-1S");
    assert!(
        !before.is_empty() && before != after,
        "{before:?} {after:?}"
    );
    // Broken, it is refused with its line, and the accepted text stays in force.
    home.write(
        "config/carnet/regles/essai.toml",
        &OWN.replace("delai = 10", "delai = \"dix\""),
    );
    let ran = home.run(&["regles", "verifier", path]);
    assert_eq!(ran.code, 7);
    assert!(ran.err.contains("essai.toml, ligne 7"), "{}", ran.err);
    assert_eq!(home.run(&["regles", "accepter"]).code, 7);
    assert_eq!(
        json(&home, &["regles", "--json"])["fichiers"][0]["etat"],
        "refuse"
    );
    assert_eq!(due(&home, "CER-1S"), after);
    // Changed, it waits until it is accepted.
    home.write(
        "config/carnet/regles/essai.toml",
        &OWN.replace("delai = 10", "delai = 12"),
    );
    assert_eq!(
        json(&home, &["regles", "--json"])["fichiers"][0]["etat"],
        "modifie"
    );
    assert_eq!(due(&home, "CER-1S"), after);
    assert_eq!(home.run(&["regles", "accepter"]).code, 0);
    assert_ne!(due(&home, "CER-1S"), after);
    clean(&home);
    // A set in use can't be withdrawn.
    let ran = home.run(&["regles", "retirer", "departement-essai"]);
    assert_ne!(ran.code, 0, "{}", ran.err);
    clean(&home);
}

#[test]
fn the_default_and_the_calendar_rebuild_every_due_date() {
    let home = Home::with_demo();
    let none = due(&home, "A6");
    for words in [
        &["regles", "choisir", "lot-mappi"][..],
        &[
            "regles",
            "choisir",
            "plein-emploi-2025",
            "--depuis",
            "01/06/2026",
        ],
        &[
            "regles",
            "calendrier",
            "--territoire",
            "alsace_moselle",
            "--pentecote-travaille",
            "oui",
            "--fermetures",
            "24/12/2026,31/12/2026",
        ],
        &["regles", "recalculer"],
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        clean(&home);
    }
    let calendar = &json(&home, &["regles", "--json"])["calendrier"];
    assert_eq!(calendar["territoire"], "alsace_moselle");
    assert_eq!(
        calendar["fermetures"],
        serde_json::json!(["2026-12-24", "2026-12-31"])
    );
    assert!(!none.is_empty() && due(&home, "A6").is_empty());
    assert_eq!(home.run(&["regles", "choisir", "aucun"]).code, 3);
    assert_eq!(
        home.run(&["regles", "calendrier", "--territoire", "lune"])
            .code,
        2
    );
    assert_eq!(home.run(&["regles", "verifier", "absent.toml"]).code, 3);
}

#[test]
fn a_deadline_never_depends_on_the_time_zone() {
    let home = Home::with_demo();
    let words = ["--date", DAY, "alertes", "--json"];
    let here = home.out(&words);
    for zone in [
        "Indian/Reunion",
        "America/Martinique",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "UTC",
    ] {
        let ran = super::home::ran(&home.command(&words).env("TZ", zone).output().unwrap());
        assert_eq!((ran.code, &ran.out), (0, &here), "{zone}");
    }
    // Written from the other side of the world, the due dates are the same.
    let far = home
        .command(&["regles", "recalculer"])
        .env("TZ", "Pacific/Kiritimati")
        .output()
        .unwrap();
    assert!(far.status.success());
    assert_eq!(home.out(&words), here);
    clean(&home);
}
