//! The round: `v` goes to the worst of what was not seen yet, wherever a saved row went, until all was seen.
use std::collections::BTreeSet;
use std::time::Duration;

use carnet::app::action::Action;
use carnet::domain::record::Id;
use carnet::domain::round::Rounds;
use carnet::store::Query;

use super::harness::{Base, Session, TODAY, day};

/// Those of the list for whom something calls, the worst first.
fn calling(carnet: &Session) -> Vec<Id> {
    let list: &Query = &carnet.app().stack.caseload.list.query;
    carnet.store().calling(list, 500).unwrap().0
}

/// The person chosen in the list.
fn here(carnet: &Session) -> Id {
    carnet.app().stack.caseload.list.selected().unwrap().id
}

/// Signs the contract that calls.
fn sign(carnet: &mut Session) -> &mut Session {
    carnet
        .press("d")
        .fill("Signé par la personne le", "20/11")
        .fill("Signé par le référent le", "j")
        .fill("Début", "j")
        .fill("Fin", "20/05/2027")
        .act(Action::Save)
}

#[test]
fn from_the_list_everyone_comes_once_the_worst_first_and_the_end_is_said() {
    let mut carnet = Session::demo();
    let expected = calling(&carnet);
    let mut seen = vec![here(&carnet)];
    for at in 2..=expected.len() {
        carnet.press("v");
        carnet.assert_answer(&format!("Tournée, {at} sur {}", expected.len()));
        seen.push(here(&carnet));
    }
    assert_eq!(seen, expected);
    carnet.press("v");
    carnet
        .assert_answer(&format!("Tout est vu : {} personnes", expected.len()))
        .assert_answer("Vous n’avez rien enregistré aujourd’hui")
        .assert_answer("Des alertes restent chez");
    // It begins again.
    carnet.press("v");
    carnet.assert_answer(&format!("Tournée, 1 sur {}", expected.len()));
    assert_eq!(here(&carnet), expected[0]);
    carnet.press("v");
    carnet.assert_answer(&format!("Tournée, 2 sur {}", expected.len()));
    assert_eq!(here(&carnet), expected[1]);
}

#[test]
fn what_is_answered_moves_and_nobody_is_left_out() {
    let mut carnet = Session::demo();
    let expected = calling(&carnet);
    sign(&mut carnet).assert_answer("Enregistré");
    carnet.press("v");
    assert_eq!(here(&carnet), expected[1]);
    let mut seen: BTreeSet<Id> = [expected[0], expected[1]].into();
    while !carnet.press("v").answer().contains("Tout est vu") {
        seen.insert(here(&carnet));
    }
    assert_eq!(seen, expected.into_iter().collect());
    carnet.assert_answer("1 enregistrement aujourd’hui");
}

#[test]
fn from_below_the_worst_comes_first() {
    let mut carnet = Session::demo();
    let expected = calling(&carnet);
    for _ in 0..5 {
        carnet.press("bas");
    }
    let from = here(&carnet);
    carnet.press("v");
    assert_eq!(here(&carnet), expected[0]);
    carnet.assert_answer("Tournée, 2 sur");
    let mut after = Vec::new();
    for _ in 0..6 {
        carnet.press("v");
        after.push(here(&carnet));
    }
    assert!(!after.contains(&from), "seen already: {after:?}");
}

#[test]
fn in_a_file_every_alert_comes_once_then_the_next_person_at_theirs() {
    let mut carnet = Session::demo();
    let expected = calling(&carnet);
    carnet.act(Action::Open);
    let mut files = vec![carnet.person()];
    let mut alerts = BTreeSet::new();
    loop {
        let view = carnet.app().stack.file().unwrap();
        let reached = view.reached().expect("an alert is reached").key();
        assert!(alerts.insert(reached.clone()), "{reached:?} comes twice");
        if carnet.press("v").answer().contains("Tout est vu") {
            break;
        }
        if files.last() != Some(&carnet.person()) {
            files.push(carnet.person());
        }
    }
    assert_eq!(files, expected);
    let today = carnet.app().desk.today;
    let calls = |person: &Id| {
        let of = carnet.store().alerts_of(*person, today).unwrap();
        of.into_iter().filter(|it| it.state(today).calls()).count()
    };
    assert_eq!(alerts.len(), expected.iter().map(calls).sum::<usize>());
}

#[test]
fn an_alert_answered_in_a_file_hides_none_of_the_others() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open);
    let today = carnet.app().desk.today;
    let view = carnet.app().stack.file().unwrap();
    let mut left: BTreeSet<_> = view.calling(today).map(|it| it.key()).collect();
    left.remove(&view.reached().unwrap().key());
    let person = carnet.person();
    sign(&mut carnet).assert_answer("v : alerte suivante");
    loop {
        carnet.press("v");
        if carnet.person() != person {
            break;
        }
        let view = carnet.app().stack.file().unwrap();
        left.remove(&view.reached().unwrap().key());
    }
    assert!(left.is_empty(), "never reached: {left:?}");
}

