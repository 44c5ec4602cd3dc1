//! What the list says of each person and of where one is in it, and what stands beside it.
use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::{Base, Session};

/// Where one stands in the list is said wherever one comes from.
#[test]
fn the_place_in_the_list_is_said_from_everywhere() {
    let mut carnet = Session::demo();
    carnet.resize(80, 24);
    carnet.press("G").assert_screen("65 / 65 dossiers");
    carnet.press("k").assert_screen("64 / 65 dossiers");
    carnet.press("g");
    for place in ["18 / 65", "35 / 65", "52 / 65", "65 / 65"] {
        carnet.press("page-bas").assert_screen(place);
    }
    carnet.press("g").press("v").press("échap");
    carnet.assert_screen(" / 65 dossiers");
    carnet.press("f").type_text("esperon").press("entrée");
    carnet.press("échap").press("échap");
    carnet.assert_screen(" / 65 dossiers");
    assert_eq!(carnet.chosen(), "ESPÉRON Cédric");
}

/// An outcome that is not noted is about an appointment whose day is known.
#[test]
fn a_known_day_is_never_said_to_be_unknown() {
    let mut carnet = Session::demo();
    carnet.press("f").type_text("negre").press("entrée");
    carnet.assert_file_of("NÈGRE Anne-Laure").press("entrée");
    carnet
        .assert_screen("? Issue du RDV à noter, il y a 4 j")
        .assert_no("date inconnue");
}

/// The test's clock says noon: the appointment of nine o'clock is past, the one fixed since is to come.
#[test]
fn the_appointment_shown_is_the_next_to_come() {
    let mut carnet = Session::demo();
    carnet.press("f").type_text("maître").press("entrée");
    carnet.press("échap");
    let row = |carnet: &Session| {
        let screen = carnet.screen();
        let row = screen
            .lines()
            .find(|it| it.starts_with('│') && it.contains("MAÎTRE Rémi"));
        row.unwrap().to_owned()
    };
    assert!(!row(&carnet).contains("21/11 9 h"), "{}", row(&carnet));
    let planned = carnet.rows(Entity::Appointment);
    assert!(
        planned
            .iter()
            .any(|it| it.text("prevu_le") == Some("2026-11-21"))
    );
    carnet
        .press(":")
        .type_text("rdv maître 15/12 10h")
        .press("entrée");
    carnet.press("ctrl+s").assert_answer("Enregistré");
    carnet.assert_screen("15/12 10 h");
    carnet.press("échap");
    assert!(row(&carnet).contains("15/12 10 h"), "{}", row(&carnet));
}

/// « Par prochain rendez-vous » goes by what the column says, and the box moves that one.
#[test]
fn what_is_past_by_now_is_no_next_appointment() {
    let mut carnet = Session::demo();
    carnet.act(Action::Sort).pick("prochain rendez-vous");
    let now = carnet.app().desk.now();
    let rows = &carnet.app().stack.caseload.list.rows;
    let next: Vec<_> = rows.iter().map(|it| it.to_come(now)).collect();
    let mut sorted = next.clone();
    sorted.sort_by_key(|it| (it.is_none(), *it));
    assert_eq!(next, sorted);
    let past = rows.iter().position(|it| it.name == "MAÎTRE Rémi");
    assert!(past.is_none_or(|at| next[at].is_none()), "{past:?}");
    // Nothing is to come for him: there is nothing to move.
    carnet
        .press(":")
        .type_text("déplacer rdv maître")
        .press("entrée")
        .assert_screen("Aucun rendez-vous n’est à venir")
        .press("échap")
        .press(":")
        .type_text("rdv maître 15/12 10h")
        .press("entrée");
    carnet.press("ctrl+s").assert_answer("Enregistré");
    carnet
        .press(":")
        .type_text("déplacer rdv maître")
        .press("entrée")
        .assert_screen("Nouvelle date du rendez-vous")
        .assert_screen("15/12/2026");
}

/// The room that no name on screen needs is the labels'.
#[test]
fn labels_have_the_room_that_the_names_on_screen_leave() {
    let mut carnet = Session::demo();
    carnet.resize(80, 24);
    carnet.assert_screen("Demande d’heures à l’employeur actuel");
}

/// A long name met on the way makes its column wider; nothing moves back when it is left, until the window changes.
#[test]
fn the_columns_stay_where_they_are_while_one_scrolls() {
    for (columns, rows) in [(80, 24), (120, 40), (160, 24)] {
        let mut carnet = Base::large().open_sized(columns, rows);
        carnet.act(Action::Scope);
        let place = |carnet: &Session| {
            let screen = carnet.screen();
            let titles = screen
                .lines()
                .find(|it| it.contains("Allocataire"))
                .unwrap();
            let titles = titles.split("││").next().unwrap().to_owned();
            titles
                .find("Allocataire")
                .map(|at| (titles[..at].chars().count(), titles))
                .unwrap()
        };
        let first = place(&carnet);
        let mut last = first.clone();
        while carnet.app().stack.caseload.list.cursor.at + 1
            < carnet.app().stack.caseload.list.rows.len()
        {
            carnet.press("page-bas");
            let here = place(&carnet);
            assert!(here.0 <= last.0, "{last:?} {here:?}");
            last = here;
        }
        for key in ["page-haut", "g", "v", "G", "k"] {
            assert_eq!(place(carnet.press(key)), last, "{key}");
        }
        carnet.press("g");
        carnet.resize(columns, rows - 1);
        carnet.resize(columns, rows);
        assert_eq!(place(&carnet), first);
    }
}

/// On the widest screens the day says when, whom, for what, and what hour it is, within its frame.
#[test]
fn the_day_beside_the_list_stays_in_its_frame_and_says_what_each_is_for() {
    let mut carnet = Session::demo();
    carnet.resize(200, 60);
    carnet.assert_screen("Aujourd’hui ─ 3 rendez-vous");
    let screen = carnet.screen();
    let row = screen
        .lines()
        .find(|it| it.contains("15 h 30  NOËL-BARTHE Théo"));
    assert!(row.unwrap().ends_with('│'), "{}", row.unwrap());
    carnet
        .assert_screen("── 12 h ──")
        .assert_screen("Accompagnement");
    carnet.press("t");
    let (screen, mut coming) = (carnet.screen(), 0);
    for row in screen.lines().skip_while(|it| !it.contains("Ensuite")) {
        coming += usize::from(row.contains(" · ") && row.contains("││"));
    }
    assert_eq!(coming, 24, "{screen}");
}

/// The filter by rule names each rule once, in words, and no code of the program.
#[test]
fn the_rules_of_the_filter_are_told_apart_in_words() {
    let mut carnet = Session::demo();
    carnet.act(Action::Filters).pick("Une règle");
    let Some(carnet::app::places::Place::Menu(menu)) = carnet.app().stack.layers().last() else {
        panic!("no menu");
    };
    let items = &menu.chooser.items;
    let labels: std::collections::BTreeSet<_> = items.iter().map(|it| &it.label).collect();
    assert_eq!(labels.len(), items.len(), "{labels:?}");
    assert!(items.iter().all(|it| it.note.is_empty()));
}

/// What is said once the list is exported is whole on the smallest screen.
#[test]
fn an_answer_is_whole_on_the_smallest_screen() {
    let mut carnet = Session::demo();
    carnet.resize(80, 24);
    carnet.press("x");
    carnet.wait_for("Tableau écrit").assert_no("…\n");
    carnet.assert_screen("en .xlsx.");
}
