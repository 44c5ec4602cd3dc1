//! The queue as JSON, and what the commands show to support staff.
use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Op};
use carnet::domain::record::{Entity, Row};
use carnet::identity::UnixUser;
use carnet::store::Store;
use serde_json::Value;

use super::home::{DAY, Home};

fn queue(home: &Home, more: &[&str]) -> Value {
    let mut words = vec!["--date", DAY, "triage", "--json"];
    words.extend(more);
    serde_json::from_str(&home.out(&words)).unwrap()
}

fn elements(report: &Value) -> &Vec<Value> {
    report["elements"].as_array().unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn agents(home: &Home) -> Vec<Row> {
    let store = Store::open(&home.base()).unwrap();
    let mut agents = store.all_rows(Entity::Agent).unwrap();
    agents.sort_by_key(|row| row.id);
    agents
}

/// The account that runs the tests is the agent of that trade.
fn be(home: &Home, role: &str) {
    let agent = agents(home)
        .into_iter()
        .find(|row| row.text("fonction") == Some(role))
        .unwrap();
    let mut store = Store::open(&home.base()).unwrap();
    // Somebody else was there first: whoever is alone has every right.
    let first = agents(home).into_iter().find(|row| row.id != agent.id);
    let first = first.unwrap();
    let account = UnixUser::current().name;
    let author = Author {
        agent: None,
        name: account.clone(),
        session: "essai".to_owned(),
    };
    let account_of = |row: &Row, name: &str| Op::Update {
        entity: Entity::Agent,
        id: row.id,
        version: row.version,
        values: vec![("utilisateur", name.into())],
    };
    let ops = vec![
        account_of(&first, "fondatrice"),
        account_of(&agent, &account),
    ];
    let change = Change::entry("Compte", None, ops);
    store
        .apply(&author, &Clock::System.moment(), &change)
        .unwrap();
}

#[test]
fn the_queue_has_the_shape_agreed() {
    let home = Home::with_demo();
    let report = queue(&home, &[]);
    assert_eq!(keys(&report), ["schema", "date", "elements"]);
    assert_eq!(report["schema"], "carnet.triage/1");
    assert_eq!(report["date"], "2026-11-21");
    let elements = elements(&report);
    assert!(elements.len() > 20);
    let kinds = [
        "rdv_sans_issue",
        "absence_sans_suite",
        "premier_rdv_a_fixer",
        "contrat",
        "revue",
        "action_en_retard",
    ];
    for kind in kinds {
        assert!(elements.iter().any(|it| it["kind"] == kind), "{kind}");
    }
    for it in elements {
        assert_eq!(
            keys(it),
            [
                "kind",
                "allocataire",
                "regle",
                "code",
                "libelle",
                "detail",
                "depuis",
                "jours",
                "echeance",
                "referent",
                "rdv"
            ]
        );
        assert_eq!(
            keys(&it["allocataire"]),
            ["id", "uid", "nom", "prenom", "telephone"]
        );
        let about = matches!(
            it["kind"].as_str(),
            Some("rdv_sans_issue" | "absence_sans_suite")
        );
        assert_eq!(it["rdv"].is_object(), about, "{it}");
        if about {
            assert!(it["jours"].as_i64().unwrap() <= 0, "{it}");
        }
    }
}

#[test]
fn the_queue_of_one_referent_and_of_one_structure_are_parts_of_the_whole() {
    let home = Home::with_demo();
    let whole = queue(&home, &[]);
    let agent = agents(&home)[0].id.to_string();
    let mine = queue(&home, &["--referent", &agent]);
    assert!(!elements(&mine).is_empty());
    for it in elements(&mine) {
        assert_eq!(it["referent"]["id"].to_string(), agent);
    }
    let place = queue(&home, &["--structure", "1"]);
    assert!(!elements(&place).is_empty());
    for it in elements(&place) {
        assert!(elements(&whole).contains(it));
    }
    let unknown = home.run(&["triage", "--json", "--structure", "999"]);
    assert_eq!(unknown.code, 3);
    assert!(unknown.err.contains("Aucune structure"));
}

#[test]
fn support_staff_read_neither_situation_nor_plan_nor_contract_in_any_command() {
    let home = Home::with_demo();
    let first = queue(&home, &[])["elements"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["kind"] == "action_en_retard")
        .unwrap()
        .clone();
    let id = first["allocataire"]["id"].to_string();
    let wording = first["detail"].as_str().unwrap().to_owned();
    assert!(
        home.out(&["--date", DAY, "dossier", &id])
            .contains(&wording)
    );
    be(&home, "secretariat");
    let text = home.out(&["dossier", &id]);
    assert!(
        text.contains("Rendez-vous") && text.contains("Téléphone"),
        "{text}"
    );
    for hidden in [
        wording.as_str(),
        "Évaluations de la situation",
        "Plan d’actions",
        "Contrats",
    ] {
        assert!(!text.contains(hidden), "« {hidden} » is in:\n{text}");
    }
    let json: Value = serde_json::from_str(&home.out(&["dossier", &id, "--json"])).unwrap();
    for table in [
        "situation",
        "constat",
        "objectif",
        "action",
        "contrat",
        "revue",
        "diagnostic",
        "neutralisation",
    ] {
        assert_eq!(json[table].as_array().unwrap().len(), 0, "{table}");
    }
    assert!(!json.to_string().contains(&wording));
    assert!(!home.out(&["alertes", "--json"]).contains(&wording));
    assert!(!queue(&home, &[]).to_string().contains(&wording));
    assert!(!home.out(&["exporter", "-"]).contains(&wording));
    let whole = home.run(&["exporter", "tout.json"]);
    assert_eq!(whole.code, 6);
    let said = "Exporter la base entière : votre fonction (Secrétariat) ne le permet pas.";
    let told = whole.err.replace('\u{a0}', " ");
    assert!(told.contains(said), "{told}");
}

/// Without a terminal, what opens a screen says so, and what to type instead.
#[test]
fn without_a_terminal_the_screens_say_what_works() {
    let home = Home::with_demo();
    for words in [&["triage"][..], &[], &["demo"]] {
        let command = home.command(words);
        let mut apart = std::process::Command::new("setsid");
        apart.arg("--wait").arg(command.get_program()).args(words);
        apart.env_clear().current_dir(home.path());
        for (name, value) in command.get_envs() {
            apart.env(name, value.unwrap_or_default());
        }
        apart.stdin(std::process::Stdio::null());
        // A machine that has no such tool keeps a terminal.
        let Ok(output) = apart.output() else { return };
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(6), "{words:?}: {told}");
        assert!(told.contains("demande un terminal"), "{told}");
        assert!(told.contains("triage --json"), "{told}");
    }
}
