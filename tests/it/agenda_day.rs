//! The day of the agenda is truthful about the hour: what time it is, what is under way, what is still free, and
//! who receives.
use std::rc::Rc;

use carnet::app::action::Action;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Id};

use super::harness::{Base, Session, TODAY, day};
use super::rights::someone_as;

const TUESDAY: &str = "2026-11-24";

/// A store where someone whom the first agent follows is expected on Tuesday at a quarter to noon.
fn expected_before_noon() -> Rc<Base> {
    let base = Base::demo();
    let me = base.author(0).agent;
    let people = base.store().all_rows(Entity::Allocataire).unwrap();
    let followed = |id: &Id| base.store().referent_of(*id).unwrap() == me;
    let person = people.iter().map(|row| row.id).find(followed).unwrap();
    base.add_appointments(&[person], TUESDAY, "11:45");
    base
}

/// The row of the screen that says something, counted from the top.
fn row_of(carnet: &Session, words: &str) -> usize {
    let screen = carnet.screen();
    let found = screen.lines().position(|line| line.contains(words));
    found.unwrap_or_else(|| panic!("{words}\n{screen}"))
}

/// The agenda of everyone, that day.
fn of_everyone(carnet: &mut Session) -> &mut Session {
    carnet
        .act(Action::Agenda)
        .act(Action::Filters)
        .pick("tout le monde")
}

#[test]
fn today_says_what_time_it_is_and_what_is_under_way() {
    let base = expected_before_noon();
    // The clock of a test stands at noon.
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut carnet = base.open_later(TUESDAY);
        carnet
            .resize(columns, rows)
            .act(Action::Agenda)
            .assert_screen("maintenant, 12 h")
            .assert_screen("▸");
        let chosen =
            |carnet: &Session| carnet.app().stack.agenda().unwrap().meeting().unwrap().time;
        assert_eq!(chosen(&carnet).unwrap().code(), "11:45");
        let now = row_of(&carnet, "maintenant");
        assert_eq!(row_of(&carnet, "en cours") + 1, now, "{}", carnet.screen());
        assert_eq!(row_of(&carnet, "12 h 15–12 h 30"), now + 1);
        assert!(row_of(&carnet, "15 h 30") > now);
        // What is over waits for its outcome, and what was free before is no longer.
        assert!(row_of(&carnet, "issue à noter") < now);
        carnet
            .assert_no("9 h–9 h 30")
            .act(Action::NextDay)
            .assert_no("maintenant")
            .assert_no("en cours")
            .act(Action::PreviousDay)
            .act(Action::PreviousDay)
            .assert_no("maintenant");
    }
}

#[test]
fn by_hour_a_day_of_several_says_what_is_free_and_whose() {
    let mut carnet = Session::demo();
    of_everyone(&mut carnet);
    for _ in 0..3 {
        carnet.act(Action::NextDay);
    }
    carnet
        .assert_screen("9 h 30–10 h 15")
        .assert_screen("libre, 30 min · Claire Rivière")
        .assert_screen("libre, 3 h 30 · Aurélie Çaprais, Inès Lacaze")
        .assert_no("Monique Gasset")
        // The first appointment is chosen, before what is free.
        .press("entrée")
        .assert_file_of("OUAZZANI Youssef");
}

#[test]
fn agent_by_agent_all_who_receive_are_there_and_the_others_are_named() {
    let mut carnet = Session::demo();
    of_everyone(&mut carnet);
    for _ in 0..3 {
        carnet.act(Action::NextDay);
    }
    carnet
        .act(Action::Sort)
        .assert_screen("Claire Rivière · 3 rendez-vous · 5 h libres")
        .assert_screen("Aurélie Çaprais · 0 rendez-vous · 7 h 30 libres")
        .assert_screen("Inès Lacaze · 0 rendez-vous · 7 h 30 libres")
        .assert_screen("ni accueil à venir : Monique Gasset, Alain Prévôt")
        .assert_no("Monique Gasset ·");
}

#[test]
fn who_receives_at_a_permanence_alone_is_free_within_its_hours() {
    let base = Base::demo();
    let agents = base.agents();
    let role = |code| agents.iter().find(|row| row.text("fonction") == Some(code));
    let secretary = role("secretariat").unwrap();
    let hours = |opens: &str, closes: &str| {
        let values = vec![
            ("agent_id", secretary.id.into()),
            ("lieu", "Maison de la solidarité".into()),
            ("jours", "mardi".into()),
            ("ouvre", opens.into()),
            ("ferme", closes.into()),
        ];
        Op::insert(Entity::OfficeHours, values)
    };
    let ops = vec![hours("14:00", "15:30"), hours("15:00", "16:00")];
    let change = Change::entry("Permanences", None, ops);
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    let done = base.store().apply(&base.author(0), &moment, &change);
    done.unwrap();
    let mut carnet = base.open();
    of_everyone(&mut carnet).act(Action::Sort);
    for _ in 0..3 {
        carnet.act(Action::NextDay);
    }
    carnet
        .assert_screen("Monique Gasset · 0 rendez-vous · 2 h libres")
        .assert_screen("14 h–16 h")
        .act(Action::NextDay)
        .assert_no("Monique Gasset ·");
}

#[test]
fn who_sees_the_next_appointments_alone_is_told_so_and_nothing_is_said_free() {
    let base = Base::demo();
    let at = someone_as(&base, "accueil");
    let mut carnet = base.open_as(at);
    of_everyone(&mut carnet);
    for _ in 0..3 {
        carnet.act(Action::NextDay);
    }
    carnet
        .assert_screen("le prochain rendez-vous de chacun seulement")
        .assert_no("libre")
        .act(Action::Sort)
        .assert_no("libre")
        .assert_screen("Sans rendez-vous : Aurélie Çaprais");
}
