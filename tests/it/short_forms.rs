//! Forms that show what is usually filled, and fold the rest in one line: what is asked first, what opens
//! the fold, what is never hidden, and how many keys the usual records take.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::{Base, Session};

/// Fields and fold that the form on top shows.
fn lines(carnet: &Session) -> usize {
    let form = &carnet.app().stack.form().unwrap().form;
    // The two buttons are no line of the form.
    form.stops().len() - 2
}

/// Chooses the row of the plan with that wording.
fn choose(carnet: &mut Session, label: &str) {
    carnet.act(Action::Plan).act(Action::First);
    for _ in 0..60 {
        let file = carnet.app().stack.file().unwrap();
        let row = file.target().and_then(|(kind, id)| file.file.row(kind, id));
        if row.and_then(|row| row.text("libelle")) == Some(label) {
            return;
        }
        carnet.act(Action::Down);
    }
    panic!("no row « {label} »:\n{}", carnet.screen());
}

/// The form of a new action.
fn new_action(carnet: &mut Session) -> &mut Session {
    carnet
        .act(Action::Plan)
        .act(Action::New)
        .pick("une action")
        .assert_screen("Action : ajouter")
}

#[test]
fn a_new_action_needs_five_lines_and_begins_with_what_must_be_written() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut carnet = Base::demo().open_sized(columns, rows);
        new_action(&mut carnet);
        assert_eq!(lines(&carnet), 5, "{}", carnet.screen());
        assert_eq!(carnet.focused_label().as_deref(), Some("Action"));
        // What the program answered in the folded fields can be read.
        carnet
            .assert_screen("autres champs")
            .assert_screen("suivi (À faire)")
            .assert_screen("[ Enregistrer ]")
            .assert_no("Évalue les actions");
        let before = carnet.keys;
        carnet
            .type_text("Atelier CV")
            .press("tab")
            .press("tab")
            .type_text("15/12")
            .press("ctrl+s")
            .assert_answer("Enregistré");
        assert_eq!(carnet.keys - before, 3);
    }
}

#[test]
fn the_fold_opens_with_entree_and_what_is_written_there_stays_in_sight() {
    let mut carnet = Session::demo();
    new_action(&mut carnet).type_text("Atelier CV");
    while !carnet.on_fold() {
        carnet.press("tab");
    }
    carnet.assert_screen("Entrée : les voir").press("entrée");
    assert!(lines(&carnet) > 10);
    carnet
        .fill("Heures prévues par semaine", "3")
        .act(Action::Save)
        .assert_answer("Enregistré");
    choose(&mut carnet, "Atelier CV");
    carnet
        .act(Action::Edit)
        .assert_screen("Heures prévues par")
        .assert_no("Heures faites par");
    let row = carnet.rows(Entity::Action).pop().unwrap();
    assert_eq!(row.int("heures_prevues"), Some(3));
}

#[test]
fn tab_goes_over_the_fold_and_round_and_the_arrow_opens_it() {
    let mut carnet = Session::demo();
    new_action(&mut carnet);
    while !carnet.on_fold() {
        carnet.press("bas");
    }
    carnet.press("haut");
    assert_eq!(carnet.focused_label().as_deref(), Some("Échéance"));
    carnet.press("tab").press("tab").press("tab").press("tab");
    assert_eq!(carnet.focused_label().as_deref(), Some("Pour l’objectif"));
    carnet.press("maj+tab").press("maj+tab").press("maj+tab");
    assert!(carnet.on_fold());
    carnet.type_text("a").press("droite");
    assert_eq!(
        carnet.focused_label().as_deref(),
        Some("Structure de l’acteur")
    );
}

#[test]
fn an_answer_brings_the_fields_that_go_with_it() {
    let mut carnet = Session::demo();
    new_action(&mut carnet)
        .assert_no("Structure de l’acteur")
        .choose("Acteur", "accompagnateur");
    assert_eq!(
        carnet.focused_label().as_deref(),
        Some("Structure de l’acteur")
    );
    carnet
        .assert_screen("Interlocuteur")
        .assert_screen("Ses coordonnées");
}

