//! The morning: the list opens on the most urgent, Entrée goes to the right field, `d` answers. Going on from
//! one to the next is in `round.rs`.
use carnet::app::action::Action;
use carnet::domain::record::Entity;
use carnet::domain::record::Panel;
use carnet::ui::theme::Role;

use super::harness::{Base, Session};

#[test]
fn the_list_says_what_is_due_since_when_and_for_whom() {
    let mut carnet = Session::demo();
    carnet
        .assert_screen("en retard")
        .assert_screen("mes dossiers")
        .assert_screen("02/11 CER à signer")
        .assert_screen("ABDALLAH Nadia")
        .assert_role("19 j", Role::Late);
    assert_eq!(carnet.chosen(), "ABDALLAH Nadia");
}

#[test]
fn enter_opens_the_file_where_the_alert_is_answered() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Open)
        .assert_file_of("ABDALLAH Nadia")
        .assert_screen("CER à signer, 19 j de retard");
    let file = carnet.app().stack.file().unwrap();
    assert_eq!(file.panel, Panel::Contract);
    carnet.act(Action::Back);
    assert_eq!(carnet.chosen(), "ABDALLAH Nadia");
}

#[test]
fn an_alert_that_is_answered_goes_away() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open).act(Action::Done);
    carnet
        .assert_screen("Signatures du contrat")
        .fill("Signé par la personne le", "20/11")
        .fill("Signé par le référent le", "j")
        .fill("Début", "j")
        .fill("Fin", "20/05/2027")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_answer("v : alerte suivante")
        .assert_no("CER à signer, 19 j de retard");
    let contracts = carnet.rows(Entity::Contract);
    assert_eq!(contracts[0].text("signe_referent_le"), Some("2026-11-21"));
    carnet.assert_sound();
}

/// « Rendez-vous tenu, action faite, prochain rendez-vous fixé » for the most urgent person.
#[test]
fn from_the_start_to_the_next_appointment_takes_few_keys() {
    let base = Base::demo();
    let mut carnet = base.open_later("2026-11-24");
    assert_eq!(carnet.chosen(), "ABDALLAH Nadia");
    carnet
        .act(Action::Appointments)
        .act(Action::Done)
        .assert_screen("Rendez-vous du 24/11/2026 : issue")
        .act(Action::Save)
        .assert_answer("honoré")
        .assert_screen("Rendez-vous : ajouter")
        .type_text("8/12")
        .press("tab")
        .type_text("14h")
        .act(Action::Save)
        .assert_answer("Enregistré");
    carnet.act(Action::Plan);
    while !carnet
        .app()
        .stack
        .file()
        .unwrap()
        .target()
        .is_some_and(|(entity, id)| {
            let file = &carnet.app().stack.file().unwrap().file;
            file.row(entity, id).and_then(|row| row.text("libelle")) == Some("Inscription au code")
        })
    {
        carnet.act(Action::Down);
    }
    carnet
        .act(Action::Done)
        .assert_screen("Action faite : Inscription au code")
        .act(Action::Save)
        .assert_answer("fait le 24/11");
    let outcome = carnet.rows(Entity::Appointment);
    let kept = |row: &&carnet::domain::record::Row| row.text("prevu_le") == Some("2026-11-24");
    assert_eq!(
        outcome.iter().find(kept).unwrap().text("statut"),
        Some("honore")
    );
    let next = |row: &&carnet::domain::record::Row| row.text("prevu_le") == Some("2026-12-08");
    assert_eq!(
        outcome.iter().find(next).unwrap().text("heure"),
        Some("14:00")
    );
    let actions = carnet.rows(Entity::Action);
    let done = actions
        .iter()
        .find(|row| row.text("libelle") == Some("Inscription au code"));
    assert_eq!(done.unwrap().text("statut"), Some("fait"));
    assert!(carnet.keys <= 25, "{} keys", carnet.keys);
    carnet.assert_sound();
}

