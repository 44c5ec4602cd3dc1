//! `carnet importer`: what is taken, what is refused, and that a rehearsal writes nothing.
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::Value;

use super::home::{DAY, Home};

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import");
    folder.join(name).to_str().unwrap().to_owned()
}

/// The store and its side files, byte for byte.
fn bytes(base: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(base.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn report(text: &str) -> Value {
    let report: Value = serde_json::from_str(text).unwrap();
    let keys: Vec<&str> = report
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "schema",
            "essai",
            "lus",
            "crees",
            "modifies",
            "inchanges",
            "rejetes",
            "avertissements",
            "date_du_fichier",
            "colonnes",
            "personnes"
        ]
    );
    assert_eq!(report["schema"], "carnet.import/1");
    for notice in ["rejetes", "avertissements"]
        .iter()
        .flat_map(|list| report[list].as_array().unwrap())
    {
        let keys: Vec<&str> = notice
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys[..4], ["ligne", "colonne", "motif", "nature"]);
        assert!(notice["ligne"].is_u64() && notice["motif"].is_string());
    }
    report
}

#[test]
fn an_import_makes_the_store_and_the_second_changes_nothing() {
    let home = Home::new();
    let file = fixture("01-ccas-utf8-bom.csv");
    let ran = home.run(&["importer", &file, "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("Pris par défaut"), "{}", ran.err);
    let first = report(&ran.out);
    let made = first["crees"].as_u64().unwrap();
    assert!(made > 0);
    assert_eq!(first["essai"], false);
    let second = report(&home.out(&["importer", &file, "--json"]));
    assert_eq!(second["crees"], 0);
    assert_eq!(second["modifies"], 0);
    assert_eq!(second["inchanges"], first["lus"]);
}

#[test]
fn a_rehearsal_says_the_same_and_writes_nothing() {
    let home = Home::new();
    let file = fixture("01-ccas-utf8-bom.csv");
    let ran = home.run(&["importer", &file, "--essai", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!home.base().exists());
    let mut said = report(&ran.out);
    assert_eq!(said["essai"], true);
    let home = Home::new();
    assert_eq!(home.run(&["init"]).code, 0);
    let before = bytes(&home.base());
    let again = home.out(&["importer", &file, "--dry-run", "--json"]);
    assert_eq!(bytes(&home.base()), before);
    assert_eq!(again, ran.out);
    said["essai"] = false.into();
    let mut done = report(&home.out(&["importer", &file, "--json"]));
    for person in done["personnes"].as_array_mut().unwrap() {
        // A file that is not made yet has no number.
        assert!(person["dossier"].take().is_u64());
    }
    assert_eq!(done, said);
}

#[test]
fn rejected_7_when_a_row_or_the_file_is_refused() {
    let home = Home::new();
    let ran = home.run(&["importer", &fixture("13-rejets.csv")]);
    assert_eq!(ran.code, 7, "{}", ran.err);
    assert!(ran.out.contains("Lignes refusées"), "{}", ran.out);
    let rejected = report(
        &home
            .run(&["importer", &fixture("13-rejets.csv"), "--json"])
            .out,
    );
    assert!(!rejected["rejetes"].as_array().unwrap().is_empty());
    let junk = home.write("notes.csv", "bonjour\n");
    let ran = home.run(&["importer", junk.to_str().unwrap()]);
    assert_eq!(ran.code, 7, "{}", ran.err);
    assert_eq!(ran.out, "");
}

#[test]
fn a_workbook_of_old_that_stops_its_reader_is_refused_in_one_sentence() {
    let home = Home::new();
    let mut cut = std::fs::read(fixture("16-excel-ancien.xls")).unwrap();
    cut.truncate(4_626);
    let name = "Workbook".encode_utf16().flat_map(u16::to_le_bytes);
    cut.splice(600..616, name);
    std::fs::write(home.path().join("coupe.xls"), cut).unwrap();
    let ran = home.run(&["importer", "coupe.xls"]);
    assert_eq!((ran.code, ran.out.as_str()), (7, ""), "{}", ran.err);
    assert!(ran.err.starts_with("Ce classeur est abîmé"), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}

#[test]
fn the_same_thing_is_said_once_in_words_and_each_time_in_json() {
    let home = Home::new();
    let rows: String = ('A'..='U')
        .filter(|letter| *letter != 'Q')
        .zip(1..)
        .map(|(letter, n)| {
            let name = letter.to_string().repeat(5);
            format!("{name};Anne;{n:02}/02/1980;{n}\n")
        })
        .collect();
    let file = home.write(
        "caf.csv",
        &format!("Nom;Prénom;Date de naissance;N° CAF\n{rows}"),
    );
    let file = file.to_str().unwrap();
    let said = report(&home.out(&["importer", file, "--essai", "--json"]));
    let times = said["avertissements"].as_array().unwrap().len();
    assert!(times > 15, "{times}");
    let text = home.out(&["importer", file, "--essai"]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.len() < 6, "{text}");
    assert!(text.contains("fois"), "{text}");
    assert!(lines.last().unwrap().contains("20 lignes lues"), "{text}");
}

#[test]
fn a_table_of_correspondence_names_the_columns() {
    let home = Home::new();
    let (file, table) = (
        fixture("14-titres-maison.csv"),
        fixture("14-correspondance.toml"),
    );
    let said = report(&home.out(&["importer", &file, "--correspondance", &table, "--json"]));
    assert!(said["crees"].as_u64().unwrap() > 0);
}

#[test]
fn not_found_3_and_refused_6_before_anything_is_made() {
    let home = Home::new();
    assert_eq!(home.run(&["importer", "absent.csv"]).code, 3);
    let ran = home.run(&["--date", DAY, "importer", &fixture("01-ccas-utf8-bom.csv")]);
    assert_eq!(ran.code, 6, "{}", ran.err);
    assert!(!home.base().exists());
}

#[test]
fn newer_5_is_read_but_never_written() {
    let home = Home::with_demo();
    Connection::open(home.base())
        .unwrap()
        .execute_batch("PRAGMA user_version = 99;")
        .unwrap();
    let before = bytes(&home.base());
    let ran = home.run(&["importer", &fixture("01-ccas-utf8-bom.csv")]);
    assert_eq!(ran.code, 5, "{}", ran.err);
    assert_eq!(home.run(&["alertes"]).code, 0);
    assert_eq!(bytes(&home.base()), before);
}

#[test]
fn a_colleague_whose_address_comes_on_a_later_line_is_completed_and_nothing_stops() {
    let home = Home::new();
    let head = "Nom;Prénom;Date de naissance;Référent unique;Mail du référent;Structure";
    let line = "LACOMBE;Sarah;03/03/1983;Julie PERRIN";
    home.write(
        "deux.csv",
        &format!("{head}\n{line};;CCAS\n{line};julie.perrin@exemple.fr;CCAS\n"),
    );
    let trial = home.run(&["importer", "deux.csv", "--essai", "--json"]);
    let done = home.run(&["importer", "deux.csv", "--json"]);
    assert_eq!(
        (trial.code, done.code),
        (0, 0),
        "{} {}",
        trial.err,
        done.err
    );
    let (trial, done) = (report(&trial.out), report(&done.out));
    for count in ["lus", "crees", "modifies", "inchanges"] {
        assert_eq!(trial[count], done[count], "{count}");
    }
    let team = home.out(&["equipe"]);
    assert!(team.contains("PERRIN"), "{team}");
    let whole = home.out(&["exporter", "-"]);
    assert!(whole.contains("LACOMBE"), "{whole}");
    let again = report(&home.out(&["importer", "deux.csv", "--json"]));
    assert_eq!(
        (&again["crees"], &again["inchanges"]),
        (&0.into(), &2.into())
    );
}
