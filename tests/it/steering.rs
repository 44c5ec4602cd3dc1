//! The pilotage: figures on screen, the persons behind them, other periods, the way out.
use carnet::app::action::Action;
use carnet::app::places::steering::People;
use carnet::domain::date::full;
use carnet::domain::record::Entity;
use carnet::exchange::export;
use carnet::statistics::{Indicator, Part, Persons, behind, last_twelve_months};
use carnet::store::{Anchor, Filter, Query, Towards};
use carnet::words::names::Names;

use super::harness::{Base, Session, day};

const TODAY: &str = super::harness::TODAY;

/// Opens the screen and waits for its figures.
fn open() -> Session {
    let mut carnet = Session::demo();
    carnet.act(Action::Steering);
    carnet
}

/// The persons behind the figure that is open.
fn listed(carnet: &Session) -> People {
    let steering = carnet.app().stack.steering().unwrap();
    steering.people.clone().unwrap()
}

#[test]
fn the_figures_come_with_bars_and_words() {
    let mut carnet = open();
    carnet.assert_screen("Pilotage ─ du 22/11/2025 au 21/11/2026");
    carnet
        .assert_screen("1er RDV sous 2 semaines")
        .assert_screen("par mois");
    carnet
        .assert_screen("▸y répondent")
        .assert_screen("cible 90 %");
}

/// RULES §5.1: every number opens the list of persons behind it, and those are the same ones.
#[test]
fn a_figure_opens_its_persons_and_a_person_their_file() {
    let mut carnet = open();
    for _ in 0..4 {
        carnet.act(Action::Down);
    }
    carnet
        .assert_screen("Premier rendez-vous fixé en moins")
        .act(Action::NextPanel);
    carnet.act(Action::Open);
    let asked = last_twelve_months(day(TODAY));
    let expected = behind(carnet.store(), Indicator::find("I4").unwrap(), &asked).unwrap();
    let shown = listed(&carnet);
    assert_eq!(shown.part, Part::Missing);
    assert_eq!(shown.ids(), Some(&*expected.missing));
    assert!(!expected.missing.is_empty());
    // What the foot of the screen offers works in the list.
    carnet
        .assert_screen("1er RDV sous 2 semaines ─ le reste")
        .assert_screen("Entrée le dossier")
        .assert_no("autre chiffre")
        .act(Action::Open);
    let opened = carnet.app().stack.file().unwrap().person;
    assert_eq!(Some(opened), shown.chosen());
    // Back from the file to the persons, to the figures, to the portefeuille.
    carnet
        .act(Action::Back)
        .assert_screen("1er RDV sous 2 semaines ─ le reste");
    carnet.act(Action::Back).assert_screen("par mois");
    carnet.act(Action::Back).assert_screen("dossiers");
}

#[test]
fn the_persons_behind_a_figure_come_with_who_follows_them_and_what_is_known() {
    let mut carnet = open();
    for (size, figure, told) in [
        (
            (120, 40),
            4,
            vec!["Référent", "RIVIÈRE Claire", "Date", "Délai"],
        ),
        ((80, 24), 4, vec!["Référent", "RIVIÈRE", "Date", "Délai"]),
    ] {
        carnet.resize(size.0, size.1);
        carnet.press("début");
        for _ in 0..figure {
            carnet.act(Action::Down);
        }
        carnet.act(Action::Open);
        let screen = carnet.screen();
        for words in told {
            assert!(screen.contains(words), "{words}\n{screen}");
        }
        let people = listed(&carnet);
        let first = &people.shown[0];
        let day = carnet::domain::date::full(first.day.unwrap());
        let row = screen.lines().find(|it| it.contains(&first.name)).unwrap();
        assert!(row.contains(&day), "{row}");
        let delay = format!("{} j", first.delay.unwrap());
        assert!(row.contains(&delay), "{row}");
        // The last one is on screen once it is chosen.
        carnet.press("fin");
        let last = listed(&carnet);
        let chosen = last.chosen();
        let name = &last
            .shown
            .iter()
            .find(|it| Some(it.id) == chosen)
            .unwrap()
            .name;
        carnet.assert_screen(name);
        carnet.act(Action::Back);
    }
    // Those set apart say why.
    carnet.press("début").act(Action::NextPanel);
    for _ in 0..3 {
        carnet.act(Action::NextPanel);
    }
    for _ in 0..24 {
        carnet.act(Action::Open);
        if let Some(people) = &carnet.app().stack.steering().unwrap().people {
            assert!(people.shown.iter().all(|it| !it.reason.is_empty()));
            carnet.assert_screen("Pourquoi");
            return;
        }
        carnet.act(Action::Down);
    }
    panic!("nobody is set apart");
}

