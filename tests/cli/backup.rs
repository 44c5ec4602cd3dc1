//! Copies of the store, the store taken back from one, and what is noticed to be missing.
use super::home::Home;

const LINE: &str = "Nom;Prénom;N° CAF\nDURAND;Anne;1234567\n";

fn with_one_more() -> Home {
    let home = Home::with_demo();
    home.write("une.csv", LINE);
    home
}

fn people(home: &Home) -> usize {
    home.out(&["exporter", "-"]).lines().count()
}

#[test]
fn a_copy_has_a_manifest_and_the_store_is_taken_back_from_it() {
    let home = with_one_more();
    let before = people(&home);
    let said = home.run(&["sauvegarder", "copie.db"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let manifest = std::fs::read_to_string(home.path().join("copie.db.json")).unwrap();
    assert!(manifest.contains("carnet.sauvegarde/1") && manifest.contains("\"dossiers\""));
    assert_eq!(home.run(&["importer", "une.csv"]).code, 0);
    assert_eq!(people(&home), before + 1);
    // Without an answer nothing is replaced.
    let asked = home.run(&["restaurer", "copie.db"]);
    assert_eq!(asked.code, 2, "{}", asked.err);
    assert_eq!(people(&home), before + 1);
    let done = home.run(&["restaurer", "copie.db", "--oui"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(
        done.err.contains("conforme à son manifeste"),
        "{}",
        done.err
    );
    assert_eq!(people(&home), before);
    assert_eq!(home.run(&["verifier"]).code, 0);
    // The former store is there, whole.
    let folder = std::fs::read_dir(home.base().parent().unwrap()).unwrap();
    let former = folder
        .map(|it| it.unwrap().path())
        .find(|path| {
            path.to_string_lossy().contains("avant-reprise")
                && path.extension().is_some_and(|it| it == "db")
        })
        .unwrap();
    let former = former.to_str().unwrap();
    let kept = home.out(&["--base", former, "exporter", "-"]);
    assert_eq!(kept.lines().count(), before + 1);
    // It can be written in again.
    assert_eq!(home.run(&["importer", "une.csv"]).code, 0);
    assert_eq!(people(&home), before + 1);
}

#[test]
fn a_copy_that_is_not_whole_is_refused_and_the_store_is_not_touched() {
    let home = Home::with_demo();
    assert_eq!(home.run(&["sauvegarder", "copie.db"]).code, 0);
    let copy = home.path().join("copie.db");
    let before = std::fs::read(home.base()).unwrap();
    let mut bytes = std::fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&copy, &bytes).unwrap();
    let refused = home.run(&["restaurer", "copie.db", "--oui"]);
    assert_eq!(refused.code, 9, "{}", refused.err);
    bytes.truncate(middle);
    std::fs::write(&copy, &bytes).unwrap();
    std::fs::remove_file(home.path().join("copie.db.json")).unwrap();
    assert_eq!(home.run(&["restaurer", "copie.db", "--oui"]).code, 9);
    home.write("texte.db", "Nom;Prénom");
    assert_ne!(home.run(&["restaurer", "texte.db", "--oui"]).code, 0);
    assert_eq!(std::fs::read(home.base()).unwrap(), before);
}

#[test]
fn a_folder_gets_a_dated_copy_each_time_and_another_place_gets_the_store() {
    let home = Home::with_demo();
    let said = home.run(&["sauvegarder", "--vers", "clé"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let files = std::fs::read_dir(home.path().join("clé")).unwrap();
    let mut names: Vec<String> = files
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
    let copy = format!("clé/{}", names[0]);
    assert_eq!(home.run(&["restaurer", &copy, "--verifier"]).code, 0);
    let done = home.run(&["restaurer", &copy, "--vers", "reprise.db"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(home.run(&["--base", "reprise.db", "verifier"]).code, 0);
    assert_eq!(
        home.run(&["restaurer", &copy, "--vers", "reprise.db"]).code,
        8
    );
}

#[test]
fn what_was_saved_and_is_no_longer_there_is_noticed_until_it_is_accepted() {
    let home = with_one_more();
    assert_eq!(home.run(&["importer", "une.csv"]).code, 0);
    home.write("deux.csv", "Nom;Prénom;N° CAF\nFAURE;Luc;7654321\n");
    let former = std::fs::read(home.base()).unwrap();
    let head = home.out(&["verifier", "--tete"]);
    assert_eq!(home.run(&["importer", "deux.csv"]).code, 0);
    assert_eq!(home.run(&["verifier"]).code, 0);
    let later = home.out(&["verifier", "--tete"]);
    assert_ne!(head, later);
    // The file of before comes back, as after a lost log or a copy by hand.
    std::fs::write(home.base(), &former).unwrap();
    let seen = home.run(&["verifier"]);
    assert_eq!(seen.code, 9, "{}{}", seen.out, seen.err);
    assert!(
        seen.out
            .contains("il y manque 1 ligne déjà enregistrée (copie plus ancienne"),
        "{}",
        seen.out
    );
    assert!(!seen.out.contains("en ordre"), "{}", seen.out);
    let read = home.run(&["alertes"]);
    assert_eq!(read.code, 0, "{}", read.err);
    let refused = home.run(&["importer", "deux.csv"]);
    assert_eq!(refused.code, 6, "{}", refused.err);
    assert!(
        refused.err.contains("verifier --accepter"),
        "{}",
        refused.err
    );
    assert_eq!(home.run(&["verifier", "--accepter"]).code, 0);
    assert_eq!(home.run(&["importer", "deux.csv"]).code, 0);
    // A head that was kept elsewhere sees it too, and an emptied chain.
    assert_eq!(home.run(&["verifier", "--depuis", head.trim()]).code, 0);
    let conn = rusqlite::Connection::open(home.base()).unwrap();
    conn.execute_batch("DROP TRIGGER audit_sans_suppression; DELETE FROM audit")
        .unwrap();
    drop(conn);
    std::fs::remove_file(carnet::files::beside(&home.base(), "-tete")).unwrap();
    let emptied = home.run(&["verifier", "--depuis", head.trim()]);
    assert_eq!(emptied.code, 9);
    assert!(!emptied.out.contains("en ordre"), "{}", emptied.out);
    assert_eq!(
        home.run(&["verifier", "--depuis", "n’importe quoi"]).code,
        7
    );
}

#[test]
fn a_store_that_is_only_read_is_checked_too() {
    let home = Home::with_demo();
    let conn = rusqlite::Connection::open(home.base()).unwrap();
    conn.pragma_update(None, "user_version", 999).unwrap();
    drop(conn);
    let checked = home.run(&["verifier"]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert!(checked.out.contains("Lecture seule"), "{}", checked.out);
}

#[test]
fn a_copy_that_is_only_looked_at_stays_what_its_manifest_says() {
    let home = Home::with_demo();
    assert_eq!(home.run(&["sauvegarder", "copie.db"]).code, 0);
    for words in [
        &["verifier"][..],
        &["alertes"],
        &["exporter", "-"],
        &["dossier", "1"],
    ] {
        let words: Vec<&str> = ["--base", "copie.db"]
            .iter()
            .chain(words)
            .copied()
            .collect();
        assert_eq!(home.run(&words).code, 0, "{words:?}");
    }
    let checked = home.run(&["restaurer", "copie.db", "--verifier"]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(
        checked.err.contains("conforme à son manifeste"),
        "{}",
        checked.err
    );
}
