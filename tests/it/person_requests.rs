//! What the person asks of the data kept about them: entered from the file, called for in its month,
//! answered, and applied.
use carnet::app::action::Action;
use carnet::domain::record::person_request::PersonRequestRecord;
use carnet::domain::record::retention::RetentionRecord;
use carnet::domain::record::{Entity, Record};
use carnet::domain::vocabulary::{PersonRequestAnswer, PersonRequestKind, RetentionKind};

use super::harness::{Base, Session};

/// A session in the identity of the first file, with a request being entered.
fn asking(carnet: &mut Session, what: &str) {
    carnet
        .press("entrée")
        .act(Action::Identity)
        .act(Action::New)
        .pick("Une demande de la personne sur ses données")
        .assert_screen("Demande sur ses données : ajouter")
        .choose("Ce qui est demandé", what)
        .go_to_field("Reçue le")
        .replace_with("10/11/2026");
}

#[test]
fn a_request_is_entered_called_for_answered_and_told_in_the_life_of_the_file() {
    let mut carnet = Session::demo();
    asking(&mut carnet, "accès");
    carnet
        .assert_screen("Art. 15")
        .fill("Dans les mots de la personne", "Je veux lire mon dossier.")
        .press("tab")
        .assert_screen("due le 10/12/2026 au plus tard")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_screen("Demandes sur ses données")
        .act(Action::Done)
        .assert_screen("Réponse à la demande du 10/11/2026 : accès à ses données")
        .choose("Réponse", "favorable")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .act(Action::Life)
        .assert_screen("Réponse sur ses données : accès à ses données, favorable")
        .assert_screen("Demande sur ses données : accès à ses données")
        .press("échap");
    let rows = carnet.rows(Entity::PersonRequest);
    let it = PersonRequestRecord::of(&rows[0]);
    assert_eq!(it.kind(), Some(PersonRequestKind::Access));
    assert_eq!(it.answer(), Some(PersonRequestAnswer::Favourable));
    assert!(it.answered_on().is_some());
    carnet.act(Action::Undo).act(Action::Undo);
    assert_eq!(carnet.rows(Entity::PersonRequest), []);
}

#[test]
fn the_alert_of_its_month_comes_two_weeks_before_and_stays() {
    let base = Base::demo();
    let mut carnet = base.open();
    asking(&mut carnet, "accès");
    carnet.act(Action::Save);
    let person = carnet.person();
    let calls = |carnet: &Session, iso: &str| {
        let alerts = carnet
            .store()
            .alerts_of(person, super::harness::day(iso))
            .unwrap();
        let mut all = alerts.into_iter();
        all.find(|it| it.rule == "DONNEES-1M")
            .map(|it| it.state(super::harness::day(iso)).calls())
    };
    assert_eq!(calls(&carnet, "2026-11-21"), Some(false));
    assert_eq!(calls(&carnet, "2026-11-26"), Some(true));
    assert_eq!(calls(&carnet, "2026-12-11"), Some(true));
}

#[test]
fn a_refusal_asks_why_and_a_limitation_that_is_granted_proposes_its_decision() {
    let mut carnet = Session::demo();
    asking(&mut carnet, "limitation");
    carnet
        .fill(
            "Dans les mots de la personne",
            "N’en faites plus rien pour l’instant.",
        )
        .act(Action::Save)
        .act(Action::Done)
        .choose("Réponse", "refus")
        .act(Action::Save)
        .assert_screen("un refus dit pourquoi")
        .choose("Réponse", "favorable")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_screen("Conservation et droits : ajouter")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let rows = carnet.rows(Entity::Retention);
    let it = RetentionRecord::of(&rows[0]);
    assert_eq!(it.kind(), Some(RetentionKind::Limitation));
    assert_eq!(it.reason(), Some("N’en faites plus rien pour l’instant."));
    assert!(it.holds(super::harness::day("2026-11-21")));
}

#[test]
fn a_longer_delay_says_why_and_when_it_was_told() {
    let mut carnet = Session::demo();
    asking(&mut carnet, "effacement");
    carnet
        .act(Action::Save)
        .act(Action::Edit)
        .fill("Prolongation dite à la personne le", "20/11/2026")
        .act(Action::Save)
        .assert_screen("avec son motif")
        .fill("Pourquoi prolonger", "Deux services à interroger.")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let person = carnet.person();
    let deadlines = carnet.store().deadlines(person).unwrap();
    let due = |rule: &str| {
        deadlines
            .iter()
            .find(|it| it.rule.id == rule)
            .and_then(|it| it.due)
    };
    assert_eq!(due("DONNEES-3M"), Some(super::harness::day("2027-02-10")));
}