#[test]
fn another_period_or_structure_gives_other_figures() {
    let mut carnet = open();
    let before = carnet
        .app()
        .stack
        .steering()
        .cloned()
        .unwrap()
        .report
        .unwrap();
    carnet.act(Action::Filters).pick("Période : année 2025");
    carnet.assert_screen("du 01/01/2025 au 31/12/2025");
    let after = carnet
        .app()
        .stack
        .steering()
        .cloned()
        .unwrap()
        .report
        .unwrap();
    assert_ne!(before.lines[0].figure, after.lines[0].figure);
    carnet.act(Action::Filters).pick("Type : Social");
    carnet
        .assert_screen("Type : Social")
        .assert_screen("du 01/01/2025");
}

#[test]
fn only_those_who_follow_people_are_offered_as_referents() {
    let mut carnet = open();
    carnet.act(Action::Filters).type_text("référent");
    carnet
        .assert_screen("Référent : RIVIÈRE Claire")
        .assert_no("Référent : GASSET")
        .assert_no("Référent : PRÉVÔT");
}

#[test]
fn what_needs_a_file_says_so_here() {
    let mut carnet = open();
    carnet.press("w").assert_screen("ouvrez-en un");
    carnet.act(Action::Search).assert_screen("Chercher");
}

#[test]
fn whoever_leads_the_team_begins_with_its_targets() {
    let base = Base::demo();
    let agents = base.agents();
    let leads = |row: &carnet::domain::record::Row| row.text("fonction") == Some("encadrement");
    let head = agents.iter().position(leads).unwrap();
    let mut carnet = base.open_as(head);
    carnet
        .opened()
        .wait_for("1er RDV sous 2 semaines")
        .act(Action::Back)
        .assert_screen("tous les référents");
    base.open().opened().assert_no("Pilotage ─");
}

/// What goes out is what the list shows: who, followed by whom, which day, how long, why; no address and no number
/// of the CAF.
#[test]
fn the_persons_behind_a_figure_go_out_as_the_list_shows_them() {
    let carnet = Session::demo();
    let asked = last_twelve_months(day(TODAY));
    let it = Indicator::find("I4").unwrap();
    let found = behind(carnet.store(), it, &asked).unwrap();
    let people = Persons::of(&found, it.measure, Part::Missing);
    let mut out = Vec::new();
    people.csv(carnet.store(), (it, &asked), &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!(text.lines().count(), 1 + found.missing.len(), "{text}");
    let agents = carnet.store().all_rows(Entity::Agent).unwrap();
    let names = Names::of(&agents, &[]);
    let all = (0, found.missing.len());
    for shown in people.read(carnet.store(), &names, all).unwrap() {
        let row = text.lines().find(|row| row.contains(&shown.name)).unwrap();
        assert!(row.contains("le reste") && row.contains(it.label), "{row}");
        assert!(row.contains(&full(shown.day.unwrap())), "{row}");
        assert!(row.contains("fait"), "{row}");
        assert_eq!(row.split(';').count(), 10, "{row}");
    }
}

#[test]
fn a_list_of_persons_goes_out_even_those_who_left() {
    let carnet = Session::demo();
    let query = Query::new(day(TODAY));
    let left = Query {
        filters: vec![Filter::Exited],
        ..query.clone()
    };
    let first = |query: &Query| {
        let page = carnet
            .store()
            .page(query, &Anchor::Edge, Towards::End, 1)
            .unwrap();
        page.lines[0].clone()
    };
    let (here, gone) = (first(&query), first(&left));
    let mut out = Vec::new();
    export::csv(carnet.store(), &query, &[gone.id, here.id], &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
    for name in [here.name, gone.name] {
        let last = name.split(' ').next().unwrap().to_owned();
        assert!(
            text.to_uppercase().contains(&last),
            "{last} is not in {text}"
        );
    }
}
