//! The portefeuille: orders, filters, scope, marks, the preview and the counters.
use std::collections::BTreeSet;

use carnet::app::action::Action;
use carnet::domain::date::Time;
use carnet::domain::deadlines::State;
use carnet::domain::record::{Entity, Row};
use carnet::store::{Anchor, Filter, Query, Scope, Towards};
use carnet::ui::theme::Role;

use super::harness::{Base, Session, day};

#[test]
fn names_are_in_french_order() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Sort)
        .pick("par nom")
        .assert_screen("tri : nom");
    let names = carnet.names();
    let at = |start: &str| names.iter().position(|name| name.starts_with(start));
    assert!(at("AZÉMA") < at("BÉRARD"), "{names:?}");
    assert!(at("ABDALLAH") < at("AZÉMA"), "{names:?}");
    assert_eq!(carnet.chosen(), names[0]);
}

#[test]
fn every_order_shows_the_same_people() {
    let mut carnet = Session::demo();
    let count = |carnet: &mut Session| {
        carnet.act(Action::Last);
        let mut names = carnet
            .store()
            .ids(&carnet.app().stack.caseload.list.query, 1_000)
            .unwrap();
        names.sort_unstable();
        names
    };
    let all = count(&mut carnet);
    for order in [
        "par nom",
        "par prochain rendez-vous",
        "par dernier contact",
        "par urgence",
    ] {
        carnet.act(Action::Sort).pick(order);
        assert_eq!(count(&mut carnet), all, "{order}");
    }
}

#[test]
fn every_filter_shows_the_people_its_counter_counts() {
    let mut carnet = Session::demo();
    let counters = carnet.app().stack.caseload.counters.unwrap();
    for (words, count) in [
        ("en retard", counters.late),
        ("cette semaine", counters.this_week),
        ("aujourd’hui", counters.appointments_today),
    ] {
        carnet.act(Action::Filters).pick(words);
        let shown = carnet
            .store()
            .ids(&carnet.app().stack.caseload.list.query, 1_000)
            .unwrap();
        assert_eq!(shown.len(), count, "{words}");
        carnet.act(Action::ClearFilters);
        assert!(carnet.app().stack.caseload.list.query.filters.is_empty());
    }
}

#[test]
fn filters_are_named_on_screen_and_cleared_with_one_key() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Filters)
        .pick("sans rendez-vous")
        .act(Action::Filters)
        .pick("en retard")
        .assert_screen("sans rendez-vous à venir")
        .assert_screen("en retard");
    assert_eq!(
        carnet.app().stack.caseload.list.query.filters,
        [Filter::NoAppointment, Filter::Late]
    );
    for line in &carnet.app().stack.caseload.list.rows {
        let next = line.to_come(carnet.app().desk.now());
        assert!(next.is_none(), "{}", line.name);
    }
    carnet.act(Action::ClearFilters);
    assert!(carnet.names().len() > 20);
    carnet
        .act(Action::ClearFilters)
        .assert_answer("ni recherche ni filtre");
}

#[test]
fn a_rule_a_referent_a_structure_or_an_orientation_can_be_chosen() {
    for (kind, choice) in [
        ("une règle", "CER à signer"),
        ("un référent", ""),
        ("une structure", ""),
        ("un type d’accompagnement", "social"),
    ] {
        let mut carnet = Session::demo();
        carnet
            .act(Action::Filters)
            .pick(kind)
            .assert_screen("Ne montrer que");
        carnet.pick(choice);
        assert_eq!(
            carnet.app().stack.caseload.list.query.filters.len(),
            1,
            "{kind}"
        );
    }
}

#[test]
fn those_who_left_are_shown_on_demand() {
    let mut carnet = Session::demo();
    let open = carnet.names();
    carnet.act(Action::Filters).pick("accompagnement terminé");
    let gone = carnet.names();
    assert!(!gone.is_empty());
    assert!(gone.iter().all(|name| !open.contains(name)), "{gone:?}");
}

