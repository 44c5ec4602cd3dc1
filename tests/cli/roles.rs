//! What each role may do by the plain commands, who gives the roles, and who can't lose that right.
use carnet::cli::needs;
use carnet::clock::Clock;
use carnet::domain::change::{Author, Change, Op};
use carnet::domain::record::{Entity, Row, Value};
use carnet::domain::rights::Role;
use carnet::identity::UnixUser;
use carnet::store::Store;

use super::home::{Home, Ran};

const REFUSED: i32 = 6;

fn account() -> String {
    UnixUser::current().name
}

fn agents(home: &Home) -> Vec<Row> {
    let mut agents = Store::open(&home.base())
        .unwrap()
        .all_rows(Entity::Agent)
        .unwrap();
    agents.sort_by_key(|row| row.id);
    agents
}

/// Writes on colleagues, as somebody who has every right.
fn write(home: &Home, of: &[(i64, &'static str, Value)]) {
    let author = Author {
        agent: None,
        name: "essai".to_owned(),
        session: "essai".to_owned(),
    };
    for (id, field, value) in of {
        let row = agents(home).into_iter().find(|row| row.id == *id).unwrap();
        let op = Op::Update {
            entity: Entity::Agent,
            id: *id,
            version: row.version,
            values: vec![(field, value.clone())],
        };
        let change = Change::entry("Équipe", None, vec![op]);
        let mut store = Store::open(&home.base()).unwrap();
        store
            .apply(&author, &Clock::System.moment(), &change)
            .unwrap();
    }
}

/// The demonstration: its head of service has an account and gives the roles; whoever runs the test is the
/// third colleague, with that role.
pub fn home_of(role: Role) -> (Home, i64, i64) {
    let home = Home::with_demo();
    let all = agents(&home);
    let head = all
        .iter()
        .find(|row| row.text("fonction") == Some("encadrement"));
    let head = head.unwrap().id;
    let me = all
        .iter()
        .find(|row| row.id != head && row.text("fonction") != Some("referent"));
    let me = me.unwrap().id;
    write(
        &home,
        &[
            (head, "utilisateur", "chef".into()),
            (me, "fonction", role.code().into()),
            (me, "utilisateur", account().as_str().into()),
        ],
    );
    (home, head, me)
}

/// A command, and the roles that may type it.
const COMMANDS: &[(&[&str], &[Role])] = &[
    (
        &["alertes"],
        &[Role::Referent, Role::Secretariat, Role::Supervisor],
    ),
    (
        &["triage", "--json"],
        &[Role::Referent, Role::Secretariat, Role::Supervisor],
    ),
    (
        &["agenda"],
        &[
            Role::Referent,
            Role::Secretariat,
            Role::Desk,
            Role::Supervisor,
        ],
    ),
    (
        &["rappels"],
        &[
            Role::Referent,
            Role::Secretariat,
            Role::Desk,
            Role::Supervisor,
        ],
    ),
    (&["pilotage"], &[Role::Referent, Role::Supervisor]),
    (&["bilan"], &[Role::Referent, Role::Supervisor]),
    (
        &["journal", "1"],
        &[Role::Referent, Role::Secretariat, Role::Supervisor],
    ),
    (&["doublons"], &[Role::Referent, Role::Supervisor]),
    (
        &["exporter", "-"],
        &[
            Role::Referent,
            Role::Accompagnateur,
            Role::Secretariat,
            Role::Supervisor,
        ],
    ),
    (
        &["exporter", "tout.json"],
        &[Role::Referent, Role::Supervisor],
    ),
    (
        &["sauvegarder", "copie.db"],
        &[Role::Referent, Role::Supervisor, Role::Administrator],
    ),
    (
        &["verifier"],
        &[
            Role::Referent,
            Role::Secretariat,
            Role::Supervisor,
            Role::Administrator,
        ],
    ),
    (
        &["importer", "une.csv"],
        &[Role::Referent, Role::Supervisor],
    ),
    (
        &["importer", "une.csv", "--essai"],
        &[Role::Referent, Role::Supervisor],
    ),
    (
        &["document", "rendez-vous", "1", "-o", "-"],
        &[Role::Referent, Role::Secretariat, Role::Supervisor],
    ),
    (&["regles"], Role::ALL),
    (
        &["regles", "choisir", "lot-mappi"],
        &[Role::Supervisor, Role::Administrator],
    ),
    (
        &["regles", "calendrier", "--territoire", "mayotte"],
        &[Role::Supervisor, Role::Administrator],
    ),
    (&["equipe"], Role::ALL),
    (
        &["equipe", "fonction", "1", "accueil"],
        &[Role::Supervisor, Role::Administrator],
    ),
    (
        &["equipe", "compte", "1", "personne"],
        &[Role::Supervisor, Role::Administrator],
    ),
    (&["consultations"], &[Role::Supervisor, Role::Administrator]),
    (
        &["consultations", "--personne", "1"],
        &[Role::Supervisor, Role::Administrator],
    ),
    (&["diagnostic"], Role::ALL),
    (&["config", "modele"], Role::ALL),
];

#[test]
fn each_role_types_the_commands_that_are_its_own() {
    for role in Role::ALL.iter().copied() {
        let (home, ..) = home_of(role);
        home.write(
            "une.csv",
            "Nom;Prénom;Date de naissance\nZola;Émile;02/04/1980\n",
        );
        for (words, roles) in COMMANDS {
            let why: &[&str] = match needs::OPENING.contains(&words[0]) {
                true => &["--motif", "essai"],
                false => &[],
            };
            let ran = home.run(&[words, why].concat());
            // Nobody has that paper: it is another answer than a refusal.
            let done = [0, 1, 3].contains(&ran.code);
            let wanted = roles.contains(&role);
            assert_eq!(done, wanted, "{role:?} {words:?}: {} {}", ran.code, ran.err);
            if !wanted {
                assert_eq!(ran.code, REFUSED, "{role:?} {words:?}: {}", ran.err);
                assert_eq!(ran.out, "", "{role:?} {words:?}");
                assert!(
                    ran.err.contains(role.label()) || ran.err.contains("voit"),
                    "{}",
                    ran.err
                );
            }
        }
        assert!(!home.path().join("copie.db").exists() || role.code() != "accueil");
    }
}

fn assert_closed(ran: &Ran, said: &str) {
    assert_eq!(ran.code, REFUSED, "{} {}", ran.out, ran.err);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains(said), "{}", ran.err);
}

#[test]
fn an_account_that_is_nobody_s_sees_nothing_once_two_are_known_and_is_told_whom_to_ask() {
    let (home, _, me) = home_of(Role::Referent);
    let other = agents(&home)
        .iter()
        .find(|row| row.text("utilisateur").is_none())
        .unwrap()
        .id;
    write(
        &home,
        &[
            (me, "utilisateur", Value::Null),
            (other, "utilisateur", "autre".into()),
        ],
    );
    for words in [
        &["alertes"][..],
        &["equipe"],
        &["verifier"],
        &["dossier", "1"],
        &["regles"],
    ] {
        let ran = home.run(words);
        assert_closed(&ran, "n’est relié à personne de l’équipe");
        assert!(ran.err.contains("PRÉVÔT Alain"), "{}", ran.err);
    }
}

#[test]
fn who_has_left_sees_nothing_even_by_asking_for_a_past_day() {
    let (home, _, me) = home_of(Role::Referent);
    assert_eq!(home.run(&["alertes"]).code, 0);
    write(&home, &[(me, "au", "2024-01-31".into())]);
    assert_closed(&home.run(&["alertes"]), "plus en poste");
    assert_closed(
        &home.run(&["--date", "15/01/2024", "alertes"]),
        "plus en poste",
    );
}

#[test]
fn whoever_is_alone_has_every_right_whatever_the_role() {
    for role in [Role::Referent, Role::Secretariat, Role::Desk] {
        let home = Home::with_demo();
        let me = agents(&home)[0].id;
        write(
            &home,
            &[
                (me, "fonction", role.code().into()),
                (me, "utilisateur", account().as_str().into()),
            ],
        );
        home.out(&["sauvegarder", "copie.db"]);
        home.out(&["alertes"]);
        home.out(&["equipe", "fonction", &me.to_string(), "referent"]);
    }
}

#[test]
fn the_last_one_who_gives_the_roles_keeps_it_by_every_command() {
    let home = Home::with_demo();
    let me = agents(&home)[0].id.to_string();
    let head = agents(&home)[2].id.to_string();
    let early = home.run(&["equipe", "compte", &head, "chef"]);
    assert_closed(&early, "Reliez d’abord votre propre compte");
    home.out(&["equipe", "compte", &me, &account()]);
    home.out(&["equipe", "fonction", &me, "admin"]);
    for words in [
        ["equipe", "fonction", &me, "referent"],
        ["equipe", "compte", &me, "aucun"],
    ] {
        let ran = home.run(&words);
        assert_closed(&ran, "Plus personne ne pourrait donner les fonctions");
    }
    let ran = home.run(&["equipe", "compte", &head, &account()]);
    assert_closed(&ran, "déjà celui d’un autre");
    home.out(&["equipe", "compte", &head, "chef"]);
    let ran = home.run(&["equipe", "fonction", &me, "referent"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("Vous ne donnez plus les fonctions"),
        "{}",
        ran.err
    );
    assert_closed(
        &home.run(&["equipe", "fonction", &me, "admin"]),
        "Demandez à quelqu’un dont la fonction est",
    );
    let told = home.out(&["equipe"]);
    assert!(
        told.contains("RIVIÈRE Claire") && told.contains("compte chef"),
        "{told}"
    );
}

#[test]
fn an_import_gives_nobody_a_right_that_whoever_imports_could_not_give() {
    let (home, head, me) = home_of(Role::Referent);
    let json = home.path().join("tout.json");
    home.out(&["exporter", json.to_str().unwrap()]);
    let text = std::fs::read_to_string(&json).unwrap();
    let forged = text
        .replace("\"fonction\":\"encadrement\"", "\"fonction\":\"accueil\"")
        .replace("\"fonction\":\"referent\"", "\"fonction\":\"admin\"");
    assert_ne!(text, forged);
    let forged = home.write("force.json", &forged);
    let ran = home.run(&["importer", forged.to_str().unwrap()]);
    assert!([0, 7].contains(&ran.code), "{}", ran.err);
    let said = format!("{}{}", ran.out, ran.err);
    assert!(said.contains("ne sont pas pris de ce fichier"), "{said}");
    let role = |id| {
        let row = agents(&home).into_iter().find(|row| row.id == id).unwrap();
        row.text("fonction").unwrap().to_owned()
    };
    assert_eq!(
        (role(head), role(me)),
        ("encadrement".into(), "referent".into())
    );
    assert!(
        agents(&home)
            .iter()
            .all(|row| row.text("fonction") != Some("admin"))
    );
}
