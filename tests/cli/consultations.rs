//! The log of consultations: what each command leaves in it, who reads it, how long it is kept.
use carnet::cli::needs;
use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Moment, Op};
use carnet::domain::record::Entity;
use carnet::domain::rights::Role;
use carnet::store::Store;

use super::home::{DAY, Home, Ran};
use super::roles::home_of;

type Words = &'static [&'static str];

/// What a command leaves, by what is typed: nothing for those that show nothing of anyone, or that write
/// what they do in the journal. `None` for those that are not tried here.
const LEFT: &[(&str, Option<Words>, Words)] = &[
    // The screen: each of its places is tried in the tests of the screen.
    ("", None, &[]),
    ("init", Some(&["--base", "autre.db"]), &[]),
    ("demo", Some(&["--dans", "demo.db"]), &[]),
    ("alertes", Some(&[]), &["liste"]),
    (
        "agenda",
        Some(&["--du", "16/11/2026", "--au", "30/11/2026"]),
        &["liste"],
    ),
    (
        "agenda",
        Some(&["--du", "16/11/2026", "--ics", "a.ics"]),
        &["export"],
    ),
    ("rappels", Some(&["--date", DAY]), &["liste"]),
    ("rappels", Some(&["--date", DAY, "--csv"]), &["export"]),
    ("triage", Some(&["--json"]), &["liste"]),
    ("pilotage", Some(&[]), &[]),
    ("pilotage", Some(&["--personnes", "I4"]), &["indicateur"]),
    ("bilan", Some(&[]), &[]),
    ("bilan", Some(&["--personnes", "H1.1"]), &["indicateur"]),
    ("bilan", Some(&["-o", "bilan.csv"]), &[]),
    (
        "bilan",
        Some(&["-o", "entier.csv", "--sans-masquage"]),
        &["export"],
    ),
    (
        "bilan",
        Some(&["-o", "entier.xlsx", "--sans-masquage"]),
        &["export"],
    ),
    ("dossier", Some(&["1"]), &["dossier"]),
    ("dossier", Some(&["1", "--json"]), &["dossier"]),
    ("document", Some(&["carnet", "1", "-o", "-"]), &["papier"]),
    ("document modele", Some(&[]), &[]),
    ("document verifier", Some(&[]), &[]),
    ("journal", Some(&["1"]), &["dossier"]),
    ("doublons", Some(&[]), &["liste"]),
    (
        "fusionner",
        Some(&["1", "2", "--essai"]),
        &["dossier", "dossier"],
    ),
    ("equipe", Some(&[]), &[]),
    ("equipe fonction", Some(&["1", "referent"]), &[]),
    ("equipe compte", Some(&["1", "personne"]), &[]),
    ("importer", Some(&["une.csv"]), &[]),
    ("exporter", Some(&["-"]), &["export"]),
    ("exporter", Some(&["liste.xlsx"]), &["export"]),
    ("exporter", Some(&["tout.json"]), &["export"]),
    ("sauvegarder", Some(&["copie.db"]), &["copie"]),
    ("restaurer", Some(&["copie.db", "--verifier"]), &[]),
    ("conservation", Some(&[]), &["liste"]),
    ("consultations", Some(&[]), &["consultations"]),
    (
        "consultations",
        Some(&["--personne", "1", "--json"]),
        &["consultations"],
    ),
    ("purger", Some(&["3", "--oui"]), &[]),
    ("verifier", Some(&[]), &[]),
    // They ask for a phrase, and show nothing.
    ("chiffrer", None, &[]),
    ("dechiffrer", None, &[]),
    ("phrase", None, &[]),
    ("regles", Some(&[]), &[]),
    ("regles accepter", Some(&[]), &[]),
    ("regles retirer", Some(&["rien"]), &[]),
    ("regles choisir", Some(&["lot-mappi"]), &[]),
    ("regles calendrier", Some(&["--territoire", "mayotte"]), &[]),
    ("config", Some(&["modele"]), &[]),
    ("completions", Some(&["bash"]), &[]),
    ("man", Some(&[]), &[]),
    ("diagnostic", Some(&[]), &[]),
];