#[test]
fn it_is_left_and_taken_up_again_on_the_same_day() {
    let base = Base::demo();
    let mut carnet = base.open();
    let expected = calling(&carnet);
    carnet.press("v").press("v");
    // Elsewhere, and back.
    carnet.act(Action::Agenda).act(Action::Alerts).press("v");
    carnet.assert_answer("Tournée, 4 sur");
    assert_eq!(here(&carnet), expected[3]);
    // Whoever is seen in another list was seen.
    carnet.act(Action::Scope);
    let everyone = calling(&carnet);
    let next = everyone.iter().find(|it| !expected[..4].contains(it));
    carnet.press("v");
    assert_eq!(Some(&here(&carnet)), next);
    carnet.act(Action::Scope).press("v");
    assert_eq!(here(&carnet), expected[4]);
    carnet.pass(Duration::from_secs(2)).act(Action::Quit);
    let mut carnet = base.open();
    carnet.press("v");
    carnet.assert_answer("Tournée, 6 sur");
    assert_eq!(here(&carnet), expected[5]);
    carnet.act(Action::Quit);
    let mut carnet = base.open_later("2026-11-22");
    carnet.press("v");
    carnet.assert_answer("Tournée, 2 sur");
}

#[test]
fn a_round_that_could_not_be_kept_in_time_is_kept_on_leaving() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet.press("v").press("v").act(Action::Quit);
    let mut carnet = base.open();
    carnet.press("v");
    carnet.assert_answer("Tournée, 4 sur");
}

/// Looking someone up, or at everyone's files, is not another round: it goes on, and never ends before all was seen.
#[test]
fn a_search_or_another_scope_does_not_begin_it_again() {
    let mut carnet = Session::demo();
    let expected = calling(&carnet);
    let all = expected.len();
    carnet.press("v").press("v");
    carnet
        .act(Action::Search)
        .type_text("cohen")
        .press("entrée")
        .act(Action::Back);
    let found = here(&carnet);
    carnet
        .press("v")
        .assert_answer("la recherche est effacée")
        .assert_answer(&format!("sur {all}"));
    assert!(carnet.app().stack.caseload.list.query.search.is_empty());
    assert_eq!(here(&carnet), expected[3]);
    let mut seen: BTreeSet<Id> = expected.iter().take(4).copied().chain([found]).collect();
    carnet.act(Action::Scope);
    let everyone = calling(&carnet);
    assert!(everyone.len() >= all);
    carnet.press("v");
    assert!(seen.insert(here(&carnet)), "seen already");
    carnet
        .act(Action::Scope)
        .act(Action::Search)
        .type_text("abdallah nadia")
        .press("entrée")
        .act(Action::Back);
    while !carnet.press("v").answer().contains("Tout est vu") {
        assert!(expected.contains(&here(&carnet)));
        seen.insert(here(&carnet));
    }
    assert!(expected.iter().all(|it| seen.contains(it)));
    carnet.assert_answer(&format!("Tout est vu : {all} personnes"));
    // In a file too.
    carnet
        .act(Action::Search)
        .type_text("cohen")
        .press("entrée");
    let alerts = |carnet: &Session| {
        let view = carnet.app().stack.file().unwrap();
        view.calling(carnet.app().desk.today).count()
    };
    let person = carnet.person();
    for _ in 0..=alerts(&carnet) {
        carnet.press("v");
    }
    assert_ne!(carnet.person(), person);
    carnet.assert_answer("Tournée, ");
}

#[test]
fn a_list_where_nothing_calls_says_so() {
    let mut carnet = Base::empty().open();
    carnet.press("v").assert_answer("Rien n’appelle");
}

#[test]
fn ten_overdue_items_are_reached_in_ten_keys() {
    let mut carnet = Session::demo();
    carnet.act(Action::Open);
    let today = carnet.app().desk.today;
    for _ in 1..10 {
        carnet.act(Action::NextAlert);
        let reached = carnet.app().stack.file().unwrap().reached();
        assert!(reached.is_some_and(|it| it.state(today).calls()));
    }
    assert_eq!(carnet.keys, 10);
}

/// However many call, none is left out: more are looked at once those before were seen.
#[test]
fn a_round_goes_on_beyond_the_first_five_hundred() {
    let base = Base::with_people(1_600);
    let list = Query::new(day(TODAY));
    let (everyone, more) = base.store().calling(&list, 5_000).unwrap();
    assert!(everyone.len() > 500 && !more, "{}", everyone.len());
    let (first, more) = base.store().calling(&list, 500).unwrap();
    assert_eq!((first.as_slice(), more), (&everyone[..500], true));
    let seen = |people: &[Id]| {
        let mut rounds = Rounds::default();
        let round = rounds.of(&list.name(), people);
        people.iter().for_each(|person| round.see(*person));
        let mut store = base.store();
        let author = base.author(0);
        store.keep_rounds(&author, day(TODAY), &rounds).unwrap();
        let mut carnet = base.open();
        carnet.act(Action::Scope);
        carnet
    };
    seen(&first[..1])
        .press("v")
        .assert_answer("sur plus de 500");
    let mut carnet = seen(&first);
    carnet.press("v");
    assert_eq!(here(&carnet), everyone[500]);
    let all = carnet::domain::text::number(i64::try_from(everyone.len()).unwrap());
    carnet.assert_answer(&format!("Tournée, 501 sur {all}"));
    seen(&everyone).press("v").assert_answer("Tout est vu");
}