/// A contract that one side alone has signed is still to be signed.
#[test]
fn an_alert_that_was_not_answered_says_so() {
    let mut carnet = Session::demo();
    carnet
        .press("d")
        .assert_screen("Signatures du contrat")
        .go_to_field("Signé par le référent le")
        .replace_with("")
        .fill("Signé par la personne le", "20/11")
        .fill("Début", "j")
        .fill("Fin", "20/05/2027")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_answer("L’alerte « CER à signer » reste : il manque « Signé par le référent le »");
}

/// The file of someone, at what calls first.
fn open(name: &str) -> Session {
    let mut carnet = Session::demo();
    // Whoever follows them.
    carnet.act(Action::Scope);
    carnet.act(Action::Search).type_text(name).press("entrée");
    carnet
}

/// What the file alone can say is filled in; what it can't is named once nothing more is typed.
#[test]
fn an_alert_is_answered_by_the_form_as_it_opens_or_what_is_missing_is_named() {
    let mut carnet = open("pagès cédric");
    carnet
        .assert_screen("Diag. à partager")
        .press("d")
        .act(Action::Save)
        .assert_answer("Enregistré : Partage");
    assert!(!carnet.answer().contains("reste"), "{}", carnet.answer());
    // The first appointment is proposed at the nearest free hour of who follows the person.
    let mut carnet = open("jaffuel");
    carnet
        .press("d")
        .assert_screen("lundi 23 novembre 2026")
        .act(Action::Save)
        .assert_answer("Enregistré : Rendez-vous du 23/11");
    assert!(!carnet.answer().contains("reste"), "{}", carnet.answer());
    let mut carnet = open("muñoz");
    carnet
        .press("d")
        .act(Action::Save)
        .assert_answer("L’alerte « CER à renouveler » reste : il manque « Signé par la personne le » et « Signé par le référent le »");
    let mut carnet = open("dvořák");
    carnet
        .press("d")
        .act(Action::Save)
        .assert_answer("Rien n’a changé. L’alerte « À évaluer : ")
        .assert_answer("reste : il manque « Qualité » et « Impact sur l’objectif »");
}

#[test]
fn an_alert_whose_start_is_unknown_asks_for_the_date_that_is_missing() {
    let mut carnet = open("delmas");
    carnet
        .assert_screen("? 1er RDV à fixer")
        .press("d")
        .assert_screen("Orientation");
    assert_eq!(carnet.focused_label().as_deref(), Some("Notifiée le"));
    carnet.press("échap");
    let target = carnet.app().stack.file().unwrap().target();
    assert_eq!(target.map(|(kind, _)| kind), Some(Entity::Orientation));
    carnet
        .act(Action::Back)
        .press("d")
        .type_text("20/10")
        .act(Action::Save)
        .assert_answer("Enregistré");
    assert!(!carnet.answer().contains("reste"), "{}", carnet.answer());
}

#[test]
fn an_outcome_asks_first_for_what_nobody_has_said() {
    let mut carnet = open("nègre anne");
    carnet.press("d").assert_screen("Durée");
    assert_eq!(carnet.focused_label().as_deref(), Some("Ce qui s’est dit"));
    carnet
        .choose("Issue", "absence non")
        .assert_no("Durée")
        .assert_no("Situation regardée");
    assert_eq!(carnet.focused_label().as_deref(), Some("Ce qui s’est dit"));
    // A day that is proposed is typed over; one that is asked for already is not asked again.
    let mut carnet = Session::demo();
    carnet
        .act(Action::Palette)
        .type_text("rdv benhamou mardi 14h")
        .press("entrée");
    assert_ne!(carnet.focused_label().as_deref(), Some("Date"));
    let mut carnet = open("dvořák");
    carnet
        .act(Action::Palette)
        .type_text("appel")
        .press("entrée");
    carnet
        .fill("Date", "19/11")
        .choose("Résultat", "échange")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let made = carnet.rows(Entity::Contact);
    assert!(
        made.iter()
            .any(|row| row.text("fait_le") == Some("2026-11-19"))
    );
}

/// What is noted in another order is not noted otherwise.
#[test]
fn an_evaluation_left_as_it_was_shows_nothing_changed() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Situation)
        .press("n")
        .press("1")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_no("(avant");
}
