//! `carnet agenda`: text, JSON and calendar.
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use super::home::{DAY, Home};

fn keys(value: &Value) -> Vec<&str> {
    let fields = value.as_object().unwrap();
    fields.keys().map(String::as_str).collect()
}

#[test]
fn a_day_is_said_in_words_with_what_is_free() {
    let home = Home::with_demo();
    let text = home.out(&[
        "--date",
        DAY,
        "agenda",
        "--du",
        "24/11/2026",
        "--referent",
        "1",
    ]);
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(
        text.starts_with("mardi 24 novembre 2026 : 3 rendez-vous\n"),
        "{text}"
    );
    assert!(text.contains("  9 h–9 h 30  libre, 30 min\n"), "{text}");
    assert!(text.contains("OUAZZANI Youssef"), "{text}");
    let text = home.out(&["--date", DAY, "agenda", "--du", "11/11/2026"]);
    assert!(text.contains("jour férié"), "{text}");
}

#[test]
fn the_json_has_the_shape_agreed() {
    let home = Home::with_demo();
    let words = [
        "--date",
        DAY,
        "agenda",
        "--du",
        "23/11/2026",
        "--au",
        "25/11/2026",
    ];
    let all = [&words[..], &["--referent", "1", "--json"]].concat();
    let report: Value = serde_json::from_str(&home.out(&all)).unwrap();
    assert_eq!(keys(&report), ["schema", "du", "au", "jours"]);
    assert_eq!(report["schema"], "carnet.agenda/1");
    let days = report["jours"].as_array().unwrap();
    assert_eq!(days.len(), 3);
    assert_eq!(keys(&days[0]), ["date", "ferme", "rendez_vous", "libres"]);
    let first = &days[0]["rendez_vous"][0];
    assert_eq!(
        keys(first),
        [
            "id",
            "uid",
            "heure",
            "fin",
            "duree",
            "duree_comptee",
            "type",
            "libelle",
            "canal",
            "lieu",
            "sujet",
            "aussi_avec",
            "statut",
            "allocataire",
            "agent",
            "en_meme_temps"
        ]
    );
    assert_eq!(
        (&first["heure"], &first["fin"]),
        (&"09:30".into(), &"10:30".into())
    );
    assert_eq!(first["en_meme_temps"].as_array().unwrap().len(), 0);
    assert_eq!(keys(&days[0]["libres"][0]), ["de", "a", "minutes"]);
    let everyone = [&words[..], &["--json"]].concat();
    let report: Value = serde_json::from_str(&home.out(&everyone)).unwrap();
    assert!(report["jours"][0]["libres"].is_null());
}

#[test]
fn the_calendar_names_nobody_unless_asked_and_replaces_no_file() {
    let home = Home::with_demo();
    let words = [
        "--date",
        DAY,
        "agenda",
        "--du",
        "24/11/2026",
        "--referent",
        "1",
        "--ics",
    ];
    let plain = [&words[..], &["sans.ics"]].concat();
    assert_eq!(home.out(&plain), "");
    let path = home.path().join("sans.ics");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches("SUMMARY:RDV ").count(), 3);
    assert!(!text.contains("OUAZZANI"), "{text}");
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = home.run(&plain);
    assert_ne!(again.code, 0);
    let named = [&words[..], &["avec.ics", "--avec-noms"]].concat();
    home.out(&named);
    let named = std::fs::read_to_string(home.path().join("avec.ics")).unwrap();
    assert!(named.contains("SUMMARY:OUAZZANI Youssef"), "{named}");
    // The same appointments always give the same bytes.
    let other = [&words[..], &["encore.ics"]].concat();
    home.out(&other);
    assert_eq!(
        std::fs::read_to_string(home.path().join("encore.ics")).unwrap(),
        text
    );
}

#[test]
fn what_is_not_there_is_said_with_its_code() {
    let home = Home::with_demo();
    assert_eq!(home.run(&["agenda", "--referent", "9999"]).code, 3);
    assert_eq!(home.run(&["agenda", "--structure", "rien"]).code, 3);
    assert_eq!(home.run(&["agenda", "--du", "31/02/2026"]).code, 2);
    assert_eq!(
        home.run(&["agenda", "--du", "2/3/2026", "--au", "1/3/2026"])
            .code,
        2
    );
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused_wherever_one_is_asked_for() {
    let home = Home::with_demo();
    for command in ["agenda", "pilotage", "consultations"] {
        let ran = home.run(&[command, "--du", "22/11/2026", "--au", "21/11/2026"]);
        assert_eq!(ran.code, 2, "{command}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains("avant de commencer"), "{}", ran.err);
    }
}
