//! `carnet exporter`, `carnet dossier --json`, and the way back in.
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use super::home::{DAY, Home};

#[test]
fn the_caseload_leaves_for_a_french_spreadsheet_and_comes_back_unchanged() {
    let home = Home::with_demo();
    let file = home.path().join("liste.csv");
    let file = file.to_str().unwrap();
    let ran = home.run(&["--date", DAY, "exporter", file]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let bytes = std::fs::read(file).unwrap();
    assert!(bytes.starts_with(&[0xEF, 0xBB, 0xBF]), "no mark of UTF-8");
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\r\n") && text.contains(";Date de naissance;"));
    assert_eq!(
        std::fs::metadata(file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let back = home.run(&["importer", "--essai", "--json", file]);
    let report: Value = serde_json::from_str(&back.out).unwrap();
    assert_eq!(
        (report["crees"].as_u64(), report["modifies"].as_u64()),
        (Some(0), Some(0))
    );
    assert_eq!(report["inchanges"], report["lus"]);
    let again = home.run(&["exporter", file]);
    assert_ne!(again.code, 0, "a file that exists was replaced");
}

#[test]
fn the_caseload_leaves_as_a_workbook_and_comes_back_unchanged() {
    let home = Home::with_demo();
    let file = home.path().join("liste.xlsx");
    let file = file.to_str().unwrap();
    let ran = home.run(&["--date", DAY, "exporter", file]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Portefeuille exporté"), "{}", ran.err);
    let rights = std::fs::metadata(file).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o600);
    let back = home.run(&["importer", "--essai", "--json", file]);
    let report: Value = serde_json::from_str(&back.out).unwrap();
    assert_eq!(
        (report["crees"].as_u64(), report["modifies"].as_u64()),
        (Some(0), Some(0))
    );
    assert_eq!(report["inchanges"], report["lus"]);
    assert_eq!(home.run(&["exporter", file]).code, 8, "a file that exists");
    let left: Vec<_> = std::fs::read_dir(home.path()).unwrap().collect();
    let hidden = |it: &std::fs::DirEntry| {
        it.file_name()
            .to_string_lossy()
            .starts_with(".carnet-export")
    };
    assert!(!left.iter().any(|it| hidden(it.as_ref().unwrap())));
    let asked = home.run(&["importer", "--essai", "--feuille", "Mars", file]);
    assert_eq!(asked.code, 7);
    assert!(asked.err.contains("Portefeuille"), "{}", asked.err);
}

#[test]
fn everything_leaves_as_json_always_the_same_and_another_store_takes_it() {
    let home = Home::with_demo();
    let (one, two) = (home.path().join("un.json"), home.path().join("deux.json"));
    for file in [&one, &two] {
        assert_eq!(home.run(&["exporter", file.to_str().unwrap()]).code, 0);
    }
    assert_eq!(std::fs::read(&one).unwrap(), std::fs::read(&two).unwrap());
    let other = Home::new();
    let ran = other.run(&["importer", "--json", one.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["crees"], 87);
    assert_eq!(other.run(&["verifier"]).code, 0);
    let again = other.run(&["importer", "--essai", "--json", one.to_str().unwrap()]);
    let report: Value = serde_json::from_str(&again.out).unwrap();
    assert_eq!(
        (report["crees"].as_u64(), report["modifies"].as_u64()),
        (Some(0), Some(0))
    );
    assert_eq!(report["essai"], true);
}

#[test]
fn one_file_as_json_says_everything_known_under_its_schema() {
    let home = Home::with_demo();
    let ran = home.run(&["--date", DAY, "dossier", "1", "--json"]);
    let file: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(file["schema"], "carnet.dossier/1");
    assert_eq!(file["allocataire"]["nom"], "Abdallah");
    assert_eq!(file["echeances"][0]["regle"], "CER-1S");
    assert_eq!(file["echeances"][0]["jours"], -19);
    assert!(!file["action"].as_array().unwrap().is_empty());
    assert_eq!(home.run(&["dossier", "99999", "--json"]).code, 3);
    assert_eq!(home.run(&["exporter", "sans-extension"]).code, 2);
}
