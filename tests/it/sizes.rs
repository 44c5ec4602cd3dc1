//! Every screen at every size: nothing panics, and what is small says so.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::{Base, Session};

/// Keys that lead somewhere.
type Way = fn(&mut Session);

/// A way to each screen and each window.
fn screens() -> Vec<(&'static str, Way)> {
    vec![
        ("list", |_| {}),
        ("search", |carnet| {
            carnet.act(Action::Search).type_text("ab");
        }),
        ("nothing found", |carnet| {
            carnet.act(Action::Search).type_text("zzzzz");
        }),
        ("sort", |carnet| {
            carnet.act(Action::Sort);
        }),
        ("filters", |carnet| {
            carnet.act(Action::Filters);
        }),
        ("help", |carnet| {
            carnet.act(Action::Help);
        }),
        ("palette", |carnet| {
            carnet.act(Action::Palette).type_text("r");
        }),
        ("why", |carnet| {
            carnet.act(Action::Why);
        }),
        ("question", |carnet| {
            carnet.act(Action::Remove);
        }),
        ("new person", |carnet| {
            carnet.act(Action::New).act(Action::Save);
        }),
        ("identity form", |carnet| {
            carnet.act(Action::Edit).press("fin");
        }),
        ("identity", |carnet| {
            carnet.act(Action::Open).act(Action::Identity);
        }),
        ("situation", |carnet| {
            carnet.act(Action::Situation).act(Action::Last);
        }),
        ("situation form", |carnet| {
            carnet
                .act(Action::Situation)
                .act(Action::New)
                .press("entrée");
            carnet.press("tab").press("tab");
        }),
        ("interview", |carnet| {
            carnet.act(Action::Interview).act(Action::PageDown);
        }),
        ("interview form", |carnet| {
            carnet.act(Action::Interview).act(Action::AddWord);
        }),
        ("contract", |carnet| {
            carnet.act(Action::Contract);
        }),
        ("appointments", |carnet| {
            carnet.act(Action::Appointments).act(Action::Last);
        }),
        ("plan", |carnet| {
            carnet.act(Action::Plan).act(Action::Last);
        }),
        ("action form, list open", |carnet| {
            carnet.act(Action::Plan).type_text("jj").act(Action::Edit);
            carnet.go_to_field("Type d’action").press("espace");
        }),
        ("history", |carnet| {
            carnet
                .act(Action::Plan)
                .type_text("jj")
                .act(Action::Done)
                .act(Action::Save);
            carnet.act(Action::History);
        }),
        ("marked", |carnet| {
            carnet.act(Action::MarkAll).act(Action::ActOnMarked);
        }),
    ]
}

#[test]
fn every_screen_is_drawn_at_every_size() {
    let base = Base::demo();
    for (name, go) in screens() {
        let mut carnet = base.open();
        go(&mut carnet);
        let place = carnet.app().stack.context();
        for width in (0..=130).step_by(13) {
            for height in (0..=45).step_by(5) {
                carnet.resize(width, height);
            }
        }
        for (width, height) in [
            (1, 1),
            (2, 1),
            (1, 40),
            (59, 15),
            (60, 14),
            (60, 15),
            (500, 200),
        ] {
            carnet.resize(width, height);
        }
        assert_eq!(carnet.app().stack.context(), place, "{name}: nothing moved");
        carnet.resize(120, 40);
        drop(carnet);
    }
}

#[test]
fn a_small_window_says_so_and_saving_still_works() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Sète");
    carnet
        .resize(50, 10)
        .assert_screen("Agrandissez")
        .act(Action::Save);
    carnet.resize(120, 40).assert_answer("Enregistré");
    assert_eq!(
        carnet.rows(Entity::Allocataire)[0].text("commune"),
        Some("Sète")
    );
    carnet.resize(20, 3).press("q");
    assert!(!carnet.is_open());
}

#[test]
fn sizes_that_follow_one_another_lose_no_key() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("");
    for step in 0..60u16 {
        carnet.resize(40 + step * 3, 10 + step % 40);
        carnet.type_text("a");
    }
    carnet
        .resize(120, 40)
        .act(Action::Save)
        .assert_answer("Enregistré");
    let commune = "a".repeat(60);
    assert_eq!(
        carnet.rows(Entity::Allocataire)[0].text("commune"),
        Some(commune.as_str())
    );
}

#[test]
fn the_person_chosen_stays_chosen_and_visible() {
    let mut carnet = Session::demo();
    for _ in 0..25 {
        carnet.act(Action::Down);
    }
    let name = carnet.chosen();
    for (width, height) in [(80, 24), (60, 15), (200, 60), (100, 16), (120, 40)] {
        carnet.resize(width, height);
        assert_eq!(carnet.chosen(), name);
        let start: String = name.chars().take(8).collect();
        carnet.assert_screen(&start);
    }
}