#[test]
fn what_is_wrong_in_a_folded_field_is_shown() {
    let mut carnet = Session::demo();
    choose(&mut carnet, "Inscription au code");
    carnet
        .act(Action::Edit)
        .assert_no("Fait ou arrêté le")
        .choose("Suivi", "fait")
        .act(Action::Save);
    assert_eq!(carnet.focused_label().as_deref(), Some("Fait ou arrêté le"));
    carnet.assert_screen("Indiquez la date");
}

#[test]
fn a_draft_comes_back_in_a_field_that_was_folded_and_undo_goes_there() {
    let mut carnet = Session::demo();
    new_action(&mut carnet)
        .type_text("Atelier CV")
        .fill("Heures prévues par semaine", "12")
        .press("échap")
        .act(Action::Palette)
        .pick("brouillon")
        .pick("Reprendre");
    assert_eq!(
        carnet.focused_label().as_deref(),
        Some("Heures prévues par semaine")
    );
    carnet.press("ctrl+w").press("tab").act(Action::Undo);
    assert_eq!(
        carnet.focused_label().as_deref(),
        Some("Heures prévues par semaine")
    );
    carnet
        .resize(80, 24)
        .assert_screen("Heures prévues par")
        .resize(60, 15)
        .assert_screen("12");
}

#[test]
fn digits_choose_and_stay_so_that_tab_skips_nothing() {
    let mut carnet = Session::demo();
    choose(&mut carnet, "Inscription au code");
    let before = carnet.keys;
    carnet.press("d").assert_screen("Action faite");
    assert_eq!(carnet.focused_label().as_deref(), Some("Qualité"));
    carnet.press("espace").assert_screen("1 ").press("1");
    assert_eq!(carnet.focused_label().as_deref(), Some("Qualité"));
    carnet.press("tab");
    assert_eq!(
        carnet.focused_label().as_deref(),
        Some("Impact sur l’objectif")
    );
    carnet
        .press("2")
        .press("ctrl+s")
        .assert_answer("Enregistré");
    // Espace shows the list; it is not needed.
    assert_eq!(carnet.keys - before, 6);
    let rows = carnet.rows(Entity::Action);
    let row = rows
        .iter()
        .find(|it| it.text("libelle") == Some("Inscription au code"));
    let row = row.unwrap();
    assert!(row.text("qualite").is_some() && row.text("impact").is_some());
}

#[test]
fn digits_stay_text_where_an_answer_begins_with_one() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Edit)
        .go_to_field("Niveau de formation")
        .press("3")
        .assert_screen("jusqu’à la 3e");
    assert_eq!(
        carnet.focused_label().as_deref(),
        Some("Niveau de formation")
    );
}

#[test]
fn one_key_erases_a_word_or_a_line_in_every_field() {
    let mut carnet = Session::demo();
    new_action(&mut carnet)
        .type_text("Atelier de soudure")
        .press("ctrl+w")
        .assert_screen("Atelier de")
        .assert_no("soudure à")
        .press("ctrl+gauche")
        .press("ctrl+k")
        .assert_no("Atelier de")
        .press("ctrl+u")
        .type_text("CV");
    // A date, a list and a long text are fields like the others.
    carnet
        .fill("Échéance", "15/12")
        .press("ctrl+u")
        .type_text("16/12")
        .go_to_field("Acteur")
        .type_text("accxx")
        .press("ctrl+u")
        .type_text("accomp")
        .press("tab")
        .fill("Commentaire", "Une ligne\nà garder puis à ôter")
        .press("ctrl+w")
        .press("ctrl+w")
        .press("ctrl+w")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let row = carnet.rows(Entity::Action).pop().unwrap();
    assert_eq!(row.text("libelle"), Some("CV"));
    assert_eq!(row.text("echeance"), Some("2026-12-16"));
    assert_eq!(row.text("acteur_genre"), Some("accompagnateur"));
}

