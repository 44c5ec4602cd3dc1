//! « Réglages »: what each thing is, changed on screen, in a file whose comments stay.
use std::path::{Path, PathBuf};

use carnet::app::action::Action;
use carnet::ui::theme::Role;

use super::harness::{Base, Session};

/// The settings on screen, kept in a file of the test.
fn settings() -> (Session, tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let own = place.path().join("carnet/config.toml");
    let mut carnet = Session::demo();
    carnet.with_settings(&own);
    carnet.act(Action::Palette).pick("réglages");
    (carnet, place, own)
}

/// Goes to the line with that label.
fn on<'c>(carnet: &'c mut Session, label: &str) -> &'c mut Session {
    carnet.act(Action::First);
    for _ in 0..20 {
        let settings = carnet.app().stack.settings().unwrap();
        if settings.line().unwrap().label == label {
            return carnet;
        }
        carnet.act(Action::Down);
    }
    panic!("no line « {label} »:\n{}", carnet.screen());
}

#[test]
fn the_settings_are_found_by_many_words_and_say_what_each_is() {
    for words in ["réglages", "paramètres", "préférences", "apparence souris"] {
        let mut carnet = Session::demo();
        carnet.act(Action::Palette).pick(words);
        assert!(carnet.app().stack.settings().is_some(), "{words}");
    }
    let (mut carnet, _place, own) = settings();
    carnet
        .assert_screen("Heures de réception        9 h – 12 h 30, 13 h 30 – 17 h 30")
        .assert_screen("Les couleurs de l’écran.")
        .assert_screen("C’est la valeur par défaut. Une autre serait gardée dans")
        .act(Action::Back)
        .assert_screen("ABDALLAH Nadia");
    assert!(!own.exists());
}

#[test]
fn a_theme_changes_at_once_and_is_kept() {
    let (mut carnet, _place, own) = settings();
    let before = carnet.looks_of("Réglages");
    carnet
        .act(Action::Open)
        .pick("clair")
        .assert_answer("Enregistré dans vos réglages : Thème, clair.")
        .assert_screen("Gardé dans");
    assert_ne!(carnet.looks_of("Réglages"), before);
    let text = std::fs::read_to_string(&own).unwrap();
    assert!(text.contains("\ntheme = \"clair\"\n"), "{text}");
    assert!(text.contains("\n# souris = false\n"), "{text}");
}

#[test]
fn a_value_is_typed_or_turned_and_the_comments_stay() {
    let (mut carnet, _place, own) = settings();
    std::fs::create_dir_all(own.parent().unwrap()).unwrap();
    std::fs::write(&own, "# À moi.\nsouris = true # au bureau\n").unwrap();
    on(&mut carnet, "Souris")
        .act(Action::Open)
        .assert_answer("Souris, au terminal. Cela vaut au prochain démarrage.");
    on(&mut carnet, "Écran caché après")
        .act(Action::Open)
        .replace_with("40")
        .press("entrée")
        .assert_answer("attend un nombre de minutes, de 1 à 30, ou 0 (jamais).")
        .replace_with("0")
        .press("entrée")
        .assert_answer("Écran caché après, jamais.");
    on(&mut carnet, "Heures de réception")
        .act(Action::Open)
        .replace_with("8 h 00 – 12h")
        .press("entrée")
        .assert_answer("Heures de réception, 8 h – 12 h");
    assert_eq!(carnet.app().desk.hours.spans().len(), 1);
    let text = std::fs::read_to_string(&own).unwrap();
    assert_eq!(
        text,
        "# À moi.\nsouris = false # au bureau\nvoile_minutes = 0\nhoraires = \"8 h 00 – 12h\"\n"
    );
}

#[test]
fn a_file_that_is_not_right_is_named_and_left() {
    let (mut carnet, _place, own) = settings();
    std::fs::create_dir_all(own.parent().unwrap()).unwrap();
    std::fs::write(&own, "souris = [\n").unwrap();
    on(&mut carnet, "Souris")
        .act(Action::Open)
        .assert_answer("« carnet config verifier » dit à quelle ligne")
        .assert_role("Erreur", Role::Error);
    assert_eq!(std::fs::read_to_string(&own).unwrap(), "souris = [\n");
}

