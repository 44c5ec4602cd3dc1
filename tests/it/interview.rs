//! The interview: situation looked at again, actions ticked off, the next appointment fixed.
use std::collections::BTreeSet;

use carnet::app::action::Action;
use carnet::domain::record::{Entity, Row};

use super::harness::Session;

#[test]
fn a_new_evaluation_starts_from_the_last_one_which_stays_readable() {
    let mut carnet = Session::demo();
    carnet.act(Action::Situation);
    let before = carnet.rows(Entity::Situation).len();
    let themes = carnet.rows(Entity::Finding).len();
    carnet
        .act(Action::New)
        .pick("à partir de la dernière")
        .assert_screen("Nouvelle évaluation, à partir de celle du 26/10/2026")
        .assert_screen("J’ai travaillé dix ans en atelier")
        .fill("Ressources : réseau", "Sa sœur, à Sète")
        .act(Action::Save)
        .assert_answer("Situation évaluée le 21/11/2026");
    let evaluations = carnet.rows(Entity::Situation);
    assert_eq!(evaluations.len(), before + 1);
    let findings = carnet.rows(Entity::Finding);
    assert_eq!(findings.len(), themes * 2, "the themes are carried over");
    carnet
        .assert_screen("Évaluée le 21/11/2026")
        .assert_screen("1 avant");
    carnet.act(Action::Last);
    for _ in 0..12 {
        carnet.act(Action::Up);
    }
    carnet.assert_screen("26/10/2026").assert_sound();
}

#[test]
fn a_new_evaluation_shows_every_theme_in_one_line_and_changes_one() {
    let mut carnet = Session::demo();
    let before = carnet.rows(Entity::Finding);
    carnet.act(Action::Situation).act(Action::New);
    let keys = carnet.keys;
    carnet.pick("à partir de la dernière");
    assert_eq!(carnet.focused_label().as_deref(), Some("Logement"));
    for theme in ["Emploi", "Mobilité", "Numérique", "Justice et protection"] {
        carnet.assert_screen(theme);
    }
    carnet
        .press("bas")
        .press("entrée")
        .press("2")
        .press("ctrl+s")
        .assert_answer("Situation évaluée");
    assert_eq!(carnet.keys - keys, 5);
    let situations = carnet.rows(Entity::Situation);
    let last = situations.iter().map(|row| row.id).max();
    let findings = carnet.rows(Entity::Finding);
    let new: Vec<_> = findings
        .iter()
        .filter(|row| row.int("situation_id") == last)
        .collect();
    let theme = |code: &str| {
        new.iter()
            .find(|row| row.text("theme") == Some(code))
            .copied()
    };
    let codes = theme("emploi").unwrap().text("constats").unwrap();
    assert!(codes.contains("emp_disponible emp_partiel"), "{codes}");
    // What was not looked at is as it was.
    let known = before
        .iter()
        .filter(|row| row.text("theme") != Some("emploi"));
    for row in known {
        let same = theme(row.text("theme").unwrap()).unwrap();
        let codes = |row: &Row| {
            let text = row.text("constats").unwrap_or_default().to_owned();
            text.split(' ').map(str::to_owned).collect::<BTreeSet<_>>()
        };
        assert_eq!(codes(same), codes(row));
        assert_eq!(same.text("commentaire"), row.text("commentaire"));
    }
    carnet.assert_sound();
}

#[test]
fn a_theme_of_the_evaluation_is_changed_in_place() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Situation)
        .act(Action::Down)
        .act(Action::Edit);
    carnet
        .assert_screen("Constat")
        .fill("Commentaire", "Visite d’un studio lundi. ")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_screen("Visite d’un studio lundi.");
}

#[test]
fn an_action_is_done_with_its_date_its_quality_and_its_impact() {
    let mut carnet = Session::demo();
    carnet.act(Action::Plan);
    carnet
        .type_text("jj")
        .act(Action::Done)
        .assert_screen("Action faite : Inscription au code")
        .assert_screen("21/11/2026")
        .fill("Fait ou arrêté le", "")
        .replace_with("hier")
        .choose("Qualité", "bonne")
        .choose("Impact sur l’objectif", "fort")
        .act(Action::Save)
        .assert_answer("fait le 20/11")
        .assert_screen("qualité bonne, impact fort");
    let actions = carnet.rows(Entity::Action);
    let done = actions
        .iter()
        .find(|row| row.text("libelle") == Some("Inscription au code"))
        .unwrap();
    assert_eq!(done.text("statut"), Some("fait"));
    assert_eq!(done.text("fin"), Some("2026-11-20"));
    assert_eq!(done.text("evaluee_le"), Some("2026-11-21"));
    carnet.assert_sound();
}

#[test]
fn an_absence_asks_at_once_what_is_done_about_it() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("nègre anne")
        .press("entrée")
        .assert_file_of("NÈGRE Anne-Laure")
        .act(Action::Done)
        .assert_screen("issue")
        .go_to_field("Issue")
        .press("suppr")
        .type_text("non excusée")
        .press("tab")
        .act(Action::Save);
    carnet.assert_screen("Suite donnée").act(Action::Back);
    let kept = carnet.rows(Entity::Appointment);
    assert!(
        kept.iter().any(|row| row.text("statut") == Some("absent")),
        "{kept:?}"
    );
    carnet.assert_sound();
}

#[test]
fn an_appointment_is_fixed_from_the_file() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Appointments)
        .act(Action::New)
        .pick("un rendez-vous")
        .assert_screen("Rendez-vous : ajouter")
        .fill("Date", "24/12 14h")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_screen("24/12 14 h")
        .assert_sound();
}

#[test]
fn a_long_text_may_be_written_in_ones_own_editor() {
    let mut carnet = Session::demo();
    carnet.with_editor(|text| Ok(format!("{text}\nRelu avec elle le 21/11.")));
    carnet
        .act(Action::Situation)
        .act(Action::New)
        .pick("à partir de la dernière")
        .go_to_field("Objectifs de l’accompagnement")
        .act(Action::ExternalEditor)
        .assert_screen("Relu avec elle le 21/11.")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let last = carnet.rows(Entity::Situation);
    let written = last.iter().filter_map(|row| row.text("objectifs"));
    assert!(
        written
            .into_iter()
            .any(|text| text.ends_with("Relu avec elle le 21/11."))
    );
}

#[test]
fn done_on_an_appointment_to_come_decides_nothing_by_itself() {
    let mut carnet = Session::demo();
    carnet.act(Action::Appointments).act(Action::First);
    let before = carnet.rows(Entity::Appointment);
    assert!(
        before.iter().any(|row| row.text("statut") == Some("prevu")),
        "the first file has an appointment to come"
    );
    carnet
        .act(Action::Done)
        .assert_screen("Rendez-vous du 24/11/2026 : issue")
        .act(Action::Save)
        .assert_answer("Rien n’a changé");
    assert_eq!(carnet.rows(Entity::Appointment), before);
}