#[test]
fn an_empty_list_says_so_and_nothing_can_be_opened() {
    let mut carnet = Session::empty();
    carnet
        .assert_screen("n")
        .act(Action::Open)
        .assert_answer("La liste est vide")
        .act(Action::Done)
        .assert_answer("La liste est vide");
    carnet
        .act(Action::Down)
        .act(Action::Last)
        .act(Action::NextAlert)
        .act(Action::Why);
    assert!(carnet.is_open());
}

#[test]
fn one_key_goes_from_my_files_to_everyones() {
    let base = Base::empty();
    let mut mine = base.open_as(0);
    mine.act(Action::New)
        .fill("Nom", "Faure")
        .fill("Prénom", "Inès")
        .act(Action::Save);
    let mut hers = base.open_as(1);
    hers.act(Action::New)
        .fill("Nom", "Kaddouri")
        .fill("Prénom", "Samir")
        .act(Action::Save);
    let mut carnet = base.open_as(0);
    assert!(matches!(
        carnet.app().stack.caseload.list.query.scope,
        Scope::Referent(_)
    ));
    carnet
        .assert_screen("mes dossiers")
        .assert_screen("FAURE")
        .assert_no("KADDOURI");
    carnet
        .act(Action::Scope)
        .assert_screen("tous les référents");
    assert_eq!(carnet.names().len(), 2);
    carnet
        .act(Action::Scope)
        .assert_screen("mes dossiers")
        .assert_no("KADDOURI");
}

#[test]
fn a_contact_is_noted_for_all_those_marked_and_undone_at_once() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::ActOnMarked)
        .assert_answer("Personne n’est marqué")
        .act(Action::Mark)
        .act(Action::Mark)
        .act(Action::Mark);
    let marked: Vec<i64> = carnet
        .app()
        .stack
        .caseload
        .list
        .marks
        .iter()
        .copied()
        .collect();
    assert_eq!(marked.len(), 3);
    let contacts = |carnet: &Session| -> usize {
        let count = |id: &i64| carnet.store().rows_of(Entity::Contact, *id).unwrap().len();
        marked.iter().map(count).sum()
    };
    let before = contacts(&carnet);
    carnet
        .act(Action::ActOnMarked)
        .assert_screen("3 personnes marquées")
        .pick("noter un contact")
        .go_to_field("Par")
        .press("suppr")
        .type_text("sms")
        .press("tab")
        .act(Action::Save)
        .assert_answer("Contact noté pour 3 personnes");
    assert_eq!(contacts(&carnet), before + 3);
    assert!(carnet.app().stack.caseload.list.marks.is_empty());
    carnet
        .act(Action::Undo)
        .assert_answer("Annulé : Contact noté pour 3 personnes");
    assert_eq!(contacts(&carnet), before);
    carnet.assert_sound();
}

#[test]
fn marks_show_and_can_all_be_taken_off() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::MarkAll)
        .assert_answer("personnes marquées");
    assert!(carnet.app().stack.caseload.list.marks.len() > 20);
    carnet.act(Action::MarkAll).assert_answer("plus de marque");
    assert!(carnet.app().stack.caseload.list.marks.is_empty());
}

#[test]
fn a_long_list_is_walked_to_its_end_and_back() {
    let base = Base::demo();
    let mut carnet = base.open_sized(80, 24);
    carnet.act(Action::Scope);
    let ids = carnet
        .store()
        .ids(&carnet.app().stack.caseload.list.query, 1_000)
        .unwrap();
    let mut walked = vec![carnet.person()];
    for _ in 1..ids.len() {
        carnet.act(Action::Down);
        walked.push(carnet.person());
    }
    assert_eq!(walked, ids);
    let last = carnet.person();
    carnet.act(Action::First).act(Action::Last);
    assert_eq!(carnet.person(), last);
    for _ in 0..10 {
        carnet.act(Action::PageUp);
    }
    assert_eq!(carnet.person(), ids[0]);
}

