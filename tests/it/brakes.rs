//! A brake leads to the actions that answer it: from the interview in one key each, from the file by its form.
use carnet::app::action::Action;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Row, Value};

use super::harness::{Base, Session, TODAY, day};

/// The first person of the list, expected today; the last evaluation says one brake that nothing answers.
fn with_a_brake() -> Session {
    let base = Base::demo();
    let first = base.open().app().stack.person().unwrap();
    let file = base.store().case_file(first).unwrap();
    let mut ops: Vec<Op> = file.rows(Entity::Action).iter().map(Op::remove).collect();
    let last = file.evaluations()[0].id;
    ops.extend(
        file.findings(last)
            .into_iter()
            .map(|it| Op::remove(it.row())),
    );
    ops.push(Op::insert(
        Entity::Finding,
        vec![
            ("allocataire_id", Value::Int(first)),
            ("situation_id", Value::Int(last)),
            ("theme", "mobilite".into()),
            ("constats", "mob_tc mob_permis".into()),
        ],
    ));
    let change = Change::entry("Un frein", Some(first), ops);
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    base.add_appointments(&[first], TODAY, "14:00");
    base.open()
}

fn answers(carnet: &Session) -> Vec<Row> {
    let mut rows = carnet.rows(Entity::Action);
    rows.retain(|row| row.text("theme") == Some("mobilite"));
    rows
}

#[test]
fn in_the_interview_one_key_adds_an_action_that_answers_the_brake() {
    let mut carnet = with_a_brake();
    carnet
        .act(Action::Lead)
        .act(Action::NextPanel)
        .act(Action::Down)
        .assert_screen("+ répondre à ce frein (aucune action ne le fait encore)")
        .act(Action::Open)
        .assert_screen("Ce qui répond au frein : Mobilité")
        .assert_screen("1 Préparer un permis")
        .press("1")
        .assert_answer("Enregistré")
        .assert_no("ne le fait encore")
        .assert_screen("Préparer un permis");
    let made = answers(&carnet);
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].text("code"), Some("dem_permis"));
    assert_eq!(made[0].text("libelle"), Some("Préparer un permis"));
    // The plan says what it answers; one key takes it back.
    carnet
        .assert_screen("répond au frein : mobilité")
        .act(Action::Undo)
        .assert_screen("+ répondre à ce frein (aucune action ne le fait encore)");
    assert_eq!(answers(&carnet), []);
    carnet.assert_sound();
}

#[test]
fn another_action_is_written_in_its_form_and_keeps_the_brake() {
    let mut carnet = with_a_brake();
    carnet
        .act(Action::Lead)
        .act(Action::NextPanel)
        .act(Action::Down)
        .act(Action::Open)
        .pick("Une autre action")
        .type_text("Apprendre le plan du bus")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let made = answers(&carnet);
    assert_eq!(made[0].text("libelle"), Some("Apprendre le plan du bus"));
    carnet.assert_sound();
}

#[test]
fn the_file_shows_a_brake_without_action_and_leads_to_one() {
    let mut carnet = with_a_brake();
    carnet
        .press("entrée")
        .act(Action::Situation)
        .assert_screen("(aucune");
    while !matches!(
        carnet.app().stack.file().and_then(|it| it.target()),
        Some((Entity::Finding, _))
    ) {
        carnet.act(Action::Down);
    }
    carnet
        .act(Action::New)
        .assert_screen("Une action qui répond au frein : Mobilité")
        .press("entrée")
        .press("1")
        .assert_screen("Préparer un permis")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_no("(aucune");
    // What was done answers nothing any more.
    let made = answers(&carnet);
    assert_eq!(made.len(), 1);
    carnet.act(Action::Done).act(Action::Save);
    carnet.act(Action::Situation);
    carnet.assert_screen("(aucune").assert_sound();
}
