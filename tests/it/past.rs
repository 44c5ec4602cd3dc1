//! Another day (`--date`): what was known then, read only, and why.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::Base;

#[test]
fn a_past_day_can_be_read_and_says_why_it_cannot_be_changed() {
    let mut carnet = Base::demo().open_on_day("2026-11-10");
    carnet
        .assert_screen("LECTURE SEULE")
        .assert_screen("10/11/2026")
        .assert_answer("Lecture seule : ");
    for action in [
        Action::Edit,
        Action::New,
        Action::Done,
        Action::Remove,
        Action::Undo,
    ] {
        carnet.act(action).assert_answer("Lecture seule");
        assert!(carnet.app().stack.layers().is_empty(), "{action:?}");
    }
    carnet.act(Action::Open);
    for action in [
        Action::Edit,
        Action::New,
        Action::Done,
        Action::Remove,
        Action::MoveDown,
    ] {
        carnet.act(action).assert_answer("Lecture seule");
        assert!(carnet.app().stack.layers().is_empty(), "{action:?}");
    }
}

#[test]
fn enter_in_a_file_that_cannot_be_changed_opens_no_form() {
    let mut carnet = Base::demo().open_on_day("2026-11-10");
    carnet.act(Action::Open).act(Action::Plan).act(Action::Open);
    assert!(
        carnet.app().stack.layers().is_empty(),
        "{}",
        carnet.screen()
    );
    carnet.act(Action::Appointments).act(Action::Open);
    assert!(
        carnet.app().stack.layers().is_empty(),
        "{}",
        carnet.screen()
    );
}

#[test]
fn nothing_later_than_that_day_is_known() {
    let mut carnet = Base::demo().open_on_day("2026-11-10");
    carnet
        .act(Action::Search)
        .type_text("abdallah")
        .press("entrée");
    let done = carnet.rows(Entity::Action);
    assert!(done.iter().all(|row| row.text("fin") <= Some("2026-11-10")));
    carnet.assert_no("18/11");
}

#[test]
fn the_store_itself_is_left_as_it_was() {
    let base = Base::demo();
    let before = std::fs::read(base.path()).unwrap();
    let mut carnet = base.open_on_day("2026-11-10");
    carnet
        .act(Action::Open)
        .act(Action::Plan)
        .act(Action::Back)
        .press("q");
    assert!(!carnet.is_open());
    drop(carnet);
    assert!(std::fs::read(base.path()).unwrap() == before);
}
