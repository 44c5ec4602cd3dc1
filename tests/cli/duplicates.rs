//! Two files of one person, from the list to the file that stays; two persons who look alike.
use serde_json::Value;

use super::home::Home;

const OURS: &str = "Nom;Prénom;Date de naissance;Commune;Référent;1er RDV\n\
     Roux;Anne;12/03/1980;Sète;Julie PERRIN;02/02/2026\n\
     Vidal;Paul;01/02/1975;Sète;Julie PERRIN;\n";
const THEIRS: &str = "Nom;Prénom;Date de naissance;Commune;N° CAF;Référent;1er RDV\n\
     Roux;Anne Marie;12/03/1980;Frontignan;1234567;Leïla HADDAD;09/02/2026\n";

/// The number of the second file: those of an import are reserved by the handful.
const OTHER: &str = "65";

fn json(home: &Home, words: &[&str]) -> Value {
    serde_json::from_str(&home.out(words)).unwrap()
}

fn import(home: &Home, name: &str, text: &str) {
    let path = home.write(name, text);
    let ran = home.run(&["importer", path.to_str().unwrap()]);
    assert!(ran.code == 0, "{} {}", ran.out, ran.err);
}

/// Two files of one person, n° 1 and n° 65, made in two places; and somebody else.
fn home() -> Home {
    let (home, other) = (Home::new(), Home::new());
    import(&home, "ici.csv", OURS);
    import(&other, "ailleurs.csv", THEIRS);
    let path = other.path().join("tout.json");
    other.out(&["exporter", path.to_str().unwrap()]);
    let text = std::fs::read_to_string(path).unwrap();
    import(&home, "tout.json", &text);
    home
}

#[test]
fn pairs_are_listed_with_their_reasons_until_they_are_told_apart() {
    let home = home();
    let ran = home.run(&["doublons"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains("ROUX Anne, naissance le 12/03/1980 (dossier 1), référent"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("même nom"), "{}", ran.out);
    assert!(ran.err.contains("1 paire à regarder"), "{}", ran.err);
    let report = json(&home, &["doublons", "--json"]);
    assert_eq!(report["schema"], "carnet.doublons/1");
    let pair = &report["paires"][0];
    assert_eq!(
        (&pair["personnes"][0]["id"], &pair["personnes"][1]["id"]),
        (&1.into(), &65.into())
    );
    assert_eq!(pair["personnes"][1]["referents"][0]["nom"], "HADDAD Leïla");
    assert!(pair["pour"].as_array().unwrap().len() > 1, "{pair}");
    let settled = home.run(&["doublons", "distinguer", OTHER, "1"]);
    assert!(
        settled.err.contains("Ce sont deux personnes"),
        "{}",
        settled.err
    );
    let again = home.run(&["doublons", "distinguer", "1", OTHER]);
    assert!(again.err.contains("déjà noté"), "{}", again.err);
    let ran = home.run(&["doublons"]);
    assert_eq!(ran.out, "");
    assert!(
        ran.err
            .contains("1 paire déjà reconnue comme deux personnes"),
        "{}",
        ran.err
    );
    let report = json(&home, &["doublons", "--tous", "--json"]);
    assert_eq!(report["paires"][0]["deux_personnes"], true);
    // What was settled leaves with the rest.
    let path = home.path().join("depart.json");
    home.out(&["exporter", path.to_str().unwrap()]);
    let elsewhere = Home::new();
    import(
        &elsewhere,
        "depart.json",
        &std::fs::read_to_string(path).unwrap(),
    );
    assert_eq!(elsewhere.run(&["doublons"]).out, "");
}

#[test]
fn two_files_become_one_and_the_old_number_leads_to_it() {
    let home = home();
    let trial = home.out(&["fusionner", "1", OTHER, "--essai"]);
    for said in [
        "Dossier gardé : ROUX Anne",
        "Prénom : « Anne » est gardé, « Anne Marie » reste dans l’historique",
        "« --prendre prenom »",
        "Complété : N° CAF ou MSA, ",
        "Essai : rien n’a été écrit.",
    ] {
        let said = said.replace(' ', "");
        let trial = trial.replace([' ', '\u{a0}'], "");
        assert!(trial.contains(&said), "{said}: {trial}");
    }
    assert!(!home.run(&["doublons"]).out.is_empty());
    // Nobody answers: nothing is written without « --oui ».
    let refused = home.run(&["fusionner", "1", OTHER]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("--oui"), "{}", refused.err);
    let unknown = home.run(&["fusionner", "1", OTHER, "--oui", "--prendre", "courriel"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("prenom, commune"), "{}", unknown.err);
    let report = json(
        &home,
        &[
            "fusionner",
            "1",
            OTHER,
            "--oui",
            "--prendre",
            "Commune,referent",
            "--json",
        ],
    );
    assert_eq!(report["schema"], "carnet.fusion/1");
    assert_eq!(report["essai"], false);
    let ran = home.run(&["dossier", OTHER]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err
            .contains("Le dossier 65 a été réuni à celui de ROUX Anne (dossier 1)"),
        "{}",
        ran.err
    );
    assert!(
        ran.out.contains("Frontignan") && ran.out.contains("09/02/2026"),
        "{}",
        ran.out
    );
    let past = home.run(&["dossier", OTHER, "--date", "01/06/2026"]);
    assert_eq!(past.code, 0, "{}", past.err);
    let journal = home.out(&["journal", OTHER]);
    assert!(
        journal.contains("Dossiers réunis") && journal.contains("Anne Marie"),
        "{journal}"
    );
    let check = json(&home, &["verifier", "--json"]);
    assert_eq!(check["ok"], true, "{check}");
    assert_eq!(home.run(&["fusionner", "1", OTHER, "--oui"]).code, 2);
    assert_eq!(home.run(&["fusionner", "1", "99", "--oui"]).code, 3);
    // The file of the other place, read again, goes to the kept file and it is said.
    let ran = home.run(&["importer", "tout.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("a été réuni à un autre"), "{}", ran.out);
    let files = json(&home, &["doublons", "--json"]);
    assert_eq!(files["paires"], Value::Array(Vec::new()));
}

#[test]
fn a_row_that_names_the_old_file_is_taken_in_the_kept_one() {
    let home = home();
    let uid = json(&home, &["dossier", OTHER, "--json"])["allocataire"]["uid"]
        .as_str()
        .map(str::to_owned);
    let uid = uid.unwrap();
    home.out(&["fusionner", "1", OTHER, "--oui"]);
    let path = home.write(
        "suite.csv",
        &format!("Identifiant;Nom;Prénom;Courriel\n{uid};Roux;Anne Marie;anne@exemple.fr\n"),
    );
    let ran = home.run(&["importer", path.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(
        ran.out
            .contains("Ce dossier a été réuni à celui de ROUX Anne"),
        "{}",
        ran.out
    );
    assert!(home.out(&["dossier", "1"]).contains("anne@exemple.fr"));
}
