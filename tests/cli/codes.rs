//! Each exit code, by what a person can do to reach it.
use std::os::unix::fs::PermissionsExt;

use rusqlite::Connection;

use super::home::{DAY, Home, ran};

fn mode(path: &std::path::Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_new_store_is_its_owner_s_alone_and_says_what_it_took_by_default() {
    let home = Home::new();
    let ran = home.run(&["init"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("convention-pauvrete-2019"), "{}", ran.err);
    assert!(ran.err.contains("Pris par défaut"), "{}", ran.err);
    assert_eq!(mode(&home.base()), 0o600);
    assert_eq!(mode(home.base().parent().unwrap()), 0o700);
    assert_eq!(home.run(&["alertes"]).code, 0);
}

#[test]
fn error_1_what_exists_is_never_replaced() {
    let home = Home::with_demo();
    let base = home.base();
    let before = std::fs::read(&base).unwrap();
    let copy = home.write("copie.db", "à moi");
    for other in ["copie.csv", "copie.json", "copie.ics"] {
        home.write(other, "à moi");
    }
    for (words, code) in [
        (&["init"][..], 1),
        (&["demo", "--dans", base.to_str().unwrap()], 1),
        (&["sauvegarder", "copie.db"], 8),
        (&["exporter", "copie.csv"], 8),
        (&["exporter", "copie.json"], 8),
        (&["agenda", "--ics", "copie.ics"], 8),
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
        assert!(ran.err.contains("existe déjà"), "{}", ran.err);
        assert!(code == 1 || ran.err.contains("Ce fichier"), "{}", ran.err);
    }
    for words in [
        &["sauvegarder", "nulle/part.db"][..],
        &["exporter", "nulle/part.csv"],
        &["exporter", "nulle/part.json"],
        &["agenda", "--ics", "nulle/part.ics"],
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, 8, "{words:?}: {}", ran.err);
        assert!(
            ran.err.contains("Le dossier où écrire n’existe pas"),
            "{}",
            ran.err
        );
    }
    assert_eq!(std::fs::read(&base).unwrap(), before);
    assert_eq!(std::fs::read_to_string(copy).unwrap(), "à moi");
}

#[test]
fn error_1_a_file_of_another_program_is_not_touched() {
    let home = Home::new();
    let other = home.path().join("autre.db");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1);")
        .unwrap();
    let before = std::fs::read(&other).unwrap();
    let empty = home.write("vide.db", "");
    for path in [&other, &empty] {
        let ran = home.run(&["--base", path.to_str().unwrap(), "alertes"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(
            ran.err.contains("n’est pas une base de carnet"),
            "{}",
            ran.err
        );
    }
    assert_eq!(std::fs::read(&other).unwrap(), before);
    assert_eq!(std::fs::read(&empty).unwrap(), b"");
}

#[test]
fn usage_2_says_in_french_what_is_wrong() {
    let home = Home::new();
    for (words, said) in [
        (&["alerte"][..], "Vouliez-vous dire"),
        (&["dossier"], "Il manque"),
        (&["--date", "31/02/2026", "alertes"], "--date"),
        (&["--date", "", "alertes"], "--date"),
        (&["--couleur", "bleu"], "auto, toujours, jamais"),
        (&["demo", "--dossiers", "0"], "--dossiers"),
        (&["config"], "Il manque une commande"),
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, 2, "{words:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{words:?}: {}", ran.err);
        assert_eq!(ran.out, "");
        assert!(
            !ran.err.contains("error:") && !ran.err.contains("Usage"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn not_found_3_names_what_does_not_exist() {
    let home = Home::with_demo();
    for words in [
        &["dossier", "999999"][..],
        &["dossier", "01a2008d-0000-7000-8000-000000000000"],
        &["journal", "personne"],
        &["alertes", "--regle", "Z99"],
        &["alertes", "--referent", "999999"],
        &["config", "verifier", "absent.toml"],
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, 3, "{words:?}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn refused_6_nothing_is_written_on_another_day() {
    let home = Home::new();
    let ran = home.run(&["--date", DAY, "init"]);
    assert_eq!(ran.code, 6, "{}", ran.err);
    assert!(!home.base().exists());
    let home = Home::with_demo();
    let ran = home.run(&["--date", "01/01/2030", "sauvegarder", "s.db"]);
    assert_eq!(ran.code, 6, "{}", ran.err);
    assert!(!home.path().join("s.db").exists());
}

#[test]
fn disk_8_when_the_result_can_t_be_written() {
    let home = Home::with_demo();
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = home.command(&["alertes"]).stdout(full).output().unwrap();
    assert_eq!(ran(&output).code, 8);
    let ran = home.run(&["sauvegarder", "/proc/carnet/s.db"]);
    assert!(matches!(ran.code, 3 | 8), "{} {}", ran.code, ran.err);
}

#[test]
fn damaged_9_when_the_check_differs() {
    let home = Home::with_demo();
    assert!(home.out(&["verifier"]).contains("Tout est en ordre"));
    let conn = Connection::open(home.base()).unwrap();
    conn.execute_batch("UPDATE echeance SET due = 741000 WHERE allocataire_id = 2;")
        .unwrap();
    drop(conn);
    let ran = home.run(&["verifier"]);
    assert_eq!(ran.code, 9);
    assert!(ran.out.contains("n° 2."), "{}", ran.out);
    let text = home.write("texte.db", "Ceci n’est pas une base, mais du texte assez long pour un en-tête de base de données SQLite, qui en compte cent.");
    let ran = home.run(&["--base", text.to_str().unwrap(), "alertes"]);
    assert_eq!(ran.code, 9, "{}", ran.err);
}

#[test]
fn no_store_10_for_whatever_reads() {
    let home = Home::new();
    for words in [
        &[][..],
        &["alertes"],
        &["dossier", "1"],
        &["journal", "1"],
        &["sauvegarder", "s.db"],
        &["verifier"],
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, 10, "{words:?}: {}", ran.err);
        assert!(ran.err.contains("carnet init"), "{}", ran.err);
    }
    assert!(!home.base().exists());
}

#[test]
fn locked_11_when_another_program_holds_the_store() {
    let home = Home::with_demo();
    let holder = Connection::open(home.base()).unwrap();
    holder
        .execute_batch(
            "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE reglage SET valeur = valeur;",
        )
        .unwrap();
    let ran = home.run(&["alertes"]);
    assert_eq!(ran.code, 11, "{}", ran.err);
    holder.execute_batch("ROLLBACK").unwrap();
}

#[test]
fn a_reader_that_leaves_is_a_normal_end() {
    let home = Home::with_demo();
    for words in [
        &["alertes"][..],
        &["alertes", "--json"],
        &["dossier", "1"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = home.command(words).stdout(writer).output().unwrap();
        let ran = ran(&output);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        assert_eq!(ran.err, "", "{words:?}");
    }
}

#[test]
fn settings_warn_and_their_check_fails() {
    let home = Home::with_demo();
    home.write("config/carnet/config.toml", "theme = \"clair\"\nthem = 1\n");
    let ran = home.run(&["alertes"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("ligne 2"), "{}", ran.err);
    let ran = home.run(&["config", "verifier"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("« them »") || ran.err.contains("them"),
        "{}",
        ran.err
    );
    let template = home.out(&["config", "modele"]);
    let path = home.write("modele.toml", &template);
    assert_eq!(
        home.run(&["config", "verifier", path.to_str().unwrap()])
            .code,
        0
    );
}

#[test]
fn the_check_of_settings_names_what_is_not_known_and_what_is_near() {
    let home = Home::with_demo();
    home.write(
        "config/carnet/config.toml",
        "theme = \"sombr\"\ntouches = \"t.toml\"\n",
    );
    home.write(
        "config/carnet/t.toml",
        "[liste]\nouvrirr = [\"o\"]\nouvrir = [\"entré\"]\n[list]\nfait = [\"d\"]\n",
    );
    let ran = home.run(&["config", "verifier"]);
    assert_eq!(ran.code, 1);
    let said = ran.err.replace(['\u{a0}', '\u{202f}'], " ");
    for part in [
        "config.toml, ligne 1 : le thème « sombr » n’existe pas ; vouliez-vous dire « sombre » ?",
        "t.toml, ligne 2 : « ouvrirr » n’est pas une action connue ; vouliez-vous dire « ouvrir » ?",
        "vouliez-vous dire « entrée » ?",
        "vouliez-vous dire « liste » ?",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    home.write("config/carnet/config.toml", "theme = \"moi\"\n");
    home.write(
        "config/carnet/themes/moi.toml",
        "herite = \"clair\"\n[roles]\nretar = {}\n",
    );
    let ran = home.run(&["config", "verifier"]);
    assert!(ran.err.contains("retar"), "{}", ran.err);
    home.write("config/carnet/themes/moi.toml", "herite = \"clair\"\n");
    assert_eq!(home.run(&["config", "verifier"]).code, 0);
}

#[test]
fn a_copy_is_a_store_that_opens_and_is_one_s_own() {
    let home = Home::with_demo();
    let ran = home.run(&["sauvegarder", "copie.db"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let copy = home.path().join("copie.db");
    assert_eq!(mode(&copy), 0o600);
    let here = home.out(&["alertes", "--json"]);
    assert_eq!(home.out(&["--base", "copie.db", "alertes", "--json"]), here);
}

#[test]
fn a_place_where_no_store_can_be_made_is_named() {
    let home = Home::new();
    std::fs::write(home.path().join("fichier"), "").unwrap();
    let base = home.path().join("fichier/carnet.db");
    let base = base.to_str().unwrap();
    let ran = home.run(&["--base", base, "init"]);
    assert_ne!(ran.code, 0);
    assert!(ran.err.contains(base), "{}", ran.err);
}
