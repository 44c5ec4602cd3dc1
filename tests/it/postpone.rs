//! A date that is moved: one key from the row or from the alert, the new day, why.
use carnet::app::action::Action;
use carnet::domain::record::{Entity, Row};

use super::harness::{Base, Session};

fn action(carnet: &Session, label: &str) -> Row {
    let rows = carnet.rows(Entity::Action);
    let found = rows
        .into_iter()
        .find(|row| row.text("libelle") == Some(label));
    found.unwrap()
}

#[test]
fn from_its_row_an_action_gets_another_date_and_why() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Open)
        .act(Action::NextAlert)
        .assert_answer("Inscription au code")
        .press("T")
        .assert_screen("Nouvelle échéance de l’action : Inscription au code");
    assert_eq!(carnet.focused_label().as_deref(), Some("Échéance"));
    carnet
        .replace_with("15/12")
        .fill("Pourquoi", "L’auto-école est fermée jusqu’au 10.")
        .act(Action::Save)
        .assert_answer("date déplacée du 14/11/2026 au 15/12/2026");
    let moved = action(&carnet, "Inscription au code");
    assert_eq!(moved.text("echeance"), Some("2026-12-15"));
    let told = carnet.rows(Entity::Postponement);
    assert_eq!(told.len(), 1, "told once");
    assert_eq!(told[0].text("ancienne"), Some("2026-11-14"));
    assert_eq!(told[0].text("nouvelle"), Some("2026-12-15"));
    assert!(told[0].text("motif").unwrap().contains("auto-école"));
    carnet
        .act(Action::Life)
        .assert_screen("du 14/11/2026 au 15/12/2026")
        .assert_screen("L’auto-école est fermée");
    carnet.press("échap");
    carnet.act(Action::Undo);
    let back = action(&carnet, "Inscription au code");
    assert_eq!(back.text("echeance"), Some("2026-11-14"));
    assert!(carnet.rows(Entity::Postponement).is_empty());
    carnet.assert_sound();
}

#[test]
fn a_date_moves_to_a_day_to_come() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open).act(Action::NextAlert).press("T");
    carnet
        .replace_with("hier")
        .act(Action::Save)
        .assert_answer("Le 20/11/2026 est passé : donnez un jour à venir.")
        .assert_screen("Nouvelle échéance");
    let kept = action(&carnet, "Inscription au code");
    assert_eq!(kept.text("echeance"), Some("2026-11-14"));
}

#[test]
fn the_date_that_it_has_already_is_no_other_date() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open).act(Action::NextAlert).press("T");
    carnet
        .fill("Pourquoi", "Rien ne change.")
        .act(Action::Save)
        .assert_answer("C’est déjà la date prévue, le 14/11/2026")
        .assert_screen("Nouvelle échéance");
    assert!(carnet.rows(Entity::Postponement).is_empty());
}

#[test]
fn from_the_list_it_is_what_calls_first_that_moves() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Scope)
        .act(Action::Search)
        .type_text("etcheverry")
        .press("haut")
        .press("échap");
    let worst = |carnet: &Session| carnet.app().stack.caseload.list.selected().unwrap().clone();
    while !worst(&carnet).name.starts_with("ETCHEVERRY") {
        carnet.press("bas");
    }
    carnet
        .press("T")
        .assert_screen("Nouvelle échéance de l’action : Actualisation en ligne")
        .replace_with("+8")
        .act(Action::Save)
        .assert_answer("date déplacée");
}

#[test]
fn the_date_of_a_rule_does_not_move_and_the_way_out_is_said() {
    let mut carnet = Session::demo();
    carnet
        .press("T")
        .assert_answer("Cette date vient d’une règle");
    assert!(carnet.app().stack.layers().is_empty());
}

#[test]
fn an_appointment_of_the_agenda_moves_with_its_hour() {
    let base = Base::demo();
    let mut carnet = base.open_later("2026-11-24");
    carnet
        .act(Action::Agenda)
        .press("bas")
        .press("T")
        .assert_screen("Nouvelle date du rendez-vous")
        .replace_with("26/11")
        .go_to_field("Heure")
        .replace_with("9h30")
        .act(Action::Save)
        .assert_answer("date déplacée du 24/11/2026 au 26/11/2026");
    carnet.assert_sound();
}

#[test]
fn what_is_done_does_not_move_any_more() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open).act(Action::Plan);
    for (entity, done) in [(Entity::Action, "fait"), (Entity::Appointment, "honore")] {
        let rows = carnet.rows(entity);
        let row = rows
            .iter()
            .find(|row| row.text("statut") == Some(done))
            .unwrap();
        if entity == Entity::Appointment {
            carnet.act(Action::Appointments);
        }
        let chosen = |carnet: &Session| carnet.app().stack.file().unwrap().target();
        for _ in 0..30 {
            if chosen(&carnet) == Some((entity, row.id)) {
                break;
            }
            carnet.press("bas");
        }
        assert_eq!(chosen(&carnet), Some((entity, row.id)));
        carnet.press("T").assert_answer("C’est déjà fait");
        assert!(carnet.app().stack.form().is_none());
    }
}

#[test]
fn without_a_reason_the_former_date_is_kept_all_the_same() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Open)
        .act(Action::NextAlert)
        .press("T")
        .type_text("15/12")
        .act(Action::Save)
        .assert_answer("date déplacée");
    let told = carnet.rows(Entity::Postponement);
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].text("ancienne"), told[0].text("motif")),
        (Some("2026-11-14"), None)
    );
}

/// Support staff move appointments; the reasons of the plan are not theirs to write.
#[test]
fn support_staff_move_an_appointment_without_a_reason() {
    let base = Base::demo();
    let office = |row: &Row| row.text("fonction") == Some("secretariat");
    let agent = base.agents().iter().position(office).unwrap();
    let mut carnet = base.open_as_later(agent, "2026-11-24");
    carnet
        .act(Action::Agenda)
        .press("b")
        .press("bas")
        .press("T")
        .assert_screen("Nouvelle date du rendez-vous")
        .type_text("26/11")
        .assert_no("Pourquoi")
        .act(Action::Save)
        .assert_answer("date déplacée du 24/11/2026 au 26/11/2026");
}
