//! The yearly summary of an agreement in files: each format, what is masked in it, who may have it whole.
use calamine::{Reader as _, Xlsx, open_workbook};
use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Op};
use carnet::domain::record::{Entity, Value as Record};
use carnet::domain::rights::Role;
use carnet::store::Store;
use serde_json::Value;

use super::home::{DAY, Home};
use super::roles::home_of;

const YEAR: [&str; 5] = ["bilan", "--du", "01/01/2026", "--au", "31/12/2026"];

fn written(home: &Home, name: &str, more: &[&str]) -> String {
    let words = [&["--date", DAY], &YEAR[..], &["-o", name], more].concat();
    let ran = home.run(&words);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains(name), "{}", ran.err);
    let bytes = std::fs::read(home.path().join(name)).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Every number of the tables but those of the team.
fn numbers(text: &str) -> Vec<i64> {
    let json: Value = serde_json::from_str(text).unwrap();
    assert_eq!(json["schema"], "carnet.bilan/1");
    let tables = json["tableaux"].as_array().unwrap().iter();
    let tables = tables.filter(|it| it["id"] != "H0" && it["id"] != "Personnel");
    let lines = tables.flat_map(|it| it["lignes"].as_array().unwrap());
    let values = lines.flat_map(|it| match it.get("valeurs") {
        Some(values) => values.as_array().unwrap().clone(),
        None => vec![it["valeur"].clone()],
    });
    values.filter_map(|it| it.as_i64()).collect()
}

#[test]
fn each_format_is_written_and_none_in_the_place_of_another() {
    let home = Home::with_demo();
    for (name, begins) in [
        ("bilan.pdf", "%PDF-"),
        ("bilan.docx", "PK"),
        ("bilan.xlsx", "PK"),
        ("bilan.csv", "\u{feff}Tableau;Titre;"),
        ("bilan.txt", ""),
    ] {
        assert!(written(&home, name, &[]).starts_with(begins), "{name}");
    }
    for (name, code) in [("bilan.pdf", 8), ("bilan.odt", 2), ("bilan", 2)] {
        let ran = home.run(&[&["--date", DAY], &YEAR[..], &["-o", name]].concat());
        assert_eq!(ran.code, code, "{name} {}", ran.err);
    }
}

/// RULES §6.2: cells of one to four are not printed, unless they are wanted.
#[test]
fn small_numbers_are_masked_unless_wanted() {
    let home = Home::with_demo();
    let small = |text: &str| numbers(text).iter().any(|n| (1..5).contains(n));
    let masked = written(&home, "masque.json", &[]);
    assert!(!small(&masked) && masked.contains("< 5"), "{masked}");
    assert!(small(&written(&home, "entier.json", &["--sans-masquage"])));
}

