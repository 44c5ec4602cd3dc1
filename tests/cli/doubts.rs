//! What is readable but doubtful is kept and listed, by the import and by `carnet verifier`.
use std::path::Path;

use serde_json::Value;

use super::home::Home;

fn import(home: &Home) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/doubts/trois.json");
    let ran = home.run(&["importer", file.to_str().unwrap(), "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn what_is_doubtful_in_a_json_export_is_kept_with_its_place() {
    let home = Home::new();
    let report = import(&home);
    assert_eq!(report["crees"], 1);
    let notices = report["avertissements"].as_array().unwrap();
    let places: Vec<&str> = notices
        .iter()
        .map(|it| it["colonne"].as_str().unwrap())
        .collect();
    assert_eq!(
        places,
        [
            "action 01900000-0000-7000-8000-000000000004, debut",
            "action 01900000-0000-7000-8000-000000000005, statut",
            "rdv 01900000-0000-7000-8000-000000000003, statut",
            "contrat 01900000-0000-7000-8000-000000000002, fin",
        ]
    );
    let file: Value = serde_json::from_str(&home.out(&["dossier", "1", "--json"])).unwrap();
    let text = file.to_string();
    for kept in [
        "2031-02-03",
        "honore",
        "2026-01-31",
        "2029-03-01",
        "pas_fait",
    ] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    // The list has no such code: it is left out.
    assert!(!text.contains("presque_fait"));
}

#[test]
fn doubts_are_counted_by_the_verification_and_are_no_damage() {
    let home = Home::new();
    import(&home);
    let ran = home.run(&["verifier"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("3 éléments à relire"), "{}", ran.out);
    assert!(ran.out.contains("Rien n’est abîmé."), "{}", ran.out);
    let line = "- MARÉCHAL Odile (n° 1), Rendez-vous, Issue : Ce rendez-vous est à venir";
    assert!(ran.out.contains(line), "{}", ran.out);
    let report: Value = serde_json::from_str(&home.out(&["verifier", "--json"])).unwrap();
    assert_eq!(report["ok"], true);
    let doubts = report["doutes"].as_array().unwrap();
    let fields: Vec<&str> = doubts
        .iter()
        .map(|it| it["champ"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["debut", "statut", "fin"]);
    assert!(
        doubts
            .iter()
            .all(|it| it["nom"] == "MARÉCHAL Odile" && it["dossier"] == 1)
    );
}

#[test]
fn a_record_without_what_it_needs_is_kept_and_the_store_stays_in_order() {
    let home = Home::new();
    let text = include_str!("../../fixtures/doubts/trois.json");
    let bare = text.replace("\"libelle\": \"Atelier CV\",", "");
    assert_ne!(bare, text);
    home.write("sans.json", &bare);
    let ran = home.run(&["importer", "sans.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("il manque"), "{}", ran.out);
    let checked = home.run(&["verifier"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(checked.out.contains("Rien n’est abîmé."), "{}", checked.out);
}

#[test]
fn what_is_doubtful_in_a_spreadsheet_is_kept_with_its_line() {
    let home = Home::new();
    let file = home.path().join("rdv.csv");
    std::fs::write(
        &file,
        "Nom;Prénom;Date de naissance\nPIERRON;Luc;04/05/2015\n",
    )
    .unwrap();
    let ran = home.run(&["importer", file.to_str().unwrap(), "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let notices = report["avertissements"].as_array().unwrap();
    let found = notices
        .iter()
        .any(|it| it["ligne"] == 2 && it["motif"].as_str().unwrap().contains("aurait 11 ans"));
    assert!(found, "{notices:?}");
}

#[test]
fn a_search_that_differs_is_written_anew_by_a_command_and_no_copy_is_offered() {
    let home = Home::with_demo();
    home.out(&["sauvegarder", "copie.db"]);
    let raw = rusqlite::Connection::open(home.base()).unwrap();
    raw.execute_batch("DELETE FROM mot").unwrap();
    drop(raw);
    let ran = home.run(&["verifier"]);
    assert_eq!(ran.code, 9);
    assert!(
        ran.out.contains("« carnet regles recalculer »"),
        "{}",
        ran.out
    );
    assert!(
        !ran.out.contains("Repartez") && !ran.err.contains("sauvegarde"),
        "{} {}",
        ran.out,
        ran.err
    );
    let json: serde_json::Value =
        serde_json::from_str(&home.run(&["verifier", "--json"]).out).unwrap();
    assert_eq!(
        (&json["recherche_differe"], &json["numerotation_differe"]),
        (&true.into(), &false.into())
    );
    home.out(&["regles", "recalculer"]);
    assert!(home.out(&["verifier"]).contains("Tout est en ordre"));
}
