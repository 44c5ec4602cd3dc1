//! Aid asked for: entered from the plan, read in the file and in its life, taken back by undo, doubted
//! when its status and its dates differ.
use carnet::app::action::Action;
use carnet::domain::record::Entity;
use carnet::domain::record::aid_request::AidRequestRecord;
use carnet::domain::record::{Record, doubt};
use carnet::domain::vocabulary::AidStatus;

use super::harness::{Session, day};

#[test]
fn an_aid_asked_for_is_entered_read_settled_and_taken_back() {
    let mut carnet = Session::demo();
    carnet
        .press("entrée")
        .press("p")
        .act(Action::New)
        .pick("Une demande d’aide")
        .assert_screen("Demande d’aide : ajouter")
        .choose("Aide demandée", "fsl acc")
        .choose("Où en est la demande", "instruction")
        .fill("Dossier constitué le", "03/11/2026")
        .fill("Montant demandé (€)", "400")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let rows = carnet.store().all_rows(Entity::AidRequest).unwrap();
    let aid = AidRequestRecord::of(rows.last().unwrap());
    assert_eq!(aid.status(), Some(AidStatus::Examined));
    assert_eq!(aid.thematic(), Some("logement"));
    carnet
        .press("fin")
        .assert_screen("Demandes d’aides")
        .assert_screen("montant demandé 400\u{a0}€")
        .act(Action::Edit)
        .choose("Où en est la demande", "accepté")
        .fill("Réponse ou clôture le", "20/11/2026")
        .fill("Montant accordé (€)", "350")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .act(Action::Life)
        .assert_screen("Demande d’aide, dossier constitué : FSL accès")
        .assert_screen("Demande d’aide, issue : FSL accès, accepté")
        .press("échap")
        .act(Action::Undo)
        .act(Action::Undo);
    let left = carnet.store().all_rows(Entity::AidRequest).unwrap();
    assert!(left.iter().all(|row| row.id != aid.id), "{left:?}");
}

#[test]
fn a_status_that_its_dates_contradict_is_doubted() {
    let aid = |status: AidStatus, built: &str, decided: &str, granted: i64| {
        let row = carnet::domain::record::Row::blank(Entity::AidRequest)
            .with("type", "css")
            .with("statut", status.code())
            .with("constituee_le", built)
            .with("decidee_le", decided)
            .with("montant_accorde", granted);
        doubt(&row, day("2026-11-28")).map(|it| it.field)
    };
    let (built, decided) = ("2026-11-01", "2026-11-20");
    assert_eq!(aid(AidStatus::Granted, built, decided, 100), None);
    assert_eq!(
        aid(AidStatus::Granted, built, "2026-10-20", 100),
        Some("decidee_le")
    );
    assert_eq!(
        aid(AidStatus::Refused, built, decided, 100),
        Some("montant_accorde")
    );
    assert_eq!(
        aid(AidStatus::Examined, built, decided, 100),
        Some("statut")
    );
}

/// « Fait » on an aid is its outcome, never the first alert of the file.
#[test]
fn done_on_an_aid_opens_its_own_form() {
    let mut carnet = Session::demo();
    carnet
        .press("entrée")
        .press("p")
        .act(Action::New)
        .pick("Une demande d’aide")
        .choose("Aide demandée", "fsl acc")
        .act(Action::Save)
        .press("fin")
        .assert_screen("FSL accès, en préparation")
        .act(Action::Done)
        .assert_screen("Demande d’aide : modifier");
}