fn log(home: &Home) -> Vec<carnet::store::ConsultedLine> {
    Store::open(&home.base())
        .unwrap()
        .consultations(None)
        .unwrap()
}

#[test]
fn each_command_leaves_what_it_showed_and_none_is_forgotten() {
    for (path, _) in needs::TABLE {
        assert!(
            LEFT.iter().any(|(of, ..)| of == path),
            "« {path} » is not here"
        );
    }
    let home = Home::with_demo();
    home.write(
        "une.csv",
        "Nom;Prénom;Date de naissance\nZola;Émile;02/04/1980\n",
    );
    let mut known = 0;
    for (path, words, wanted) in LEFT {
        assert!(
            needs::TABLE.iter().any(|(of, _)| of == path),
            "no command « {path} »"
        );
        let Some(words) = words else { continue };
        let typed: Vec<&str> = path.split(' ').chain(words.iter().copied()).collect();
        let ran = home.run(&typed);
        let lines = log(&home);
        let new: Vec<&str> = lines[known..]
            .iter()
            .map(|it| it.how.unwrap().code())
            .collect();
        assert_eq!(new, *wanted, "{typed:?}: {} {}", ran.code, ran.err);
        known = lines.len();
    }
    // The purged person is named nowhere, and it follows.
    assert!(log(&home).iter().all(|it| !it.people.contains(&3)));
    let checked = home.out(&["verifier"]);
    assert!(
        checked.contains("Le journal des consultations se suit"),
        "{checked}"
    );
}

#[test]
fn a_past_day_is_noted_today_and_a_file_that_is_not_there_is_not() {
    let home = Home::with_demo();
    home.out(&["--date", "01/10/2026", "dossier", "1"]);
    assert_eq!(home.run(&["dossier", "9999"]).code, 3);
    let lines = log(&home);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].at.as_str() > "2026-10-02", "{lines:?}");
}