#[test]
fn the_help_of_a_form_begins_with_what_is_asked_in_the_field() {
    let mut carnet = Session::demo();
    choose(&mut carnet, "Inscription au code");
    carnet
        .act(Action::Done)
        .go_to_field("Impact sur l’objectif")
        .press("f1")
        .assert_screen("ce qu’elle a changé pour l’objectif")
        .assert_screen("Source : DITP 2019, contrat vivant")
        .assert_screen("Passer au champ suivant")
        .assert_screen("Ctrl-U efface")
        .press("échap")
        .assert_screen("Action faite");
}

#[test]
fn the_key_that_brings_a_value_back_is_named_while_there_is_one() {
    let mut carnet = Session::demo();
    new_action(&mut carnet)
        .assert_screen("avant : Immersion de deux semaines")
        .assert_screen("Ctrl-R répéter")
        .press("ctrl+r")
        .assert_no("avant : Immersion")
        .assert_no("Ctrl-R");
    // A long text has the key too.
    carnet
        .go_to_field("Commentaire")
        .assert_no("Ctrl-R")
        .press("ctrl+r")
        .assert_answer("Il n’y a pas encore de valeur");
}

#[test]
fn a_structure_is_completed_with_who_is_met_there_and_how_to_reach_them() {
    let mut carnet = Session::demo();
    new_action(&mut carnet)
        .type_text("Conduite")
        .choose("Acteur", "accompagnateur")
        .type_text("auto")
        .assert_screen("touche → : Auto-école des Deux Ponts")
        .assert_screen("personne")
        .press("droite")
        .press("tab")
        .assert_screen("touche → : M. Castan")
        .press("droite")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let row = carnet.rows(Entity::Action).pop().unwrap();
    assert_eq!(
        row.text("acteur_structure"),
        Some("Auto-école des Deux Ponts")
    );
    assert_eq!(row.text("acteur_nom"), Some("M. Castan"));
}

#[test]
fn nothing_is_completed_that_was_not_begun_and_the_arrow_still_moves() {
    let mut carnet = Session::demo();
    new_action(&mut carnet)
        .choose("Acteur", "accompagnateur")
        .assert_no("touche →")
        .type_text("auto")
        .press("gauche")
        .press("droite")
        .type_text("x")
        .assert_screen("autox")
        .assert_no("touche →");
}

#[test]
fn who_sees_only_some_files_is_told_of_nobody_elses_partners() {
    let base = Base::demo();
    let agents = base.agents();
    let of = |role: &str| {
        let at = agents
            .iter()
            .position(|it| it.text("fonction") == Some(role));
        let carnet = base.open_as(at.unwrap());
        carnet.store().partners().unwrap().len()
    };
    assert!(of("referent") > 0);
    assert_eq!(of("accompagnateur"), 0);
}

#[test]
fn a_form_that_asks_for_an_answer_is_not_saved_without_it() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open);
    carnet
        .act(Action::Identity)
        .act(Action::New)
        .pick("demande de réorientation")
        .act(Action::Save)
        .assert_answer("Réorientation demandée");
    let before = (
        carnet.rows(Entity::Parcours),
        carnet.rows(Entity::Orientation),
    );
    carnet
        .act(Action::Done)
        .press("espace")
        .assert_screen("Acceptée")
        // It is waiting already: a decision decides.
        .assert_no("En attente")
        .act(Action::Back)
        .act(Action::Save)
        .assert_answer("Décision : ")
        .act(Action::Back)
        .act(Action::Palette)
        .pick("fin de l’accompagnement")
        .act(Action::Save)
        .assert_answer("Motif de sortie : ce champ est à remplir.");
    assert_eq!(carnet.rows(Entity::Parcours), before.0);
    assert_eq!(carnet.rows(Entity::Orientation), before.1);
    carnet.assert_sound();
}