#[test]
fn what_is_everyone_s_leads_to_its_place_or_says_who_may() {
    let (mut carnet, _place, _) = settings();
    on(&mut carnet, "Jours fériés")
        .assert_screen("Métropole")
        .act(Action::Open)
        .assert_answer("l’encadrement l’accepte");
    on(&mut carnet, "Permanences")
        .act(Action::Open)
        .assert_screen("Permanences : nom et")
        .press("échap");
    on(&mut carnet, "Équipe et structures")
        .act(Action::Open)
        .assert_screen("Fonction, heures")
        .act(Action::Back);
    on(&mut carnet, "Délais suivis")
        .assert_screen("Convention pauvreté 2019-2021")
        .act(Action::Open)
        .assert_screen("Règles en vigueur");
}

#[test]
fn in_the_closed_mode_no_command_and_no_path_is_typed() {
    let (mut carnet, _place, own) = settings();
    carnet.closed();
    for label in [
        "Éditeur des textes longs",
        "Fichier de touches",
        "Dossier des papiers",
    ] {
        on(&mut carnet, label)
            .act(Action::Open)
            .assert_answer("En mode cloisonné");
    }
    on(&mut carnet, "Souris")
        .act(Action::Open)
        .assert_answer("Enregistré");
    assert!(own.exists());
}

/// The files of a folder.
fn files(folder: &Path) -> Vec<String> {
    let found = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = found
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The demonstration, with settings of one's own and one folder for papers.
fn with_a_shelf(place: &Path) -> (Session, PathBuf, PathBuf) {
    let (own, shelf) = (place.join("config.toml"), place.join("Documents"));
    let mut carnet = Base::demo().open();
    carnet.with_settings(&own).with_shelves(&[&shelf]);
    (carnet, own, shelf)
}

#[test]
fn papers_go_where_they_were_asked_once_to_go_under_a_name_that_names_nobody() {
    let place = tempfile::tempdir().unwrap();
    let (mut carnet, own, shelf) = with_a_shelf(place.path());
    let id = carnet.person();
    carnet
        .act(Action::Documents)
        .pick("plan")
        .pick("texte")
        .assert_screen("Où ranger les papiers ?")
        .press("entrée")
        .wait_for("Écrit, lisible par vous seul");
    let today = carnet::domain::date::iso(carnet::clock::Clock::System.today());
    assert_eq!(files(&shelf), [format!("plan-{id}-{today}.txt")]);
    // Asked once; a second paper of the day has a number; the name only when it is wanted.
    carnet
        .act(Action::Documents)
        .pick("plan")
        .pick("texte")
        .wait_for("-2.txt");
    let text = std::fs::read_to_string(&own).unwrap();
    std::fs::write(&own, text + "noms = true\n").unwrap();
    carnet
        .act(Action::Documents)
        .pick("plan")
        .pick("texte")
        .wait_for("ABDALLAH-Nadia");
    assert_eq!(
        files(&shelf),
        [
            format!("plan-{id}-{today}-2.txt"),
            format!("plan-{id}-{today}.txt"),
            format!("plan-{id}-ABDALLAH-Nadia-{today}.txt"),
        ]
    );
    use std::os::unix::fs::PermissionsExt;
    let about = std::fs::metadata(shelf.join(format!("plan-{id}-{today}.txt"))).unwrap();
    assert_eq!(about.permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_paper_is_given_to_the_programs_of_the_machine_and_never_with_a_name() {
    let place = tempfile::tempdir().unwrap();
    let (mut carnet, own, shelf) = with_a_shelf(place.path());
    carnet.with_programs("true");
    carnet
        .act(Action::Documents)
        .pick("plan")
        .pick("texte")
        .press("entrée")
        .wait_for("Le papier est écrit")
        .assert_screen("L’ouvrir")
        .pick("imprimante")
        .wait_for("Envoyé à l’imprimante.");
    // A printer takes no Word file; a name is told to no program.
    let print = |carnet: &mut Session, format: &str| {
        carnet
            .act(Action::Documents)
            .pick("plan")
            .pick(format)
            .wait_for("Le papier est écrit");
    };
    print(&mut carnet, "word");
    carnet
        .assert_no("imprimante")
        .pick("ouvrir")
        .wait_for("Ouvert dans un autre programme.");
    let text = std::fs::read_to_string(&own).unwrap();
    std::fs::write(&own, text + "noms = true\n").unwrap();
    print(&mut carnet, "texte");
    carnet
        .assert_no("L’ouvrir")
        .assert_screen("imprimante")
        .press("échap");
    carnet.closed();
    let before = files(&shelf).len();
    assert_eq!(before, 3);
}