#[test]
fn only_what_calls_for_someone_has_a_colour() {
    let mut carnet = Session::demo();
    carnet.act(Action::Down).assert_role("!! 02/11", Role::Late);
    carnet.assert_role("!  21/11", Role::Today);
}

#[test]
fn a_page_down_reads_no_more_than_the_next_page() {
    let mut carnet = Session::demo();
    carnet.resize(80, 15);
    let height = carnet.app().desk.size.list_rows();
    let everyone = carnet
        .store()
        .ids(&carnet.app().stack.caseload.list.query, 1_000)
        .unwrap();
    let mut shown = vec![carnet.app().stack.caseload.list.selected().unwrap().id];
    // What a larger screen read at the start is still there.
    let mut before = carnet.app().stack.caseload.list.rows.len();
    while carnet.app().stack.caseload.list.selected().unwrap().id != everyone[everyone.len() - 1] {
        carnet.act(Action::PageDown);
        let list = &carnet.app().stack.caseload.list;
        let below = list.rows.len() - list.cursor.at - 1;
        assert!(
            below <= height.max(before),
            "{below} rows are read below the one chosen"
        );
        before = below;
        shown.push(list.selected().unwrap().id);
    }
    assert!(
        shown.len() > 8,
        "the rows far above were forgotten on the way"
    );
    let places: Vec<_> = shown
        .iter()
        .map(|id| everyone.iter().position(|it| it == id))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn each_row_says_the_contract_and_the_next_appointment_of_the_file() {
    let carnet = Session::demo();
    let (store, query) = (carnet.store(), &carnet.app().stack.caseload.list.query);
    let page = store
        .page(query, &Anchor::Edge, Towards::End, 1_000)
        .unwrap();
    let mut seen = BTreeSet::new();
    for line in &page.lines {
        let file = store.case_file(line.id).unwrap();
        let planned = |row: &&Row| row.text("statut") == Some("prevu");
        let next = file
            .rows(Entity::Appointment)
            .iter()
            .filter(planned)
            .filter_map(|row| Some((row.date("prevu_le")?, row.text("heure"))))
            .filter(|(day, _)| *day >= query.today)
            .min();
        let next = next.map(|(day, time)| (day, time.and_then(Time::from_code)));
        assert_eq!(line.to_come((query.today, None)), next, "{}", line.name);
        let life = file.life();
        let expected = life
            .latest()
            .map(|it| (life.status(it, query.today), it.end));
        assert_eq!(line.contract, expected, "{}", line.name);
        seen.extend(expected.map(|(status, _)| format!("{status:?}")));
    }
    assert!(
        page.lines
            .iter()
            .filter(|it| it.to_come((query.today, None)).is_some())
            .count()
            > 20
    );
    assert!(seen.len() >= 5, "statuses of all kinds: {seen:?}");
}

#[test]
fn those_who_are_late_are_those_whose_deadlines_are_whatever_the_day() {
    let carnet = Session::demo();
    let store = carnet.store();
    let mut most = 0;
    for days in (0..400).step_by(13) {
        let today = day("2026-06-01") + chrono::Days::new(days);
        let everyone = Query::new(today);
        let edge = Anchor::Edge;
        let all = store.page(&everyone, &edge, Towards::End, 1_000).unwrap();
        let is_late = |line: &&carnet::store::Line| {
            let mut alerts = store.alerts_of(line.id, today).unwrap().into_iter();
            alerts.any(|alert| alert.state(today) == State::Late)
        };
        let wanted: Vec<_> = all.lines.iter().filter(is_late).map(|it| it.id).collect();
        let late = Query {
            filters: vec![Filter::Late],
            ..everyone.clone()
        };
        assert_eq!(store.ids(&late, 1_000).unwrap(), wanted, "{today}");
        assert_eq!(store.counters(&everyone).unwrap().late, wanted.len());
        most = most.max(wanted.len());
    }
    assert!(most > 20, "only {most} people are ever late");
}
