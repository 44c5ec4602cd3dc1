//! What people read: lists, files, help, the manual.
use super::home::{DAY, Home};
use carnet::domain::change::{Author, Change, Moment, Op};
use carnet::domain::date::from_iso;
use carnet::domain::record::{Entity, Value};
use carnet::domain::text::is_forbidden;
use carnet::store::Store;
use unicode_width::UnicodeWidthStr;

fn author() -> Author {
    Author {
        agent: None,
        name: "Claire Rivière".into(),
        session: "essai".into(),
    }
}

fn moment() -> Moment {
    Moment {
        instant: "2026-11-21T09:04:00Z".parse().unwrap(),
        today: from_iso("2026-11-21").unwrap(),
    }
}

#[test]
fn a_late_deadline_is_said_in_one_line() {
    let home = Home::with_demo();
    let text = home.out(&["--date", DAY, "alertes"]);
    let line = text
        .lines()
        .find(|line| line.contains("CER à signer"))
        .unwrap();
    assert!(line.starts_with("!! 19 j de retard"), "{line}");
    assert!(
        line.contains("02/11/2026") && line.contains("ABDALLAH Nadia"),
        "{line}"
    );
    assert!(
        line.contains("premier rendez-vous honoré le 26/10/2026, délai 7 jours"),
        "{line}"
    );
    assert!(!text.contains('\u{1b}'), "no colour in a pipe");
    let painted = home.out(&["--date", DAY, "--couleur", "toujours", "alertes"]);
    assert!(painted.contains("\u{1b}[1;31m!! 19 j de retard"));
    let soon = painted.lines().filter(|line| line.contains(" dans "));
    assert!(soon.clone().next().is_some());
    for line in soon {
        assert!(line.contains("\u{1b}[35m!"), "{line}");
    }
}

#[test]
fn a_file_reads_at_eighty_columns_by_number_and_by_uid() {
    let home = Home::with_demo();
    let text = home.out(&["--date", DAY, "dossier", "1"]);
    assert!(text.starts_with("ABDALLAH Nadia, 38 ans\n"), "{text}");
    assert!(text.lines().all(|line| line.width() <= 80), "{text}");
    for title in ["ÉCHÉANCES", "PARCOURS", "PLAN D’ACTIONS", "RENDEZ-VOUS"] {
        assert!(text.contains(title), "{title}");
    }
    let uid = text
        .split("uid ")
        .nth(1)
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap();
    assert_eq!(home.out(&["--date", DAY, "dossier", uid]), text);
}

#[test]
fn the_journal_says_who_changed_what_in_words() {
    let home = Home::with_demo();
    let mut store = Store::open(&home.base()).unwrap();
    let action = store.rows_of(Entity::Action, 1).unwrap().remove(0);
    let values: Vec<(&'static str, Value)> =
        vec![("statut", "fait".into()), ("fin", "2026-11-20".into())];
    let change = Change::entry(
        "Action faite le 20/11",
        Some(1),
        vec![Op::Update {
            entity: Entity::Action,
            id: action.id,
            version: action.version,
            values,
        }],
    );
    store.apply(&author(), &moment(), &change).unwrap();
    drop(store);
    let text = home.out(&["journal", "1"]);
    assert!(
        text.starts_with(
            "21/11/2026 à 10\u{a0}h\u{a0}04 — Claire Rivière : Action faite le 20/11\n    Action\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("Fait ou arrêté le : vide → 20/11/2026"),
        "{text}"
    );
}

#[test]
fn what_a_name_holds_never_commands_the_terminal() {
    let home = Home::with_demo();
    let mut store = Store::open(&home.base()).unwrap();
    let person = store.row(Entity::Allocataire, 1).unwrap();
    let nasty = "Piège\u{1b}]0;x\u{7}\u{202e}";
    let change = Change::entry(
        nasty,
        Some(1),
        vec![Op::Update {
            entity: Entity::Allocataire,
            id: 1,
            version: person.version,
            values: vec![("nom", nasty.into()), ("note", nasty.into())],
        }],
    );
    store.apply(&author(), &moment(), &change).unwrap();
    drop(store);
    for words in [
        &["alertes"][..],
        &["alertes", "--json"],
        &["dossier", "1"],
        &["journal", "1"],
        &["journal", "1", "--json"],
    ] {
        let words: Vec<&str> = ["--date", DAY].iter().chain(words).copied().collect();
        let text = home.out(&words);
        let bad = text.chars().find(|c| *c != '\n' && is_forbidden(*c));
        assert_eq!(bad, None, "{words:?}");
        assert!(text.to_lowercase().contains("piège"), "{words:?}");
    }
}

#[test]
fn the_diagnostic_holds_figures_and_nobody() {
    let home = Home::with_demo();
    let text = home.out(&["diagnostic"]);
    assert!(text.contains("Droits de la base : droits 600"), "{text}");
    assert!(text.contains("allocataire 87"), "{text}");
    assert!(!text.to_lowercase().contains("abdallah") && !text.contains("Rivière"));
    assert_eq!(Home::new().run(&["diagnostic"]).code, 0);
}

#[test]
fn help_is_french_and_for_newcomers() {
    let home = Home::new();
    let help = home.out(&["completions", "--help"]);
    let first: Vec<&str> = help.lines().take(7).collect();
    assert_eq!(
        first,
        [
            "Écrire les complétions d’un interpréteur de commandes (bash, zsh, fish)",
            "",
            "Utilisation\u{a0}: carnet completions [OPTIONS] <INTERPRÉTEUR>",
            "",
            "Arguments\u{a0}:",
            "  <INTERPRÉTEUR>  bash, zsh, fish, elvish ou powershell",
            "",
        ]
    );
    let whole = home.out(&["--help"]);
    for english in ["Usage", "Commands:", "Print", "possible values", "default:"] {
        assert!(!whole.contains(english), "{english}");
    }
    assert_eq!(home.out(&["--aide"]), whole);
    assert!(home.out(&["-h"]).contains("portefeuille"));
    assert!(home.out(&["--version"]).starts_with("carnet 0."));
}

#[test]
fn completions_and_the_manual_are_made_from_the_same_table() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish"] {
        assert!(
            home.out(&["completions", shell]).contains("alertes"),
            "{shell}"
        );
    }
    let page = home.out(&["man"]);
    assert!(page.contains(".SH CODES DE SORTIE") && page.contains("carnet sauvegarder"));
    assert!(!home.base().exists());
}