#[test]
fn it_is_told_by_person_and_by_kind_and_who_read_of_one_file_only() {
    let home = Home::with_demo();
    home.out(&["dossier", "1"]);
    home.out(&["dossier", "1"]);
    home.out(&["exporter", "-"]);
    let who = carnet::identity::UnixUser::current().name;
    let all = home.out(&["consultations"]);
    assert!(all.contains("1\u{a0}: dossier ouvert, 2 fois"), "{all}");
    assert!(all.contains("export (79 personnes), 1 fois"), "{all}");
    assert!(!all.contains(&who), "{all}");
    let one = home.out(&["consultations", "--personne", "1"]);
    assert!(one.contains(&format!("dossier ouvert, par {who}")), "{one}");
    assert!(one.contains("export de 79 personnes"), "{one}");
    // No name of a person.
    let file: serde_json::Value =
        serde_json::from_str(&home.out(&["dossier", "1", "--json"])).unwrap();
    let name = file["allocataire"]["nom"].as_str().unwrap();
    assert!(!all.contains(name) && !one.contains(name));
    let uid = file["allocataire"]["uid"].as_str().unwrap();
    let json = home.out(&["consultations", "--personne", uid, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], "carnet.consultations/1");
    assert_eq!(json["dossiers"], serde_json::json!([1]));
    assert_eq!(json["consultations"][0]["nature"], "dossier");
    let json = home.out(&["consultations", "--json", "--au", "01/01/2020"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["par_dossier"], serde_json::json!([]));
    assert_eq!(home.run(&["consultations", "--personne", "9999"]).code, 3);
    // It goes in no export.
    home.out(&["exporter", "tout.json"]);
    let text = std::fs::read_to_string(home.path().join("tout.json")).unwrap();
    assert!(!text.contains("consultation"));
}

#[test]
fn what_is_too_old_goes_at_the_next_reading() {
    let home = Home::with_demo();
    home.write("config/carnet/config.toml", "consultations_mois = 6\n");
    let now = Clock::System.moment();
    let old = now
        .instant
        .checked_sub_months(chrono::Months::new(7))
        .unwrap();
    let mut store = Store::open(&home.base()).unwrap();
    store.noted().by(&Author {
        agent: None,
        name: "essai".to_owned(),
        session: "essai".to_owned(),
    });
    store.case_file(1).unwrap();
    store
        .write_consulted(&Moment {
            instant: old,
            ..now
        })
        .unwrap();
    drop(store);
    assert_eq!(log(&home).len(), 1);
    home.out(&["dossier", "2"]);
    let left: Vec<_> = log(&home).into_iter().map(|it| it.people).collect();
    assert_eq!(left, [[2]]);
    assert!(home.out(&["verifier"]).contains("Tout est en ordre"));
}

#[test]
fn a_copy_has_it_and_a_store_that_is_held_answers_and_says_that_it_was_not_noted() {
    let home = Home::with_demo();
    home.out(&["dossier", "1"]);
    home.out(&["sauvegarder", "copie.db"]);
    let copy = Store::open(&home.path().join("copie.db")).unwrap();
    assert_eq!(copy.consultations(None).unwrap().len(), 1);
    let other = rusqlite::Connection::open(home.base()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ran = home.run(&["--date", DAY, "dossier", "2"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("n’a pas pu être noté"), "{}", ran.err);
    other.execute_batch("ROLLBACK").unwrap();
}

/// Whether what was typed is refused for want of a reason.
fn is_asked(ran: &Ran) -> bool {
    ran.code == 6 && ran.err.contains("--motif")
}

#[test]
fn who_leads_the_team_says_why_for_each_command_that_shows_a_file_and_for_no_other() {
    let (home, ..) = home_of(Role::Supervisor);
    home.write(
        "une.csv",
        "Nom;Prénom;Date de naissance\nZola;Émile;02/04/1980\n",
    );
    let mut asking: Vec<&str> = Vec::new();
    for (path, words, left) in LEFT {
        let Some(words) = words else { continue };
        let typed: Vec<&str> = path.split(' ').chain(words.iter().copied()).collect();
        let shows = left.iter().any(|it| ["dossier", "papier"].contains(it));
        let asked = shows || words.contains(&"tout.json") || *path == "importer";
        let before = log(&home).len();
        let ran = home.run(&typed);
        assert_eq!(is_asked(&ran), asked, "{typed:?}: {} {}", ran.code, ran.err);
        if !asked {
            continue;
        }
        asking.push(path);
        assert_eq!(
            (ran.out.as_str(), log(&home).len()),
            ("", before),
            "{typed:?}"
        );
        assert!(!home.path().join("tout.json").exists());
        let why = [&typed[..], &["--motif", " une  réclamation "]].concat();
        let ran = home.run(&why);
        assert_eq!(ran.code, 0, "{why:?}: {}", ran.err);
        let lines = log(&home);
        // A sheet of people who are not known quotes nothing of anyone.
        assert_eq!(lines.len() > before, *path != "importer", "{why:?}");
        for line in &lines[before..] {
            assert_eq!(line.reason.as_deref(), Some("une réclamation"), "{why:?}");
        }
    }
    for path in needs::TABLE.iter().map(|(path, _)| path) {
        let opens = needs::OPENING.contains(path);
        assert_eq!(asking.contains(path), opens, "{path}");
    }
    let one = ["exporter", "une.json", "--personne", "2"];
    assert!(is_asked(&home.run(&one)));
    assert_eq!(
        home.run(&[&one[..], &["--motif", "demande"]].concat()).code,
        0
    );
    assert_eq!(home.run(&["dossier", "2", "--motif", " "]).code, 7);
    let told = home.out(&["consultations", "--personne", "1"]);
    assert!(told.contains("une réclamation"), "{told}");
    let json = home.out(&["consultations", "--personne", "2", "--json"]);
    assert!(
        json.contains("\"motif\":\"demande\"") || json.contains("\"motif\": \"demande\""),
        "{json}"
    );
    assert!(home.out(&["verifier"]).contains("Tout est en ordre"));
}

#[test]
fn what_a_trial_and_a_verification_quote_of_a_file_wants_the_reason_too_and_is_noted() {
    let (home, _, me) = home_of(Role::Supervisor);
    let mut store = Store::open(&home.base()).unwrap();
    let person = store.row(Entity::Allocataire, 1).unwrap();
    let told = |name: &str| person.text(name).unwrap().to_owned();
    let sheet = format!(
        "Nom;Prénom;Date de naissance;Téléphone\n{};{};{};06 99 98 97 96\n",
        told("nom"),
        told("prenom"),
        told("ne_le"),
    );
    home.write("une.csv", &sheet);
    let values = vec![
        ("allocataire_id", 1.into()),
        ("agent_id", me.into()),
        ("prevu_le", "2031-02-03".into()),
        ("statut", "honore".into()),
    ];
    let insert = Op::Insert {
        entity: Entity::Appointment,
        values,
    };
    let author = Author {
        agent: None,
        name: "essai".to_owned(),
        session: "essai".to_owned(),
    };
    let change = Change::entry("Rendez-vous", Some(1), vec![insert]);
    store
        .apply(&author, &Clock::System.moment(), &change)
        .unwrap();
    drop(store);
    let before = log(&home).len();
    let trial = ["importer", "une.csv", "--essai"];
    assert!(is_asked(&home.run(&trial)));
    let ran = home.run(&["verifier"]);
    assert!(ran.out.contains("1 élément à relire"), "{}", ran.out);
    assert!(!ran.out.contains(&told("nom")), "{}", ran.out);
    assert!(ran.out.contains("« --motif » les montre"), "{}", ran.out);
    assert_eq!(log(&home).len(), before);
    for (typed, quoted) in [(&trial[..], "n’est pas repris"), (&["verifier"], "(n° 1)")] {
        let ran = home.run(&[typed, &["--motif", "une plainte"]].concat());
        assert!(ran.out.contains(quoted), "{typed:?} {}", ran.out);
        let line = log(&home).pop().unwrap();
        assert_eq!(line.reason.as_deref(), Some("une plainte"));
        assert_eq!(line.people, [1]);
    }
}

#[test]
fn nobody_else_says_why_nor_who_leads_the_team_of_the_people_they_accompany() {
    for role in [Role::Referent, Role::Secretariat, Role::Desk] {
        let (home, ..) = home_of(role);
        assert_eq!(home.run(&["dossier", "1"]).code, 0, "{role:?}");
    }
    let (home, _, me) = home_of(Role::Supervisor);
    let mut store = Store::open(&home.base()).unwrap();
    let given = |function: &str, to: Option<&str>, person: i64| {
        let mut values = vec![
            ("allocataire_id", person.into()),
            ("agent_id", me.into()),
            ("fonction", function.into()),
            ("du", "2026-01-05".into()),
        ];
        values.extend(to.map(|to| ("au", to.into())));
        Op::Insert {
            entity: Entity::Assignment,
            values,
        }
    };
    let ops = vec![
        given("referent", None, 2),
        given("binome", None, 3),
        given("referent", Some("2026-02-01"), 4),
    ];
    let author = Author {
        agent: None,
        name: "essai".to_owned(),
        session: "essai".to_owned(),
    };
    for op in ops {
        store
            .apply(
                &author,
                &Clock::System.moment(),
                &Change::entry("Confié", None, vec![op]),
            )
            .unwrap();
    }
    drop(store);
    for (person, code) in [("1", 6), ("2", 0), ("3", 0), ("4", 6)] {
        assert_eq!(home.run(&["dossier", person]).code, code, "{person}");
    }
    // Alone, there is nobody to say it to.
    let alone = Home::with_demo();
    assert_eq!(
        alone.run(&["equipe", "fonction", "1", "encadrement"]).code,
        0
    );
    assert_eq!(alone.run(&["dossier", "1"]).code, 0);
}