/// RULES §6.2: a line a person would give the masked numbers back. It is there where they are not masked, in a
/// summary kept under a name too, and elsewhere the workbook says why it is not.
#[test]
fn a_workbook_has_a_line_a_person_where_its_small_numbers_are_wanted() {
    let home = Home::with_demo();
    assert_eq!(
        home.run(&[&YEAR[..], &["--figer", "2026"]].concat()).code,
        0
    );
    let read = |name: &str, words: &[&str]| {
        let ran = home.run(&[words, &["-o", name]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let mut book: Xlsx<_> = open_workbook(home.path().join(name)).unwrap();
        let said: Vec<String> = book
            .worksheet_range("Convention")
            .unwrap()
            .rows()
            .map(|row| row[1].to_string())
            .collect();
        let people = book.worksheet_range("Personnes").ok();
        (people, said.last().unwrap().clone())
    };
    let year = YEAR;
    let whole = ["--sans-masquage"];
    let (people, said) = read("masque.xlsx", &year);
    assert!(
        people.is_none() && said.contains("ferait retrouver"),
        "{said}"
    );
    let (lot, said) = read(
        "lot.xlsx",
        &[&year[..], &whole, &["--modele", "lot"]].concat(),
    );
    assert!(
        lot.is_none() && said.contains("modèle de l’Hérault"),
        "{said}"
    );
    let (people, said) = read("entier.xlsx", &[&year[..], &whole].concat());
    assert!(said.contains("feuille « Personnes »"), "{said}");
    let people = people.unwrap();
    assert!(people.height() > 50);
    let (kept, _) = read(
        "garde.xlsx",
        &["bilan", "--fige", "2026", "--sans-masquage"],
    );
    assert_eq!(kept.unwrap(), people);
    let (kept, said) = read("garde_masque.xlsx", &["bilan", "--fige", "2026"]);
    assert!(
        kept.is_none() && said.contains("ferait retrouver"),
        "{said}"
    );
}

#[test]
fn who_does_not_steer_has_no_summary() {
    let (home, ..) = home_of(Role::Secretariat);
    let ran = home.run(&[&YEAR[..], &["-o", "entier.json", "--sans-masquage"]].concat());
    assert_eq!(ran.code, 6, "{}", ran.err);
    assert!(!home.path().join("entier.json").exists());
}

/// Kept under a name, it says the same later; what was entered since is said, with its author.
#[test]
fn a_summary_is_kept_and_what_changed_since_is_said() {
    let home = Home::with_demo();
    let keep = |name: &str| home.run(&[&YEAR[..], &["--figer", name]].concat());
    assert_eq!(keep("2026").code, 0);
    let again = keep("2026");
    assert_eq!(again.code, 7, "{}", again.err);
    assert!(again.err.contains("s’appelle déjà"), "{}", again.err);
    let before = home.run(&["bilan", "--fige", "2026"]);
    assert!(
        before.err.contains("tel qu’il a été gardé"),
        "{}",
        before.err
    );
    let compared = || home.run(&["bilan", "--fige", "2026", "--comparer"]);
    assert_eq!(compared().out, "Rien n’a changé depuis.\n");

    let mut store = Store::open(&home.base()).unwrap();
    let author = Author {
        agent: None,
        name: "Claire Vidal".to_owned(),
        session: "essai".to_owned(),
    };
    let values = vec![
        ("allocataire_id", Record::Int(1)),
        ("faite_le", "2026-05-04".into()),
        ("thematique", "logement".into()),
    ];
    let entity = Entity::Intervention;
    let change = Change::entry("Intervention", Some(1), vec![Op::Insert { entity, values }]);
    store
        .apply(&author, &Clock::System.moment(), &change)
        .unwrap();
    drop(store);

    let said = compared();
    assert!(
        said.out.contains("Intervention") && said.out.contains("par Claire Vidal"),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("+ ") && !said.out.contains("- "),
        "{}",
        said.out
    );
    // Persons by their names, as everywhere.
    assert!(!said.out.contains("0-7"), "{}", said.out);
    assert!(said.out.contains("+ ABDALLAH Nadia"), "{}", said.out);
    let listed = home.run(&["bilan", "--fige", "2026", "--personnes", "h1.4"]);
    let counted = |out: &str| out.lines().filter(|it| !it.is_empty()).count();
    assert_eq!(
        (listed.code, counted(&listed.out) > 0),
        (0, true),
        "{}",
        listed.err
    );
    let frozen = before.out.lines().find(|it| it.contains("Bilan figé"));
    assert!(frozen.is_some_and(|it| it.contains("2026") && it.contains("empreinte")));
    let after = home.run(&["bilan", "--fige", "2026"]);
    assert_eq!(after.out, before.out);
    // Who is purged is in no list any more, and the comparison says so, not what they did.
    let first = listed.out.split_whitespace().next().unwrap().to_owned();
    let purged = home.run(&["purger", &first, "--motif", "demande", "--oui"]);
    assert_eq!(purged.code, 0, "{}", purged.err);
    let said = compared().out;
    assert!(
        said.starts_with("Une personne de ce bilan a été purgée"),
        "{said}"
    );
    assert!(!said.contains("personne purgée,"), "{said}");
    let left = home.run(&["bilan", "--fige", "2026", "--personnes", "h1.4"]);
    assert_eq!(counted(&left.out) + 1, counted(&listed.out));
    let none = home.run(&["bilan", "--fige", "2025"]);
    assert!(
        none.code != 0 && none.err.contains("Bilans figés"),
        "{}",
        none.err
    );
}

#[test]
fn a_kept_summary_that_was_changed_outside_is_refused() {
    let home = Home::with_demo();
    assert_eq!(
        home.run(&[&YEAR[..], &["--figer", "2026"]].concat()).code,
        0
    );
    let raw = rusqlite::Connection::open(home.base()).unwrap();
    raw.execute("UPDATE bilan_fige SET nom = '2025'", [])
        .unwrap();
    drop(raw);
    let ran = home.run(&["bilan", "--fige", "2025"]);
    assert!(
        ran.code != 0 && ran.err.contains("empreinte"),
        "{}",
        ran.err
    );
}

#[test]
fn the_other_models_are_read_and_written_with_their_tables() {
    let home = Home::with_demo();
    for (model, table, label, line) in [
        ("lot", "L1", "référents", "L1.2"),
        ("etat", "E1", "Premier rendez-vous fixé", "E1.5"),
        ("etat", "E2", "Résultats par scénario", "E2.26"),
        ("etat", "E3", "Résultats par modèle", "E3.1"),
        ("etat", "E4", "Insertion", "E4.1"),
    ] {
        let asked = [&["--date", DAY], &YEAR[..], &["--modele", model]].concat();
        let ran = home.run(&[&asked[..], &["--json", "--personnes", line]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let read: Value = serde_json::from_str(&ran.out).unwrap();
        let tables = read["tableaux"].as_array().unwrap();
        assert!(tables.iter().any(|it| it["id"] == table), "{table}");
        let mut lines = tables
            .iter()
            .flat_map(|it| it["lignes"].as_array().unwrap());
        let asked_for = lines.find(|it| it["id"] == line).unwrap();
        let people = asked_for["personnes"].as_array().unwrap().len();
        assert!(people > 0, "{asked_for}");
        let name = format!("{table}.txt");
        assert!(
            written(&home, &name, &["--modele", model]).contains(label),
            "{name}"
        );
    }
    let ran = home.run(&[&YEAR[..], &["--modele", "lot", "--figer", "a"]].concat());
    assert_eq!(ran.code, 2, "{}", ran.err);
}
