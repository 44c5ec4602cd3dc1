//! How many times each gesture asks the store, as the engine counts: what is asked at once, and
//! answered at once by a server elsewhere, is one time.
use std::time::Duration;

use carnet::app::action::Action;
use carnet::store::trace::heard;
use carnet::store::{Anchor, Query, QueueQuery, Towards};

use super::harness::{Base, Session, TODAY, day};

/// What each gesture may ask at most.
struct Budget {
    gesture: &'static str,
    most: usize,
}

const fn at_most(most: usize, gesture: &'static str) -> Budget {
    Budget { gesture, most }
}

impl Budget {
    /// Does the gesture; fails when it asks more than it may. Gives how often it asked.
    fn holds<T>(&self, gesture: impl FnOnce() -> T) -> (T, usize) {
        let (done, trips) = heard(gesture);
        assert!(
            trips.len() <= self.most,
            "{} asks {} times, and may {}:\n{}",
            self.gesture,
            trips.len(),
            self.most,
            trips
                .iter()
                .map(|trip| trip.join("\n    "))
                .collect::<Vec<_>>()
                .join("\n"),
        );
        (done, trips.len())
    }
}

fn opened() -> Session {
    let mut carnet = Base::demo().open();
    carnet.press("bas").press("haut");
    carnet
}

#[test]
fn opening_asks_little_before_and_after_the_first_frame() {
    let base = Base::demo();
    let (author, store) = (base.author(0), base.store());
    let (mut app, first) = at_most(12 - 3, "the first frame, once the file is open")
        .holds(|| Session::app_on(store, author, day(TODAY), (120, 40)));
    assert!(first > 0, "nothing was heard");
    at_most(8 - 3, "what follows the first frame, the counters apart")
        .holds(|| carnet::app::first::after_first_frame(&mut app).unwrap());
    at_most(3, "a connection").holds(|| base.store());
    let query = Query::new(day(TODAY));
    at_most(1, "the counters").holds(|| app.desk.store.counters(&query).unwrap());
}

#[test]
fn a_move_asks_once_and_coming_back_asks_nothing() {
    let mut carnet = Base::demo().open();
    let (_, asked) = at_most(2, "a move in the list").holds(|| carnet.press("bas").keys);
    assert!(asked > 0, "nothing was heard");
    at_most(0, "coming back to someone just seen").holds(|| carnet.press("haut").keys);
}

#[test]
fn a_page_of_the_list_asks_little_in_any_order() {
    let carnet = opened();
    let store = carnet.store();
    let query = Query::new(day(TODAY));
    let page =
        |query: &Query, anchor: &Anchor| store.page(query, anchor, Towards::End, 40).unwrap().lines;
    let (lines, _) = at_most(3, "a first page").holds(|| page(&query, &Anchor::Edge));
    let beyond = Anchor::Beyond(lines.last().unwrap().key.clone());
    let (next, _) = at_most(3, "the next page").holds(|| page(&query, &beyond));
    assert!(!next.is_empty());
    for (most, words) in [
        (3, "martin"),
        (3, "mar"),
        (3, "06"),
        (12, "dupond"),
        (12, "martim lea"),
    ] {
        let query = Query {
            search: words.to_owned(),
            ..query.clone()
        };
        at_most(most, words).holds(|| page(&query, &Anchor::Edge));
    }
}

#[test]
fn a_file_its_draft_its_save_and_their_undo_ask_little() {
    let mut carnet = opened();
    at_most(8, "the opening of a file").holds(|| carnet.press("entrée").keys);
    for key in ["bas", "tab", "bas", "haut", "page-bas"] {
        at_most(0, "a move in a file").holds(|| carnet.press(key).keys);
    }
    // Beside what one does, and once; what writes for the screen is opened then.
    at_most(6 + 2, "the noting of what was read")
        .holds(|| carnet.pass(Duration::from_secs(2)).keys);
    carnet.act(Action::Appointments).press("n").pick("contact");
    carnet.fill("Ce qui s’est dit", "Elle a rappelé.");
    // The other one looks whether another process has written.
    at_most(2, "the keeping of a draft").holds(|| carnet.pass(Duration::from_secs(2)).keys);
    let (_, asked) =
        at_most(25 + 8, "a contact saved, and shown").holds(|| carnet.press("ctrl+s").keys);
    assert!(asked > 0, "nothing was heard");
    carnet.assert_screen("Enregistré");
    carnet.press("échap");
    at_most(25 + 8, "its undo, shown").holds(|| carnet.act(Action::Undo).keys);
    carnet.assert_screen("Annulé");
}

#[test]
fn another_telephone_asks_little_too() {
    let mut carnet = opened();
    carnet.press("entrée").act(Action::Identity).press("entrée");
    carnet.go_to_field("Téléphone").replace_with("0639980102");
    at_most(25 + 8, "a telephone saved, and shown").holds(|| carnet.press("ctrl+s").keys);
    carnet.assert_screen("Enregistré");
}

#[test]
fn the_queue_and_its_length_ask_little() {
    let carnet = opened();
    let asked = QueueQuery::new(day(TODAY));
    let (found, _) = at_most(10, "twenty items of the queue and its length").holds(|| {
        let items = carnet.store().queue(&asked, None, 20).unwrap();
        (
            items.len(),
            carnet.store().queue_len(&asked, 10_000).unwrap(),
        )
    });
    assert!(found.0 == 20 && found.1 > 20, "{found:?}");
}
