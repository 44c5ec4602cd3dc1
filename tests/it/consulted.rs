//! What the screen leaves in the log of consultations, place by place; when it is written; that nobody waits
//! for it.
#![expect(
    clippy::disallowed_methods,
    reason = "a store is held apart from the program"
)]
use std::time::Duration;

use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::domain::record::Id;
use carnet::domain::vocabulary::Consultation as How;

use super::harness::Base;

fn soon() -> Duration {
    Duration::from_secs(2)
}

fn lines(base: &Base) -> Vec<(How, Vec<Id>)> {
    let all = base.store().consultations(None).unwrap().into_iter();
    all.map(|it| (it.how.unwrap(), it.people)).collect()
}

/// What a place leaves by itself: those that show a file leave that it was opened, lists and questions
/// nothing. Each place is named.
fn leaves(place: &Place) -> &'static [How] {
    match place {
        // Lists, in which one looks for a file; the names behind a figure are left by who counts them.
        Place::Agenda(_)
        | Place::Pairs(_)
        | Place::Reminders(_)
        | Place::Steering(_)
        | Place::Yearly(_)
        | Place::Team(_)
        | Place::Partners(_)
        | Place::Session(_)
        | Place::Settings(_) => &[],
        // What stands over a place adds nothing to it.
        Place::Palette(_) | Place::Menu(_) | Place::Confirm(_) | Place::Ask(_) | Place::Wait(_) => {
            &[]
        }
        // The rows of a sheet, and who they may be: what is taken of them is in the journal.
        Place::Importer(_) => &[],
        Place::Triage(_)
        | Place::File(_)
        | Place::Form(_)
        | Place::Why(_)
        | Place::Reader(_)
        | Place::Sheet(_)
        | Place::Interview(_)
        | Place::Hour(_) => &[How::File],
        // Both files, side by side.
        Place::Merging(_) => &[How::File, How::File],
    }
}

/// How one goes to a place.
#[derive(Clone, Copy, Debug)]
enum Walk {
    Act(Action),
    Find(&'static str),
}

#[test]
fn each_place_leaves_what_it_shows() {
    let acts = [
        Action::Agenda,
        Action::Triage,
        Action::Steering,
        Action::Yearly,
        Action::Open,
        Action::Edit,
        Action::Why,
        Action::Life,
        Action::Interview,
        Action::Lead,
        Action::Documents,
        Action::Palette,
        Action::Help,
    ];
    // Those without a key are found in the palette.
    let found = [
        "Équipe et structures",
        "Chercher les doublons",
        "Rappels à envoyer",
    ];
    let acts = acts.map(Walk::Act).into_iter();
    let mut wrong = Vec::new();
    for walk in acts.chain(found.map(Walk::Find)) {
        let base = Base::demo();
        let mut carnet = base.open();
        // Going through the list shows a preview: one looks for a file.
        carnet.press("bas").press("haut");
        match walk {
            Walk::Act(action) => carnet.act(action),
            Walk::Find(words) => carnet.act(Action::Palette).pick(words),
        };
        let place = carnet.app().stack.over().last().cloned();
        carnet.pass(soon());
        let found: Vec<How> = lines(&base).into_iter().map(|(how, _)| how).collect();
        let wanted = place.as_ref().map_or(&[][..], leaves);
        if found != wanted {
            wrong.push((walk, carnet.app().stack.context(), found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_file_is_one_line_within_two_seconds_and_again_later_none() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet.press("entrée");
    let person = carnet.person();
    assert_eq!(lines(&base), []);
    carnet.pass(soon());
    assert_eq!(lines(&base), [(How::File, vec![person])]);
    carnet.act(Action::Life).press("échap").press("échap");
    carnet.press("entrée").pass(soon());
    assert_eq!(lines(&base).len(), 1);
    carnet.assert_sound();
}

#[test]
fn it_is_written_on_leaving_and_when_the_line_drops() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet.press("entrée").press("ctrl+q");
    assert!(!carnet.is_open());
    assert_eq!(lines(&base).len(), 1);
    let mut carnet = base.open();
    carnet.press("bas").press("entrée");
    carnet.hang_up();
    assert_eq!(lines(&base).len(), 2);
}

#[test]
fn a_store_that_is_held_makes_nobody_wait_and_takes_it_once_it_is_free() {
    let base = Base::demo();
    let mut carnet = base.open();
    let other = rusqlite::Connection::open(base.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    carnet.press("entrée").pass(soon());
    assert_eq!(lines(&base), []);
    assert!(carnet.app().message.is_none(), "{:?}", carnet.app().message);
    other.execute_batch("ROLLBACK").unwrap();
    carnet.pass(soon());
    assert_eq!(lines(&base).len(), 1);
}

#[test]
fn a_search_leaves_whom_it_found_when_they_are_few_and_never_what_was_typed() {
    let base = Base::demo();
    let mut carnet = base.open();
    let person = carnet.app().stack.person().unwrap();
    carnet
        .act(Action::Search)
        .type_text("abdallah")
        .press("échap");
    carnet.act(Action::Search).type_text("06").press("échap");
    carnet.pass(soon());
    let found = lines(&base);
    assert_eq!(found[0], (How::Search, vec![person]));
    assert_eq!(found[1], (How::Search, vec![]));
    let raw = rusqlite::Connection::open(base.path()).unwrap();
    let count: i64 = raw
        .query_row(
            "SELECT COUNT(*) FROM consultation WHERE lower(auteur || session || personnes || COALESCE(motif, '')) LIKE '%abdallah%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(count, 0);
}

#[test]
fn the_people_behind_a_figure_are_left_with_it() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet.act(Action::Steering);
    for _ in 0..4 {
        carnet.act(Action::Down);
    }
    carnet.pass(soon());
    assert_eq!(lines(&base), []);
    carnet.act(Action::NextPanel).act(Action::Open).pass(soon());
    let found = lines(&base);
    assert_eq!(found.len(), 1);
    let people = carnet.app().stack.steering().unwrap().people.clone();
    let people = people.unwrap();
    let listed = people.ids().unwrap();
    // Those of the figure that was opened, and none of the others that the indicator counts.
    assert_eq!(found[0], (How::Behind, listed.to_vec()));
    assert!(!listed.is_empty() && listed.len() < 20);
    carnet
        .act(Action::Export)
        .wait_for("Tableau des personnes écrit");
    carnet.pass(soon());
    assert_eq!(lines(&base)[1], (How::Export, listed.to_vec()));
}

#[test]
fn the_people_behind_a_line_of_the_yearly_summary_are_left_with_it() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet
        .act(Action::Yearly)
        .act(Action::Open)
        .act(Action::NextPanel)
        .pass(soon());
    assert_eq!(lines(&base), []);
    carnet.act(Action::Open).pass(soon());
    let found = lines(&base);
    assert_eq!(found.len(), 1, "{}", carnet.screen());
    assert_eq!(found[0].0, How::Behind);
    assert!(found[0].1.len() > 3);
}
